"""What the program writes of its own faults: the system keeps it in the clear, so it quotes nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import ROOT, TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

_QUOTE = "Budi, NIK 3201234567890123"
_PROGRAM = f"""
import sys, threading
from pathlib import Path
import desktop.commands.border as border

class Falls:
    def __del__(self):
        fall()

def fall(*_):
    raise ValueError({_QUOTE!r})

def in_a_listener():
    from desktop.cache.intents import drafts
    from desktop.desk import Desk
    with Desk.open(Path(sys.argv[2])) as desk:
        desk.subscribe(fall)
        desk.do(drafts.save, "8500001", "Yth. Pelapor,")

def in_the_sync():
    from desktop.desk import Desk
    from sync.worker import SyncWorker
    with Desk.open(Path(sys.argv[2])) as desk:
        worker = SyncWorker(desk, fall)
        worker.request_sync(by_hand=True)
        while not worker.state.problem:
            threading.Event().wait(0.01)
        worker.stop()

def in_a_thread():
    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()

def behind_a_future():
    from concurrent.futures import Future
    future = Future()
    future.add_done_callback(fall)
    future.set_result(None)

def where_nothing_can_be_raised():
    Falls()

def by_the_system():
    import os
    os.abort()

border.run = lambda *_: globals()[sys.argv[1]]()
from desktop.__main__ import main
main([])
"""


@pytest.mark.parametrize(
    "where", ["in_a_listener", "in_the_sync", "in_a_thread", "behind_a_future", "where_nothing_can_be_raised"]
)
def test_what_falls_beside_the_window_is_told_by_its_place_and_quotes_nobody(tmp_path: Path, where: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, where, str(tmp_path / "desk")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=TIMEOUT,
        check=False,
    )
    assert "ValueError" in done.stderr
    assert " fall" in done.stderr
    assert "Budi" not in done.stdout + done.stderr
    assert "3201" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows has no core files")
def test_a_process_that_the_system_ends_leaves_no_image_of_its_memory(tmp_path: Path) -> None:
    import resource

    def may_be_kept() -> None:
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "by_the_system", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=may_be_kept,  # noqa: PLW1509 a process without threads that takes what it inherits
    )
    _, status = os.waitpid(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode < 0
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []
