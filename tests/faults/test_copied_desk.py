"""A desk whose folder was copied to a second PC, or put back from a backup, brings no citizen the same answer twice."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts, outbox
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.intent import OutboxState
from tests.sync.parts import add_open, engine, queued

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.intent import OpId, OutboxItem
    from sync.central.server import CentralServer
    from tests.support.clock import FakeClock

TEXT = "Yth. Pelapor, UKT Saudara sudah kami kembalikan."


class Office:
    """One officer's desk, and the copy of its folder."""

    def __init__(self, folder: Path, central: CentralServer, clock: FakeClock) -> None:
        self.folder, self.central, self.clock = folder, central, clock
        (number,) = add_open(central, 1)
        self.number = TrackingId(number)
        self.desk = Desk.open(folder / "desk", clock=clock)
        self.copy: Desk | None = None
        self.sync(self.desk)

    def copied(self) -> Desk:
        """As it stands now, closed while it is copied."""
        self.desk.close()
        shutil.copytree(self.folder / "desk", self.folder / "copy")
        self.desk = Desk.open(self.folder / "desk", clock=self.clock)
        self.copy = Desk.open(self.folder / "copy", clock=self.clock)
        return self.copy

    def sync(self, desk: Desk) -> None:
        report = engine(desk, self.central.url, self.central.officers[0].token).run()
        assert report.problem is None, report.problem

    @property
    def there(self) -> list[str]:
        return [event.text for event in self.central.store.follow_ups(self.number) if event.op_id]

    def item(self, desk: Desk, op_id: OpId) -> OutboxItem:
        found = desk.ask(outbox.get, op_id)
        assert found is not None
        return found

    def requeued(self, desk: Desk, text: str) -> OpId:
        return queued(desk, self.number, text)

    def close(self) -> None:
        self.desk.close()
        if self.copy is not None:
            self.copy.close()


@pytest.fixture
def office(tmp_path: Path, central: CentralServer, clock: FakeClock) -> Iterator[Office]:
    office = Office(tmp_path, central, clock)
    yield office
    office.close()


def test_what_waits_on_both_arrives_once_and_both_say_so(office: Office) -> None:
    op_id = queued(office.desk, office.number, TEXT)
    copy = office.copied()
    office.sync(office.desk)
    office.sync(copy)
    assert office.there == [TEXT]
    assert {office.item(desk, op_id).state for desk in (office.desk, copy)} == {OutboxState.SENT}


@pytest.mark.parametrize("sends_first", ["the desk", "the copy"])
def test_what_is_edited_on_one_of_them_replaces_what_the_other_sent(office: Office, sends_first: str) -> None:
    op_id = queued(office.desk, office.number, TEXT)
    copy = office.copied()
    copy.do(outbox.take_back, op_id)
    edited = office.requeued(copy, f"{TEXT} Terima kasih.")
    if sends_first == "the desk":
        office.sync(office.desk)
        office.sync(copy)
        assert office.there == [TEXT]
        assert office.item(copy, edited).state is OutboxState.CONFLICT
        assert [event.text for event in office.item(copy, edited).happened] == [TEXT]
    else:
        office.sync(copy)
        office.sync(office.desk)
        assert office.there == [f"{TEXT} Terima kasih."]
        assert office.item(office.desk, op_id).state is OutboxState.REFUSED


def test_the_same_draft_queued_on_both_is_asked_about(office: Office) -> None:
    office.desk.do(drafts.save, office.number, TEXT)
    copy = office.copied()
    office.desk.do(outbox.queue, office.number, hold=timedelta(0))
    office.sync(office.desk)
    again = copy.do(outbox.queue, office.number, hold=timedelta(0))
    office.sync(copy)
    assert office.there == [TEXT]
    assert office.item(copy, again.op_id).state is OutboxState.CONFLICT
    assert [event.text for event in office.item(copy, again.op_id).happened] == [TEXT]


def test_a_draft_from_a_backup_says_that_its_words_were_sent(office: Office) -> None:
    office.desk.do(drafts.save, office.number, TEXT)
    copy = office.copied()
    office.desk.do(outbox.queue, office.number, hold=timedelta(0))
    office.sync(office.desk)
    office.sync(copy)
    draft = copy.ask(drafts.current, office.number)
    assert draft is not None
    assert (draft.text, draft.needs_review) == (TEXT, "already-sent")


@pytest.mark.parametrize("is_taken_back", [False, True])
def test_what_was_held_in_a_backup_is_known_as_sent_when_it_shows(office: Office, is_taken_back: bool) -> None:
    office.desk.do(drafts.save, office.number, TEXT)
    op_id = office.desk.do(outbox.queue, office.number, hold=None).op_id
    copy = office.copied()
    if is_taken_back:
        copy.do(outbox.take_back, op_id)
        copy.do(drafts.save, office.number, f"{TEXT} Terima kasih.")
    office.desk.do(outbox.release, op_id)
    office.sync(office.desk)
    office.sync(copy)
    assert office.item(copy, op_id).state is OutboxState.SENT
    if is_taken_back:
        draft = copy.ask(drafts.current, office.number)
        assert draft is not None
        assert draft.needs_review == "already-sent"


def test_two_that_never_left_can_still_become_one_draft(office: Office) -> None:
    first = queued(office.desk, office.number, "Satu.")
    second = queued(office.desk, office.number, "Dua.")
    office.desk.do(outbox.take_back, second)
    draft = office.desk.do(outbox.take_back, first)
    assert draft.text == "Satu.\n\nDua."
    office.desk.do(outbox.queue, office.number, hold=timedelta(0))
    office.sync(office.desk)
    assert office.there == ["Satu.\n\nDua."]


def test_a_draft_from_a_backup_says_that_the_officer_answered_since_in_other_words(office: Office) -> None:
    office.desk.do(drafts.save, office.number, TEXT)
    copy = office.copied()
    office.clock.advance(600)
    office.desk.do(drafts.save, office.number, f"{TEXT} Terima kasih.")
    office.desk.do(outbox.queue, office.number, hold=timedelta(0))
    office.sync(office.desk)
    office.sync(copy)
    draft = copy.ask(drafts.current, office.number)
    assert draft is not None
    assert draft.needs_review == "already-sent"
    mine = office.desk.do(drafts.save, office.number, "Sebagai tambahan, formulir ada di loket.")
    assert mine.needs_review == "", "the officer's own desk knows of its own answers"
