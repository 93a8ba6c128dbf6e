"""The derived deadlines follow the calendar and the rules, wherever these change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache.days import calendar, clocks, deadline_rules, due, own_days
from desktop.cache.mirror import complaints, reference
from desktop.cache.views import lists
from desktop.cache.views.filters import Deadline
from desktop.cache.views.lists import ListName
from desktop.changes import Topic
from desktop.complaint import EventKind, TrackingId
from desktop.deadlines.rules import ClockKind, Rule, Source
from tests.desktop.complaints import arrive, event, whole

if TYPE_CHECKING:
    from desktop.changes import ChangeSet
    from desktop.desk import Desk

ORDINARY = "Pengaduan Tidak Berkadar Pengawasan"
FRIDAY = date(2026, 3, 27)
NATIONAL = "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25"
JOINT_LEAVE = "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"


def _due(desk: Desk, number: int = 1) -> date | None:
    complaint = desk.ask(complaints.get, TrackingId(str(number)))
    assert complaint
    return complaint.due


def test_the_days_of_2026_are_those_of_the_decree(desk: Desk) -> None:
    desk.do(due.keep_current)
    found = {
        source: " ".join(
            f"{each.day:%m-%d}" for each in desk.ask(calendar.days) if each.day.year == 2026 and each.source is source
        )
        for source in (calendar.DaySource.NATIONAL, calendar.DaySource.JOINT_LEAVE)
    }
    assert list(found.values()) == [NATIONAL, JOINT_LEAVE]


@pytest.mark.parametrize(
    ("status", "leave_works", "expected"),
    [
        ("Belum Terverifikasi", False, FRIDAY),
        ("Terverifikasi", False, date(2026, 3, 31)),
        ("Belum Terverifikasi", True, date(2026, 3, 23)),
    ],
)
def test_the_vectors_on_which_two_sources_agree(desk: Desk, status: str, leave_works: bool, expected: date) -> None:
    arrive(desk, whole(1, status=status))
    desk.do(own_days.set_joint_leave_works, leave_works)
    assert _due(desk) == expected


def test_a_day_of_the_campus_moves_the_deadlines_that_count_over_it_and_only_those(desk: Desk) -> None:
    arrive(desk, whole(1), whole(2, status="Belum Terverifikasi"), whole(3, status="Ditutup oleh Sistem"))
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)

    desk.do(own_days.put, date(2026, 3, 30), "Dies Natalis", is_working=False)

    assert _due(desk, 1) == date(2026, 4, 1)
    assert _due(desk, 2) == FRIDAY
    assert heard[-1].tracking_ids == {"1"}
    assert Topic.COMPLAINTS in heard[-1].topics
    desk.do(own_days.remove, date(2026, 3, 30))
    assert _due(desk, 1) == date(2026, 3, 31)


def test_the_officer_may_say_that_a_holiday_is_worked_on(desk: Desk) -> None:
    arrive(desk, whole(1, status="Belum Terverifikasi"))
    desk.do(own_days.put, date(2026, 3, 20), "", is_working=True)
    assert _due(desk) == date(2026, 3, 26)


def test_the_server_may_tell_days_and_limits(desk: Desk) -> None:
    arrive(desk, whole(1))
    told = {
        "holidays": [{"date": "2026-03-30", "name": "Dies Natalis"}],
        "deadlines": [{"clock": "follow-up", "limit": 6, "basis": "SE 1/2026"}, {"clock": "coffee", "limit": 1}],
    }
    desk.do(reference.put, "e1", told)
    assert _due(desk) == date(2026, 4, 2)

    desk.do(due.set_rules, [Rule(clock=ClockKind.FOLLOW_UP, limit=5, source=Source.OFFICER)])
    assert _due(desk) == date(2026, 4, 1)

    desk.do(due.set_rules, [])
    desk.do(reference.put, "e2", {})
    assert _due(desk) == date(2026, 3, 31)
    assert desk.ask(deadline_rules.own_rules) == []


def test_nothing_is_counted_twice_for_the_same_calendar_and_rules(desk: Desk) -> None:
    arrive(desk, whole(1))
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)
    desk.do(due.keep_current)
    assert heard == []


def test_the_settlement_orders_the_list_while_it_is_the_reporters_turn(desk: Desk) -> None:
    answered = event("e1", EventKind.FOLLOW_UP)
    arrive(desk, whole(1, status="Diproses", classification=ORDINARY, events=(answered,)))
    settlement = date(2026, 4, 14)

    def days_left(day: date) -> int | None:
        return desk.ask(lists.rows, desk.ask(lists.ids, ListName.AWAITING_REPORTER, day), day)[0].working_days_left

    assert days_left(date(2026, 4, 13)) == 1
    assert days_left(date(2026, 4, 15)) is None  # the answer stands
    assert desk.ask(lists.facets, ListName.ALL, settlement).counts["deadlines"] == {Deadline.TODAY: 1}
    assert desk.ask(lists.facets, ListName.ALL, date(2026, 4, 15)).counts["deadlines"] == {Deadline.NONE: 1}


def test_what_is_stored_is_what_is_explained(desk: Desk) -> None:
    arrive(desk, whole(1, classification=ORDINARY))
    complaint = desk.ask(complaints.get, TrackingId("1"))
    assert complaint
    told = desk.ask(clocks.of_complaint, complaint, desk.ask(complaints.timeline, complaint.tracking_id))
    nearest = told.nearest(date(2026, 3, 17))
    assert nearest
    assert nearest.due == complaint.due
    assert len(told.explained(date(2026, 3, 17), "id")) == 2


@pytest.mark.parametrize("leave_works", [False, True])
def test_the_days_that_are_counted_are_those_that_are_shown(desk: Desk, leave_works: bool) -> None:
    desk.do(own_days.set_joint_leave_works, leave_works)
    desk.do(own_days.put, date(2026, 3, 20), "", is_working=True)
    desk.do(own_days.put, date(2026, 3, 24), "Libur kampus", is_working=False)
    desk.do(
        reference.put,
        "e1",
        {"holidays": [{"date": "2026-03-23", "name": "Cuti"}, {"date": "2026-03-30", "name": "Dies"}]},
    )

    shown = {each.day for each in desk.ask(calendar.days) if not each.is_working and each.day.weekday() < 5}

    assert set(desk.ask(calendar.load).days_off) == shown
    assert (date(2026, 3, 23) in shown) is not leave_works
