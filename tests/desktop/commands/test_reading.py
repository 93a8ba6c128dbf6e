"""What people see of lists and complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache.intents import drafts
from desktop.cache.mirror import mirror
from desktop.commands.answer import queue_answer
from desktop.complaint import Actor, Attachment, ComplaintPatch, Event, EventKind, MirrorBatch, TrackingId

if TYPE_CHECKING:
    from desktop.desk import Desk

AT = "2026-03-16T08:00:00+07:00"


@pytest.fixture
def desk_with_one(desk: Desk) -> Desk:
    event = Event(event_id="e1", kind=EventKind.DISPOSED, at=AT, actor=Actor.ADMIN, actor_name="Admin", text="Ke biro.")
    fields = {
        "title": "Nilai \x1b[2Jbelum keluar",
        "body": "Mohon nilai\nsegera diunggah.",
        "status_raw": "Terverifikasi",
        "channel": "Website",
        "is_anonymous": True,
        "received_at": AT,
        "disposed_at": AT,
        "attachments": (Attachment(attachment_id="a", file_name="krs.pdf", size=2048),),
    }
    patch = ComplaintPatch(tracking_id=TrackingId("85"), rev=2, fields=fields, events=(event,), is_whole=True)
    desk.do(mirror.apply, MirrorBatch(patches=(patch,)))
    return desk


def run(desk: Desk, *arguments: str) -> int:
    return main(["--data-dir", str(desk.data_dir), *arguments])


def test_a_line_of_a_list(desk_with_one: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk_with_one, "list") == 0
    line = capsys.readouterr().out
    assert line.startswith("#85  20")
    assert "hari kerja" in line
    assert line.endswith("Terverifikasi  Nilai [2Jbelum keluar\n")


def test_an_empty_list_says_so(desk_with_one: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk_with_one, "list", "--list", "archive") == 0
    assert capsys.readouterr().out == "Tidak ada laporan di daftar ini.\n"


def test_search_knows_indonesian_stems(desk_with_one: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk_with_one, "list", "--search", "mengunggah") == 0
    assert capsys.readouterr().out.startswith("#85")
    assert run(desk_with_one, "list", "--search", "parkir") == 0
    assert "#85" not in capsys.readouterr().out


def test_a_complaint_is_shown_with_all_that_belongs_to_it(
    desk_with_one: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk_with_one.do(queue_answer, TrackingId("85"), "Jawaban pertama", is_secret=False)
    desk_with_one.do(drafts.save, TrackingId("85"), "Jawaban kedua")
    assert run(desk_with_one, "show", "85") == 0
    told = capsys.readouterr().out
    for part in ("Website, anonim", "segera diunggah", "krs.pdf, 2048 B", "Didisposisi  Admin", "Ke biro.", "KONSEP"):
        assert part in told
    assert told.index("Jawaban kedua") < told.index("KOTAK KELUAR  antre kirim") < told.index("Jawaban pertama")


def test_a_long_list_is_whole(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    fields = {"title": "Judul", "status_raw": "Terverifikasi", "received_at": AT}
    patches = [
        ComplaintPatch(tracking_id=TrackingId(str(number)), rev=1, fields=fields, is_whole=True)
        for number in range(1, 1202)
    ]
    desk.do(mirror.apply, MirrorBatch(patches=tuple(patches)))
    assert run(desk, "list") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1201


def test_the_outbox_for_people(desk_with_one: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk_with_one, "outbox") == 0
    assert capsys.readouterr().out == "Tidak ada yang menunggu.\n"
    desk_with_one.do(queue_answer, TrackingId("85"), "Jawaban", is_secret=False)
    assert run(desk_with_one, "outbox") == 0
    assert capsys.readouterr().out.startswith("#85  antre kirim")


def test_the_status_for_people(desk_with_one: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(desk_with_one, "--language", "en", "status") == 0
    told = capsys.readouterr().out
    assert "never" in told
    assert "not set" in told
    assert "1 (1 to answer" in told
    assert "no key store" in told
