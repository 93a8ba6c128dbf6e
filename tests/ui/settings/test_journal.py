"""The journal in the window: what was done there stands in it, it is checked, and it can be saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache import journal
from tests.ui.hands import read_first, settle
from ui.settings.journal import JournalForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.cache.writer import Transaction
    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


def shown(qtbot: QtBot, bridge: DeskBridge) -> JournalForm:
    form = JournalForm(bridge)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: form.is_settled)
    return form


def test_a_complaint_that_is_read_is_recorded_once_and_what_was_covered_when_it_is_shown(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    read_first(qtbot, window)
    settle(qtbot, bridge, window)
    window.reading.complaint.page.reveal.revealed.emit()
    settle(qtbot, bridge, window)
    reading = window.reading.complaint.reading
    assert reading is not None
    number = reading.complaint.tracking_id
    told = [(entry.act, entry.tracking_id) for entry in desk.ask(journal.entries)]
    assert told == [("opened", number), ("revealed", number)]


def test_it_is_shown_latest_first_checked_and_saved(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk, tmp_path: Path
) -> None:
    desk.do(journal.note, journal.Act.OPENED, "8507246")
    desk.do(journal.note, journal.Act.SENT, "8507246")
    form = shown(qtbot, bridge)
    assert [form.list.topLevelItem(row).text(1) for row in range(2)] == ["Sent", "Complaint opened"]  # type: ignore[union-attr]
    assert "whole, 2 " in form.told.text()

    form.save_to(tmp_path / "jurnal.json")
    qtbot.waitUntil(lambda: bool(form.notice.text))
    told = json.loads((tmp_path / "jurnal.json").read_text(encoding="utf-8"))
    assert (told["ok"], len(told["entries"])) == (True, 2)
    bridge.flush()
    assert desk.ask(journal.entries)[-1].act == "exported"


def test_a_journal_that_was_changed_is_told(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> None:
    for _ in range(3):
        desk.do(journal.note, journal.Act.OPENED, "8507246")

    def tamper(tx: Transaction) -> None:
        tx.db.execute("DROP TRIGGER the_journal_never_changes")
        tx.db.execute("UPDATE journal SET tracking_id = '1' WHERE seq = 2")

    desk.do(tamper)
    form = shown(qtbot, bridge)
    assert "from entry 2 on" in form.told.text()
    desk.do(lambda tx: tx.db.execute("UPDATE journal SET tracking_id = '8507246' WHERE seq = 2"))
    qtbot.mouseClick(form.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "whole" in form.told.text())
