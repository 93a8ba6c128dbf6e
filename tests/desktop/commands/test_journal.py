"""The journal by command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.__main__ import main
from desktop.commands.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_file_that_cannot_be_written_is_told_as_a_file_and_not_as_a_recap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere" / "jurnal.csv"
    code = main(["--data-dir", str(tmp_path / "desk"), "--language", "en", "journal", "export", str(target), "--json"])
    assert code == Exit.BAD_INPUT
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "file-unwritable"
    assert not target.exists()
