from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import forwards, read_marks, twins
from desktop.cache.intents.read_marks import mark_read, mark_unread
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.cache.views.selection import (
    Selection,
    forward_all,
    join_twins,
    part_twins,
    selection,
    withdraw_all,
)
from desktop.problems import KnownProblem
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

TODAY = date(2026, 3, 17)
THESE = [tracking_id(number) for number in (1, 2)]


@pytest.fixture(autouse=True)
def _seeded(desk: Desk) -> None:
    late = patch(1, disposed_at="2026-02-02T03:00:00Z")
    seed(desk, [late, patch(2), patch(3, status_raw="Ditutup oleh Sistem")])


def _selection(desk: Desk) -> Selection:
    return desk.ask(selection, desk.ask(lists.ids, ListName.ALL, TODAY), TODAY)


def test_a_selection_knows_what_can_be_done_with_it(desk: Desk) -> None:
    found = _selection(desk)
    assert found.count == 3
    assert found.open_ids == tuple(THESE)
    assert (found.unread, found.read, found.late) == (2, 0, 1)


def test_many_are_marked_read_and_unread_again(desk: Desk) -> None:
    desk.do(mark_read, *THESE)
    assert (_selection(desk).unread, _selection(desk).read) == (0, 2)
    desk.do(mark_unread, *THESE[:1])
    assert (_selection(desk).unread, _selection(desk).read) == (1, 1)


def test_marked_as_unread_the_news_is_still_to_be_seen_by_an_answer(desk: Desk) -> None:
    seed(desk, [patch(1, rev=5)])
    desk.do(mark_read, *THESE)
    desk.do(mark_unread, *THESE)
    assert desk.ask(read_marks.seen_rev, THESE[0]) < 5


def test_many_are_given_to_one_unit_and_taken_back_but_for_the_answered(desk: Desk) -> None:
    given = desk.do(forward_all, THESE, "Fakultas Hukum", "Mohon jawaban", TODAY)
    desk.do(forwards.record_answer, given[0].forward_id, "Sudah selesai")
    desk.do(withdraw_all, given)
    assert [desk.ask(forwards.get, each.forward_id).state for each in given] == ["ANSWERED", "WITHDRAWN"]


def test_without_a_unit_none_is_given(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="unit-missing"):
        desk.do(forward_all, THESE, " ", "Mohon jawaban", TODAY)
    assert desk.ask(forwards.waiting) == []


def test_many_become_one_group_and_only_the_new_leave_it_again(desk: Desk) -> None:
    old = [*THESE]
    desk.do(twins.join, old)
    new = desk.do(join_twins, [*THESE, tracking_id(3)])
    assert new == [tracking_id(3)]
    assert desk.ask(twins.of, tracking_id(3)) == [*THESE, tracking_id(3)]
    desk.do(part_twins, new)
    assert desk.ask(twins.of, THESE[0]) == old
