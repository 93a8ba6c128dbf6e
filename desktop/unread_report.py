"""A file about records that could not be read, for whoever runs the central API: free of personal data."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.mirror.quarantine import UnreadRecord

_ABOUT = (
    "Records of contract v1 that LAPOR! Desktop could not read. They are described by kind, place and manner of the "
    "fault, length, SHA-256 of the line, and shape (fields of the contract, their types and lengths). No values."
)


def report(records: Sequence[UnreadRecord], version: str) -> str:
    """The report as JSON. `version`: of this program."""
    described = [
        {
            "kind": record.kind,
            "place": record.place,
            "fault": record.fault,
            "bytes": record.size,
            "sha256": record.sha256,
            "shape": msgspec.Raw(record.shape.encode()) if _is_whole(record.shape) else record.shape,
            "times": record.times,
            "first_seen_at": record.first_seen_at,
            "last_seen_at": record.last_seen_at,
        }
        for record in records
    ]
    told = {"about": _ABOUT, "program": version, "system": platform.system(), "records": described}
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"


def _is_whole(shape: str) -> bool:
    """Whether the shape is JSON; a very long one was cut."""
    try:
        msgspec.json.decode(shape)
    except msgspec.DecodeError:
        return False
    return True
