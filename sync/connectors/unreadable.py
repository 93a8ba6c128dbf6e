"""What is kept of a record that can't be read: enough to find the fault with the server's people, none of its words.

Kind, place and manner of the fault, how long the record was, its SHA-256 (by which whoever runs the central API can
find it), and its shape: which fields of the contract it has, of which type and how long. Values are left out, and names
that are not the contract's.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from sync.connectors.base import Unreadable
from sync.contract import messages

_STRUCTS = (
    messages.Head,
    messages.Result,
    messages.Accepted,
    messages.Problem,
    messages.Change,
    messages.ComplaintFields,
    messages.TimelineEvent,
    messages.AttachmentInfo,
    messages.Gone,
    messages.Checkpoint,
)
_NAMES = frozenset(field.encode_name for struct in _STRUCTS for field in msgspec.structs.fields(struct)) | {"t"}
_KINDS = frozenset({"head", "result", "accepted", "change", "gone", "checkpoint"})
_PLACE = re.compile(r" - at `([\w$.\[\]\u2026]{1,100})`$")
_QUOTED = re.compile(r"(['\"]).*\1", re.DOTALL)
_MOST_ITEMS = 10
_DEEPEST = 8
_LONGEST_SHAPE = 2_000


def unreadable(line: bytes, fault: str) -> Unreadable:
    """Describe a line that is JSON but no message, from what the decoder said of it."""
    place = _PLACE.search(fault)
    try:
        value = msgspec.json.decode(line)
    except messages.UNREADABLE:
        value = None
    kind = value.get("t") if isinstance(value, dict) else None
    return Unreadable(
        fault=_QUOTED.sub("…", fault[: place.start()] if place else fault)[:200],
        kind=kind if isinstance(kind, str) and kind in _KINDS else "?",
        place=place[1] if place else "",
        size=len(line),
        sha256=hashlib.sha256(line).hexdigest(),
        shape=msgspec.json.encode(_shape(value)).decode()[:_LONGEST_SHAPE],
    )


def _shape(value: object, room: int = _DEEPEST) -> object:
    match value:
        case dict() | list() if not room:
            return "…"
        case dict():
            return {str(name) if name in _NAMES else "?": _shape(inner, room - 1) for name, inner in value.items()}
        case list():
            return [_shape(item, room - 1) for item in value[:_MOST_ITEMS]]
        case str():
            return f"text {len(value)}"
        case bool() | None:
            return "null" if value is None else "true or false"
        case _:
            return "number"
