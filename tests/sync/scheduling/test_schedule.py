"""When the desk syncs by itself: decisions over made-up facts and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.intents import outbox
from desktop.cache.ways import syncstate
from desktop.clock import WIB, timestamp
from desktop.problems import KnownProblem
from sync.scheduling import standing
from sync.scheduling.allowance import Hindrance, sync_hindrance
from sync.scheduling.backoff import Backoff
from sync.scheduling.network import UNKNOWN, Network
from sync.scheduling.rules import BY_HAND, DataRules, Rhythm, Saving
from sync.scheduling.schedule import LONGEST_WAIT, URGENT_WAIT, Facts, Why, day_turns, next_hour, plan
from tests.desktop.complaints import arrive, whole
from tests.sync.parts import queued

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

NOW = datetime(2026, 3, 17, 10, 42, tzinfo=WIB)
QUARTER = timedelta(minutes=15)
HOURS = Rhythm(hours=(time(8), time(12), time(15)))

moments = st.integers(0, 31 * 24 * 3600).map(
    lambda seconds: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
maybe_moments = st.none() | moments
rhythms = st.one_of(
    st.just(BY_HAND),
    st.integers(1, 600).map(lambda minutes: Rhythm(every=timedelta(minutes=minutes))),
    st.lists(st.times(), min_size=1, max_size=4).map(lambda hours: Rhythm(hours=tuple(sorted(set(hours))))),
)
rules = st.builds(
    DataRules,
    rhythm=rhythms,
    saving=st.sampled_from(Saving),
    syncs_while_saving=st.booleans(),
    limit=st.none() | st.integers(1, 2_000),
)
networks = st.builds(
    Network,
    is_reachable=st.none() | st.booleans(),
    is_metered=st.none() | st.booleans(),
    returned_at=maybe_moments,
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    zone = timezone(timedelta(hours=draw(st.integers(-11, 12))))
    last_attempt = draw(maybe_moments)
    return Facts(
        now=draw(moments).astimezone(zone),
        rules=draw(rules),
        network=draw(networks),
        used=draw(st.integers(0, 3_000)),
        is_blocked=draw(st.booleans()),
        is_first=draw(st.booleans()),
        has_new_work=draw(st.booleans()),
        is_urgent=draw(st.booleans()),
        next_release=draw(maybe_moments),
        last_success=draw(maybe_moments),
        last_attempt=last_attempt,
        next_attempt=draw(maybe_moments),
        needs_a_hand=draw(st.booleans()),
        was_the_link=draw(st.booleans()),
        retry_after=draw(st.floats(0, 21_600)),
        not_before=draw(maybe_moments),
    )


@given(facts())
def test_nothing_is_done_by_itself_while_something_stands_against_it(given_facts: Facts) -> None:
    hindrance = sync_hindrance(given_facts.rules, given_facts.network, given_facts.used)
    made = plan(given_facts)
    if hindrance not in {None, Hindrance.OFF}:
        assert made.due is None
    if given_facts.rules.rhythm.is_off and given_facts.next_attempt is None:
        assert made.due is None
    if given_facts.is_blocked:
        assert made.due is None


@given(facts())
def test_a_desk_that_may_sync_never_falls_silent(given_facts: Facts) -> None:
    free = replace(given_facts, is_blocked=False, needs_a_hand=False, rules=replace(given_facts.rules, limit=None))
    if sync_hindrance(free.rules, free.network, free.used) is None:
        made = plan(free)
        assert made.due is not None
        assert made.due - free.now <= timedelta(days=1)


@given(facts())
def test_deadlines_and_a_network_that_returns_bring_a_retry_forward_and_never_put_it_off(given_facts: Facts) -> None:
    slow = replace(given_facts, is_urgent=False, network=replace(given_facts.network, returned_at=None))
    before, after = plan(slow), plan(given_facts)
    if before.due is not None and given_facts.next_attempt is not None:
        assert after.due is not None
        assert after.due <= before.due


@given(
    st.floats(0, 21_600),
    st.integers(1, 20),
    st.booleans(),
    st.timedeltas(timedelta(0), timedelta(hours=2)),
)
def test_no_attempt_is_made_before_the_time_that_the_server_asked_for(
    asked: float, failures: int, urgent: bool, back_after: timedelta
) -> None:
    busy = KnownProblem("server-unavailable", status=503, retry_after=asked)
    made = plan(
        Facts(
            now=NOW,
            rules=DataRules(),
            network=Network(returned_at=NOW + back_after),
            is_urgent=urgent,
            last_attempt=NOW,
            next_attempt=Backoff().next_attempt(busy, failures=failures, now=NOW),
            was_the_link=True,
            retry_after=asked,
        )
    )
    assert made.due is not None
    assert made.due >= NOW + timedelta(seconds=asked)


@given(facts())
def test_at_given_hours_means_those_hours_unless_a_deadline_presses(given_facts: Facts) -> None:
    calm = replace(
        given_facts,
        rules=DataRules(rhythm=HOURS),
        network=UNKNOWN,
        is_urgent=False,
        is_blocked=False,
        needs_a_hand=False,
        next_attempt=None,
        not_before=None,
    )
    made = plan(calm)
    assert made.why is Why.RHYTHM
    assert made.due is not None
    assert made.due == calm.now or made.due.timetz().replace(tzinfo=None) in HOURS.hours


@given(rhythms.filter(lambda rhythm: bool(rhythm.hours)), moments)
def test_the_next_hour_is_the_first_that_comes(rhythm: Rhythm, after: datetime) -> None:
    turn = next_hour(rhythm, after)
    assert after < turn <= after + timedelta(days=1)
    assert turn.time() in rhythm.hours
    assert not any(after < turn.replace(hour=hour.hour, minute=hour.minute) < turn for hour in rhythm.hours)


def simulated_day(standing_rules: DataRules, *, queues_at: time | None = None) -> list[tuple[time, Why]]:
    """A day in which every sync works, looked at each minute."""
    now = datetime(2026, 3, 17, 0, 0, tzinfo=WIB)
    last, has_work, made = now - timedelta(minutes=1), False, []
    for minute in range(24 * 60):
        now = datetime(2026, 3, 17, 0, 0, tzinfo=WIB) + timedelta(minutes=minute)
        has_work = has_work or now.time() == queues_at
        decided = plan(Facts(now=now, rules=standing_rules, network=UNKNOWN, has_new_work=has_work, last_success=last))
        if decided.due is not None and decided.why is not None and decided.due <= now:
            made.append((now.time(), decided.why))
            last, has_work = now, False
    return made


def test_a_day_by_the_quarter_of_an_hour() -> None:
    made = simulated_day(DataRules(rhythm=Rhythm(every=QUARTER)), queues_at=time(9, 3))
    assert (time(9, 3), Why.NEW_WORK) in made
    assert len(made) == 24 * 4


def test_a_day_at_given_hours() -> None:
    made = simulated_day(DataRules(rhythm=HOURS), queues_at=time(9, 3))
    assert made == [(hour, Why.RHYTHM) for hour in HOURS.hours]


def test_a_day_by_hand_is_quiet() -> None:
    assert simulated_day(DataRules(rhythm=BY_HAND), queues_at=time(9, 3)) == []


def failing(**changes: object) -> Facts:
    half_an_hour = NOW + timedelta(minutes=30)
    known = Facts(
        now=NOW,
        rules=DataRules(),
        network=UNKNOWN,
        last_attempt=NOW,
        next_attempt=half_an_hour,
        was_the_link=True,
    )
    return replace(known, **changes)  # type: ignore[arg-type]


def test_after_a_failure_a_near_deadline_is_tried_for_every_five_minutes() -> None:
    assert plan(failing()).due == NOW + timedelta(minutes=30)
    urgent = plan(failing(is_urgent=True))
    assert (urgent.due, urgent.why) == (NOW + URGENT_WAIT, Why.DEADLINE)


def test_a_network_that_was_back_before_the_failure_is_no_news() -> None:
    assert plan(failing(network=Network(returned_at=NOW - QUARTER))).why is Why.RETRY
    assert plan(failing(network=Network(returned_at=NOW + QUARTER))).why is Why.RETURNED
    assert plan(failing(network=Network(returned_at=NOW + QUARTER), was_the_link=False)).why is Why.RETRY


def test_a_wait_that_a_wrong_clock_wrote_down_is_not_kept() -> None:
    assert plan(failing(next_attempt=NOW + LONGEST_WAIT)).due == NOW
    assert plan(failing(next_attempt=None, last_success=NOW + timedelta(days=400))).due == NOW
    assert plan(failing(not_before=NOW + timedelta(days=400))).due == NOW + timedelta(minutes=30)


def test_the_desk_decides_anew_when_the_day_turns_in_jakarta() -> None:
    assert day_turns(NOW) == datetime(2026, 3, 18, tzinfo=WIB)
    assert day_turns(datetime(2026, 3, 17, 17, 0, tzinfo=UTC)) == datetime(2026, 3, 19, tzinfo=WIB)


def due_on(desk: Desk, day: date) -> None:
    """Complaint 7000001, of which exactly this day is the deadline."""
    arrive(desk, whole(7000001, status="Terverifikasi"))

    def put(tx: Transaction) -> None:
        tx.db.execute("UPDATE complaint SET due = ?", [day.isoformat()])

    desk.do(put)


def test_the_facts_are_the_desks_own(desk: Desk, clock: FakeClock) -> None:
    due_on(desk, date(2026, 3, 26))
    queued(desk, "7000001", "Sudah.")
    desk.do(syncstate.failed, "rate-limited", {"retry_after": 90.0}, timestamp(clock.now() + QUARTER))
    known = desk.ask(standing.facts, clock.now(), network=UNKNOWN, has_news=True)
    assert (known.has_new_work, known.is_urgent, known.was_the_link, known.retry_after) == (True, False, False, 90.0)
    assert known.last_attempt == clock.now()
    assert known.next_attempt == clock.now() + QUARTER
    clock.advance(timedelta(days=1))  # offices are closed from the 18th to the 24th: the 26th is the second day
    assert not desk.ask(standing.facts, clock.now(), network=UNKNOWN).is_urgent
    clock.advance(timedelta(days=7))
    assert desk.ask(standing.facts, clock.now(), network=UNKNOWN).is_urgent


def test_what_the_officer_holds_back_presses_nobody(desk: Desk, clock: FakeClock) -> None:
    due_on(desk, date(2026, 3, 17))
    op_id = queued(desk, "7000001", "Sudah.")
    assert desk.ask(standing.facts, clock.now(), network=UNKNOWN).is_urgent
    desk.do(outbox.hold, op_id)
    known = desk.ask(standing.facts, clock.now(), network=UNKNOWN, has_news=True)
    assert (known.is_urgent, known.has_new_work, known.next_release) == (False, False, None)
