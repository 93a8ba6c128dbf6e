"""An import that is cut short: the next start goes on with it, and a problem in the middle leaves nothing of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cache import journal
from desktop.cache.intents import drafts
from desktop.cache.journal import Act
from desktop.cache.mirror import imports
from desktop.desk import Desk
from desktop.intake import flow
from desktop.problems import KnownProblem
from tests.desktop.intake.killed_import import COUNT, WRITTEN_ON, patches
from tests.support.standstill import standstill

if TYPE_CHECKING:
    from desktop.cache.connection import Database

ROOT = Path(__file__).parents[3]


def held(desk: Desk) -> int:
    return int(desk.ask(lambda db: db.execute("SELECT count(*) FROM complaint").fetchone()[0]))


def left(db: Database) -> list[int]:
    """Rows of the file, rows of what stood there before, imports that are not finished."""
    row: tuple[int, ...] = db.execute(
        "SELECT (SELECT count(*) FROM import_row), (SELECT count(*) FROM import_before), "
        "(SELECT count(*) FROM import_done WHERE step != '')"
    ).fetchone()
    return list(row)


def killed(folder: Path, way: str, after: int) -> str:
    """Kill the import when `after` complaints are held, or fewer on the way back. Gives the draft last saved."""
    command = [sys.executable, "-m", "tests.desktop.intake.killed_import", str(folder), way]
    saved = ""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            told = json.loads(line)
            saved = told["saved"]
            if told["held"] >= after if way == "in" else told["held"] <= after:
                break
        process.kill()
        errors = process.stderr.read()
    assert saved, errors
    return str(saved)


@pytest.mark.parametrize("after", [0, COUNT // 2])
def test_one_that_was_killed_is_finished_by_the_next_start(tmp_path: Path, after: int) -> None:
    saved = killed(tmp_path, "in", after)
    with Desk.open(tmp_path):
        pass  # whoever ends at once leaves it finished, too
    with Desk.open(tmp_path) as desk:
        assert held(desk) == COUNT
        assert desk.ask(left) == [0, COUNT, 0]
        done = desk.ask(imports.last)
        assert done is not None
        assert done.counts.new == COUNT
        draft = desk.ask(drafts.current, WRITTEN_ON)
        assert draft is not None
        assert int(draft.text.split()[-1]) >= int(saved.split()[-1])
        assert [entry.act for entry in desk.ask(journal.entries)].count(Act.IMPORTED) == 1


def test_one_that_was_killed_while_it_was_taken_back_is_gone_after_the_next_start(tmp_path: Path) -> None:
    killed(tmp_path, "back", COUNT // 2)
    with Desk.open(tmp_path):
        pass
    with Desk.open(tmp_path) as desk:
        assert held(desk) == 1, "the one that was written on"
        assert desk.ask(imports.last) is None
        assert desk.ask(left) == [0, 0, 0]
        assert desk.ask(drafts.current, WRITTEN_ON) is not None


def test_a_new_look_finishes_what_was_left(desk: Desk) -> None:
    desk.do(imports.stage, patches())
    with Desk.open(desk.data_dir) as other:
        with standstill(other):
            running = other.write(imports.carry_out, "ekspor.xlsx", {})
            first_part = other.write(lambda _: None)
        first_part.result()
        desk.do(imports.begin)
        assert held(desk) == COUNT
        assert running.result().counts.new == COUNT
    assert desk.ask(left) == [0, COUNT, 0]


def test_what_is_typed_goes_before_the_rest_and_no_second_import_begins(desk: Desk) -> None:
    desk.do(imports.stage, patches())
    with standstill(desk):
        first = desk.write(imports.carry_out, "ekspor.xlsx", {})
        second = desk.write(imports.carry_out, "ekspor.xlsx", {})
        between = desk.write(lambda tx: tx.db.execute("SELECT count(*) FROM complaint").fetchone()[0])
    assert 0 < between.result() < COUNT
    with pytest.raises(KnownProblem, match="import-nothing"):
        second.result()
    assert first.result().counts.new == COUNT


def test_what_the_import_before_wrote_over_is_forgotten_and_the_last_one_taken_back(desk: Desk) -> None:
    for title in ("Judul", "Judul lain", "Judul terakhir"):
        desk.do(imports.stage, patches(title))
        done = desk.do(imports.carry_out, f"{title}.xlsx", {})
    assert desk.ask(left) == [0, COUNT, 0]
    desk.do(imports.undo, done.import_id)
    titles = desk.ask(lambda db: db.execute("SELECT title, count(*) FROM complaint GROUP BY title").fetchall())
    assert titles == [("Judul lain", COUNT)]
    assert desk.ask(left) == [0, 0, 0]


def test_a_disk_that_is_full_in_the_middle_leaves_nothing_of_it(desk: Desk) -> None:
    desk.do(imports.stage, patches())

    def fill(db: Database) -> None:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages + 20}")

    desk.do(lambda tx: fill(tx.db))
    with pytest.raises(KnownProblem, match="disk-full"):
        flow.take_in(desk, Path("ekspor.xlsx"), imports.Counts(skipped={}))
    assert held(desk) == 0
    assert desk.ask(left) == [0, 0, 0]
    assert desk.ask(imports.last) is None
