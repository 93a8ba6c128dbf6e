"""An update takes its place whole or not at all, whenever it is killed; one that does not start is taken back."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from desktop.updates import swap
from desktop.updates.swap import Kind, Step
from tests.support.command_line import ROOT, TIMEOUT
from tests.support.published import FIRST, SECOND, files_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS = {
    "_internal/desktop/desk.pyc": Kind.CHANGED,
    "_internal/ui/updates/page.pyc": Kind.ADDED,
    "_internal/ui/old_page.pyc": Kind.REMOVED,
}
_MOVES = 4
"""Renames that this update takes: two for what changed, one for each of the others."""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of the first version, with the second one ready beside."""
    program = tmp_path / "program"
    write(program, FIRST)
    files = []
    for path, kind in _KINDS.items():
        content = SECOND.get(path, b"")
        if kind is not Kind.REMOVED:
            new = program / ".update" / "new" / path
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(content)
        files.append((path, kind, hashlib.sha256(content).hexdigest()))
    swap.make_ready(program, "1.1", "1.0", files)
    return program


_DIES = """
import os, sys
from pathlib import Path
from desktop.updates import swap
left = int(sys.argv[2])
move = swap._move
def move_and_die(source, target):
    global left
    if not left:
        os._exit(9)
    left -= 1
    move(source, target)
swap._move = move_and_die
print(swap.begin(Path(sys.argv[1])))
"""


def begin_and_die(program: Path, moves: int) -> int:
    """Begin, in a process that dies before the rename after so many."""
    return subprocess.run(
        [sys.executable, "-c", _DIES, str(program), str(moves)],
        cwd=ROOT,
        env=dict(os.environ),
        timeout=TIMEOUT,
        capture_output=True,
        check=False,
    ).returncode


@pytest.mark.parametrize("moves", range(_MOVES))
def test_a_swap_that_is_killed_anywhere_is_finished_by_the_next_start(program: Path, moves: int) -> None:
    assert begin_and_die(program, moves) == 9
    assert swap.begin(program) is Step.SWAPPED
    assert files_of(program) == SECOND
    assert swap.begin(program) is Step.COUNTED
    assert swap.came_up(program) == "1.1"
    assert files_of(program) == SECOND


@pytest.mark.parametrize("moves", range(_MOVES + 1))
def test_a_version_that_does_not_start_is_taken_back_also_when_that_is_killed(program: Path, moves: int) -> None:
    assert swap.begin(program) is Step.SWAPPED
    for _ in range(swap.TRIES):
        assert swap.begin(program) is Step.COUNTED
    begin_and_die(program, moves)
    if swap.refused_version(program) == "":
        assert swap.begin(program) is Step.RETURNED
    assert files_of(program) == FIRST
    assert swap.refused_version(program) == "1.1"
    assert swap.begin(program) is Step.NOTHING


def test_the_old_version_stays_until_the_new_one_has_come_up(program: Path) -> None:
    swap.begin(program)
    assert (program / ".update/old/_internal/desktop/desk.pyc").read_bytes() == FIRST["_internal/desktop/desk.pyc"]
    assert swap.came_up(program) == "1.1"
    assert not (program / ".update" / "old").exists()
    assert swap.came_up(program) is None


def test_a_folder_that_is_empty_afterwards_goes_so_that_the_program_knows_its_version(program: Path) -> None:
    before, after = (f"_internal/lapor_desktop-1.{number}.dist-info/METADATA" for number in (0, 1))
    (program / before).parent.mkdir()
    (program / before).write_bytes(b"1.0")
    (program / ".update/new" / after).parent.mkdir(parents=True)
    (program / ".update/new" / after).write_bytes(b"1.1")
    files = [(before, Kind.REMOVED, ""), (after, Kind.ADDED, hashlib.sha256(b"1.1").hexdigest())]
    swap.make_ready(program, "1.1", "1.0", files)
    assert swap.begin(program) is Step.SWAPPED
    assert [path.name for path in program.glob("_internal/*.dist-info")] == ["lapor_desktop-1.1.dist-info"]
    for _ in range(swap.TRIES + 1):
        swap.begin(program)
    assert [path.name for path in program.glob("_internal/*.dist-info")] == ["lapor_desktop-1.0.dist-info"]
    assert (program / before).read_bytes() == b"1.0"


def test_who_leaves_at_the_door_does_not_take_the_new_version_back(program: Path) -> None:
    swap.begin(program)
    for _ in range(swap.TRIES + 2):
        assert swap.begin(program) is Step.COUNTED
        swap.count_anew(program)
    assert files_of(program) == SECOND


def test_commands_between_neither_take_a_new_version_back_nor_keep_one_that_opens_no_window(program: Path) -> None:
    swap.begin(program)
    for _ in range(swap.TRIES):
        for _ in range(swap.TRIES):
            assert swap.begin(program) is Step.COUNTED
            swap.uncount(program)
        assert swap.begin(program) is Step.COUNTED
        assert files_of(program) == SECOND
    assert swap.begin(program) is Step.RETURNED
    assert files_of(program) == FIRST


def test_a_file_that_somebody_holds_leaves_the_version_that_was_and_a_later_start_tries_again(program: Path) -> None:
    obstacle = program / ".update/old/_internal/ui"  # what comes last can't be put aside
    obstacle.parent.mkdir(parents=True)
    obstacle.write_bytes(b"")
    assert swap.begin(program) is Step.NOTHING
    assert files_of(program) == FIRST
    assert swap.ready_version(program) == "1.1"
    obstacle.unlink()
    assert swap.begin(program) is Step.SWAPPED
    assert files_of(program) == SECOND


_RUNS = """
import sys
from pathlib import Path
from desktop.updates import swap
held = swap.mark_running(Path(sys.argv[1]))
print("runs", flush=True)
sys.stdin.readline()
"""


@contextmanager
def another_runs(program: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", _RUNS, str(program)],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "runs\n"
        yield
        other.communicate("\n", timeout=TIMEOUT)


def test_nothing_is_swapped_while_another_window_runs(program: Path) -> None:
    with another_runs(program):
        assert swap.begin(program) is Step.NOTHING
        assert files_of(program) == FIRST
    assert swap.begin(program) is Step.SWAPPED


def test_who_clicks_again_while_a_new_version_is_coming_up_does_not_take_it_back(program: Path) -> None:
    swap.begin(program)
    with another_runs(program):
        for _ in range(swap.TRIES + 2):
            assert swap.begin(program) is Step.NOTHING
    assert files_of(program) == SECOND
    assert swap.begin(program) is Step.COUNTED


def test_a_process_that_ended_leaves_no_mark(program: Path) -> None:
    swap.unmark_running(program, swap.mark_running(program))
    assert list((program / ".update/running").iterdir()) == []


def test_a_link_whose_target_has_gone_first_is_swapped_and_comes_back(program: Path) -> None:
    library, link = "_internal/PySide6/QtCore.so", "_internal/QtCore.so"
    (program / link).symlink_to("PySide6/QtCore.so")
    swap.make_ready(program, "1.1", "1.0", [(library, Kind.REMOVED, ""), (link, Kind.REMOVED, "")])
    assert swap.begin(program) is Step.SWAPPED
    assert not os.path.lexists(program / link)
    for _ in range(swap.TRIES + 1):
        swap.begin(program)
    assert (program / link).is_symlink()
    assert (program / link).read_bytes() == FIRST[library]


def test_what_was_damaged_after_it_was_fetched_is_not_put_in_place(program: Path) -> None:
    (program / ".update/new/_internal/desktop/desk.pyc").write_bytes(b"damaged")
    assert swap.begin(program) is Step.NOTHING
    assert files_of(program) == FIRST
    assert swap.journal(program) is None


def test_a_program_without_an_update_starts_as_ever(tmp_path: Path) -> None:
    assert swap.begin(tmp_path) is Step.NOTHING
    assert swap.came_up(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
