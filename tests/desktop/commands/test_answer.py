"""Queueing an answer by command line: all or nothing, and never over what somebody is writing."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache.intents import draft_files, drafts, outbox
from desktop.cache.mirror import mirror
from desktop.commands.answer import queue_answer
from desktop.complaint import ComplaintPatch, MirrorBatch, TrackingId
from desktop.files import own
from desktop.intent import FileRef, OutboxState
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk

ID = TrackingId("8507246")
FIELDS = {
    "title": "UKT naik tanpa pemberitahuan",
    "body": "Mohon penjelasan.",
    "status_raw": "Terverifikasi",
    "received_at": "2026-03-16T08:00:00+07:00",
}


@pytest.fixture
def complaint(desk: Desk) -> TrackingId:
    patch = ComplaintPatch(tracking_id=ID, rev=3, fields=FIELDS, is_whole=True)
    desk.do(mirror.apply, MirrorBatch(patches=(patch,)))
    return ID


def refused(desk: Desk, tracking_id: TrackingId, text: str) -> str:
    with pytest.raises(KnownProblem) as caught:
        desk.do(queue_answer, tracking_id, text, is_secret=False)
    return caught.value.code


def test_an_answer_is_queued_at_once(desk: Desk, complaint: TrackingId) -> None:
    item = desk.do(queue_answer, complaint, "Sudah kami teruskan.", is_secret=True)
    assert (item.state, item.text, item.base_rev) == (OutboxState.QUEUED, "Sudah kami teruskan.", 3)
    assert item.payload["is_secret"] is True


def test_an_unknown_complaint_is_refused(desk: Desk) -> None:
    assert refused(desk, TrackingId("1"), "Ya") == "complaint-not-found"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_answer_leaves_nothing_behind(desk: Desk, complaint: TrackingId, text: str) -> None:
    assert refused(desk, complaint, text) == "answer-empty"
    assert desk.ask(drafts.current, complaint) is None
    assert desk.ask(outbox.items) == []


def test_a_too_long_answer_leaves_nothing_behind(desk: Desk, complaint: TrackingId) -> None:
    assert refused(desk, complaint, "a" * 10_001) == "answer-too-long"
    assert desk.ask(drafts.current, complaint) is None


def test_the_officers_own_draft_is_not_overwritten(desk: Desk, complaint: TrackingId) -> None:
    desk.do(drafts.save, complaint, "Yth. Pelapor, sedang saya tulis")
    assert refused(desk, complaint, "Jawaban skrip") == "draft-in-the-way"
    draft = desk.ask(drafts.current, complaint)
    assert draft is not None
    assert draft.text == "Yth. Pelapor, sedang saya tulis"
    assert desk.ask(outbox.items) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Baris satu\r\nBaris dua\r\n", "Baris satu\nBaris dua"),
        ("\ufeffDengan tanda".encode(), "Dengan tanda"),
        ("Dari PowerShell é".encode("utf-16"), "Dari PowerShell é"),
    ],
)
def test_text_files_of_every_editor_are_read(
    desk: Desk, complaint: TrackingId, monkeypatch: pytest.MonkeyPatch, raw: bytes, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert main(["--data-dir", str(desk.data_dir), "answer", f"#{complaint}"]) == 0
    assert [item.text for item in desk.ask(outbox.items)] == [text]


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"caf\xe9", b"%PDF-1.7\0"])
def test_what_is_no_text_is_refused(
    desk: Desk, complaint: TrackingId, tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes
) -> None:
    file = tmp_path / "answer"
    file.write_bytes(raw)
    assert main(["--data-dir", str(desk.data_dir), "answer", complaint, "--file", str(file)]) == 8
    assert "UTF-8" in capsys.readouterr().err
    assert desk.ask(outbox.items) == []


def answer_with(desk: Desk, folder: Path, *names: str) -> int:
    """An answer from a file, with these files of a folder."""
    text = folder / "jawaban.txt"
    text.write_text("Terlampir surat keterangan.")
    attach = [argument for name in names for argument in ("--attach", str(folder / name))]
    return main(["--data-dir", str(desk.data_dir), "answer", ID, "--file", str(text), *attach])


def test_files_go_along(desk: Desk, complaint: TrackingId, tmp_path: Path) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.7 surat")
    (tmp_path / "lampiran.pdf").write_bytes(b"%PDF-1.7 lampiran")
    assert answer_with(desk, tmp_path, "surat.pdf", "lampiran.pdf") == 0
    (item,) = desk.ask(outbox.for_complaint, complaint)
    assert [(file.name, file.size) for file in item.files] == [("surat.pdf", 14), ("lampiran.pdf", 17)]
    assert desk.files.read(item.files[0].sha256).result() == b"%PDF-1.7 surat"


@pytest.mark.usefixtures("complaint")
def test_a_file_that_can_not_go_stops_the_answer(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "surat.pdf").write_bytes(b"MZ\x90")
    assert answer_with(desk, tmp_path, "surat.pdf") == 8
    assert "surat.pdf" in capsys.readouterr().err
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff" + bytes(own.MOST_BYTES))
    assert answer_with(desk, tmp_path, "foto.jpg") == 8
    assert desk.ask(outbox.items) == []


def test_files_attached_in_the_window_do_not_go_with_a_scripts_answer(desk: Desk, complaint: TrackingId) -> None:
    file = FileRef(name="a.pdf", sha256="a" * 64, size=9, media_type="application/pdf")
    desk.do(draft_files.attach, complaint, file)
    assert refused(desk, complaint, "Jawaban skrip") == "draft-in-the-way"
