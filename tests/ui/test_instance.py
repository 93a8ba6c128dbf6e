from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ui.instance import LOCK_FILE, Instance, call_first

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_second_start_raises_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    first.listen()
    assert not Instance(tmp_path).claim()
    heard: list[bool] = []
    second = threading.Thread(target=lambda: heard.append(call_first(tmp_path)))
    with qtbot.waitSignal(first.raise_requested, timeout=10_000):
        second.start()
    second.join()
    assert heard == [True]
    first.let_go()


def test_a_second_start_before_the_first_listens_waits_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    heard: list[bool] = []
    second = threading.Thread(target=lambda: heard.append(call_first(tmp_path)))
    second.start()
    with qtbot.waitSignal(first.raise_requested, timeout=10_000):
        first.listen()
    second.join()
    assert heard == [True]
    first.let_go()


def test_practice_mode_is_beside_the_real_one(tmp_path: Path) -> None:
    real, practice = Instance(tmp_path / "desk"), Instance(tmp_path / "desk-practice")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk-practice").mkdir()
    assert real.claim()
    assert practice.claim()
    real.let_go()
    practice.let_go()


@pytest.mark.usefixtures("qapp")
def test_what_a_process_that_died_left_counts_for_nothing(tmp_path: Path) -> None:
    dying = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.instance import Instance
application = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert instance.claim()
instance.listen()
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", dying, str(tmp_path)], check=False, timeout=60)
    assert (tmp_path / LOCK_FILE).exists()
    second = Instance(tmp_path)
    assert second.claim()
    second.listen()
    second.let_go()


def test_where_the_first_does_not_answer_the_second_goes_its_own_way(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    assert not call_first(tmp_path, patience_ms=100)
    first.let_go()
