"""A cache that can't be opened: a clear message, nothing changed, and a way on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.cache.connection import open_cache
from desktop.cache.intents import drafts
from desktop.complaint import TrackingId
from desktop.desk import Desk, set_aside
from desktop.problems import LANGUAGES, KnownProblem, explain, texts

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.writer import Transaction
    from tests.support.clock import FakeClock

UKT = TrackingId("8507246")
CANARY = "kata-kata pelapor yang rahasia"


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    """A folder with a desk in it that holds a draft."""
    with Desk.open(tmp_path / "kantor", clock=clock) as desk:
        desk.do(drafts.save, UKT, CANARY)
    return tmp_path / "kantor"


def opening(folder: Path) -> KnownProblem:
    """The problem that opening the desk meets; nothing in the folder may change by it."""
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(KnownProblem) as caught:
        Desk.open(folder)
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in ("desk.db", "desk.key", "desk.json"):
        assert after.get(name) == before.get(name), name
    return caught.value


def test_nothing_typed_lies_readable_on_the_disk(folder: Path) -> None:
    for path in folder.iterdir():
        assert CANARY.encode() not in path.read_bytes(), path.name


def test_without_a_keyring_the_key_is_in_a_private_file_and_that_is_told(folder: Path) -> None:
    assert (folder / "desk.key").stat().st_mode & 0o077 == 0
    with Desk.open(folder) as desk:
        assert desk.key_is_weak


def test_another_key_is_told_as_such(folder: Path) -> None:
    (folder / "desk.key").write_text("ab" * 32, encoding="ascii")

    assert opening(folder).code == "cache-wrong-key"


def test_a_mangled_key_file_is_told_as_such(folder: Path) -> None:
    (folder / "desk.key").write_text("bukan kunci", encoding="ascii")

    assert opening(folder).code == "cache-wrong-key"


def test_a_missing_key_is_told_as_such(folder: Path) -> None:
    (folder / "desk.key").unlink()

    assert opening(folder).code == "key-missing"


@pytest.mark.parametrize("position", [0, 100])
def test_a_damaged_beginning_is_told_as_such(folder: Path, position: int) -> None:
    cache = folder / "desk.db"
    content = bytearray(cache.read_bytes())
    content[position : position + 64] = bytes(64)
    cache.write_bytes(content)

    assert opening(folder).code == "cache-corrupt"


def test_damage_past_the_beginning_is_told_as_such(folder: Path) -> None:
    cache = folder / "desk.db"
    content = cache.read_bytes()
    cache.write_bytes(content[:4_096] + bytes(len(content) - 4_096))

    assert opening(folder).code == "cache-corrupt"


def test_a_file_cut_short_is_told_as_such(folder: Path) -> None:
    cache = folder / "desk.db"
    cache.write_bytes(cache.read_bytes()[:1_000])

    assert opening(folder).code == "cache-corrupt"


def test_a_cache_of_a_newer_version_is_left_alone(folder: Path) -> None:
    key = bytes.fromhex((folder / "desk.key").read_text(encoding="ascii"))
    db = open_cache(folder / "desk.db", key)
    db.execute("PRAGMA user_version = 99")
    db.close()

    assert opening(folder).code == "cache-newer"


def test_a_folder_that_can_not_be_made_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="ascii")

    with pytest.raises(KnownProblem, match="data-dir-unwritable"):
        Desk.open(tmp_path / "berkas" / "kantor")


def test_what_can_not_be_opened_is_set_aside_whole_and_a_new_desk_begins(folder: Path, clock: FakeClock) -> None:
    (folder / "desk.key").unlink()
    held = (folder / "desk.db").read_bytes()

    kept = set_aside(folder, clock=clock)

    assert (kept / "desk.db").read_bytes() == held
    with Desk.open(folder, clock=clock) as desk:
        assert desk.ask(drafts.current, UKT) is None


def test_a_full_disk_is_told_loses_nothing_and_passes(folder: Path) -> None:
    with Desk.open(folder) as desk:

        def fill(tx: Transaction, pages: int) -> None:
            tx.db.execute(f"PRAGMA max_page_count = {pages}")

        (used,) = desk.do(lambda tx: tx.db.execute("PRAGMA page_count").fetchone())
        desk.do(fill, used + 1)
        with pytest.raises(KnownProblem, match="disk-full"):
            desk.do(drafts.save, UKT, "x" * 100_000)
        draft = desk.ask(drafts.current, UKT)
        assert draft is not None
        assert draft.text == CANARY

        desk.do(fill, used + 10_000)
        assert len(desk.do(drafts.save, UKT, "x" * 100_000).text) == 100_000


def test_two_programs_may_write_the_same_desk(folder: Path) -> None:
    with Desk.open(folder) as window, Desk.open(folder) as command_line:
        window.do(drafts.save, UKT, "dari jendela")
        command_line.do(drafts.save, UKT, "dari baris perintah")

        draft = window.ask(drafts.current, UKT)

    assert draft is not None
    assert draft.text == "dari baris perintah"


def test_a_bug_in_an_operation_is_no_known_problem_and_undoes_itself(folder: Path) -> None:
    def blunder(tx: Transaction) -> None:
        tx.db.execute("UPDATE draft SET text = 'hilang'")
        tx.db.execute("SELECT nothing FROM nowhere")

    with Desk.open(folder) as desk:
        with pytest.raises(sqlcipher.OperationalError):
            desk.do(blunder)
        draft = desk.ask(drafts.current, UKT)

    assert draft is not None
    assert draft.text == CANARY


def test_every_problem_is_told_in_both_languages_with_the_same_placeholders() -> None:
    from string import Formatter

    def placeholders(entry: dict[str, str]) -> set[str | None]:
        return {name for text in entry.values() for _, name, _, _ in Formatter().parse(text) if name}

    indonesian, english = (texts(language) for language in LANGUAGES)
    assert indonesian.keys() == english.keys()
    for code, entry in indonesian.items():
        assert entry.keys() == {"title", "advice"}, code
        assert placeholders(entry) == placeholders(english[code]), code


def test_a_problem_without_a_text_is_still_told() -> None:
    assert "belum-pernah" in explain("belum-pernah").title
    assert explain("answer-too-long").title  # a missing value does not break the message


def test_the_marks_beside_the_cache_hold_no_secret(folder: Path) -> None:
    marks = json.loads((folder / "desk.json").read_text(encoding="utf-8"))

    assert marks.keys() == {"desk_id", "key_check"}
    assert (folder / "desk.key").read_text(encoding="ascii") not in json.dumps(marks)
