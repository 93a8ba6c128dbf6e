"""Codes of the problems (RFC 9457) that a central API of contract v1 answers with."""

from __future__ import annotations

from enum import StrEnum

PREFIX = "urn:lapor-desktop:problem:"


class ProblemCode(StrEnum):
    """Each with the HTTP status that it goes with where it ends a whole request."""

    TOKEN_MISSING = "token-missing"
    TOKEN_INVALID = "token-invalid"
    TOKEN_EXPIRED = "token-expired"
    DEVICE_WIPED = "device-wiped"
    DEVICE_SIGNED_OUT = "device-signed-out"
    REQUEST_MALFORMED = "request-malformed"
    REQUEST_TOO_LARGE = "request-too-large"
    ENCODING_UNSUPPORTED = "encoding-unsupported"
    MEDIA_TYPE_UNSUPPORTED = "media-type-unsupported"
    CONTRACT_UNSUPPORTED = "contract-unsupported"
    NOT_FOUND = "not-found"
    METHOD_NOT_ALLOWED = "method-not-allowed"
    RANGE_UNSATISFIABLE = "range-unsatisfiable"
    TUS_UNSUPPORTED = "tus-unsupported"
    UPLOAD_OFFSET_WRONG = "upload-offset-wrong"
    UPLOAD_QUOTA_EXCEEDED = "upload-quota-exceeded"
    CHECKSUM_UNSUPPORTED = "checksum-unsupported"
    CHECKSUM_MISMATCH = "checksum-mismatch"
    RATE_LIMITED = "rate-limited"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"
    # of one op, in a result:
    OP_MALFORMED = "op-malformed"
    OP_HASH_MISMATCH = "op-hash-mismatch"
    OP_ID_REUSED = "op-id-reused"
    OP_SUPERSEDED = "op-superseded"
    OP_NOT_ASSIGNED = "op-not-assigned"
    OP_NOT_ALLOWED = "op-not-allowed"
    OP_FILES_MISSING = "op-files-missing"
    OP_WEB_ONLY = "op-web-only"
    OP_REFUSED_UPSTREAM = "op-refused-upstream"
    OP_UNSURE = "followup-unsure"

    @property
    def uri(self) -> str:
        """The `type` of the problem."""
        return PREFIX + self.value


HTTP_STATUS = {
    ProblemCode.TOKEN_MISSING: 401,
    ProblemCode.TOKEN_INVALID: 401,
    ProblemCode.TOKEN_EXPIRED: 401,
    ProblemCode.DEVICE_WIPED: 403,
    ProblemCode.DEVICE_SIGNED_OUT: 401,
    ProblemCode.REQUEST_MALFORMED: 422,
    ProblemCode.REQUEST_TOO_LARGE: 413,
    ProblemCode.ENCODING_UNSUPPORTED: 415,
    ProblemCode.MEDIA_TYPE_UNSUPPORTED: 415,
    ProblemCode.CONTRACT_UNSUPPORTED: 400,
    ProblemCode.NOT_FOUND: 404,
    ProblemCode.METHOD_NOT_ALLOWED: 405,
    ProblemCode.RANGE_UNSATISFIABLE: 416,
    ProblemCode.TUS_UNSUPPORTED: 412,
    ProblemCode.UPLOAD_OFFSET_WRONG: 409,
    ProblemCode.UPLOAD_QUOTA_EXCEEDED: 413,
    ProblemCode.CHECKSUM_UNSUPPORTED: 400,
    ProblemCode.CHECKSUM_MISMATCH: 460,
    ProblemCode.RATE_LIMITED: 429,
    ProblemCode.UNAVAILABLE: 503,
    ProblemCode.INTERNAL: 500,
    ProblemCode.OP_MALFORMED: 422,
    ProblemCode.OP_HASH_MISMATCH: 422,
    ProblemCode.OP_ID_REUSED: 409,
    ProblemCode.OP_SUPERSEDED: 409,
    ProblemCode.OP_NOT_ASSIGNED: 403,
    ProblemCode.OP_NOT_ALLOWED: 409,
    ProblemCode.OP_FILES_MISSING: 409,
    ProblemCode.OP_WEB_ONLY: 409,
    ProblemCode.OP_REFUSED_UPSTREAM: 409,
    ProblemCode.OP_UNSURE: 409,
}


def code_of(uri: str) -> str:
    """The code in a problem's `type`, or an empty text where it is none of ours."""
    return uri.removeprefix(PREFIX) if uri.startswith(PREFIX) else ""
