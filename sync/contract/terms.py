"""What the messages of contract v1 share: headers, media types, limits, and values with a form of their own."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

CONTRACT_VERSION = 1
CONTRACT_HEADER = "Lapor-Contract"
"""Every answer carries it. An answer without it comes from something else than a central API: nothing is parsed."""
REQUEST_MEDIA_TYPE = "application/json"
STREAM_MEDIA_TYPE = "application/x-ndjson"
PROBLEM_MEDIA_TYPE = "application/problem+json"
UPLOAD_MEDIA_TYPE = "application/offset+octet-stream"
TUS_VERSION = "1.0.0"
"""Of the protocol for uploads, https://tus.io/protocols/resumable-upload."""
RECORDS_PER_CHECKPOINT = 25
MAX_TEXT = 10_000
"""Characters that a follow-up or a reason may have."""
MAX_OPS = 500
"""Ops that one request may carry; a client with more sends them in several exchanges."""
MAX_FILES = 5
"""Files that one op may name. This and the next two are the limits of LAPOR!'s own form."""
MAX_FILE_SIZE = 5 * 1024 * 1024
"""Bytes of one such file."""
FILE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""How the name of such a file may end, and which media type that is."""
MAX_PREVIEW = 8_000
"""Bytes of an attachment's preview."""

OpIdText = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
TrackingIdText = Annotated[str, Meta(pattern=r"^[0-9]{1,20}$")]

Timestamp = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        description="RFC 3339 with zone",
    ),
]
Text = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
FileType = Literal[
    "image/jpeg",
    "image/png",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]
Revision = Annotated[
    int,
    Meta(ge=0, le=2**53 - 1, description="Grows by one with each change of the complaint on the server"),
]
