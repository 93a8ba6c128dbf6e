"""`update` from the command line, as whoever looks after many PCs uses it; and how an old cache comes back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.connection import open_cache
from desktop.cache.schema_version import SCHEMA_VERSION
from desktop.desk import Desk
from desktop.problems import KnownProblem
from desktop.updates import place, starting, swap
from desktop.updates.place import Keeper
from tests.support import earlier_cache
from tests.support.command_line import lapor
from tests.support.published import FIRST, SECOND, Publisher, files_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    with Publisher(tmp_path / "publisher") as publisher:
        publisher.publish("1.1", SECOND)
        (tmp_path / "root.json").write_bytes(publisher.root)
        yield publisher


@pytest.fixture
def program(tmp_path: Path) -> Path:
    write(tmp_path / "program", FIRST)
    return tmp_path / "program"


def test_a_program_on_a_share_is_updated_from_a_stick_by_three_commands(
    tmp_path: Path, publisher: Publisher, program: Path
) -> None:
    named = ["--source", str(publisher.given_out), "--root", str(tmp_path / "root.json"), "--installed", "1.0"]
    named += ["--program", str(program)]

    found = lapor(tmp_path / "desk", "update", "check", *named, "--json").json
    assert found == {
        "installed": "1.0",
        "newest": "1.1",
        "files": 3,
        "bytes": found["bytes"],
        "is_ready": False,
    }
    assert 0 < found["bytes"] < 1_000
    assert lapor(tmp_path / "desk", "update", "fetch", *named).code == 0
    assert files_of(program) == FIRST
    assert lapor(tmp_path / "desk", "update", "apply", "--program", str(program)).code == 0
    assert files_of(program) == SECOND
    assert lapor(tmp_path / "desk", "update", "apply", "--program", str(program)).code == 9


def test_a_source_that_was_tampered_with_has_an_exit_code_of_its_own(
    tmp_path: Path, publisher: Publisher, program: Path
) -> None:
    for path in publisher.given_out.glob("targets/*"):
        path.write_bytes(bytes(100))
    named = ["--source", str(publisher.given_out), "--root", str(tmp_path / "root.json"), "--installed", "1.0"]

    refused = lapor(tmp_path / "desk", "update", "check", *named, "--program", str(program))

    assert refused.code == 15
    assert "tanda tangan penerbitnya" in refused.err


def test_a_checkout_says_who_updates_it(tmp_path: Path) -> None:
    told = lapor(tmp_path / "desk", "update", "check", "--source", str(tmp_path))
    assert told.code == 9
    assert "git" in told.err


def test_without_a_publisher_an_update_is_not_set_up(tmp_path: Path, publisher: Publisher, program: Path) -> None:
    named = ["--source", str(publisher.given_out), "--program", str(program)]
    told = lapor(tmp_path / "desk", "update", "check", *named)
    assert told.code == 9
    assert "belum disiapkan" in told.err


def test_what_lies_in_the_system_is_left_to_apt(tmp_path: Path) -> None:
    from pathlib import Path as AnyPath

    assert place.keeper(AnyPath("/opt/lapor-desktop")) is Keeper.APT
    assert place.keeper(tmp_path) is Keeper.ITSELF
    with pytest.raises(KnownProblem, match="update-by-apt"):
        place.require_own(AnyPath("/usr/lib/lapor-desktop"))


def test_after_an_update_was_taken_back_the_desk_opens_with_the_copy_from_before(tmp_path: Path, program: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "desk.key").write_text(earlier_cache.KEY.hex(), encoding="ascii")
    earlier_cache.make(folder / "desk.db", SCHEMA_VERSION - 1)
    Desk.open(folder).close()
    db = open_cache(folder / "desk.db", earlier_cache.KEY)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")  # as a still newer program left it
    db.close()
    with pytest.raises(KnownProblem, match="cache-newer"):
        starting.open_desk(folder, program)

    swap.make_ready(program, "1.1", "1.0", [])
    for _ in range(swap.TRIES + 2):
        swap.begin(program)
    assert swap.refused_version(program) == "1.1"
    with starting.open_desk(folder, program) as desk:
        words = desk.ask(lambda db: db.execute("SELECT text FROM draft WHERE draft_id = 1").fetchone())
    assert words == (earlier_cache.WORDS,)
    assert (folder / "desk-newer.db").exists()
