"""Files that are open in other programs lie in the clear no longer than they must."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.command_line import ROOT, TIMEOUT
from ui.viewer.open_folder import sweep

if TYPE_CHECKING:
    import pytest

_PROGRAM = """
from ui.viewer.open_folder import own_folder
(own_folder() / "surat.txt").write_text("Jalan kampus rusak")
print(own_folder(), flush=True)
input()
"""


def program(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    code = f"import tempfile; tempfile.tempdir = {str(folder)!r}\n{_PROGRAM}"
    child = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    return child, Path(child.stdout.readline().strip())


def test_what_a_killed_program_left_open_goes_and_what_is_in_use_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    elsewhere = tmp_path / "own"
    elsewhere.mkdir()
    (elsewhere / "surat.txt").touch()
    (tmp_path / "lapor-open-link").symlink_to(elsewhere)
    killed, left = program(tmp_path)
    running, used = program(tmp_path)
    with killed, running:
        killed.kill()
        killed.wait(TIMEOUT)
        assert (left / "surat.txt").exists()
        sweep()
        assert not left.exists()
        assert (used / "surat.txt").exists()
        assert (elsewhere / "surat.txt").exists()
        running.communicate("\n", TIMEOUT)
    assert not used.exists()
