"""What all addresses of the OpenAPI document share: the contract's header, and problems by their status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.contract.problems import HTTP_STATUS, ProblemCode
from sync.contract.terms import CONTRACT_HEADER, PROBLEM_MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Sequence

REF = "#/components/schemas/{name}"
ANYWHERE = (ProblemCode.CONTRACT_UNSUPPORTED, ProblemCode.RATE_LIMITED, ProblemCode.UNAVAILABLE, ProblemCode.INTERNAL)
WITH_TOKEN = (ProblemCode.TOKEN_MISSING, ProblemCode.TOKEN_INVALID, ProblemCode.TOKEN_EXPIRED)
WITH_BODY = (
    ProblemCode.REQUEST_MALFORMED,
    ProblemCode.REQUEST_TOO_LARGE,
    ProblemCode.ENCODING_UNSUPPORTED,
    ProblemCode.MEDIA_TYPE_UNSUPPORTED,
)
_MEANINGS = {
    400: "The client asked for a version of the contract that is not spoken here, or for a checksum that is not known.",
    401: "No token, a token that is not known, or one that has expired; or the device is to sign out.",
    403: "The device is to erase its desk.",
    404: "There is nothing at this address for this officer.",
    409: "The upload stands elsewhere; `HEAD` tells where.",
    412: "The client speaks another version of tus; `Tus-Version` tells which is spoken here.",
    413: "The request's body is too large, packed or unpacked; or too much of this officer's is here already.",
    415: "The body's media type or content coding is not supported; `Accept` or `Accept-Encoding` tells what is.",
    416: "The file has no such part; `Content-Range` tells how long it is.",
    422: "The request is not what it says to be, or not one of this contract.",
    460: "What came is not what its checksum was made of; nothing of it was kept.",
    429: "Too many requests; `Retry-After` tells when to come back.",
    500: "A fault in the central API.",
    503: "The central API can't answer at the moment; `Retry-After` tells when to come back.",
}
_RETRY_STATUSES = {429, 503}


def headers() -> dict[str, Any]:
    """The header that every answer has."""
    return {CONTRACT_HEADER: {"$ref": "#/components/headers/Contract"}}


def problems(codes: Sequence[ProblemCode]) -> dict[str, Any]:
    """An answer for each HTTP status, with the codes that come with it."""
    by_status: dict[int, list[ProblemCode]] = {}
    for code in codes:
        by_status.setdefault(HTTP_STATUS[code], []).append(code)
    return {str(status): _problem(status, by_status[status]) for status in sorted(by_status)}


def _problem(status: int, codes: Sequence[ProblemCode]) -> dict[str, Any]:
    told = headers()
    if status in _RETRY_STATUSES:
        told["Retry-After"] = {"$ref": "#/components/headers/RetryAfter"}
    if status == HTTP_STATUS[ProblemCode.TOKEN_MISSING]:
        told["WWW-Authenticate"] = {"required": True, "schema": {"type": "string"}}
    schema = {
        "allOf": [{"$ref": REF.format(name="Problem")}],
        "properties": {"type": {"enum": [code.uri for code in codes]}, "status": {"const": status}},
    }
    return {
        "description": _MEANINGS[status],
        "headers": told,
        "content": {PROBLEM_MEDIA_TYPE: {"schema": schema}},
    }
