"""What is known around an answer: whom it is for, which unit was asked, what was said before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import answer_context, drafts, forwards, outbox, templates
from desktop.cache.mirror import reference
from desktop.complaint import Actor, EventKind, TrackingId
from tests.desktop.complaints import arrive, event, whole

if TYPE_CHECKING:
    from desktop.desk import Desk

ONE, TODAY = TrackingId("1"), date(2026, 3, 17)
OFFICER = {"name": "Andi", "role": "Narahubung", "institution": "Universitas"}


def test_templates_are_filled_with_the_unit_that_was_asked_last(desk: Desk) -> None:
    desk.do(reference.put, "1", {"officer": OFFICER})
    desk.do(templates.add, "a", "{{nomor}} {{instansi}} {{unit}} {{tanggal}} {{nama_petugas}} {{kategori}}")
    arrive(desk, whole(1, institution="Universitas"))
    first = desk.ask(answer_context.read, ONE, TODAY)
    assert first
    assert first.templates == ("1 Universitas ‹unit› 17 Maret 2026 Andi ‹kategori›",)
    withdrawn = desk.do(forwards.forward, ONE, "Biro Umum", "Mohon jawaban.", TODAY)
    desk.do(forwards.forward, ONE, "Fakultas Teknik", "Mohon jawaban.", TODAY)
    desk.do(forwards.withdraw, withdrawn.forward_id)
    then = desk.ask(answer_context.read, ONE, TODAY)
    assert then
    assert then.values["unit"] == "Fakultas Teknik"
    assert then.units == ("Fakultas Teknik", "Universitas")


def test_what_was_said_before_is_told_by_who_said_it(desk: Desk) -> None:
    replied = event("r", EventKind.REPLY, actor=Actor.REPORTER, text="NIM saya 1901234567")
    answered = event("a", EventKind.FOLLOW_UP, text="Sudah kami teruskan.")
    arrive(desk, whole(1, body="isi", body_edited="isi akhir", reporter_name="Budi", events=(answered, replied)))
    desk.do(drafts.save, ONE, "Antre.")
    desk.do(outbox.queue, ONE, hold=timedelta(0))
    about = desk.ask(answer_context.read, ONE, TODAY)
    assert about
    assert about.citizen_texts == ("isi", "isi akhir", "NIM saya 1901234567")
    assert about.earlier_answers == ("Sudah kami teruskan.", "Antre.")
    assert (about.reporter_name, about.limit) == ("Budi", outbox.ANSWER_LIMIT)


def test_a_complaint_that_is_not_here_has_none(desk: Desk) -> None:
    assert desk.ask(answer_context.read, ONE, TODAY) is None
