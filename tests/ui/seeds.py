"""Complaints put straight into the mirror, for tests of what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.mirror import mirror
from desktop.complaint import ComplaintPatch, Departure, MirrorBatch, TrackingId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.desk import Desk

FIRST = 8_507_000


def patch(number: int, *, rev: int = 1, is_whole: bool = True, **fields: object) -> ComplaintPatch:
    """A complaint with tracking ID `FIRST + number`: disposed, so that an answer is expected; one more a day."""
    defaults: Mapping[str, object] = {
        "title": f"Laporan nomor {number}",
        "body": "Mohon penjelasan tagihan UKT semester ini.",
        "status_raw": "Terverifikasi",
        "channel": "Website",
        "institution": "Fakultas Teknik",
        "received_at": "2026-03-16T02:00:00Z",
        "disposed_at": "2026-03-16T03:00:00Z",
    }
    return ComplaintPatch(
        tracking_id=tracking_id(number), rev=rev, fields={**(defaults if is_whole else {}), **fields}, is_whole=is_whole
    )


def tracking_id(number: int) -> TrackingId:
    """The tracking ID of a seeded complaint."""
    return TrackingId(str(FIRST + number))


def seed(desk: Desk, patches: Iterable[ComplaintPatch], gone: Iterable[int] = ()) -> None:
    """Commit them as a sync would."""
    departures = tuple(Departure(tracking_id=tracking_id(number), rev=9, reason="reassigned") for number in gone)
    desk.write_as("sync", mirror.apply, MirrorBatch(patches=tuple(patches), departures=departures)).result()
