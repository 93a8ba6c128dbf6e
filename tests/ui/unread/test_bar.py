"""Records that could not be read are told where things need review, with a report to save and another try."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache.mirror import mirror, quarantine
from desktop.cache.mirror.quarantine import UnreadRecord
from desktop.cache.views.lists import ListName
from tests.ui.hands import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

RECORD = UnreadRecord(
    sha256="0" * 64, kind="change", place="$.rev", fault="Expected `int`, got `str`", size=812, shape='{"t":"text 6"}'
)


def test_they_are_told_and_counted_where_things_need_review(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, bridge: DeskBridge
) -> None:
    window = opened()
    bar = window.reading.inbox.unread
    assert not bar.isVisible()
    desk.write_as("sync", quarantine.keep, [RECORD]).result()
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.REVIEW).count == 1)
    assert not bar.isVisible(), "not in the other lists"
    window.go.to_list(ListName.REVIEW)
    qtbot.waitUntil(bar.isVisible)
    assert bar.text == "1 record(s) could not be read"
    desk.write_as("sync", quarantine.clear).result()
    qtbot.waitUntil(lambda: not bar.isVisible())
    qtbot.waitUntil(lambda: not window.navigation.entry(ListName.REVIEW).count)


def test_a_report_is_saved(qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, *, tmp_path: Path) -> None:
    window = opened()
    desk.write_as("sync", quarantine.keep, [RECORD]).result()
    bar = window.reading.inbox.unread
    bar.save_to(tmp_path / "lapor.json")
    qtbot.waitUntil(lambda: bar.told == "Saved as lapor.json.")
    told = json.loads((tmp_path / "lapor.json").read_text(encoding="utf-8"))
    assert told["records"][0] | {"first_seen_at": "", "last_seen_at": ""} == {
        "kind": "change",
        "place": "$.rev",
        "fault": "Expected `int`, got `str`",
        "bytes": 812,
        "sha256": "0" * 64,
        "shape": {"t": "text 6"},
        "times": 1,
        "first_seen_at": "",
        "last_seen_at": "",
    }
    bar.save_to(tmp_path / "no" / "lapor.json")
    qtbot.waitUntil(lambda: "can't be written" in bar.told)


def test_fetch_again_forgets_the_cursor_and_syncs(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, bridge: DeskBridge
) -> None:
    window = opened()
    desk.write_as("sync", quarantine.keep, [RECORD]).result()
    desk.do(lambda tx: tx.db.execute("UPDATE mirror_state SET cursor = 'c1'"))
    window.go.to_list(ListName.REVIEW)
    settle(qtbot, bridge, window)
    bar = window.reading.inbox.unread
    qtbot.waitUntil(bar.isVisible)
    with qtbot.waitSignal(bar.sync_requested):
        qtbot.mouseClick(bar.again_button, Qt.MouseButton.LeftButton)
    assert desk.ask(mirror.cursor) is None
    assert desk.ask(quarantine.count) == 1, "until everything was read"
