"""A cache of every earlier version opens with all that the officer did; what goes wrong on the way costs no word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.cache import migrations, upgrade
from desktop.cache.connection import open_cache
from desktop.cache.intents import drafts, notes, outbox, outgoing
from desktop.cache.schema_version import SCHEMA_VERSION, migrate
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from tests.support import earlier_cache
from tests.support.command_line import ROOT, TIMEOUT, lapor
from tests.support.earlier_cache import KEY, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.connection import Database

UKT = TrackingId("8507246")
EARLIER = range(1, SCHEMA_VERSION)
LAST = SCHEMA_VERSION - 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a desk, with the key that earlier caches are made with."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "desk.key").write_text(KEY.hex(), encoding="ascii")
    return folder


def held(path: Path) -> dict[str, list[dict[str, object]]]:
    db = earlier_cache.opened(path, read_only=True)
    try:
        return {name: earlier_cache.rows(db, name) for name in db.table_names()}
    finally:
        db.close()


def version(path: Path) -> int:
    db = open_cache(path, KEY, read_only=True)
    try:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    finally:
        db.close()


def test_the_version_counts_the_migrations_and_their_numbers_go_up_by_one(tmp_path: Path) -> None:
    db = earlier_cache.opened(tmp_path / "desk.db")
    try:
        migrate(db.conn, tmp_path / "desk.db")
        names = [migration.name for migration in migrations.migrations.applied(db)]
    finally:
        db.close()
    assert [name[:5] for name in names] == [f"m{number:03}_" for number in range(1, SCHEMA_VERSION + 1)]


def test_no_migration_was_changed_after_there_were_files_that_have_it(tmp_path: Path) -> None:
    found = []
    db = earlier_cache.opened(tmp_path / "desk.db")
    try:
        for number in range(1, SCHEMA_VERSION + 1):
            earlier_cache.lay(db, number)
            found.append(earlier_cache.schema_digest(db))
    finally:
        db.close()
    assert tuple(found[: len(earlier_cache.SCHEMAS)]) == earlier_cache.SCHEMAS
    assert len(earlier_cache.SCHEMAS) >= SCHEMA_VERSION - 1, "pin the schema before the newest one, too"


@pytest.mark.parametrize("number", EARLIER)
def test_a_cache_of_every_earlier_version_opens_with_every_row_that_the_officer_made(folder: Path, number: int) -> None:
    before = earlier_cache.make(folder / "desk.db", number)
    assert before["draft"]

    with Desk.open(folder) as desk:
        draft = desk.ask(drafts.current, UKT)
        waiting = desk.ask(outbox.items)
        written = desk.ask(notes.of_complaint, UKT) if number > 1 else []

    assert draft is not None
    assert draft.text == WORDS
    assert len(waiting) >= 2
    assert [note.text for note in written] == ["catatan sendiri"] * (number > 1)
    after = held(folder / "desk.db")
    for table, rows in before.items():
        kept = [{column: row[column] for column in rows[0]} for row in after[table]]
        assert all(row in kept for row in rows), table
    assert version(folder / "desk.db") == SCHEMA_VERSION


def test_the_copy_from_before_is_whole_encrypted_and_stays_until_a_clean_end(folder: Path) -> None:
    before = earlier_cache.make(folder / "desk.db", LAST)

    with Desk.open(folder):
        pass  # closed, but nobody has said that the program came up
    kept = folder / f"desk-v{LAST}.db"
    assert upgrade.copies(folder) == {LAST: kept}
    assert WORDS.encode() not in kept.read_bytes()
    assert {table: held(kept)[table] for table in before} == before

    with Desk.open(folder) as desk:
        desk.prove()
        assert kept.exists()
    assert not kept.exists()
    assert not list(folder.glob("*.part"))


def test_a_cache_of_today_is_not_copied(folder: Path) -> None:
    with Desk.open(folder):
        pass
    with Desk.open(folder):
        assert upgrade.copies(folder) == {}


def test_without_room_for_the_copy_nothing_changes_and_that_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier_cache.make(folder / "desk.db", LAST)
    before = (folder / "desk.db").read_bytes()
    monkeypatch.setattr(upgrade, "MARGIN", 1 << 60)  # more than any disk has left

    with pytest.raises(KnownProblem, match="upgrade-no-room"):
        Desk.open(folder)

    assert (folder / "desk.db").read_bytes() == before
    assert upgrade.copies(folder) == {}


_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from desktop.desk import Desk
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))  # the copy does not fit any more; the journal does
try:
    Desk.open(Path(sys.argv[1]))
except KnownProblem as problem:
    print(problem.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of a file")
def test_a_disk_that_fills_up_while_the_copy_is_written_costs_nothing(folder: Path) -> None:
    before = earlier_cache.make(folder / "desk.db", LAST)

    assert _run(_ON_A_FULL_DISK, folder).stdout.strip() == "disk-full"

    assert version(folder / "desk.db") == LAST
    assert {table: held(folder / "desk.db")[table] for table in before} == before
    assert not list(folder.glob("desk-v*"))


_KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.cache import migrations
from desktop.desk import Desk
from desktop.intent import OutboxState
last = migrations.migrations._migrations[-1]
laid = last.fn
def lay_and_die(db):
    laid(db)
    os.kill(os.getpid(), signal.SIGKILL)
last.fn = lay_and_die
Desk.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill on this system")
@pytest.mark.parametrize("number", [1, 5, LAST])
def test_a_migration_that_is_killed_in_the_middle_begins_again_with_nothing_lost(folder: Path, number: int) -> None:
    before = earlier_cache.make(folder / "desk.db", number)

    assert _run(_KILLED, folder).returncode == -signal.SIGKILL

    assert version(folder / "desk.db") == number
    with Desk.open(folder) as desk:
        draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    assert draft.text == WORDS
    after = held(folder / "desk.db")
    assert [row["text"] for row in after["draft"]] == [row["text"] for row in before["draft"]]
    assert version(folder / "desk.db") == SCHEMA_VERSION


@pytest.mark.expects_log("the migration from version")
def test_a_migration_that_fails_on_what_is_in_the_file_leaves_it_as_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = earlier_cache.make(folder / "desk.db", LAST)

    def fail(db: Database) -> None:
        db.execute("CREATE TABLE half_way (number INTEGER)")
        db.execute("CREATE UNIQUE INDEX too_strict ON draft (base_rev)")

    monkeypatch.setattr(migrations.migrations._migrations[-1], "fn", fail)
    with pytest.raises(KnownProblem, match="upgrade-failed"):
        Desk.open(folder)

    assert version(folder / "desk.db") == LAST
    after = held(folder / "desk.db")
    assert {table: after[table] for table in before} == before
    assert "half_way" not in after


def test_a_copy_is_put_back_and_what_the_newer_version_wrote_stays_beside(folder: Path) -> None:
    earlier_cache.make(folder / "desk.db", LAST)
    with Desk.open(folder) as desk:
        desk.do(drafts.save, UKT, "ditulis dengan versi baru")

    assert not upgrade.put_back(folder, LAST - 1)
    assert upgrade.put_back(folder, LAST)

    assert version(folder / "desk.db") == LAST
    assert held(folder / "desk.db")["draft"][0]["text"] == WORDS
    assert held(folder / "desk-newer.db")["draft"][0]["text"] == "ditulis dengan versi baru"


def test_after_a_copy_was_put_back_nothing_of_it_leaves_by_itself(folder: Path) -> None:
    earlier_cache.make(folder / "desk.db", LAST)
    Desk.open(folder).close()
    assert upgrade.put_back(folder, LAST)

    with Desk.open(folder) as desk:
        waiting = desk.ask(outbox.items, waiting_only=True)
        assert {item.state for item in waiting} == {OutboxState.HELD}
        assert desk.do(outbox.release_due) == 0
        assert desk.ask(outgoing.sendable, 50) == []
        desk.do(outbox.release, waiting[0].op_id)
    with Desk.open(folder) as desk:  # once held, it is the officer's to decide
        assert len(desk.ask(outgoing.sendable, 50)) == 1


def test_putting_back_that_was_cut_short_is_finished_before_an_empty_desk_begins(folder: Path) -> None:
    earlier_cache.make(folder / "desk.db", LAST)
    with Desk.open(folder):
        pass
    (folder / f"desk-v{LAST}.db").rename(folder / "desk-returning.db")  # where a kill can leave it
    (folder / "desk.db").rename(folder / "desk-newer.db")

    with Desk.open(folder) as desk:
        draft = desk.ask(drafts.current, UKT)

    assert draft is not None
    assert draft.text == WORDS


def test_an_older_program_refuses_a_newer_cache_in_a_sentence_with_a_way_on(folder: Path) -> None:
    with Desk.open(folder):
        pass
    db = open_cache(folder / "desk.db", KEY)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()

    refused = lapor(folder, "list")

    assert refused.code == 6
    assert "versi program yang lebih baru" in refused.err
    assert "Pasang versi terbaru" in refused.err
    assert version(folder / "desk.db") == SCHEMA_VERSION + 1


def _run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
