"""Importing by command line: told first, asked, done, taken back."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.commands.exits import Exit
from tests.desktop.intake.exports import generated, table, write

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = generated(12)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "ekspor.xlsx", [*table(GIVEN, "2026"), ["Jumlah", 12]])


def lapor(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder / "desk"), "--language", "en", *arguments])


def listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    assert lapor(folder, "list", "--list", "all", "--json") == 0
    return {row["tracking_id"] for row in json.loads(capsys.readouterr().out)}


def test_what_would_change_is_told_and_nothing_is_done_without_a_yes(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"n\n")))
    assert lapor(tmp_path, "import", str(file)) == 0
    told = capsys.readouterr().out
    assert "New: 12" in told
    assert "rows without a tracking ID: 1" in told
    assert "Nothing was changed." in told
    assert listed(tmp_path, capsys) == set()


def test_with_yes_all_of_them_are_on_the_desk_closed_ones_too_and_can_be_taken_back(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lapor(tmp_path, "import", str(file), "--yes") == 0
    assert listed(tmp_path, capsys) == {complaint.tracking_id for complaint in GIVEN}
    assert lapor(tmp_path, "import", "--undo") == 0
    assert listed(tmp_path, capsys) == set()
    assert lapor(tmp_path, "import", "--undo") == Exit.BAD_INPUT


def test_a_script_reads_the_counts(tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lapor(tmp_path, "import", str(file), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "import_id": None,
        "new": 12,
        "changed": 0,
        "unchanged": 0,
        "known_better": 0,
        "skipped": {"no-tracking-id": 1},
    }
    assert lapor(tmp_path, "import", str(file), "--json", "--yes") == 0
    assert json.loads(capsys.readouterr().out)["import_id"] == 1


def test_a_file_or_undo_but_not_both_and_not_none(tmp_path: Path, file: Path) -> None:
    assert lapor(tmp_path, "import") == Exit.USAGE
    assert lapor(tmp_path, "import", str(file), "--undo") == Exit.USAGE
    assert lapor(tmp_path, "import", str(tmp_path / "tidak-ada.xlsx")) == Exit.BAD_INPUT
