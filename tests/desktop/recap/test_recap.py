"""The recap's figures are those that anybody gets who counts the complaints one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.cache.days import clocks, deadline_rules
from desktop.cache.intents import drafts, outbox
from desktop.cache.mirror import complaints
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.complaint import Actor, Departure, EventKind, MirrorBatch, TrackingId
from desktop.deadlines.rules import ClockKind, Rule
from desktop.recap.facts import read_facts
from desktop.recap.figures import Dimension, Metric
from desktop.recap.limits import read_yardstick
from desktop.recap.marks import Marks, marks_of, total
from desktop.recap.period import Period, PeriodKind
from desktop.recap.recap import compared_with, read_recap
from tests.desktop.complaints import arrive, event, whole
from tests.desktop.recap.naive import Case, expected
from tests.support.clock import START

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.complaint import ComplaintPatch
    from desktop.deadlines.clock import Clock
    from desktop.desk import Desk
    from desktop.recap.figures import Figures
    from desktop.recap.recap import Recap

TODAY = day_in_wib(START)
EVER = Period.own(date(2024, 1, 1), date(2026, 12, 31))
Filled = tuple["Desk", list[Case]]


def _told(figures: Figures) -> dict[str, tuple[int, int]]:
    return {metric.value: (figure.amount, figure.base) for metric, figure in figures.items()}


def _received_in(cases: list[Case], period: Period) -> list[Case]:
    return [case for case in cases if period.first <= case.received <= period.last]


@pytest.mark.parametrize("name", ["2026-03", "2026-02", "2025-Q4", "2025-S2", "2025", "2025-08-09..2026-01-20"])
def test_every_metric_is_what_counting_one_by_one_gives(filled: Filled, name: str) -> None:
    desk, cases = filled
    period = Period.parse(name)
    recap = desk.ask(read_recap, period, TODAY)
    told = _told(recap.figures)
    del told["overdue"]  # held against the list, below
    assert told == expected(_received_in(cases, period))
    before = _told(recap.figures_before)
    del before["overdue"]
    assert before == expected(_received_in(cases, recap.compared_with))


@pytest.mark.parametrize(
    ("dimension", "key_of"),
    [
        (Dimension.CLASS, lambda case: case.complaint.classification),
        (Dimension.CATEGORY, lambda case: case.complaint.category),
        (Dimension.UNIT, lambda case: case.complaint.institution),
        (Dimension.CHANNEL, lambda case: case.complaint.channel),
        (Dimension.STATUS, lambda case: case.status.value),
        (Dimension.MONTH, lambda case: f"{case.received:%Y-%m}"),
    ],
)
def test_each_group_of_a_table_is_counted_like_the_whole(filled: Filled, dimension: Dimension, key_of: object) -> None:
    assert callable(key_of)
    desk, cases = filled
    table = desk.ask(read_recap, EVER, TODAY).table(dimension)
    assert {group.key for group in table.groups} == {key_of(case) for case in cases}
    for group in table.groups:
        told = _told(group.figures)
        del told["overdue"]
        assert told == expected([case for case in cases if key_of(case) == group.key]), group.key


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.dates(date(2024, 9, 1), date(2026, 3, 17)), length=st.integers(0, 400))
def test_groups_add_up_to_the_whole_in_any_period(filled: Filled, first: date, length: int) -> None:
    desk, cases = filled
    period = Period.own(first, first + timedelta(days=length))
    recap = desk.ask(read_recap, period, TODAY)
    assert recap.figures[Metric.RECEIVED].amount == len(_received_in(cases, period))
    for table in recap.tables:
        for metric in Metric:
            whole_figure = recap.figures[metric]
            parts = [group.figures[metric] for group in table.groups]
            assert sum(part.amount for part in parts) == whole_figure.amount, (table.dimension, metric)
            assert sum(part.base for part in parts) == whole_figure.base, (table.dimension, metric)


def test_late_is_what_the_clocks_of_the_window_call_late(filled: Filled) -> None:
    desk, cases = filled
    by = desk.ask(read_yardstick, EVER.first, EVER.last, TODAY)
    marks = {fact.tracking_id: marks_of(fact, by) for fact in desk.ask(read_facts, EVER.first, EVER.last).facts}
    compared: Counter[tuple[ClockKind, bool]] = Counter()
    for case in cases:
        for clock in desk.ask(_clocks, case.complaint.tracking_id):
            mark = marks[case.complaint.tracking_id]
            late = {ClockKind.FOLLOW_UP: mark.followed_late, ClockKind.SETTLEMENT: mark.settled_late}.get(clock.kind)
            if late is not None and case.disposed:
                assert bool(late) == clock.is_late(TODAY), (case.complaint.tracking_id, clock)
                compared[clock.kind, bool(late)] += 1
    assert len(compared) == 4
    assert compared.total() > len(cases)


def test_a_limit_that_the_officer_has_set_counts_in_the_recap(desk: Desk) -> None:
    arrive(desk, _answered(8507001, "2026-03-30T09:00:00+07:00"))
    april = date(2026, 4, 10)
    read = partial(desk.ask, read_recap, Period.parse("2026-03"), april)
    assert read().figures[Metric.FOLLOWED_IN_TIME].value == 1.0
    desk.do(deadline_rules.put_own_rules, [Rule(clock=ClockKind.FOLLOW_UP, limit=1)])
    assert read().figures[Metric.FOLLOWED_IN_TIME].value == 0.0


def _clocks(db: Database, number: str) -> tuple[Clock, ...]:
    found = complaints.get(db, TrackingId(number))
    assert found
    return clocks.of_complaint(db, found, complaints.timeline(db, TrackingId(number))).clocks


def test_overdue_is_what_the_list_of_overdue_complaints_has(filled: Filled) -> None:
    desk, _ = filled
    recap = desk.ask(read_recap, EVER, TODAY)
    listed = desk.ask(lists.rows, desk.ask(lists.ids, ListName.OVERDUE, TODAY), TODAY)
    assert recap.figures[Metric.OVERDUE].amount == len(listed) > len(recap.overdue) > 0
    latest = sorted(-(row.working_days_left or 0) for row in listed)[-len(recap.overdue) :]
    assert sorted(line.days for line in recap.overdue) == latest


def test_an_answer_in_the_outbox_is_not_overdue_and_not_yet_followed_up(desk: Desk) -> None:
    arrive(desk, whole(8507001, disposed_at="2026-03-02T09:00:00+07:00", received_at="2026-03-02T08:00:00+07:00"))
    assert _march(desk).figures[Metric.OVERDUE].amount == 1
    desk.do(drafts.save, _march(desk).overdue[0].tracking_id, "Yth. Pelapor, sudah kami teruskan.")  # type: ignore[arg-type]
    desk.do(outbox.queue, "8507001")  # type: ignore[arg-type]
    recap = _march(desk)
    assert recap.figures[Metric.OVERDUE].amount == 0
    assert recap.figures[Metric.FOLLOWED_UP].amount == 0
    assert recap.gaps.waiting_answers == 1


def test_what_came_without_a_timeline_is_left_out_of_times_and_counted_there(desk: Desk) -> None:
    arrive(desk, whole(8507001, status="Ditutup oleh Sistem"), _answered(8507002, "2026-03-18T09:00:00+07:00"))
    recap = _march(desk)
    assert recap.figures[Metric.FOLLOWED_UP].value == 1.0
    assert recap.figures[Metric.FOLLOW_UP_DAYS].base == 1
    assert recap.figures[Metric.DONE].value == 0.5
    assert recap.gaps.without_timeline == 1
    assert recap.figures[Metric.CLOSED_UNANSWERED].value is None


def test_only_the_institutions_own_answers_are_follow_ups(desk: Desk) -> None:
    admins = event("1", EventKind.FOLLOW_UP, actor=Actor.ADMIN)
    arrive(desk, whole(8507001, events=(admins,)))
    assert _march(desk).figures[Metric.FOLLOWED_UP].value == 0.0


def test_the_day_of_disposition_is_day_nought_and_the_fifth_working_day_is_in_time(desk: Desk) -> None:
    # Disposed on Tuesday 17 March; Thursday is Nyepi, Friday to Tuesday are Lebaran and cuti bersama.
    arrive(desk, _answered(8507001, "2026-03-30T23:30:00+07:00"), _answered(8507002, "2026-03-31T00:10:00+07:00"))
    recap = desk.ask(read_recap, Period.parse("2026-03"), date(2026, 4, 10))
    days = [recap.figures[Metric.FOLLOW_UP_DAYS].amount, recap.figures[Metric.FOLLOW_UP_DAYS].base]
    assert recap.figures[Metric.FOLLOWED_IN_TIME].base == 2
    first, second = (desk.ask(_days_between, date(2026, 3, 17), date(2026, 3, day)) for day in (30, 31))
    assert days == [first + second, 2]
    assert recap.figures[Metric.FOLLOWED_IN_TIME].amount == (first <= 5) + (second <= 5)


def test_a_complaint_counts_on_its_day_in_wib_whatever_zone_the_server_wrote(desk: Desk) -> None:
    arrive(
        desk,
        whole(8507001, received_at="2026-02-28T18:00:00Z"),  # 1 March in Jakarta
        whole(8507002, received_at="2026-03-01T00:30:00+08:00"),  # still 28 February there
        whole(8507003, received_at=""),
    )
    recap = _march(desk)
    assert recap.figures[Metric.RECEIVED].amount == 1
    assert recap.gaps.undated == 1


def test_what_is_with_another_institution_is_counted_apart(desk: Desk) -> None:
    arrive(desk, whole(8507001), whole(8507002))
    desk.do(drafts.save, "8507002", "Konsep jawaban")  # type: ignore[arg-type]
    from desktop.cache.mirror import mirror

    gone = Departure(tracking_id="8507002", rev=2, reason="reassigned")  # type: ignore[arg-type]
    desk.do(mirror.apply, MirrorBatch(departures=(gone,)))
    recap = _march(desk)
    assert (recap.figures[Metric.RECEIVED].amount, recap.gaps.gone) == (1, 1)


def test_an_empty_period_has_no_shares_rather_than_noughts(desk: Desk) -> None:
    recap = desk.ask(read_recap, Period.parse("2031-01"), TODAY)
    assert recap.figures[Metric.RECEIVED].value == 0
    assert recap.figures[Metric.FOLLOWED_UP].value is None
    assert all(not table.groups for table in recap.tables)


def test_a_running_period_is_compared_with_as_many_days_of_the_one_before() -> None:
    march = Period.parse("2026-03")
    assert compared_with(march, date(2026, 3, 17)) == Period.own(date(2026, 2, 1), date(2026, 2, 17))
    assert compared_with(march, date(2026, 3, 30)) == Period.own(date(2026, 2, 1), date(2026, 2, 28))
    assert compared_with(march, date(2026, 4, 1)) == Period.parse("2026-02")
    assert compared_with(Period.parse("2026"), date(2026, 1, 1)).kind is PeriodKind.OWN


@given(st.lists(st.lists(st.integers(0, 5), min_size=len(Marks._fields), max_size=len(Marks._fields)), max_size=12))
def test_marks_sum_field_by_field(rows: list[list[int]]) -> None:
    marks = [Marks(*row) for row in rows]
    assert list(total(marks)) == [sum(row[place] for row in rows) for place in range(len(Marks._fields))]


def _march(desk: Desk) -> Recap:
    return desk.ask(read_recap, Period.parse("2026-03"), TODAY)


def _answered(number: int, at: str) -> ComplaintPatch:
    return whole(number, status="Diproses", events=(event("1", EventKind.FOLLOW_UP, at=at),))


def _days_between(db: object, start: date, end: date) -> int:
    from desktop.cache.days import calendar

    return calendar.load(db).between(start, end)  # type: ignore[arg-type]
