"""Notes stay on this PC, can be said otherwise, and come back after they were put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import notes
from desktop.complaint import TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.desk import Desk

A = TrackingId("8507001")


def test_a_note_is_kept_edited_removed_and_brought_back(desk: Desk) -> None:
    note = desk.do(notes.add, A, " Pelapor menelepon. ")
    assert note.text == "Pelapor menelepon."
    desk.do(notes.edit, note.note_id, "Pelapor menelepon dua kali.")
    desk.do(notes.remove, note.note_id)
    assert desk.ask(notes.of_complaint, A) == []
    desk.do(notes.bring_back, note.note_id)
    assert [kept.text for kept in desk.ask(notes.of_complaint, A)] == ["Pelapor menelepon dua kali."]


def test_an_empty_note_is_none(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="note-empty"):
        desk.do(notes.add, A, " ")
