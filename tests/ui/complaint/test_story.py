"""The story of a complaint: what LAPOR! tells, what happened inside the campus, and what of ours is unsent, as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.cache.intents import approvals, drafts, forwards, notes, outbox
from desktop.complaint import Actor, Event, EventKind
from tests.ui.queued import queued
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.covered_label import CoveredLabel
from ui.complaint.pane import ComplaintPane
from ui.complaint.story import deed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge

ID = tracking_id(1)
SENT = "UKT naik dua kali lipat tanpa pemberitahuan"
EDITED = "UKT naik dua kali tanpa pemberitahuan kepada mahasiswa"


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge) -> ComplaintPane:
    complaint = patch(
        1, body=SENT, body_edited=EDITED, is_secret=True, category="Pendidikan Tinggi", location="Makassar", rating=4
    )
    later = Event(
        event_id="9", kind=EventKind.REPLY, at="2027-01-01T00:00:00Z", actor=Actor.REPORTER, text="Terima kasih"
    )
    first = Event(
        event_id="1", kind=EventKind.DISPOSED, at="2020-01-01T00:00:00Z", actor=Actor.ADMIN, actor_name="Admin"
    )
    seed(bridge.desk, [replace(complaint, events=(first, later))])
    shown = ComplaintPane(bridge)
    qtbot.addWidget(shown)
    shown.resize(800, 720)
    shown.show()
    shown.show_complaint(ID)
    qtbot.waitUntil(lambda: shown.reading is not None)
    return shown


def _deeds(pane: ComplaintPane) -> list[str]:
    return [entry.deed for entry in pane.page.timeline.entries]


def _days_left(pane: ComplaintPane) -> int | None:
    return pane.reading.deadline.days_left if pane.reading and pane.reading.deadline else None


def test_what_happened_inside_the_campus_stands_where_it_happened(qtbot: QtBot, pane: ComplaintPane) -> None:
    desk = pane.bridge.desk
    given = desk.do(forwards.forward, ID, "Fakultas Teknik", "Mohon dijawab", date(2026, 3, 20))
    desk.do(forwards.record_answer, given.forward_id, "Sudah diperbaiki")
    desk.do(notes.add, ID, "Telepon dekan")
    desk.do(drafts.save, ID, "Yth. Pelapor")
    desk.do(approvals.ask, ID, "Dekan")
    desk.do(approvals.send_back, ID, "Dekan", "Sebutkan tanggal")
    qtbot.waitUntil(lambda: len(_deeds(pane)) == 7)
    assert _deeds(pane)[0] == "Admin assigned the complaint"
    assert _deeds(pane)[-1] == "The reporter replied"
    told = pane.page.timeline.visible_text()
    for words in (
        "You forwarded it to Fakultas Teknik",
        "Fakultas Teknik answered you · only here",
        "Sudah diperbaiki",
        "Your note · only here",
        "You asked Dekan for approval",
        "Dekan returned the answer",
        "Sebutkan tanggal",
    ):
        assert words in told


def test_an_answer_that_is_about_to_leave_waits_to_be_sent_and_only_one_that_was_held_is_held_back(
    qtbot: QtBot, pane: ComplaintPane
) -> None:
    desk = pane.bridge.desk
    item = queued(desk, 1, timedelta(seconds=10))
    qtbot.waitUntil(lambda: "You answered, waiting to be sent" in _deeds(pane))
    desk.do(outbox.hold, item.op_id)
    qtbot.waitUntil(lambda: "You answered, held back" in _deeds(pane))


def test_facts_are_told_and_a_secret_is_explained(pane: ComplaintPane) -> None:
    facts = dict(pane.page.details.facts)
    assert facts["Category"] == "Pendidikan Tinggi"
    assert facts["Location"] == "Makassar"
    assert facts["Rating"] == "4 of 5"
    assert "not shown to the public" in facts["Visibility"]


def test_an_edit_is_shown_word_by_word_with_more_than_colour(pane: ComplaintPane) -> None:
    pane.page.as_changed.click()
    document = pane.page.body.document()
    struck: list[str] = []
    underlined: list[str] = []
    it = document.begin().begin()
    while not it.atEnd():
        fragment = it.fragment()
        (struck if fragment.charFormat().fontStrikeOut() else []).append(fragment.text())
        (underlined if fragment.charFormat().fontUnderline() else []).append(fragment.text())
        it += 1
    assert struck == ["lipat "]
    assert "".join(underlined).endswith("kepada mahasiswa")


def test_what_a_search_found_has_a_ground_on_the_page_and_keeps_it(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.highlight("pemberitahuan")
    assert [s.cursor.selectedText() for s in pane.page.body.extraSelections()] == ["pemberitahuan"]
    pane.page.as_edited.click()
    qtbot.waitUntil(lambda: len(pane.page.body.extraSelections()) == 1)
    pane.highlight("")
    assert pane.page.body.extraSelections() == []


def test_long_words_are_folded_and_unfold_for_a_click_or_a_search(qtbot: QtBot, pane: ComplaintPane) -> None:
    long = "Kami jelaskan satu per satu. " * 40 + "0812 3456 7890 Penutup"
    at, actor = "2026-03-18T00:00:00Z", Actor.COLLEAGUE
    events = [Event(event_id=str(each), kind=EventKind.FOLLOW_UP, at=at, actor=actor, text=long) for each in (2, 3)]
    seed(pane.bridge.desk, [replace(patch(1, rev=2, is_whole=False), events=tuple(events))])
    timeline = pane.page.timeline
    qtbot.waitUntil(lambda: len(timeline.entries) == 4)
    assert timeline.visible_text().count("jelaskan … Show all (") == 2
    assert "Penutup" not in timeline.visible_text()
    timeline.anchorClicked.emit(QUrl("lapor:unfold/1"))
    assert timeline.visible_text().count("Penutup") == 1
    assert "0812 3456" not in timeline.visible_text()
    pane.highlight("penutup")
    assert timeline.visible_text().count("Penutup") == 2


def test_a_rating_is_told_in_words_and_stars() -> None:
    event = Event(event_id="5", kind=EventKind.RATED, at="2026-03-18T00:00:00Z", actor=Actor.REPORTER, rating=4)
    assert deed(event) == "The reporter rated the answer: 4 of 5 ★★★★☆"


def test_a_hit_far_below_comes_into_sight(qtbot: QtBot, pane: ComplaintPane) -> None:
    seed(pane.bridge.desk, [patch(2, body="Baris\n" * 200 + "Beasiswa saya")])
    pane.highlight("beasiswa")
    pane.show_complaint(tracking_id(2))
    qtbot.waitUntil(lambda: pane.page.verticalScrollBar().value() > 1_000)


def test_another_day_counts_the_deadline_anew(qtbot: QtBot, pane: ComplaintPane, clock: FakeClock) -> None:
    assert pane.reading is not None
    today, left = pane.reading.today, _days_left(pane)
    pane.turn_day()
    clock.advance(timedelta(days=14))
    pane.turn_day()
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.today == today + timedelta(days=14))
    now_left = _days_left(pane)
    assert left is not None
    assert now_left is not None
    assert now_left < left


def test_numbers_in_title_and_facts_and_a_secret_name_are_covered_until_shown_and_again_when_left(
    qtbot: QtBot, pane: ComplaintPane
) -> None:
    number = "0812 3456 7890"
    hidden = patch(
        4, title=f"Hubungi {number}", location=f"Kos {number}", reporter_name="Andi", is_secret=True, body="Isi"
    )
    seed(pane.bridge.desk, [hidden])
    pane.show_complaint(tracking_id(4))
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == tracking_id(4))
    labels = pane.page.details.findChildren(CoveredLabel)

    def told() -> str:
        return " ".join([pane.header.title.text(), *(label.text() for label in labels)])

    assert number not in told()
    assert "Andi" not in told()
    qtbot.keyClick(pane.page.reveal, Qt.Key.Key_Space)
    assert told().count(number) == 2
    assert "Andi" in told()
    pane.hide()
    assert number not in told()
