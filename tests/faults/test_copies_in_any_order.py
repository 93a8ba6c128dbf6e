"""Copies of a desk in any order: the walk of `test_nothing_twice.py`, with backups put back and a second PC besides.

The folder of the desk is copied now and then. An older copy is put back in its place, which loses what was typed since
by the officer's own hand; another is opened on a second PC, syncs there with what waited in it, and is forgotten. The
officer does what a note on a draft or a conflict says: what they are told was sent already, they don't send again.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from desktop.cache.intents import drafts, outbox
from desktop.desk import Desk
from desktop.intent import OutboxState
from sync.engine import SyncEngine
from tests.faults.test_nothing_twice import _TOKEN, EVERYDAY, LONG, OfficersDays, complaint_numbers, picks
from tests.sync.parts import connector

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class DaysWithCopies(OfficersDays):
    """One officer, their desk, and the copies that somebody makes of its folder."""

    def __init__(self) -> None:
        self.copies: list[Path] = []
        super().__init__()

    @precondition(lambda self: len(self.copies) < 3)
    @rule()
    def somebody_copies_the_folder(self) -> None:
        self.desk.close()
        self.copies.append(self.folder / f"copy-{len(self.copies)}")
        shutil.copytree(self.folder / "desk", self.copies[-1])
        self.desk = Desk.open(self.folder / "desk", clock=self.clock)

    @precondition(lambda self: self.copies)
    @rule(pick=picks)
    def an_older_copy_is_put_back(self, pick: int) -> None:
        """It syncs as it starts, before anybody types."""
        self.desk.close()
        shutil.rmtree(self.folder / "desk")
        shutil.copytree(self.copies[pick % len(self.copies)], self.folder / "desk")
        self.desk = Desk.open(self.folder / "desk", clock=self.clock)
        self._clean_sync()
        there = set(_TOKEN.findall(" ".join([*self._texts_on_the_desk(), *self._texts_on_the_server()])))
        self.tokens = [token for token in self.tokens if token in there]

    @precondition(lambda self: self.copies)
    @rule(pick=picks)
    def a_copy_syncs_on_a_second_pc(self, pick: int) -> None:
        self._on_a_second_pc(pick, lambda _: None)

    @precondition(lambda self: self.copies)
    @rule(pick=picks, number=complaint_numbers)
    def a_draft_is_queued_on_a_second_pc(self, pick: int, number: int) -> None:
        def queue(desk: Desk) -> None:
            draft = desk.ask(drafts.current, self.ids[number])
            if draft is not None and draft.text.strip() and not draft.needs_review:
                item = desk.do(outbox.queue, self.ids[number], hold=timedelta(0))
                self.queued[item.op_id] = item

        self._on_a_second_pc(pick, queue)

    @precondition(lambda self: self.copies)
    @rule(pick=picks, which=picks)
    def an_answer_is_taken_back_on_a_second_pc_and_queued_anew(self, pick: int, which: int) -> None:
        def edit(desk: Desk) -> None:
            waiting = [item for item in desk.ask(outbox.items) if item.state in outbox.FATE_UNKNOWN]
            if not waiting:
                return
            item = waiting[which % len(waiting)]
            if desk.ask(drafts.current, item.tracking_id) is None:
                desk.do(outbox.take_back, item.op_id)
                again = desk.do(outbox.queue, item.tracking_id, hold=timedelta(0))
                self.queued[again.op_id] = again

        self._on_a_second_pc(pick, edit)

    # the officer heeds what they are told

    @rule(number=complaint_numbers)
    def writes(self, number: int) -> None:
        draft = self.desk.ask(drafts.current, self.ids[number])
        if draft is None or draft.needs_review != "already-sent":
            super().writes(number)
        else:
            self.desk.do(drafts.discard, self.ids[number])

    @rule(number=complaint_numbers, is_held=st.booleans())
    def queues(self, number: int, is_held: bool) -> None:
        draft = self.desk.ask(drafts.current, self.ids[number])
        if draft is None or draft.needs_review != "already-sent":
            super().queues(number, is_held)

    @rule(pick=picks)
    def takes_back(self, pick: int) -> None:
        """Two that wait are not made one: a single op can't replace two."""
        item = self._pick(pick, *(state for state in OutboxState if state is not OutboxState.SENT))
        draft = self.desk.ask(drafts.current, item.tracking_id) if item else None
        if draft is None or not draft.text.strip():
            super().takes_back(pick)

    @rule(pick=picks)
    def sends_all_the_same(self, pick: int) -> None:
        item = self._pick(pick, OutboxState.CONFLICT)
        if item is not None and not any(event.op_id for event in item.happened):
            super().sends_all_the_same(pick)

    @rule(pick=picks)
    def sends_again(self, pick: int) -> None:
        if item := self._pick(pick, OutboxState.REFUSED):
            if item.last_error == "op-superseded":
                return  # they are told that a newer one went in its place
            again = self.desk.do(outbox.send_again, item.op_id, hold=timedelta(0))
            self.queued[again.op_id] = again

    # internals

    def _on_a_second_pc(self, pick: int, work: Callable[[Desk], None]) -> None:
        folder = self.folder / "second"
        shutil.copytree(self.copies[pick % len(self.copies)], folder)
        with Desk.open(folder, clock=self.clock) as desk:
            work(desk)
            remote = connector(self.central.url, self.me.token, stall_timeout=20.0)
            report = SyncEngine(desk, remote).run()
            remote.close()
            assert report.problem is None
        shutil.rmtree(folder)


def test_nothing_arrives_twice_from_copies() -> None:
    run_state_machine_as_test(DaysWithCopies, settings=EVERYDAY)


@pytest.mark.slow
def test_nothing_arrives_twice_from_copies_in_long_walks() -> None:
    run_state_machine_as_test(DaysWithCopies, settings=LONG)
