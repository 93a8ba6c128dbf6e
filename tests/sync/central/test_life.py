from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop.clock import moment
from desktop.complaint import EventKind, Status, status_of
from sync.central import actions
from sync.central.changes import NewEvent
from sync.central.life import Kind, Life, Living
from sync.central.scene import FEW_TO_ANSWER, MANY_OPEN, READING_TIME
from sync.central.seeding import seed_store
from sync.central.store import Store
from sync.contract.messages import ComplaintFields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.central.life import Happening
    from tests.support.clock import FakeClock

HOUR_OF_STEPS = 60
"""At the usual pause, an hour of practice."""


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """A store of 150 complaints for two officers."""
    with Store(tmp_path / "central", clock=clock) as store:
        seed_store(store, complaints=150, officers=2, seed=11)
        yield store


@pytest.fixture
def empty_store(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """A store of one officer without complaints."""
    with Store(tmp_path / "central", clock=clock) as store:
        seed_store(store, complaints=0, officers=1, seed=1)
        yield store


def live(store: Store, clock: FakeClock, steps: int, *, seed: int = 1) -> list[Happening]:
    return list(living(store, clock, steps, seed=seed))


def living(store: Store, clock: FakeClock, steps: int, *, seed: int = 1) -> Iterator[Happening]:
    """Happenings as they come: whoever has seen enough lets no more happen."""
    life = Life(store, Random(seed), clock)
    for _ in range(steps):
        clock.advance(timedelta(minutes=1))
        happening = life.step()
        if happening:
            yield happening


def statuses(store: Store, officer: int) -> Counter[Status]:
    return Counter(
        status_of(str(store.complaint(tracking_id, seen_by=officer).set.status))
        for tracking_id in store.tracking_ids(officer)
    )


def to_answer(store: Store, officer: int) -> int:
    found = statuses(store, officer)
    return found[Status.DISPOSED] + found[Status.REPORTER_REPLIED]


def put(store: Store, tracking_id: str, status: str, *events: NewEvent) -> None:
    """A complaint about unpaid fees, with these entries after its receipt."""
    now = store.clock.now().isoformat()
    fields = ComplaintFields(
        title="Sudah bayar UKT tapi status belum lunas",
        body="UKT sudah saya bayar lewat teller bank, di SIAKAD masih tertulis belum lunas dan KRS terkunci.",
        status=status,
        classification="Pengaduan Tidak Berkadar Pengawasan",
        received_at=now,
        disposed_at=now,
    )
    received = NewEvent(kind=EventKind.RECEIVED, actor="reporter")
    store.add_complaint(tracking_id, fields, officers=[store.officers()[0].id], events=[received, *events])


def answer_of(store: Store, op_id: str | None = None) -> NewEvent:
    officer = store.officers()[0]
    return NewEvent(
        kind=EventKind.FOLLOW_UP, actor="officer", officer_id=officer.id, name=officer.name, text="Sudah", op_id=op_id
    )


OP_ID = "019cf9a0-0000-7000-8000-000000000001"


def test_the_same_seed_lives_the_same_life(tmp_path: Path, clock: FakeClock) -> None:
    lives = []
    start = clock.now()
    for name in ("one", "two"):
        clock.set(start)
        with Store(tmp_path / name, clock=clock) as store:
            seed_store(store, complaints=80, officers=2, seed=4)
            happened = live(store, clock, 25, seed=9)
            texts = [[event.text for event in store.timeline(one.tracking_id)] for one in happened]
            lives.append((happened, texts))
    assert lives[0] == lives[1]


def test_an_hour_of_practice_is_varied(store: Store, clock: FakeClock) -> None:
    found = Counter(happening.kind for happening in live(store, clock, HOUR_OF_STEPS))
    clock.advance(timedelta(days=11))  # after which the system closes what nobody replied to
    found += Counter(happening.kind for happening in live(store, clock, HOUR_OF_STEPS, seed=2))
    expected = set(Kind) - {Kind.ANSWER_MET}  # nobody sent an answer
    assert set(found) >= expected
    assert max(found.values()) < 3 * HOUR_OF_STEPS * 0.6


def test_a_desk_is_neither_drained_nor_flooded(store: Store, clock: FakeClock) -> None:
    officer = store.officers()[0].id
    for seed in range(3):
        live(store, clock, HOUR_OF_STEPS, seed=seed)
        assert to_answer(store, officer) >= FEW_TO_ANSWER
        assert sum(count for status, count in statuses(store, officer).items() if status.is_open) <= MANY_OPEN


def test_more_happens_to_the_first_officer(store: Store, clock: FakeClock) -> None:
    first, second = (officer.id for officer in store.officers())
    found = Counter(happening.officer_id for happening in live(store, clock, 2 * HOUR_OF_STEPS))
    assert found[first] > found[second] > 0


def test_an_officer_is_told_of_what_happened(store: Store, clock: FakeClock) -> None:
    officer = store.officers()[0].id
    before = store.digest(officer)
    happened = [one for one in live(store, clock, 10) if one.officer_id == officer]
    assert happened
    assert store.digest(officer) != before


def test_times_of_what_happens_never_run_back(store: Store, clock: FakeClock) -> None:
    for happening in live(store, clock, HOUR_OF_STEPS):
        times = [moment(event.at) for event in store.timeline(happening.tracking_id)]
        assert times == sorted(times)
        assert times[-1] <= clock.now()


def test_a_new_complaint_arrives_on_an_empty_desk(empty_store: Store, clock: FakeClock) -> None:
    (happening,) = live(empty_store, clock, 1)
    assert happening.kind is Kind.ARRIVED
    arrived = empty_store.complaint(happening.tracking_id, seen_by=happening.officer_id)
    assert status_of(str(arrived.set.status)) is Status.DISPOSED
    assert [event.kind for event in arrived.events] == [EventKind.RECEIVED, EventKind.VERIFIED, EventKind.DISPOSED]
    assert len(str(arrived.set.body)) > 10


def test_new_complaints_get_tracking_ids_of_their_own(empty_store: Store, clock: FakeClock) -> None:
    arrived = [one.tracking_id for one in live(empty_store, clock, 30) if one.kind is Kind.ARRIVED]
    assert len(arrived) > 10
    assert arrived == sorted(set(arrived), key=int)


def test_no_officers_and_nothing_happens(tmp_path: Path, clock: FakeClock) -> None:
    with Store(tmp_path, clock=clock) as store:
        assert Life(store, Random(1), clock).step() is None


def test_a_reporter_reacts_to_an_officers_answer_after_reading_it(empty_store: Store, clock: FakeClock) -> None:
    put(empty_store, "8500001", actions.IN_PROGRESS, answer_of(empty_store, OP_ID))
    life = Life(empty_store, Random(3), clock)
    assert all(kind is not Kind.ANSWER_MET for kind in kinds_of(life, 12))
    clock.advance(READING_TIME)
    assert Kind.ANSWER_MET in kinds_of(life, 30)
    kind, *_ = [event.kind for event in empty_store.timeline("8500001")][2:]
    assert kind == EventKind.REPLY


def test_what_reporters_make_of_answers_differs(empty_store: Store, clock: FakeClock) -> None:
    for number in range(24):
        put(
            empty_store,
            str(8_500_001 + number),
            actions.IN_PROGRESS,
            answer_of(empty_store, OP_ID[:-2] + f"{number:02}"),
        )
    clock.advance(READING_TIME)
    met = [one for one in live(empty_store, clock, 60, seed=2) if one.kind is Kind.ANSWER_MET]
    officer = empty_store.officers()[0].id
    after = Counter(str(empty_store.complaint(one.tracking_id, seen_by=officer).set.status) for one in met)
    assert after[actions.REPORTER_REPLIED] > 3
    assert after[actions.CLOSED_BY_REPORTER] > 3


def test_a_reporter_who_closes_says_thanks_and_rates(store: Store, clock: FakeClock) -> None:
    happening = next(one for one in living(store, clock, 150) if one.kind is Kind.REPORTER_CLOSED)
    events = store.timeline(happening.tracking_id)[-3:]
    assert [event.kind for event in events] == [EventKind.REPLY, EventKind.CLOSED, EventKind.RATED]
    closed = store.complaint(happening.tracking_id, seen_by=happening.officer_id)
    assert closed.set.rating == events[-1].rating
    assert closed.set.status == actions.CLOSED_BY_REPORTER


def test_a_colleague_answers_what_the_officer_was_about_to_answer(store: Store, clock: FakeClock) -> None:
    happening = next(one for one in living(store, clock, 150) if one.kind is Kind.COLLEAGUE_ANSWERED)
    answers = [
        event
        for event in store.complaint(happening.tracking_id, seen_by=happening.officer_id).events
        if event.kind == EventKind.FOLLOW_UP
    ]
    assert any(event.actor == "colleague" and len(event.text) > 100 for event in answers)


def test_a_colleagues_answer_is_about_the_complaint(empty_store: Store, clock: FakeClock) -> None:
    for number in range(FEW_TO_ANSWER + 6):
        put(empty_store, str(8_500_001 + number), actions.DISPOSED)
    answers = [
        empty_store.follow_ups(one.tracking_id)[0].text
        for one in live(empty_store, clock, 40)
        if one.kind is Kind.COLLEAGUE_ANSWERED and int(one.tracking_id) <= 8_500_001 + FEW_TO_ANSWER + 6
    ]
    assert answers
    assert all("SIAKAD" in text or "bukti bayar" in text for text in answers)


def test_a_reassigned_complaint_moves_to_the_other_desk(store: Store, clock: FakeClock) -> None:
    happening = next(one for one in living(store, clock, 300) if one.kind is Kind.REASSIGNED)
    (other,) = (officer.id for officer in store.officers() if officer.id != happening.officer_id)
    assert happening.tracking_id not in store.tracking_ids(happening.officer_id)
    assert happening.tracking_id in store.tracking_ids(other)


def test_verifying_disposes_and_classifies(store: Store, clock: FakeClock) -> None:
    happening = next(one for one in living(store, clock, 150) if one.kind is Kind.VERIFIED)
    kinds = [event.kind for event in store.timeline(happening.tracking_id)]
    assert kinds[:3] == [EventKind.RECEIVED, EventKind.VERIFIED, EventKind.DISPOSED]
    verified = store.complaint(happening.tracking_id, seen_by=happening.officer_id).set
    assert verified.disposed_at
    assert verified.classification


def test_editing_changes_no_status_and_leaves_the_reporters_words(store: Store, clock: FakeClock) -> None:
    life = Life(store, Random(6), clock)
    officer_bodies = {
        tracking_id: store.complaint(tracking_id, seen_by=officer.id).set.body
        for officer in store.officers()
        for tracking_id in store.tracking_ids(officer.id)
    }
    edited: list[Happening] = []
    for _ in range(300):
        clock.advance(60)
        happening = life.step()
        if happening and happening.kind is Kind.EDITED and happening.tracking_id in officer_bodies:
            edited.append(happening)
            after = store.complaint(happening.tracking_id, seen_by=happening.officer_id).set
            assert after.body == officer_bodies[happening.tracking_id]
            assert status_of(str(after.status)).is_open
            assert store.timeline(happening.tracking_id)[-1].kind == EventKind.EDITED
    assert len(edited) >= 3


def test_life_runs_in_a_thread_and_ends_at_once(store: Store) -> None:
    officers = [officer.id for officer in store.officers()]
    before = [store.digest(officer) for officer in officers]
    with Living(store, rng=Random(1), pause=(0.0, 0.0)):
        for _ in range(3_000):
            if before != [store.digest(officer) for officer in officers]:
                break
            threading.Event().wait(0.01)
        else:
            pytest.fail("nothing happened within half a minute")
    with Living(store, pause=(3_600.0, 3_600.0)):
        pass  # leaving would take an hour if it waited for the next happening
    assert not any(thread.name == "life" for thread in threading.enumerate())


def kinds_of(life: Life, steps: int) -> list[Kind]:
    return [happening.kind for happening in (life.step() for _ in range(steps)) if happening]
