"""`--self-test` as whoever packages the program runs it: as a process, from source."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from desktop.commands.exits import Exit
from tests.support.command_line import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT = 180


def _self_test(report: Path, *python: str, **environment: str) -> tuple[int, Any]:
    done = subprocess.run(
        [sys.executable, *python, "--self-test", str(report)],
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=_TIMEOUT,
        check=False,
    )
    return done.returncode, json.loads(report.read_bytes())


@pytest.mark.slow
def test_from_source_everything_is_there_and_nothing_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    code, told = _self_test(tmp_path / "report.json", "-m", "desktop", TMPDIR=str(tmp_path / "tmp"))
    assert code == 0, told
    assert told["is_fine"]
    assert not told["is_frozen"]
    seen = {finding["name"]: finding["seen"] for finding in told["findings"]}
    assert len(seen) == 17
    assert seen["window and practice sync"]["rows"] > 0
    assert seen["exports, charts and the view of a PDF"]["bytes"].keys() == {"xlsx", "csv", "pdf", "docx", "json"}
    assert seen["search with stems"]["found"] == 1
    assert not list((tmp_path / "tmp").iterdir())


@pytest.mark.slow
def test_a_part_that_stayed_behind_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    without = "import sys; sys.modules['hunspell'] = None; from desktop.__main__ import main; sys.exit(main())"
    code, told = _self_test(tmp_path / "report.json", "-c", without)
    assert code == Exit.INCOMPLETE
    assert not told["is_fine"]
    assert [finding["name"] for finding in told["findings"] if finding["failed"]] == ["spelling"]
    assert len(told["findings"]) == 17
