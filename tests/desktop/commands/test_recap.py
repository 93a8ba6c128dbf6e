"""The recap by command line: printed, as JSON, as a file; masked unless names are asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache.mirror import mirror
from desktop.complaint import MirrorBatch
from desktop.desk import Desk
from tests.desktop.complaints import whole
from tests.support.command_line import lapor as run

if TYPE_CHECKING:
    from pathlib import Path

NIK = "3273011203990004"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Desk.open(tmp_path / "desk") as desk:
        patches = (whole(8507001, title=f"NIK {NIK}", reporter_name="Siti"), whole(8507002, status="Selesai"))
        desk.do(mirror.apply, MirrorBatch(patches=patches))
    return tmp_path / "desk"


def lapor(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), "--language", "en", "recap", *arguments])


def test_the_key_figures_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lapor(folder, "--period", "2026-03") == 0
    told = capsys.readouterr().out
    assert "March 2026" in told
    assert "50.0 %" in told
    assert "2 complaints have no timeline" in told


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"]])
def test_json_goes_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert lapor(folder, "--period", "2026-Q1", *arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["figures"]["done"] == {"value": 0.5, "amount": 1, "base": 2, "unit": "percent"}
    assert told["period"]["name"] == "2026-Q1"


@pytest.mark.usefixtures("qapp")  # a PDF needs one; the first one made is the only one of the process
@pytest.mark.parametrize(
    ("ending", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("docx", b"PK"), ("json", b"{"), ("pdf", b"%PDF")]
)
def test_the_ending_of_the_file_tells_its_form(folder: Path, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"rekap.{ending}"
    assert lapor(folder, "--period", "2026", "--output", str(file)) == 0
    assert file.read_bytes().startswith(start)


def test_numbers_of_persons_are_in_the_file_only_if_names_are_asked_for(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "rekap.json"
    assert lapor(folder, "--period", "2026-03", "--output", str(file)) == 0
    assert NIK not in file.read_text(encoding="utf-8")
    assert lapor(folder, "--period", "2026-03", "--output", str(file), "--with-names") == 0
    assert NIK in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--period", "Oktober"], 8),
        (["--period", "2026-03", "--format", "xlsx"], 2),
        (["--period", "2026-03", "--output", "rekap.odt"], 2),
        (["--period", "2026-03", "--output", "/nowhere/rekap.csv"], 8),
    ],
)
def test_a_wrong_call_ends_with_its_code(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert lapor(folder, *arguments) == code
    assert capsys.readouterr().err


def test_a_pdf_is_made_where_there_is_no_screen(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "rekap.pdf"
    call = ("recap", "--period", "2026-03", "--output", str(file))
    ended = run(folder, *call, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert ended.code == 0, ended.err
    assert file.read_bytes().startswith(b"%PDF")
