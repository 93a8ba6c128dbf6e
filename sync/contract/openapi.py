"""Contract v1 as an OpenAPI 3.1 document, made from the messages themselves.

`python -m sync.contract.openapi` writes it to `resources/openapi/contract-v1.json`, which a test holds against this.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

import resources
from desktop.intent import fingerprint
from sync.contract import messages, openapi_files, reference, request
from sync.contract.openapi_parts import ANYWHERE, REF, WITH_BODY, WITH_TOKEN, headers, problems
from sync.contract.problems import ProblemCode
from sync.contract.sign_in import SESSION_PATH
from sync.contract.terms import (
    CONTRACT_HEADER,
    CONTRACT_VERSION,
    RECORDS_PER_CHECKPOINT,
    REQUEST_MEDIA_TYPE,
    STREAM_MEDIA_TYPE,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MESSAGES = (
    messages.Head,
    messages.Result,
    messages.Accepted,
    messages.Change,
    messages.Gone,
    messages.Checkpoint,
    messages.ResyncRequired,
    messages.End,
)
_OP_ID = "0193572e-5a7c-7cc1-b4f7-2f1d3c5e8a90"
_FOLLOW_UP = {"text": "Yth. Bapak/Ibu Pelapor, laporan Saudara telah kami tindak lanjuti.", "is_secret": False}
_REQUEST_EXAMPLE = {
    "cursor": "P80ro22B.1.300",
    "ops": [
        {
            "kind": "followup.add",
            "op_id": _OP_ID,
            "tracking_id": "8518072",
            "base_rev": 4,
            "authored_at": "2026-03-17T09:12:05+07:00",
            "payload_hash": fingerprint("followup.add", "8518072", _FOLLOW_UP),
            "payload": _FOLLOW_UP,
        }
    ],
}
_STREAM_EXAMPLE: Sequence[messages.Message] = (
    messages.Head(contract=CONTRACT_VERSION, remaining=1),
    messages.Result(op_id=_OP_ID, tracking_id="8518072", outcome="applied", rev=5),
    messages.Change(
        id="8518072",
        rev=5,
        set=messages.ComplaintFields(status="Dalam Proses"),
        events=[
            messages.TimelineEvent(
                id="913",
                kind="followup",
                at="2026-03-17T02:14:40.120Z",
                actor="me",
                name="Ratna Wulandari",
                text=str(_FOLLOW_UP["text"]),
                op_id=_OP_ID,
            )
        ],
    ),
    messages.Checkpoint(cursor="P80ro22B.1.301"),
    messages.End(
        more=False, digest="300:23fc03898a", server_time="2026-03-17T02:14:40Z", reference_etag='W/"rlbecRKQ"'
    ),
)


OF_DEVICE = (ProblemCode.DEVICE_WIPED, ProblemCode.DEVICE_SIGNED_OUT)


def document() -> dict[str, Any]:
    """The document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Lapor Desktop central API",
            "version": f"{CONTRACT_VERSION}.0.0",
            "summary": "The exchange between a liaison officer's desk and a central API",
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{"officer": []}],
        "paths": {
            "/v1/sync": {"post": _sync()},
            "/v1/reference": {"get": _reference()},
            "/v1/about": {"get": _about()},
            SESSION_PATH: {"get": _session()},
            **openapi_files.paths(),
        },
        "components": {
            "securitySchemes": {
                "officer": {"type": "http", "scheme": "bearer", "description": "An officer's token. It may expire."}
            },
            "schemas": _schemas(),
            "headers": {
                "Contract": {
                    "description": "The version of the contract. Every answer carries it, errors too;"
                    " what comes without it is not from a central API.",
                    "required": True,
                    "schema": {"const": str(CONTRACT_VERSION)},
                },
                **openapi_files.headers_told(),
                "RetryAfter": {"description": "Seconds.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
            },
            "parameters": {
                "Contract": {
                    "name": CONTRACT_HEADER,
                    "in": "header",
                    "description": "The version that the client speaks; left out, it is the one in the address.",
                    "schema": {"type": "string", "const": str(CONTRACT_VERSION)},
                },
                **openapi_files.parameters(),
            },
        },
    }


def text() -> str:
    """The document as it is checked in."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


_DESCRIPTION = f"""\
One request of `POST /v1/sync` takes all that an officer did and brings all that changed. Its answer is a stream of JSON
messages, one a line: `Head`, a `Result` (or `Accepted`) for each op, then `Change` and `Gone` records with a
`Checkpoint` every {RECORDS_PER_CHECKPOINT} or so, at last an `End`. What came before a checkpoint may be kept, with its
cursor, even when the stream breaks off behind it. Records can repeat events and fields that are known already: events
are told apart by their `id`. Fields that a reader does not know are to be ignored.

Bodies are compressed with zstd (RFC 8878, windows up to 8 MB) or gzip in both directions. A stream is one frame that is
flushed at every checkpoint. Problems are those of RFC 9457 with a `type` of `urn:lapor-desktop:problem:` and a code.

`payload_hash` is the first 128 bits of SHA-256 over the op's kind, a line feed, its tracking ID, a line feed, and its
payload as JSON with sorted keys, without white space and with characters unescaped, in unpadded base64url. `digest` is
the number of complaints that the officer has, a colon, and in hexadecimal the sum of the first 40 bits of BLAKE2b over
`tracking ID:revision` of each (digest size 5 bytes).

Files go beside the exchange: down by ranges (RFC 9110), up by tus 1.0.0 (https://tus.io/protocols/resumable-upload)
before the op that names them. They are packed already, so that no content coding is put on them.
"""


def _sync() -> dict[str, Any]:
    stream = {
        "schema": {
            "type": "string",
            "description": "Lines, each of which is a JSON document of the schema `Message`.",
            "contentMediaType": REQUEST_MEDIA_TYPE,
            "contentSchema": {"$ref": REF.format(name="Message")},
        },
        "examples": {
            "answered": {
                "summary": "An answer was taken in, and the change that it made is told",
                "value": messages.encoder.encode_lines(list(_STREAM_EXAMPLE)).decode(),
            }
        },
    }
    return {
        "operationId": "sync",
        "summary": "Push ops and pull changes",
        "description": "The ops are taken in first, in their order and each for itself; then the pull is told, which"
        " includes what they changed. A cursor of null pulls everything, nearest deadline first. A cursor that can't be"
        " served any more is answered with `ResyncRequired` behind the results.",
        "parameters": [{"$ref": "#/components/parameters/Contract"}],
        "requestBody": {
            "description": "Packed as `Content-Encoding` tells: `zstd`, `gzip` or `identity`. An op that is not of its"
            " schema is refused alone, in its result.",
            "required": True,
            "content": {
                REQUEST_MEDIA_TYPE: {
                    "schema": {"$ref": REF.format(name="SyncRequest")},
                    "examples": {
                        "first": {"summary": "A first pull", "value": {"cursor": None}},
                        "answer": {"summary": "An answer, and what is new", "value": _REQUEST_EXAMPLE},
                    },
                }
            },
        },
        "responses": {
            "200": {
                "description": "The stream of messages.",
                "headers": headers(),
                "content": {STREAM_MEDIA_TYPE: stream},
            },
            **problems((*WITH_TOKEN, *OF_DEVICE, *WITH_BODY, *ANYWHERE)),
        },
    }


def _reference() -> dict[str, Any]:
    etag = {"description": "Weak: the same in every content coding.", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": "reference",
        "summary": "Reference data",
        "description": "What changes rarely: fetched when `End.reference_etag` differs from the ETag held.",
        "parameters": [
            {"$ref": "#/components/parameters/Contract"},
            {
                "name": "If-None-Match",
                "in": "header",
                "description": "The ETag of what the client has.",
                "schema": {"type": "string"},
            },
        ],
        "responses": {
            "200": {
                "description": "The data.",
                "headers": {**headers(), "ETag": etag},
                "content": {REQUEST_MEDIA_TYPE: {"schema": {"$ref": REF.format(name="Reference")}}},
            },
            "304": {"description": "The client has it.", "headers": {**headers(), "ETag": etag}},
            **problems((*WITH_TOKEN, *ANYWHERE)),
        },
    }


def _about() -> dict[str, Any]:
    return {
        "operationId": "about",
        "summary": "Which central API this is",
        "security": [],
        "parameters": [{"$ref": "#/components/parameters/Contract"}],
        "responses": {
            "200": {
                "description": "Its name and the versions of the contract that it speaks.",
                "headers": headers(),
                "content": {
                    REQUEST_MEDIA_TYPE: {
                        "schema": {"$ref": REF.format(name="About")},
                        "example": {"name": "Lapor Desktop reference central API", "contracts": [CONTRACT_VERSION]},
                    }
                },
            },
            **problems(ANYWHERE),
        },
    }


def _session() -> dict[str, Any]:
    return {
        "operationId": "session",
        "summary": "Whose token it is",
        "description": "Asked once behind a sign-in. A server without a sign-in of its own need not have it.",
        "parameters": [{"$ref": "#/components/parameters/Contract"}],
        "responses": {
            "200": {
                "description": "The officer, and under which names they are known for ever.",
                "headers": headers(),
                "content": {REQUEST_MEDIA_TYPE: {"schema": {"$ref": REF.format(name="Session")}}},
            },
            **problems((*WITH_TOKEN, *ANYWHERE)),
        },
    }


def _schemas() -> dict[str, Any]:
    types = [*_MESSAGES, request.SyncRequest, messages.Problem, reference.Reference, reference.About, reference.Session]
    _, components = msgspec.json.schema_components(types, ref_template=REF)
    names = [message.__name__ for message in _MESSAGES]
    components["Message"] = {
        "description": "One line of the stream.",
        "oneOf": [{"$ref": REF.format(name=name)} for name in names],
        "discriminator": {
            "propertyName": "t",
            "mapping": {str(message.__struct_config__.tag): REF.format(name=message.__name__) for message in _MESSAGES},
        },
    }
    return {name: _open(components[name]) for name in sorted(components)}


def _open(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with the one-line form of its docstring."""
    told = dict(schema)
    if isinstance(told.get("description"), str):
        told["description"] = " ".join(told["description"].split())
    return told


def main() -> None:
    """Write the document to where it is checked in."""
    resources.path("openapi").joinpath("contract-v1.json").write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
