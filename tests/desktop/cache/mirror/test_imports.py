"""Taking in an export and taking it back: what the officer did stays, what the central API told stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts, notes
from desktop.cache.mirror import complaints, imports, mirror
from desktop.complaint import ComplaintPatch, MirrorBatch, TrackingId
from desktop.intake import flow
from desktop.problems import KnownProblem
from tests.desktop.intake.exports import generated, table, write

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.mirror.imports import Counts, Import
    from desktop.desk import Desk
    from sync.central.generate.model import GeneratedComplaint

GIVEN = generated(30)
FIRST = TrackingId(GIVEN[0].tracking_id)


def take_in(desk: Desk, folder: Path, given: list[GeneratedComplaint]) -> Import:
    path = write(folder / "ekspor.xlsx", table(given, "2026"))
    return flow.take_in(desk, path, flow.look(desk, path))


def told(counts: Counts) -> tuple[int, int, int, int]:
    return counts.new, counts.changed, counts.unchanged, counts.known_better


def title(desk: Desk) -> str | None:
    complaint = desk.ask(complaints.get, FIRST)
    return complaint.title if complaint else None


def test_nothing_is_written_by_looking(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", table(GIVEN, "lama"))
    assert told(flow.look(desk, path)) == (30, 0, 0, 0)
    assert title(desk) is None
    assert told(flow.look(desk, path)) == (30, 0, 0, 0)


def test_what_is_new_and_what_changed_is_told_before_and_taken_in(desk: Desk, tmp_path: Path) -> None:
    assert told(take_in(desk, tmp_path, GIVEN[:20]).counts) == (20, 0, 0, 0)
    edited = [replace(GIVEN[0], title="Judul lain"), *GIVEN[1:]]
    assert told(take_in(desk, tmp_path, edited).counts) == (10, 1, 19, 0)
    assert title(desk) == "Judul lain"


def test_drafts_and_notes_are_not_touched(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, GIVEN)
    desk.do(drafts.save, FIRST, "Yth. Pelapor, ...")
    desk.do(notes.add, FIRST, "Sudah ditelepon")
    take_in(desk, tmp_path, [replace(GIVEN[0], title="Judul lain")])
    draft = desk.ask(drafts.current, FIRST)
    assert draft is not None
    assert draft.text == "Yth. Pelapor, ..."
    assert [note.text for note in desk.ask(notes.of_complaint, FIRST)] == ["Sudah ditelepon"]


def test_the_last_import_is_taken_back_once(desk: Desk, tmp_path: Path) -> None:
    first = take_in(desk, tmp_path, GIVEN[:20])
    second = take_in(desk, tmp_path, [replace(GIVEN[0], title="Judul lain"), *GIVEN[20:]])
    with pytest.raises(KnownProblem, match="import-not-last"):
        desk.do(imports.undo, first.import_id)
    desk.do(imports.undo, second.import_id)
    assert title(desk) == GIVEN[0].title.strip()
    assert desk.ask(complaints.get, TrackingId(GIVEN[25].tracking_id)) is None
    assert desk.ask(imports.last) is None
    with pytest.raises(KnownProblem, match="import-not-last"):
        desk.do(imports.undo, second.import_id)


def test_a_complaint_that_was_worked_on_stands_on_when_its_import_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    done = take_in(desk, tmp_path, GIVEN)
    desk.do(drafts.save, FIRST, "Yth. Pelapor, ...")
    desk.do(imports.undo, done.import_id)
    complaint = desk.ask(complaints.get, FIRST)
    assert complaint is not None
    assert complaint.is_gone
    assert desk.ask(drafts.current, FIRST) is not None


def test_what_the_central_api_told_is_left_as_it_told_it(desk: Desk, tmp_path: Path) -> None:
    served = ComplaintPatch(tracking_id=FIRST, rev=7, fields={"title": "Dari pusat"}, is_whole=True)
    desk.do(mirror.apply, MirrorBatch(patches=(served,)))
    done = take_in(desk, tmp_path, GIVEN)
    assert told(done.counts) == (29, 0, 0, 1)
    assert title(desk) == "Dari pusat"


def test_no_digest_counts_what_the_central_api_has_not_told_and_no_resync_drops_it(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, GIVEN)
    assert desk.ask(mirror.digest) == "0:0"
    desk.do(mirror.begin_resync)
    assert desk.do(mirror.finish_pull, "0:0")
    assert title(desk) == GIVEN[0].title.strip()


def test_the_central_api_takes_over_what_an_export_told_once_it_tells_all_of_it(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, GIVEN)
    part = ComplaintPatch(tracking_id=FIRST, rev=3, fields={"title": "Bagian"})
    desk.do(mirror.apply, MirrorBatch(patches=(part,)))
    assert title(desk) == GIVEN[0].title.strip()
    desk.do(mirror.apply, MirrorBatch(patches=(replace(part, fields={"title": "Utuh"}, is_whole=True),)))
    assert title(desk) == "Utuh"
    assert desk.ask(mirror.digest).startswith("1:")


def test_a_look_that_is_cancelled_leaves_the_desk_as_it_was(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", table(generated(600), "lama"))
    rows: list[int] = []
    with pytest.raises(KnownProblem, match="cancelled"):
        flow.look(desk, path, progress=rows.append, is_cancelled=lambda: bool(rows))
    assert rows == [250]
    assert title(desk) is None
    assert desk.ask(imports.last) is None
