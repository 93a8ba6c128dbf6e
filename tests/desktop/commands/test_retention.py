"""Purging and freezing by command line: told first, asked, done, proved."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from desktop.__main__ import main
from desktop.commands.exits import Exit
from desktop.complaint import EventKind
from desktop.desk import Desk
from tests.desktop.complaints import arrive, event, whole

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "Kenari-perintah"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ended = event("c", EventKind.CLOSED, at="2024-01-10T10:00:00+07:00", text=CANARY)
    with Desk.open(tmp_path / "desk") as desk:
        arrive(desk, whole(1, status="Ditutup oleh Sistem", events=(ended,), title=CANARY), whole(2, title=CANARY))
    return tmp_path


def lapor(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder / "desk"), "--language", "en", *arguments])


def told(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401 - any JSON value
    capsys.readouterr()
    assert lapor(folder, *arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_what_would_go_is_told_and_nothing_goes_without_a_yes(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lapor(folder, "purge", "--dry-run") == 0
    assert "To be deleted: 1\n#1  2024-01-10  closed, kept for 365 days" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"n\n")))
    assert lapor(folder, "purge") == Exit.FINE
    assert told(folder, capsys, "purge")["deleted"] is None
    assert [one["tracking_id"] for one in told(folder, capsys, "list")] == ["2", "1"]


def test_with_yes_it_is_gone_and_the_report_has_no_word_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = folder / "berita-acara.csv"
    done = told(folder, capsys, "purge", "--yes", "--report", str(report))
    assert (done["deleted"]["number"], done["deleted"]["is_complete"]) == (1, True)
    assert [one["tracking_id"] for one in told(folder, capsys, "list")] == ["2"]
    assert "1,closed,,2026-03-17,2024-01-10,365," in report.read_text("utf-8-sig")
    assert CANARY not in report.read_text("utf-8-sig")
    assert told(folder, capsys, "purge", "--yes")["deleted"] is None


def test_a_frozen_complaint_is_shown_only_to_who_insists(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lapor(folder, "freeze", "1", "--reason", "Permintaan pelapor", "--by", "PPID") == 0
    capsys.readouterr()
    assert lapor(folder, "show", "1") == Exit.NOT_NOW
    seen = capsys.readouterr()
    assert CANARY not in seen.out + seen.err
    assert told(folder, capsys, "show", "1", "--frozen")["title"] == CANARY
    assert told(folder, capsys, "purge", "--yes")["frozen"] == ["1"]
    assert told(folder, capsys, "freeze")[0]["person"] == "PPID"
    assert lapor(folder, "unfreeze", "1") == 0
    assert told(folder, capsys, "show", "1")["title"] == CANARY
