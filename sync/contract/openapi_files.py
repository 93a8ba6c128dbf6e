"""The addresses of files in the OpenAPI document: attachments come down by ranges, uploads go up by tus 1.0.0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.contract.openapi_parts import ANYWHERE, WITH_TOKEN, headers, problems
from sync.contract.problems import ProblemCode
from sync.contract.terms import MAX_FILE_SIZE, MAX_PREVIEW, TUS_VERSION, UPLOAD_MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTRACT = {"$ref": "#/components/parameters/Contract"}
_TUS = {"$ref": "#/components/parameters/Tus"}
_PICTURES = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("image/png", "image/jpeg")}
_WITH_UPLOAD = (ProblemCode.TUS_UNSUPPORTED, ProblemCode.NOT_FOUND, *WITH_TOKEN, *ANYWHERE)
_NUMBER = {"type": "string", "pattern": "^[0-9]{1,18}$"}


def paths() -> dict[str, Any]:
    """Addresses with what can be done there."""
    return {
        "/v1/attachments/{id}": {"parameters": [_id("attachment"), _CONTRACT], "get": _attachment()},
        "/v1/attachments/{id}/preview": {"parameters": [_id("attachment"), _CONTRACT], "get": _preview()},
        "/v1/uploads": {"parameters": [_CONTRACT], "post": _create(), "options": _options()},
        "/v1/uploads/{id}": {
            "parameters": [_id("upload"), _CONTRACT, _TUS],
            "head": _head(),
            "patch": _patch(),
            "delete": _delete(),
        },
    }


def parameters() -> dict[str, Any]:
    """Headers that several addresses ask for."""
    return {"Tus": _parameter("Tus-Resumable", {"type": "string", "const": TUS_VERSION}, "The version of tus.")}


def headers_told() -> dict[str, Any]:
    """Headers that several answers have."""
    return {
        "ETag": _told("Strong: which content it is."),
        "Tus": {"required": True, "schema": {"const": TUS_VERSION}},
        "UploadOffset": _told("Bytes that are here and checked.", _NUMBER),
        "UploadExpires": _told("When the upload is let go of, unless an op has named it by then (RFC 9110 date)."),
    }


def _attachment() -> dict[str, Any]:
    ranges = [
        _parameter("Range", {"type": "string"}, "One range of bytes; anything else is ignored.", is_required=False),
        _parameter("If-Range", {"type": "string"}, "The ETag of what the client has of it.", is_required=False),
        _parameter("If-None-Match", {"type": "string"}, "The ETag of what the client has.", is_required=False),
    ]
    content = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    told = {**headers(), "ETag": _header("ETag"), "Accept-Ranges": {"required": True, "schema": {"const": "bytes"}}}
    span = _told("Which bytes of how many.")
    return {
        "operationId": "attachment",
        "summary": "A file",
        "description": "Of a complaint that the officer has, or of an entry of its timeline.",
        "parameters": ranges,
        "responses": {
            "200": {"description": "All of it.", "headers": told, "content": content},
            "206": {"description": "A part of it.", "headers": {**told, "Content-Range": span}, "content": content},
            "304": {"description": "The client has it.", "headers": {**headers(), "ETag": _header("ETag")}},
            **problems((*WITH_TOKEN, ProblemCode.NOT_FOUND, ProblemCode.RANGE_UNSATISFIABLE, *ANYWHERE)),
        },
    }


def _preview() -> dict[str, Any]:
    told = {**headers(), "ETag": _header("ETag")}
    known = _parameter("If-None-Match", {"type": "string"}, "The ETag of what the client has.", is_required=False)
    return {
        "operationId": "preview",
        "summary": "A small picture of a file",
        "description": f"At most {MAX_PREVIEW} bytes; not found where none can be made.",
        "parameters": [known],
        "responses": {
            "200": {"description": "The picture.", "headers": told, "content": _PICTURES},
            "304": {"description": "The client has it.", "headers": told},
            **problems((*WITH_TOKEN, ProblemCode.NOT_FOUND, *ANYWHERE)),
        },
    }


def _create() -> dict[str, Any]:
    length = {"type": "string", "pattern": "^[1-9][0-9]{0,5}$"}
    metadata = {"type": "string", "pattern": "^sha256 [A-Za-z0-9+/]{86}==$"}
    told = _parameter(
        "Upload-Metadata",
        metadata,
        "`sha256` with the SHA-256 of the content in hexadecimal, in base64; other keys are ignored. Who announces a"
        " content that this officer has begun to upload is given that upload.",
        is_required=False,
    )
    codes = (ProblemCode.REQUEST_MALFORMED, ProblemCode.REQUEST_TOO_LARGE, ProblemCode.UPLOAD_QUOTA_EXCEEDED)
    place = _told("Where it goes on, relative to this address.")
    return {
        "operationId": "create_upload",
        "summary": "Announce an upload",
        "parameters": [
            _TUS,
            _parameter("Upload-Length", length, f"Bytes of the whole, {MAX_FILE_SIZE} at most."),
            told,
        ],
        "responses": {
            "201": {"description": "It can begin.", "headers": {**_standing(), "Location": place}},
            **problems((*codes, ProblemCode.TUS_UNSUPPORTED, *WITH_TOKEN, *ANYWHERE)),
        },
    }


def _options() -> dict[str, Any]:
    told = {name: _told("") for name in ("Tus-Version", "Tus-Extension", "Tus-Max-Size", "Tus-Checksum-Algorithm")}
    return {
        "operationId": "upload_options",
        "summary": "What of tus is spoken here",
        "security": [],
        "responses": {
            "204": {
                "description": "It is told in headers.",
                "headers": {**headers(), "Tus-Resumable": _header("Tus"), **told},
            },
            **problems(ANYWHERE),
        },
    }


def _head() -> dict[str, Any]:
    return {
        "operationId": "upload_offset",
        "summary": "Where an upload stands",
        "responses": {
            "200": {"description": "So far.", "headers": {**_standing(), "Upload-Length": _told("", _NUMBER)}},
            **problems(_WITH_UPLOAD),
        },
    }


def _patch() -> dict[str, Any]:
    checksum = {"type": "string", "pattern": "^sha256 [A-Za-z0-9+/]{43}=$"}
    codes = (
        ProblemCode.REQUEST_MALFORMED,
        ProblemCode.REQUEST_TOO_LARGE,
        ProblemCode.MEDIA_TYPE_UNSUPPORTED,
        ProblemCode.UPLOAD_OFFSET_WRONG,
        ProblemCode.CHECKSUM_UNSUPPORTED,
        ProblemCode.CHECKSUM_MISMATCH,
    )
    return {
        "operationId": "upload_part",
        "summary": "The next bytes of an upload",
        "description": "A part that breaks off is kept as far as it came, unless it has a checksum. A whole that is not"
        " what was announced is let go of.",
        "parameters": [
            _parameter("Upload-Offset", _NUMBER, "Where the part begins: where the upload stands."),
            _parameter("Upload-Checksum", checksum, "Of the part; `sha1` is known too.", is_required=False),
        ],
        "requestBody": {
            "required": True,
            "content": {UPLOAD_MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        },
        "responses": {
            "204": {"description": "It is here.", "headers": _standing()},
            **problems((*codes, *_WITH_UPLOAD)),
        },
    }


def _delete() -> dict[str, Any]:
    return {
        "operationId": "end_upload",
        "summary": "Let go of an upload",
        "responses": {
            "204": {"description": "It is gone.", "headers": {**headers(), "Tus-Resumable": _header("Tus")}},
            **problems(_WITH_UPLOAD),
        },
    }


def _standing() -> dict[str, Any]:
    told = {"Tus-Resumable": "Tus", "Upload-Offset": "UploadOffset", "Upload-Expires": "UploadExpires"}
    return {**headers(), **{name: _header(component) for name, component in told.items()}}


def _header(component: str) -> dict[str, Any]:
    return {"$ref": f"#/components/headers/{component}"}


def _told(description: str, schema: Mapping[str, Any] | None = None) -> dict[str, Any]:
    told = {"description": description} if description else {}
    return {**told, "required": True, "schema": dict(schema or {"type": "string"})}


def _id(thing: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1, "maxLength": 200}
    return {"name": "id", "in": "path", "required": True, "description": f"Of the {thing}.", "schema": schema}


def _parameter(name: str, schema: Mapping[str, Any], description: str, *, is_required: bool = True) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": is_required, "description": description, "schema": dict(schema)}
