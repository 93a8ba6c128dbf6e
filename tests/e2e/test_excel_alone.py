"""A campus with the official export and no server at all: in from Excel, answered, counted, out as a document.

The fence around sockets stands during all of it, as in every test; here nothing would even want to cross it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from desktop.__main__ import main
from desktop.commands.exits import Exit
from tests.desktop.intake.exports import generated, table, write

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = "Yth. Bapak/Ibu Pelapor, jadwal wisuda sudah kami umumkan. Hormat kami, Biro Akademik."
OPEN = "Terverifikasi"
GIVEN = [replace(complaint, status=OPEN) for complaint in generated(6, seed=3)]


class Campus:
    """Runs commands on one desk, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str) -> int:
        return main(["--data-dir", str(self.folder / "desk"), "--language", "id", *arguments])

    def told(self, *arguments: str) -> Any:  # noqa: ANN401 - any JSON value
        self._capsys.readouterr()
        assert self(*arguments, "--json") == 0
        return json.loads(self._capsys.readouterr().out)

    def listed(self, name: str) -> set[str]:
        return {row["tracking_id"] for row in self.told("list", "--list", name)}

    def states(self) -> list[str]:
        return [item["state"] for item in self.told("outbox", "--all")]

    def imports(self, name: str, complaints: list[Any]) -> Any:  # noqa: ANN401 - any JSON value
        path = write(self.folder / name, table(complaints, "2026"))
        return self.told("import", str(path), "--yes")


@pytest.fixture
def campus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Campus:
    return Campus(tmp_path, capsys)


def answered(campus: Campus) -> str:
    """A complaint from the export, with an answer and a letter in the outbox."""
    campus.imports("maret.xlsx", GIVEN)
    number = GIVEN[0].tracking_id
    words, letter = campus.folder / "jawaban.txt", campus.folder / "surat.pdf"
    words.write_text(ANSWER, encoding="utf-8")
    letter.write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    assert campus("answer", number, "--file", str(words), "--attach", str(letter)) == 0
    return number


def test_in_from_excel_answered_counted_and_out_as_a_document(campus: Campus) -> None:
    number = answered(campus)
    document = campus.folder / "jawaban.docx"

    told = campus.told("handover", "--output", str(document))

    paragraphs = [paragraph.text for paragraph in Document(str(document)).paragraphs]
    assert f"#{number} · tindak lanjut" in paragraphs
    assert ANSWER in paragraphs
    (file,) = (campus.folder / "jawaban-lampiran").iterdir()
    assert (file.name, told["folder"]) == (f"{number}-1-surat.pdf", str(file.parent))
    assert file.read_bytes().startswith(b"%PDF")
    assert campus.states() == ["QUEUED"], "the document alone takes nothing out of the line"
    assert campus.told("recap", "--period", "2026")["figures"]["received"]["value"] is not None


def test_what_was_entered_by_hand_leaves_the_line_counts_as_answered_and_can_be_undone(campus: Campus) -> None:
    number = answered(campus)

    campus.told("handover", "--entered", number)
    assert campus.states() == ["ENTERED"]
    assert number not in campus.listed("to-answer")
    assert campus.told("outbox") == []

    campus.told("handover", "--undo", number)
    assert campus.states() == ["HELD"]
    assert campus.told("outbox")[0]["payload"]["text"] == ANSWER

    campus.told("handover", "--entered", number)
    assert campus("handover", "--entered", number) != 0, "it does not wait any more"
    assert campus.states() == ["ENTERED"]


def test_a_newer_export_confirms_it_and_nothing_is_lost_or_doubled(campus: Campus) -> None:
    number = answered(campus)
    campus.told("handover", "--entered", number)
    newer = [replace(GIVEN[0], status="Dalam Proses"), *GIVEN[1:]]

    told = campus.imports("april.xlsx", newer)

    assert (told["new"], told["changed"]) == (0, 1)
    assert campus.states() == ["ENTERED"]
    assert len(campus.listed("all")) == len(GIVEN)
    assert number not in campus.listed("to-answer")


def test_a_hand_over_without_anything_to_hand_over_says_so_and_writes_nothing(campus: Campus) -> None:
    campus.imports("maret.xlsx", GIVEN)
    document = campus.folder / "jawaban.docx"
    assert campus("handover", "--output", str(document)) == Exit.BAD_INPUT
    assert campus("handover", "--output", str(document.with_suffix(".odt"))) == Exit.BAD_INPUT
    assert not document.exists()


def test_the_same_as_text_for_who_has_no_word_processor(campus: Campus) -> None:
    number = answered(campus)
    document = campus.folder / "jawaban.txt.txt"
    campus.told("handover", "--output", str(document))
    text = document.read_text(encoding="utf-8-sig")
    assert f"#{number} · tindak lanjut" in text
    assert ANSWER in text
