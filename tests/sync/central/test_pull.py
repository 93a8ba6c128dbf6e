"""The pull: sparse from any cursor, resumable at every checkpoint, exact at its end, and nobody else's."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from sync.central import cursors, pull
from sync.contract.messages import ComplaintFields, ResyncRequired
from tests.sync.central.talk import Mirror, answer, as_told, complaint, fill, set_fields, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync.central.server import CentralServer
    from sync.central.store import Store
    from sync.contract.messages import Message
    from tests.sync.central.talk import Caller, Reply


def assert_exact(central: CentralServer, mirror: Mirror, officer: int = 1) -> None:
    """The mirror holds what the store holds for that officer, field by field."""
    store = central.store
    assert sorted(mirror.complaints) == sorted(store.tracking_ids(officer))
    assert mirror.digest == store.digest(officer)
    for number, held in mirror.complaints.items():
        true = store.complaint(number, seen_by=officer)
        assert held.rev == true.rev
        assert as_told(held.fields) == set_fields(true.set)
        assert list(held.events.values()) == true.events


def told(reply: Reply) -> list[str]:
    return [change.id for change in reply.changes]


def test_a_first_pull_brings_everything_whole_and_the_most_urgent_first(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    store = empty_central.store
    store.add_complaint("1", complaint(status="Ditutup oleh Sistem"), officers=[1])
    store.add_complaint("2", complaint(disposed_at="2026-03-16T08:00:00+07:00"), officers=[1])
    store.add_complaint("3", complaint(disposed_at="2026-03-12T08:00:00+07:00"), officers=[1])
    store.add_complaint("4", complaint(disposed_at="", received_at="2026-03-02T08:00:00+07:00"), officers=[1])
    reply = caller().sync()
    assert reply.head.remaining == 4
    assert told(reply) == whole(reply.changes) == ["4", "3", "2", "1"]
    assert_exact(empty_central, Mirror().take(reply.messages))


def test_a_complaint_that_closes_loses_its_place_in_the_next_first_pull(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    first, second = fill(empty_central, 2)
    empty_central.store.close_complaint(first)
    assert told(caller().sync()) == [second, first]


def test_a_change_brings_what_changed_and_nothing_else(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    first, _, third = fill(empty_central, 3)
    me = caller()
    mirror = Mirror().take(me.sync().messages)
    empty_central.store.change(first, ComplaintFields(category="UKT"))
    empty_central.store.reporter_replies(third, "Bagaimana?")
    empty_central.store.change(first, ComplaintFields(location="Sleman"))
    reply = me.sync(mirror.cursor)
    assert reply.head.remaining == 2
    replied, edited = reply.changes
    assert set_fields(replied.set) == {"status": "Ditanggapi oleh Pelapor"}
    assert [event.text for event in replied.events] == ["Bagaimana?"]
    assert (set_fields(edited.set), edited.events, edited.rev) == ({"category": "UKT", "location": "Sleman"}, [], 3)
    assert not whole(reply.changes)
    assert_exact(empty_central, mirror.take(reply.messages))


def test_a_field_that_is_emptied_is_told(empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
    empty_central.store.add_complaint("1", complaint(rating=3, hold_reason="Lengkapi.", is_secret=True), officers=[1])
    me = caller()
    mirror = Mirror().take(me.sync().messages)
    empty_central.store.change("1", ComplaintFields(rating=None, hold_reason="", is_secret=False))
    reply = me.sync(mirror.cursor)
    assert set_fields(reply.changes[0].set) == {"rating": None, "hold_reason": "", "is_secret": False}
    assert_exact(empty_central, mirror.take(reply.messages))


def test_an_event_alone_brings_no_fields(empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
    (number,) = fill(empty_central, 1)
    me = caller()
    empty_central.store.colleague_answers(number, "Satu.")
    cursor = me.sync().cursors[-1]
    empty_central.store.colleague_answers(number, "Dua.")
    assert b'"set"' not in me.sync(cursor).body


def test_nothing_new_is_told_in_two_messages_and_moves_no_cursor(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 3)
    me = caller()
    mirror = Mirror().take(me.sync().messages)
    fill(empty_central, 5, officer=1, first=2_000_001)
    reply = me.sync(mirror.cursor)
    assert [type(message).__name__ for message in reply.messages] == ["Head", "End"]
    assert reply.end.digest == mirror.digest


def test_an_officer_without_complaints_gets_a_cursor_all_the_same(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    me = caller()
    (cursor,) = me.sync().cursors
    numbers = fill(empty_central, 2)
    assert told(me.sync(cursor)) == numbers


@pytest.mark.parametrize("count", [24, 25, 26, 50, 60])
def test_a_first_pull_goes_on_from_every_checkpoint(
    empty_central: CentralServer, caller: Callable[..., Caller], count: int
) -> None:
    numbers = fill(empty_central, count)
    me = caller()
    messages = me.sync().messages
    cuts = [position + 1 for position, message in enumerate(messages) if type(message).__name__ == "Checkpoint"]
    assert len(cuts) == count // 25 + 1
    for cut in cuts:
        mirror = Mirror().take(messages[:cut])
        assert len(mirror.complaints) == min(count, 25 * (cuts.index(cut) + 1))
        rest = me.sync(mirror.cursor)
        assert rest.head.remaining == len(told(rest)) == count - len(mirror.complaints)
        assert sorted(mirror.take(rest.messages).complaints) == numbers
        assert_exact(empty_central, mirror)


def test_a_pull_of_changes_goes_on_from_every_checkpoint(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    numbers = fill(empty_central, 60)
    me = caller()
    begun = me.sync().messages
    for number in numbers:
        empty_central.store.change(number, ComplaintFields(category="UKT"))
    for number in numbers[:30]:  # their two changes lie on both sides of any checkpoint
        empty_central.store.reporter_replies(number, "Bagaimana?")
    cursor = Mirror().take(begun).cursor
    messages = me.sync(cursor).messages
    for cut in [position + 1 for position, message in enumerate(messages) if type(message).__name__ == "Checkpoint"]:
        mirror = Mirror().take(begun).take(messages[:cut])
        assert_exact(empty_central, mirror.take(me.sync(mirror.cursor).messages))


class Life:
    """Happenings of all kinds, drawn from a seed."""

    def __init__(self, store: Store, numbers: list[str], rng: random.Random) -> None:
        self._store = store
        self._numbers = numbers
        self._rng = rng
        self._verbs: Sequence[Callable[[str], object]] = (
            store.close_complaint,
            lambda number: store.reporter_replies(number, "Bagaimana?"),
            lambda number: store.reassign(number, giver=1, taker=2),
            lambda number: store.assign(number, 1),
            lambda number: store.withdraw(number, 1),
            lambda number: store.change(number, ComplaintFields(disposed_at=self._day())),
            self._come,
        )

    def go_on(self) -> str:
        """Let one thing happen to one complaint."""
        number = self._rng.choice(self._numbers)
        self._rng.choice(self._verbs)(number)
        return number

    def _come(self, _: str) -> None:
        self._numbers.append(str(2_000_000 + len(self._numbers)))
        self._store.add_complaint(self._numbers[-1], complaint(), officers=[1])

    def _day(self) -> str:
        return f"2026-03-{self._rng.randrange(1, 29):02}T08:00:00+07:00"


def test_whatever_happens_between_cuts_the_end_is_exact(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    """A first pull and later ones, cut at random checkpoints, while life goes on in all ways that it has."""
    rng = random.Random(20260317)
    me, mirror = caller(), Mirror()
    life = Life(empty_central.store, fill(empty_central, 90), rng)
    for _ in range(60):
        messages = me.sync(mirror.cursor).messages
        cuts = [i + 1 for i, message in enumerate(messages) if type(message).__name__ == "Checkpoint"]
        mirror.take(messages[: rng.choice(cuts)] if cuts else messages)
        for _ in range(rng.randrange(12)):
            number = life.go_on()
            if rng.random() < 0.1:
                me.push(answer(number))
    assert_exact(empty_central, mirror.take(me.sync(mirror.cursor).messages))


def test_what_changes_while_the_stream_is_under_way_comes_in_it(empty_central: CentralServer) -> None:
    numbers = fill(empty_central, 40)
    store, mirror = empty_central.store, Mirror()
    position: cursors.Position = cursors.FirstPull(snapshot=40)
    told_in_pages: list[Message] = []
    is_last = False
    while not is_last:
        with store.read() as db:
            page = pull.next_page(db, 1, position)
        told_in_pages += page.records
        position, is_last = page.position, page.digest is not None
        if len(told_in_pages) == 25:
            store.reporter_replies(numbers[0], "Bagaimana?")
            store.close_complaint(numbers[39])
            store.withdraw(numbers[1], 1)
            store.add_complaint("5", complaint(), officers=[1])
    assert_exact(empty_central, mirror.take(told_in_pages))
    assert page.digest == mirror.digest


class TestWhoHasWhat:
    def test_one_officer_never_sees_anothers(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        mine, theirs = fill(empty_central, 30), fill(empty_central, 30, officer=1, first=2_000_001)
        assert sorted(told(caller(0).sync())) == mine
        assert sorted(told(caller(1).sync())) == theirs

    def test_a_complaint_that_is_given_comes_whole_with_its_past(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1, officer=1)
        empty_central.store.reporter_replies(number, "Bagaimana?")
        me = caller()
        mirror = Mirror().take(me.sync().messages)
        empty_central.store.assign(number, 1)
        reply = me.sync(mirror.cursor)
        assert whole(reply.changes) == [number]
        assert_exact(empty_central, mirror.take(reply.messages))

    def test_a_complaint_that_is_taken_is_told_as_gone_and_nothing_after_it(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        number, other = fill(empty_central, 2)
        me, them = caller(0), caller(1)
        mirror, theirs = Mirror().take(me.sync().messages), Mirror().take(them.sync().messages)
        empty_central.store.reassign(number, giver=1, taker=2)
        empty_central.store.reporter_replies(number, "Rahasia.")
        reply = me.sync(mirror.cursor)
        assert [(gone.id, gone.rev, gone.reason) for gone in reply.gone] == [(number, 1, "reassigned")]
        assert not reply.changes
        assert list(mirror.take(reply.messages).complaints) == [other]
        assert_exact(empty_central, mirror)
        assert_exact(empty_central, theirs.take(them.sync(theirs.cursor).messages), officer=2)
        assert me.sync(mirror.cursor).head.remaining == 0

    def test_one_that_comes_back_comes_whole(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        (number,) = fill(empty_central, 1)
        me = caller()
        mirror = Mirror().take(me.sync().messages)
        empty_central.store.withdraw(number, 1)
        empty_central.store.reporter_replies(number, "Bagaimana?")
        empty_central.store.assign(number, 1)
        reply = me.sync(mirror.cursor)
        assert (whole(reply.changes), reply.gone) == ([number], [])
        assert_exact(empty_central, mirror.take(reply.messages))


class TestOwnOps:
    def test_what_they_changed_comes_in_the_same_answer(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        numbers = fill(empty_central, 60)
        me = caller()
        mirror = Mirror().take(me.sync().messages)
        sent = [answer(number) for number in numbers[:50]]
        for number in numbers[40:]:
            empty_central.store.reporter_replies(number, "Bagaimana?")
        reply = me.sync(mirror.cursor, *sent)
        assert [result.outcome for result in reply.results] == ["applied"] * 40 + ["conflict"] * 10
        assert_exact(empty_central, mirror.take(reply.messages))
        told_ops = {event.op_id for held in mirror.complaints.values() for event in held.events.values()} - {None}
        assert told_ops == {op["op_id"] for op in sent[:40]}

    def test_they_are_taken_in_the_middle_of_a_first_pull_too(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        numbers = fill(empty_central, 60)
        me = caller()
        mirror = Mirror()
        messages = me.sync().messages
        mirror.take(messages[: messages.index(next(m for m in messages if type(m).__name__ == "Checkpoint")) + 1])
        sent = [answer(number) for number in (numbers[0], numbers[-1])]
        reply = me.sync(mirror.cursor, *sent)
        assert [result.outcome for result in reply.results] == ["applied", "applied"]
        assert_exact(empty_central, mirror.take(reply.messages))


class TestMaxBytes:
    def test_the_stream_ends_at_a_checkpoint_and_goes_on_with_the_next(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        fill(empty_central, 60)
        me, mirror, asked = caller(), Mirror(), 0
        while mirror.ended is None or mirror.ended.more:
            reply = me.sync(mirror.cursor, max_bytes=1000)
            assert reply.head.remaining == 60 - len(mirror.complaints)
            mirror.take(reply.messages)
            asked += 1
            if reply.end.more:
                assert reply.end.digest == ""
        assert asked == 3
        assert_exact(empty_central, mirror)

    def test_an_answer_that_fits_is_whole(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        fill(empty_central, 10)
        assert not caller().sync(max_bytes=1000).end.more


class TestResync:
    @pytest.mark.parametrize(
        "cursor",
        [
            "",
            "nonsense",
            "a.b.c",
            "AAAAAAAA.1.5",
            "{store}.2.5",
            "{store}.1.5000000",
            "{store}.1.99-5",
            "{store}.1.5\n",
        ],
    )
    def test_a_cursor_that_was_never_given_is_answered_with_resync(
        self, empty_central: CentralServer, caller: Callable[..., Caller], cursor: str
    ) -> None:
        (number, *_) = fill(empty_central, 3)
        me = caller()
        reply = me.sync(cursor.format(store=empty_central.store.id), answer(number))
        assert [type(message).__name__ for message in reply.messages] == ["Head", "Result", "ResyncRequired", "End"]
        assert reply.results[0].outcome == "applied", "what the officer did is taken all the same"
        assert (reply.end.digest, reply.end.more) == ("", False)
        assert_exact(empty_central, Mirror().take(me.sync().messages))

    def test_a_cursor_of_another_store_is_foreign(self, caller: Callable[..., Caller]) -> None:
        lost = caller().sync("AAAAAAAA.1.5").messages[1]
        assert isinstance(lost, ResyncRequired)
        assert lost.reason == "foreign"

    def test_a_cursor_from_before_what_the_store_remembers_has_expired(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        numbers = fill(empty_central, 3)
        me, other = caller(), caller(1)
        mirror, idle = Mirror().take(me.sync().messages), Mirror().take(other.sync().messages)
        empty_central.store.reporter_replies(numbers[0], "Bagaimana?")
        empty_central.store.forget_changes()
        lost = me.sync(mirror.cursor).messages[1]
        assert isinstance(lost, ResyncRequired)
        assert lost.reason == "expired"
        assert other.sync(idle.cursor).end.digest == idle.digest, "who missed nothing needs nothing"
        mirror = Mirror().take(me.sync().messages)
        empty_central.store.reporter_replies(numbers[1], "Bagaimana?")
        assert_exact(empty_central, mirror.take(me.sync(mirror.cursor).messages))
