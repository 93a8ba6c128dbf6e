from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk
from desktop.problems import KnownProblem
from desktop.profiles import PRACTICE_FOLDER
from sync import practice
from sync.engine import SyncEngine
from sync.practice import Practice

if TYPE_CHECKING:
    from pathlib import Path


def test_practice_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        first = Practice(tmp_path, complaints=20)
        connector = first.connect()
        report = SyncEngine(desk, connector).run()
        assert report.problem is None
        assert report.changes > 0
        connector.close()
        process = first._child.process if first._child else None
        first.stop()
        assert process is not None
        assert process.poll() == 0, "it ends in order when its standard input does"
        second = Practice(tmp_path, complaints=20)
        connector = second.connect()
        report = SyncEngine(desk, connector).run()
        connector.close()
        second.stop()
    assert report.problem is None
    assert report.changes < 20, "the same complaints: the cursor still holds"


def test_a_child_that_died_is_started_again(tmp_path: Path) -> None:
    central = Practice(tmp_path, complaints=5)
    central.connect().close()
    assert central._child is not None
    central._child.process.kill()
    central._child.process.wait()
    central.connect().close()
    assert central._child.process.poll() is None
    central.stop()


def test_a_child_that_cannot_start_is_told(tmp_path: Path) -> None:
    (tmp_path / PRACTICE_FOLDER).mkdir()
    (tmp_path / PRACTICE_FOLDER / "central.db").mkdir()
    central = Practice(tmp_path, complaints=5)
    with pytest.raises(KnownProblem) as caught:
        central.connect()
    assert caught.value.code == "practice-failed"
    assert caught.value.params["reason"] != "?"
    central.stop()


def test_stopping_lets_go_of_who_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = "import sys; sys.stdin.read()"
    monkeypatch.setattr(practice, "command", lambda *_: [sys.executable, "-c", silent])
    central = Practice(tmp_path)
    codes: list[str] = []

    def connect() -> None:
        try:
            central.connect()
        except KnownProblem as problem:
            codes.append(problem.code)

    waiting = threading.Thread(target=connect)
    waiting.start()
    while central._process is None:
        waiting.join(0.01)
    central.stop()
    waiting.join(10)
    assert codes == ["cancelled"]
