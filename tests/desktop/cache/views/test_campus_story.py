"""The story of a complaint knows what happened inside the campus, in its order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, forwards, notes
from desktop.cache.views.campus_story import local_events
from desktop.campus import LocalKind
from desktop.complaint import TrackingId

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

A = TrackingId("8507001")


def _step(tx: Transaction, draft_id: int, kind: str, remark: str, at: str) -> None:
    tx.db.execute(
        "INSERT INTO approval_step (draft_id, tracking_id, kind, person, remark, text, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [draft_id, A, kind, "Kepala Biro", remark, "Yth. Pelapor", at],
    )


def test_everything_is_told_oldest_first(desk: Desk, clock: FakeClock) -> None:
    teknik = desk.do(forwards.forward, A, "Fakultas Teknik", "Mohon penjelasan.", date(2026, 3, 20))
    clock.advance(timedelta(hours=1))
    hukum = desk.do(forwards.forward, A, "Fakultas Hukum", "", date(2026, 3, 20))
    clock.advance(timedelta(hours=1))
    note = desk.do(notes.add, A, "Pelapor menelepon.")
    clock.advance(timedelta(hours=1))
    desk.do(forwards.withdraw, hukum.forward_id)
    clock.advance(timedelta(hours=1))
    desk.do(forwards.remind, teknik.forward_id)
    clock.advance(timedelta(hours=1))
    desk.do(forwards.record_answer, teknik.forward_id, "Sudah dibayar.", by="Ibu Sari")
    draft = desk.do(drafts.save, A, "Yth. Pelapor")
    desk.do(_step, draft.draft_id, "ASKED", "", "2026-03-18T02:00:00.000Z")
    desk.do(_step, draft.draft_id, "RETURNED", "Sebut tanggalnya.", "2026-03-18T03:00:00.000Z")
    told = [(event.kind, event.name, event.text) for event in desk.ask(local_events, A)]
    assert told == [
        (LocalKind.FORWARDED, "Fakultas Teknik", "Mohon penjelasan."),
        (LocalKind.FORWARDED, "Fakultas Hukum", ""),
        (LocalKind.NOTED, "", note.text),
        (LocalKind.FORWARD_WITHDRAWN, "Fakultas Hukum", ""),
        (LocalKind.REMINDED, "Fakultas Teknik", ""),
        (LocalKind.UNIT_ANSWERED, "Fakultas Teknik (Ibu Sari)", "Sudah dibayar."),
        (LocalKind.APPROVAL_ASKED, "Kepala Biro", ""),
        (LocalKind.RETURNED, "Kepala Biro", "Sebut tanggalnya."),
    ]


def test_what_was_undone_is_not_told(desk: Desk) -> None:
    forward = desk.do(forwards.forward, A, "Fakultas Teknik", "", date(2026, 3, 20))
    desk.do(forwards.record_answer, forward.forward_id, "Sudah.")
    desk.do(forwards.put_back, forward)
    note = desk.do(notes.add, A, "x")
    desk.do(notes.remove, note.note_id)
    assert [event.kind for event in desk.ask(local_events, A)] == [LocalKind.FORWARDED]
