"""Desks and central APIs with many complaints."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, forwards, notes
from desktop.cache.mirror import mirror
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.complaint import Actor, Attachment, ComplaintPatch, Event, MirrorBatch, TrackingId
from desktop.desk import Desk
from sync.central.generate import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.central.generate.model import GeneratedComplaint

_ACTORS = {
    "reporter": Actor.REPORTER,
    "admin": Actor.ADMIN,
    "system": Actor.SYSTEM,
    "institution": Actor.COLLEAGUE,
}
_FIELDS = tuple(name for name in mirror.FIELDS if name not in {"status_raw", "attachments"})


def fill_desk(folder: Path, count: int) -> None:
    """A desk in `folder` with so many generated complaints, written as a sync writes them."""
    generated = complaints(count, seed=1, now=datetime.now(UTC))
    with Desk.open(folder) as desk:
        while patches := tuple(patch_of(complaint) for complaint in islice(generated, 1_000)):
            desk.do(mirror.apply, MirrorBatch(patches=patches))


def give_to_units(desk: Desk, count: int) -> None:
    """An officer in the middle of the work: so many complaints with a unit, as many drafts, some notes."""
    today = day_in_wib(desk.clock.now())
    ids = desk.ask(lists.ids, ListName.TO_ANSWER, today)
    rows = desk.ask(lists.rows, ids[: 3 * count], today)
    for place, row in enumerate(rows):
        match place % 3:
            case 0:
                due = today + timedelta(days=place % 20 - 5)
                desk.do(forwards.forward, row.tracking_id, f"Fakultas {place % 12}", "Mohon jawaban unit.", due)
            case 1:
                desk.do(drafts.save, row.tracking_id, "Yth. Pelapor, terima kasih atas laporan Anda. " * 8)
            case 2:
                desk.do(notes.add, row.tracking_id, "Sudah ditelepon, akan dijawab pekan depan.")


@contextmanager
def central_process(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """A central API with so many complaints of one officer in a process of its own: its URL and the officer's token."""
    command = [sys.executable, "-m", "desktop", "central", "--data", str(folder), "--port", "0"]
    command += ["--complaints", str(count), "--officers", "1", "--seed", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = json.loads(process.stdout.readline())
            yield told["url"], told["officers"][0]["token"]
        finally:
            process.terminate()


def patch_of(complaint: GeneratedComplaint) -> ComplaintPatch:
    """A generated complaint as a sync tells it to the desk."""
    fields: dict[str, object] = {name: getattr(complaint, name) for name in _FIELDS}
    fields["status_raw"] = complaint.status
    fields["attachments"] = tuple(
        Attachment(
            attachment_id=file.attachment_id,
            file_name=file.name,
            size=file.size,
            media_type=file.media_type,
            sha256=file.sha256,
        )
        for file in complaint.attachments
    )
    events = tuple(
        Event(
            event_id=f"{number:04}",
            kind=event.kind,
            at=event.at,
            actor=_ACTORS[event.actor],
            actor_name=event.name,
            text=event.text,
            is_secret=event.is_secret,
            rating=event.rating,
        )
        for number, event in enumerate(complaint.events)
    )
    return ComplaintPatch(
        tracking_id=TrackingId(complaint.tracking_id), rev=1, is_whole=True, fields=fields, events=events
    )
