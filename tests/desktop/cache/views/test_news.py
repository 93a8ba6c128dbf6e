from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.intents import read_marks
from desktop.cache.mirror import complaints
from desktop.cache.views import news
from desktop.cache.views.news import News, NewsKind
from desktop.complaint import Actor, ComplaintPatch, Event, EventKind
from desktop.intent import Outcome
from tests.ui.queued import queued, settled
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

TODAY = date(2026, 3, 17)


def untold(desk: Desk, today: date = TODAY) -> list[tuple[NewsKind, str]]:
    return [(each.kind, each.tracking_id) for each in desk.ask(news.untold, today)]


def tell_all(desk: Desk, today: date = TODAY) -> list[News]:
    found = desk.ask(news.untold, today)
    desk.do(news.mark_told, found)
    return found


def test_a_complaint_that_came_in_is_news_once(desk: Desk) -> None:
    seed(desk, [patch(1), patch(2)])
    assert untold(desk) == [(NewsKind.NEW, tracking_id(1)), (NewsKind.NEW, tracking_id(2))]
    tell_all(desk)
    assert untold(desk) == []
    seed(desk, [patch(3)])
    assert untold(desk) == [(NewsKind.NEW, tracking_id(3))]


def test_what_was_read_is_no_news(desk: Desk) -> None:
    seed(desk, [patch(1)])
    desk.do(read_marks.mark_read, tracking_id(1))
    assert untold(desk) == []


def test_an_answer_is_due_on_its_day_only(desk: Desk) -> None:
    seed(desk, [patch(1)])
    tell_all(desk)
    complaint = desk.ask(complaints.get, tracking_id(1))
    assert complaint is not None
    assert complaint.due is not None
    assert untold(desk, complaint.due) == [(NewsKind.DUE, tracking_id(1))]
    tell_all(desk, complaint.due)
    assert untold(desk, complaint.due) == []


def test_an_answer_is_told_two_days_and_a_day_before_on_the_day_and_when_it_is_late(desk: Desk) -> None:
    seed(desk, [patch(1)])
    tell_all(desk)
    work_days = desk.ask(calendar.load)
    complaint = desk.ask(complaints.get, tracking_id(1))
    assert complaint is not None
    assert complaint.due is not None
    left = {3: None, 2: NewsKind.DUE_SOON, 1: NewsKind.DUE_NEXT, 0: NewsKind.DUE}
    days = {work_days.after(TODAY, n): work_days.between(work_days.after(TODAY, n), complaint.due) for n in range(4)}
    for day, count in days.items():
        kind = left.get(count)
        assert untold(desk, day) == ([(kind, tracking_id(1))] if kind else [])
        tell_all(desk, day)
        assert untold(desk, day) == []
    for day in (work_days.after(complaint.due, 1), work_days.after(complaint.due, 5)):
        assert untold(desk, day) == (
            [(NewsKind.OVERDUE, tracking_id(1))] if day == work_days.after(complaint.due, 1) else []
        )
        tell_all(desk, day)


def test_an_answer_that_waits_to_leave_is_not_due(desk: Desk) -> None:
    seed(desk, [patch(1)])
    queued(desk, 1)
    tell_all(desk)
    complaint = desk.ask(complaints.get, tracking_id(1))
    assert complaint is not None
    assert complaint.due is not None
    assert untold(desk, complaint.due) == []


def test_an_answer_that_was_refused_needs_a_look(desk: Desk) -> None:
    seed(desk, [patch(1)])
    tell_all(desk)
    settled(desk, 1, Outcome.REFUSED, "complaint-closed")
    assert untold(desk) == [(NewsKind.LOOK, tracking_id(1))]
    tell_all(desk)
    assert untold(desk) == []


def reply(number: int, event_id: str, day: str) -> ComplaintPatch:
    event = Event(
        event_id=event_id,
        kind=EventKind.REPLY,
        at=f"{day}T02:00:00Z",
        actor=Actor.REPORTER,
        actor_name="Budi",
        text="Belum selesai.",
    )
    whole = patch(number, rev=int(day[-2:]), status_raw="Ditanggapi oleh Pelapor")
    return ComplaintPatch(
        tracking_id=whole.tracking_id, rev=whole.rev, fields=whole.fields, is_whole=True, events=(event,)
    )


def test_a_reply_is_news_and_another_days_reply_again(desk: Desk) -> None:
    seed(desk, [reply(1, "r1", "2026-03-16")])
    assert untold(desk) == [(NewsKind.REPLY, tracking_id(1))]
    tell_all(desk)
    assert untold(desk) == []
    desk.do(read_marks.mark_read, tracking_id(1))
    seed(desk, [reply(1, "r2", "2026-03-18")])
    assert untold(desk, date(2026, 3, 18)) == [(NewsKind.REPLY, tracking_id(1))]


def test_a_late_unit_is_told_once_for_the_date_it_was_given(desk: Desk) -> None:
    from desktop.cache.intents import forwards

    seed(desk, [patch(1)])
    tell_all(desk)
    desk.do(forwards.forward, tracking_id(1), "Fakultas Teknik", "Mohon jawaban.", date(2026, 3, 18))
    assert untold(desk, date(2026, 3, 18)) == [(NewsKind.UNIT_DUE, tracking_id(1))]
    tell_all(desk, date(2026, 3, 18))
    late = date(2026, 3, 19)
    assert untold(desk, late) == [(NewsKind.UNIT_LATE, tracking_id(1))]
    tell_all(desk, late)
    assert untold(desk, date(2026, 3, 20)) == []


def test_what_was_told_is_remembered_across_a_restart(desk: Desk) -> None:
    from desktop.desk import Desk

    seed(desk, [patch(1)])
    tell_all(desk)
    with Desk.open(desk.data_dir, clock=desk.clock) as again:
        assert untold(again) == []
