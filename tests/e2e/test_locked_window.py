"""The whole program through its door: in by the PIN, locked, nothing to be seen, in again, a new key, out."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.desk import Desk
from tests.support.command_line import ROOT, TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

_SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

application = QApplication([])
steps = ["enter", "lock", "enter", "renew", "go on", "quit"]

def shown(name):
    return [each for each in QApplication.topLevelWidgets() if type(each).__name__ == name and each.isVisible()]

def look():
    doors, windows = shown("Door"), shown("MainWindow")
    step = steps[0] if steps else ""
    if step == "enter" and doors and doors[0].pin.isEnabled():
        assert not windows, "the desk is to be seen behind its door"
        steps.pop(0)
        QTest.keyClicks(doors[0].pin, "270394")
        QTest.keyClick(doors[0].pin, Qt.Key.Key_Return)
    elif step == "renew" and windows and windows[0].is_settled:
        windows[0].go.to_settings("security")
        steps.pop(0)
        part = windows[0].pages.currentWidget().content("security").new_key
        QTest.keyClicks(part.pin, "270394")
        QTest.keyClick(part.button, Qt.Key.Key_Space)
    elif step == "go on" and shown("Renewal") and shown("Renewal")[0].go_on.isVisible():
        assert not windows, "the desk is to be seen while its key is changed"
        steps.pop(0)
        print(shown("Renewal")[0].heading.text(), flush=True)
        QTest.keyClick(shown("Renewal")[0].go_on, Qt.Key.Key_Return)
    elif step in {"lock", "quit"} and windows and windows[0].is_settled and windows[0].isActiveWindow():
        steps.pop(0)
        print(step, flush=True)
        key = Qt.Key.Key_L if step == "lock" else Qt.Key.Key_Q
        QTest.keyClick(windows[0], key, Qt.KeyboardModifier.ControlModifier)

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
from ui.app import run
code = run(Path(sys.argv[1]), practice=False, language="en")
print("ended", code, steps, flush=True)
"""


def test_in_by_the_pin_locked_by_a_key_in_again_under_a_new_key_and_out(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        desk.do(settings.put, settings.TOUR_SEEN, True)
        desk.set_pin("270394", None)
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path / "desk")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    told = done.stdout.decode().splitlines()
    assert told == ["lock", "The desk has a new key", "quit", "ended 0 []"], done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
