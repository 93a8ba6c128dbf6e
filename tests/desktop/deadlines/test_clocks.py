"""Which clocks run for a complaint, until when, and what must hold for any of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.complaint import EventKind, Status
from desktop.deadlines.calendar import WorkingCalendar
from desktop.deadlines.clock import Pause
from desktop.deadlines.clocks import all_clocks, running
from desktop.deadlines.rules import ClockKind, Counts, Rule
from desktop.deadlines.settlement import end
from tests.desktop.deadlines.facts import INFORMATION, ORDINARY, POLICY, SUPERVISORY, facts

if TYPE_CHECKING:
    from desktop.deadlines.clock import Clock, Facts

WEEKDAYS = WorkingCalendar(())
MONDAY = date(2026, 7, 6)  # no holiday for weeks
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
calendars = st.sets(days, max_size=60).map(WorkingCalendar.of)
limits = st.integers(1, 70)


@st.composite
def pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    """Holds one after another."""
    found: list[Pause] = []
    day = draw(days)
    for length, gap in draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4)):
        found.append(Pause(day, day + timedelta(days=length)))
        day = found[-1].end + timedelta(days=gap)
    return tuple(found)


def _rule(limit: int) -> Rule:
    return Rule(clock=ClockKind.SETTLEMENT, limit=limit)


def _clock(of: Facts, kind: ClockKind) -> Clock:
    return next(clock for clock in all_clocks(of, POLICY, WEEKDAYS) if clock.kind is kind)


def _due(of: Facts) -> list[tuple[ClockKind, date | None]]:
    return [(clock.kind, clock.due) for clock in running(of, POLICY, WEEKDAYS)]


@given(calendars, days, limits, pauses())
def test_a_pause_never_brings_a_deadline_forward(
    calendar: WorkingCalendar, start: date, limit: int, stood: tuple[Pause, ...]
) -> None:
    due = end(start, _rule(limit), calendar)
    later = end(start, _rule(limit), calendar, stood)

    assert later >= due
    in_pauses = sum(
        calendar.between(max(p.start, start), min(max(p.end, start), later)) for p in stood if p.start < later
    )
    assert calendar.between(start, later) == limit + in_pauses
    assert all(end(start, _rule(limit), calendar, stood[:n]) <= later for n in range(len(stood)))


@given(calendars, days, limits, pauses())
def test_a_longer_limit_never_ends_earlier(
    calendar: WorkingCalendar, start: date, limit: int, stood: tuple[Pause, ...]
) -> None:
    assert end(start, _rule(limit), calendar, stood) < end(start, _rule(limit + 1), calendar, stood)


@given(calendars, days, limits, st.integers(0, 30))
def test_who_begins_later_never_ends_earlier(calendar: WorkingCalendar, start: date, limit: int, later: int) -> None:
    assert end(start, _rule(limit), calendar) <= end(start + timedelta(days=later), _rule(limit), calendar)


@given(calendars, days, limits, pauses(), days)
def test_a_holiday_more_never_brings_a_deadline_forward(
    calendar: WorkingCalendar, start: date, limit: int, stood: tuple[Pause, ...], holiday: date
) -> None:
    more = WorkingCalendar.of({*calendar.days_off, holiday})

    assert end(start, _rule(limit), more) >= end(start, _rule(limit), calendar)
    assert more.is_working(end(start, _rule(limit), more, stood))


def test_calendar_days_are_counted_as_they_come() -> None:
    rule = Rule(clock=ClockKind.REPORTER, limit=10, counts=Counts.CALENDAR_DAYS)
    assert end(MONDAY, rule, WorkingCalendar.of({MONDAY + timedelta(days=1)})) == MONDAY + timedelta(days=10)


def test_what_is_not_verified_has_three_working_days_from_receipt() -> None:
    assert _due(facts(Status.UNVERIFIED, received=MONDAY, classification=ORDINARY)) == [
        (ClockKind.VERIFICATION, date(2026, 7, 9))
    ]


@pytest.mark.parametrize(
    ("classification", "settlement"),
    [
        (INFORMATION, date(2026, 7, 14)),
        (ORDINARY, date(2026, 7, 27)),
        (SUPERVISORY, date(2026, 9, 29)),
        ("Aspirasi", None),
    ],
)
def test_follow_up_and_settlement_count_from_disposition(classification: str, settlement: date | None) -> None:
    tuesday = MONDAY + timedelta(days=1)
    found = _due(facts(Status.DISPOSED, received=MONDAY, disposed=tuesday, classification=classification))

    expected = [(ClockKind.FOLLOW_UP, date(2026, 7, 14))]
    assert found == ([*expected, (ClockKind.SETTLEMENT, settlement)] if settlement else expected)


def test_a_text_that_is_no_time_lets_no_clock_run() -> None:
    told = facts(Status.DISPOSED, received=MONDAY, classification=ORDINARY)
    spoilt = type(told)(
        status=told.status, classification=told.classification, received_at="", disposed_at="?", events=()
    )
    assert all_clocks(spoilt, POLICY, WEEKDAYS) == ()


def test_a_reply_begins_a_clock_of_its_own_and_leaves_that_of_settlement() -> None:
    replied = MONDAY + timedelta(days=7)
    told = facts(
        Status.REPORTER_REPLIED,
        (EventKind.FOLLOW_UP, MONDAY + timedelta(days=2)),
        (EventKind.REPLY, replied),
        received=MONDAY,
        classification=ORDINARY,
    )
    assert _due(told) == [(ClockKind.ANSWER_AGAIN, date(2026, 7, 20)), (ClockKind.SETTLEMENT, date(2026, 7, 24))]


def test_an_answer_is_measured_against_the_follow_up_clock_afterwards() -> None:
    late = facts(
        Status.IN_PROGRESS, (EventKind.FOLLOW_UP, MONDAY + timedelta(days=8)), received=MONDAY, classification=ORDINARY
    )
    clock = _clock(late, ClockKind.FOLLOW_UP)

    assert (clock.due, clock.stopped) == (date(2026, 7, 13), date(2026, 7, 14))
    assert clock.is_late(MONDAY)
    assert _clock(late, ClockKind.REPORTER).due == date(2026, 7, 24)


def test_the_settlement_clock_stands_while_the_complaint_is_to_be_completed() -> None:
    held = facts(Status.WAITING_INFO, (EventKind.HELD, date(2026, 7, 8)), received=MONDAY, classification=ORDINARY)
    clock = _clock(held, ClockKind.SETTLEMENT)
    assert clock.is_paused
    assert not clock.is_late(date(2026, 12, 1))

    completed = facts(
        Status.REPORTER_REPLIED,
        (EventKind.HELD, date(2026, 7, 8)),
        (EventKind.REPLY, date(2026, 7, 15)),
        received=MONDAY,
        classification=ORDINARY,
    )
    clock = _clock(completed, ClockKind.SETTLEMENT)
    assert clock.pauses == (Pause(date(2026, 7, 8), date(2026, 7, 15)),)
    assert clock.due == date(2026, 7, 31)  # two days were counted before, twelve remain after the 15th


def test_a_hold_after_the_limit_does_not_undo_that_it_was_missed() -> None:
    held = facts(Status.WAITING_INFO, (EventKind.HELD, date(2026, 8, 20)), received=MONDAY, classification=ORDINARY)
    assert _clock(held, ClockKind.SETTLEMENT).is_late(date(2026, 8, 21))


def test_a_request_for_information_is_settled_by_its_answer() -> None:
    told = facts(
        Status.IN_PROGRESS,
        (EventKind.FOLLOW_UP, MONDAY + timedelta(days=2)),
        received=MONDAY,
        classification=INFORMATION,
    )
    assert _clock(told, ClockKind.SETTLEMENT).stopped == MONDAY + timedelta(days=2)
    assert _due(told) == []


def test_what_the_system_closed_was_settled_by_the_last_answer() -> None:
    happened = ((EventKind.FOLLOW_UP, date(2026, 7, 20)), (EventKind.CLOSED, date(2026, 7, 31)))
    told = {"received": MONDAY, "classification": ORDINARY}

    by_system = _clock(facts(Status.CLOSED_SYSTEM, *happened, **told), ClockKind.SETTLEMENT)  # type: ignore[arg-type]
    by_admin = _clock(facts(Status.CLOSED_ADMIN, *happened, **told), ClockKind.SETTLEMENT)  # type: ignore[arg-type]

    assert by_system.stopped == date(2026, 7, 20)
    assert not by_system.is_late(date(2026, 12, 1))
    assert by_admin.stopped == date(2026, 7, 31)
    assert by_admin.is_late(date(2026, 12, 1))


def test_an_answer_in_time_stands_while_it_is_the_reporters_turn_and_until_they_reply() -> None:
    answered = (EventKind.FOLLOW_UP, date(2026, 7, 20))
    waiting = facts(Status.IN_PROGRESS, answered, received=MONDAY, classification=ORDINARY)
    assert _due(waiting) == [(ClockKind.SETTLEMENT, date(2026, 7, 24))]
    assert not _clock(waiting, ClockKind.SETTLEMENT).is_late(date(2026, 7, 28))

    replied = facts(
        Status.REPORTER_REPLIED,
        answered,
        (EventKind.REPLY, date(2026, 7, 28)),
        received=MONDAY,
        classification=ORDINARY,
    )
    assert _due(replied) == [(ClockKind.ANSWER_AGAIN, date(2026, 8, 4))]


def test_what_was_archived_has_no_settlement() -> None:
    told = facts(Status.ARCHIVED_ADMIN, (EventKind.ARCHIVED, MONDAY), received=MONDAY, classification=ORDINARY)
    assert ClockKind.SETTLEMENT not in {clock.kind for clock in all_clocks(told, POLICY, WEEKDAYS)}
