"""A fault of the program in a save loses nothing: what was typed is tried again until it is on disk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts
from desktop.desk import Desk
from tests.ui.seeds import patch, seed, tracking_id
from ui.bridge import DeskBridge
from ui.complaint.pane import ComplaintPane

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from tests.support.clock import FakeClock

A, B = tracking_id(1), tracking_id(2)


@pytest.fixture
def pane(qtbot: QtBot, tmp_path: Path, clock: FakeClock) -> Iterator[ComplaintPane]:
    """On a bridge whose bugs are expected."""
    with Desk.open(tmp_path / "desk", clock=clock) as desk:
        seed(desk, [patch(1), patch(2)])
        bridge = DeskBridge(desk)
        pane = ComplaintPane(bridge)
        qtbot.addWidget(pane)
        pane.show()
        pane.show_complaint(A)
        qtbot.waitUntil(lambda: pane.reading is not None)
        bridge.flush()
        pane.response.session._saver._retry.setInterval(100)
        yield pane
        pane.close()
        bridge.close()


@contextmanager
def drafts_fall(desk: Desk) -> Iterator[None]:
    """Whatever writes a draft inside fails in a way that nobody expected."""
    for deed in ("INSERT", "UPDATE"):
        desk.do(_run, f"CREATE TRIGGER falls_{deed} BEFORE {deed} ON draft BEGIN SELECT RAISE(ABORT, 'a bug'); END")
    try:
        yield
    finally:
        for deed in ("INSERT", "UPDATE"):
            desk.do(_run, f"DROP TRIGGER falls_{deed}")


def _run(tx: Transaction, statement: str) -> None:
    tx.db.execute(statement)


def on_disk(pane: ComplaintPane, number: TrackingId) -> str | None:
    draft = pane.bridge.desk.ask(drafts.current, number)
    return draft.text if draft else None


def test_a_text_whose_save_fell_is_saved_by_itself(qtbot: QtBot, pane: ComplaintPane) -> None:
    with drafts_fall(pane.bridge.desk):
        qtbot.keyClicks(pane.response.edit, "Yth. Pelapor")
        with qtbot.waitSignal(pane.bridge.bug_raised):
            pane.flush()
        assert pane.unsaved == A
    qtbot.waitUntil(lambda: on_disk(pane, A) == "Yth. Pelapor")
    qtbot.waitUntil(lambda: pane.unsaved is None)


def test_a_text_typed_before_its_draft_had_come_outlives_a_bug_too(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.bridge.desk.do(drafts.save, B, "Yth. Pelapor,")
    with drafts_fall(pane.bridge.desk):
        pane.show_complaint(B)
        pane.response.edit.insertPlainText("sudah kami periksa.")
        with qtbot.waitSignal(pane.bridge.bug_raised):
            pane.show_complaint(A)
        assert pane.unsaved == B
    qtbot.waitUntil(lambda: "sudah kami periksa." in (on_disk(pane, B) or ""))
    kept = pane.bridge.desk.ask(
        lambda db: [text for (text,) in db.execute("SELECT text FROM draft_revision").fetchall()]
    )
    assert "Yth. Pelapor," in kept
