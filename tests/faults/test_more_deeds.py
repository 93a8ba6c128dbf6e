"""The walk of `test_nothing_twice.py` with the rest of what an officer may do to an answer.

An earlier text is brought back, a superior approves, one answer goes to a group, what waits is entered on the web page
by hand and that is undone, a refused one is sent again, a decision goes besides and is taken back.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from desktop.cache.intents import approvals, by_hand, decisions, drafts, group_answer, review, twins
from desktop.clock import day_in_wib
from desktop.intent import OpKind, OutboxState
from desktop.problems import KnownProblem
from tests.faults.test_nothing_twice import _TOKEN, EVERYDAY, LONG, OfficersDays, complaint_numbers, picks

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.intents.review import Decision

_NOT_NOW = {
    *("answer-empty", "approval-not-in-state", "approval-missing", "draft-in-the-way", "group-answer-changed"),
    *("decision-too-late", "decision-waits", "decision-maybe-sent", "op-not-in-state", "review-gone-on"),
}
"""What the desk says of a deed that has no place just then: that is no fault."""


class DaysOfMoreDeeds(OfficersDays):
    """The same officer, who knows the program better."""

    def __init__(self) -> None:
        self.decided: list[Decision] = []
        super().__init__()
        self.desk.do(twins.join, self.ids)

    @rule(number=complaint_numbers, pick=picks)
    def brings_an_earlier_text_back(self, number: int, pick: int) -> None:
        draft = self.desk.ask(drafts.current, self.ids[number])
        kept = self.desk.ask(drafts.revisions, draft.draft_id) if draft else []
        if kept:
            self.desk.do(drafts.restore, kept[pick % len(kept)].revision_id)

    @rule(number=complaint_numbers, step=st.sampled_from(["ask", "approve", "send back", "take back"]))
    def goes_to_the_superior(self, number: int, step: str) -> None:
        deed = {
            "ask": lambda: self.desk.do(approvals.ask, self.ids[number], "Ratna"),
            "approve": lambda: self.desk.do(approvals.approve, self.ids[number], "Ratna"),
            "send back": lambda: self.desk.do(approvals.send_back, self.ids[number], "Ratna", "Lebih ramah."),
            "take back": lambda: self.desk.do(approvals.take_back, self.ids[number]),
        }[step]
        self._if_now(deed)

    @rule(number=complaint_numbers, takes_back=st.booleans())
    def answers_the_group(self, number: int, takes_back: bool) -> None:
        today = day_in_wib(self.clock.now())
        group = self.desk.ask(group_answer.read, self.ids[number], today)
        shown = {member.tracking_id: member.rev for member in group.members if not member.hindrance}
        if not shown or group.draft is None or not group.draft.text.strip():
            return
        items = self._if_now(lambda: self.desk.do(group_answer.queue, self.ids[number], shown, today))
        if isinstance(items, list):
            self.queued |= {item.op_id: item for item in items}
            if takes_back:
                self._if_now(
                    lambda: self.desk.do(group_answer.take_back, self.ids[number], [item.op_id for item in items])
                )

    @rule(pick=picks)
    def enters_it_on_the_web_page(self, pick: int) -> None:
        """What may have left is looked for there first; the officer of this walk then leaves it alone."""
        item = self._pick(pick, OutboxState.HELD, OutboxState.QUEUED)
        if item is not None and not item.attempts:
            self.desk.do(by_hand.enter, item.op_id)

    @rule(pick=picks)
    def it_was_not_entered_after_all(self, pick: int) -> None:
        if item := self._pick(pick, OutboxState.ENTERED):
            self.desk.do(by_hand.undo, item.op_id)

    @rule(pick=picks, verb=st.sampled_from(["addition", "again", "draft", "away"]))
    def decides_what_needs_a_look(self, pick: int, verb: str) -> None:
        item = self._pick(pick, OutboxState.CONFLICT, OutboxState.REFUSED, OutboxState.ORPHANED)
        if item is None or any(event.op_id for event in item.happened) or item.last_error == "op-superseded":
            return  # they are told that it, or what went in its place, is there
        deed = {
            "addition": lambda: self.desk.do(review.send_as_addition, item.op_id),
            "again": lambda: self.desk.do(review.send_again, item.op_id),
            "draft": lambda: self.desk.do(review.make_draft, item.op_id),
            "away": lambda: self.desk.do(review.put_away, item.op_id),
        }[verb]
        decision = self._if_now(deed)
        if isinstance(decision, review.Decision):
            self.decided.append(decision)
            if decision.added is not None:
                self.queued[decision.added.op_id] = decision.added

    @rule()
    def thinks_better_of_it(self) -> None:
        if self.decided:
            decision = self.decided.pop()
            if decision.can_be_undone:
                self._if_now(lambda: self.desk.do(review.undo, decision))

    @rule(number=complaint_numbers)
    def asks_the_reporter_to_complete_it(self, number: int) -> None:
        payload = {"reason": f"Mohon lengkapi. «{len(self.tokens)}»"}
        item = self._if_now(
            lambda: self.desk.do(decisions.decide, self.ids[number], OpKind.HOLD, payload, hold=timedelta(seconds=10))
        )
        if item is not None:
            self.tokens.append(f"«{len(self.tokens)}»")

    @rule(pick=picks)
    def takes_back(self, pick: int) -> None:
        """A decision in the way of its kind."""
        if item := self._pick(pick, *(state for state in OutboxState if state is not OutboxState.SENT)):
            self._if_now(lambda: self.desk.do(decisions.undo, item.op_id))

    # what holds at any time

    @invariant()
    def nothing_is_on_the_server_twice(self) -> None:
        ops = Counter(event.op_id for event in self._own_events())
        assert all(count == 1 for count in ops.values()), ops
        for tracking_id in self.ids:
            said = [event.text for event in self.central.store.follow_ups(tracking_id) if event.op_id]
            tokens = Counter(token for text in said for token in _TOKEN.findall(text))
            assert all(count == 1 for count in tokens.values()), tokens

    @invariant()
    def what_is_called_sent_is_on_the_server(self) -> None:
        arrived = {event.op_id for event in self._own_events()}
        answers = {item.op_id for item in self._items(OutboxState.SENT) if item.kind is OpKind.FOLLOW_UP}
        assert answers <= arrived

    @invariant()
    def nothing_that_was_entered_by_hand_is_on_the_server(self) -> None:
        entered = {item.op_id for item in self._items(OutboxState.ENTERED)}
        assert not entered & {event.op_id for event in self._own_events()}

    @invariant()
    def every_word_is_somewhere(self) -> None:
        where = [*self._texts_on_the_desk(), *self._kept_elsewhere(), *self._texts_on_the_server()]
        lost = set(self.tokens) - set(_TOKEN.findall(" ".join(where)))
        assert not lost, f"lost: {lost}"

    # internals

    def _if_now(self, deed: Callable[[], object]) -> object:
        try:
            return deed()
        except KnownProblem as problem:
            if problem.code not in _NOT_NOW:
                raise
        return None

    def _kept_elsewhere(self) -> list[str]:
        """In forms that a decision went back to, with what was entered by hand, and in decisions that went."""
        kept = self.desk.ask(
            lambda db: db.execute(
                "SELECT content FROM form UNION ALL "
                "SELECT payload FROM outbox WHERE op_id IN (SELECT op_id FROM entered_by_hand) UNION ALL "
                "SELECT payload FROM outbox WHERE kind != 'followup.add' AND state = 'SENT'"
            ).fetchall()
        )
        return [str(json.loads(content)) for (content,) in kept]


def test_nothing_is_lost_and_nothing_arrives_twice_whatever_is_done_to_an_answer() -> None:
    run_state_machine_as_test(DaysOfMoreDeeds, settings=EVERYDAY)


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_arrives_twice_whatever_is_done_in_long_walks() -> None:
    run_state_machine_as_test(DaysOfMoreDeeds, settings=LONG)
