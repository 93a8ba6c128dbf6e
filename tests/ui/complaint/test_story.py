"""The story of a complaint: what LAPOR! tells, what happened inside the campus, and what of ours is unsent, as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache import approvals, drafts, forwards, notes
from desktop.complaint import Actor, Event, EventKind
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.pane import ComplaintPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

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
