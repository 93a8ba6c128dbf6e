"""Work in parts: what was typed meanwhile goes between two of them, and whoever asked sees one deed."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts
from desktop.changes import Topic
from desktop.complaint import TrackingId
from desktop.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.writer import Transaction
    from desktop.changes import ChangeSet
    from tests.support.clock import FakeClock

PARTS = 5
NUMBER = TrackingId("777")


def work(tx: Transaction, part: int, done: list[str], goes_on: Event | None = None) -> int:
    """Each part tells of a complaint, and notes that it was done and which drafts were there."""
    if goes_on is not None:
        assert goes_on.wait(10)
    tx.changed(Topic.COMPLAINTS, TrackingId(str(part)))
    (count,) = tx.db.execute("SELECT count(*) FROM draft").fetchone()
    done.append(f"{part}:{count}")
    if part < PARTS:
        tx.then(work, part + 1, done)
    return part


def test_what_was_typed_meanwhile_is_written_before_the_next_part(desk: Desk) -> None:
    done: list[str] = []
    goes_on = Event()
    result = desk.write(work, 1, done, goes_on)
    typed = desk.write(drafts.save, NUMBER, "Yth. Pelapor")
    goes_on.set()
    assert result.result() == PARTS
    assert typed.result().text == "Yth. Pelapor"
    assert done == ["1:0", "2:1", "3:1", "4:1", "5:1"]


def test_the_rest_of_a_part_is_done_before_what_was_to_follow_it(desk: Desk) -> None:
    done: list[str] = []

    def first(tx: Transaction) -> None:
        tx.then(work, PARTS - 1, done)
        tx.then(last)

    def last(_: Transaction) -> str:
        return " ".join(done)

    assert desk.do(first) == "4:0 5:0"


def test_those_who_listen_hear_of_all_parts_at_once(desk: Desk) -> None:
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)
    desk.write_as("import", work, 1, []).result()
    assert [(change.origin, len(change.tracking_ids)) for change in heard] == [("import", PARTS)]


def test_a_part_that_fails_ends_the_work_and_leaves_the_parts_before_it(desk: Desk) -> None:
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)

    def first(tx: Transaction) -> None:
        drafts.save(tx, NUMBER, "Yth. Pelapor")
        tx.then(second)
        tx.then(work, PARTS, never)

    def second(tx: Transaction) -> None:
        drafts.save(tx, NUMBER, "Tidak jadi")
        raise LookupError

    never: list[str] = []
    with pytest.raises(LookupError):
        desk.do(first)
    draft = desk.ask(drafts.current, NUMBER)
    assert draft is not None
    assert draft.text == "Yth. Pelapor"
    assert never == []
    assert [change.tracking_ids for change in heard] == [{NUMBER}]


def test_closing_the_desk_does_the_parts_that_are_left(tmp_path: Path, clock: FakeClock) -> None:
    done: list[str] = []
    goes_on = Event()
    with Desk.open(tmp_path / "desk", clock=clock) as desk:
        result = desk.write(work, 1, done, goes_on)
        goes_on.set()
    assert result.result() == PARTS
    assert len(done) == PARTS
