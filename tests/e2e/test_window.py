"""The whole program as it is started: a process with its window, on the offscreen platform."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk
from sync.lock import LOCK_FILE
from tests.support.command_line import ROOT, TIMEOUT, command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_window_told_to_end_ends_in_order(tmp_path: Path, number: signal.Signals) -> None:
    """In practice mode, so that the central API has to end with it."""
    with subprocess.Popen(
        command(tmp_path, "--practice"), cwd=ROOT, stderr=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        _wait_for_first_sync(tmp_path, process)
        process.send_signal(number)
        assert process.stderr
        told = process.stderr.read().decode()
        assert process.wait(TIMEOUT) == 0, told
    assert "Traceback" not in told
    with Desk.open(tmp_path):
        pass  # nobody holds it any more


def _wait_for_first_sync(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """By then the window is up and at work."""
    while not (folder / LOCK_FILE).exists():
        with contextlib.suppress(subprocess.TimeoutExpired):
            raise AssertionError(process.wait(0.05))
