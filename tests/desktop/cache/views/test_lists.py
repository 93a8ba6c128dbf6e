"""Lists by what is to be done: who has the complaint now, what narrows a list, and in which order it stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import approvals, drafts, forwards, notes, outbox
from desktop.cache.mirror import complaints
from desktop.cache.views import lists
from desktop.cache.views.filters import Deadline, Filter, Flag
from desktop.cache.views.lists import ListName, Sort
from tests.ui.seeds import FIRST, patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

TODAY = date(2026, 3, 17)


@pytest.fixture(autouse=True)
def _seeded(desk: Desk) -> None:
    seed(
        desk,
        [
            patch(1),
            patch(2, channel="SMS", institution="Biro Akademik", classification="Aspirasi"),
            patch(3, is_anonymous=True, is_secret=True, received_at="2026-03-15T02:00:00Z"),
            patch(4, is_secret=True, disposed_at="2026-02-02T03:00:00Z", received_at="2026-02-01T02:00:00Z"),
            patch(5, status_raw="Ditutup oleh Sistem", channel="SMS"),
        ],
    )


def _numbers(desk: Desk, name: ListName, search: str = "", **kw: object) -> list[int]:
    ids = desk.ask(lists.ids, name, TODAY, search, **kw)  # type: ignore[arg-type]
    return [int(row.tracking_id) - FIRST for row in desk.ask(lists.rows, ids, TODAY)]


def _forward(desk: Desk, number: int, due: date) -> None:
    desk.do(forwards.forward, tracking_id(number), "Fakultas Hukum", "Mohon jawaban tentang wisuda", due)


def test_what_lies_with_a_unit_is_not_to_be_answered_until_the_unit_is_late(desk: Desk) -> None:
    _forward(desk, 1, TODAY)
    _forward(desk, 2, TODAY - timedelta(days=1))
    assert sorted(_numbers(desk, ListName.AWAITING_UNIT)) == [1, 2]
    assert sorted(_numbers(desk, ListName.TO_ANSWER)) == [2, 3, 4]
    assert desk.ask(lists.counts, TODAY)[ListName.AWAITING_UNIT] == 2


def test_counts_are_those_of_the_lists(desk: Desk) -> None:
    _forward(desk, 1, TODAY)
    counts = desk.ask(lists.counts, TODAY)
    names = [name for name in ListName if name is not ListName.OUTBOX]
    assert {name: counts[name] for name in names} == {name: len(_numbers(desk, name)) for name in names}


def test_kinds_of_a_filter_combine_and_values_of_a_kind_add_up(desk: Desk) -> None:
    sms = Filter(channels=frozenset({"SMS"}))
    assert _numbers(desk, ListName.ALL, chosen=sms) == [2, 5]
    assert _numbers(desk, ListName.TO_ANSWER, chosen=sms) == [2]
    both = sms.toggled("channels", "Website").toggled("statuses", "CLOSED_SYSTEM")
    assert _numbers(desk, ListName.ALL, chosen=both) == [5]


@pytest.mark.parametrize(
    ("flags", "left"), [({Flag.SECRET}, [3, 4]), ({Flag.SECRET, Flag.ANONYMOUS}, [3]), ({Flag.ATTACHMENT}, [])]
)
def test_flags_must_all_be_there(desk: Desk, flags: set[Flag], left: list[int]) -> None:
    found = _numbers(desk, ListName.ALL, chosen=Filter(flags=frozenset(flags)))
    assert sorted(found) == left


def test_a_draft_is_found_by_its_flag(desk: Desk) -> None:
    desk.do(drafts.save, tracking_id(2), "Yth. Pelapor")
    assert _numbers(desk, ListName.TO_ANSWER, chosen=Filter(flags=frozenset({Flag.DRAFT}))) == [2]


def test_deadlines_narrow_a_list(desk: Desk) -> None:
    assert _numbers(desk, ListName.ALL, chosen=Filter(deadlines=frozenset({Deadline.LATE}))) == [4]
    assert _numbers(desk, ListName.ALL, chosen=Filter(deadlines=frozenset({Deadline.NONE}))) == [5]


def test_a_unit_narrows_to_what_lies_with_it_in_lapor_and_in_the_campus(desk: Desk) -> None:
    _forward(desk, 2, TODAY)
    assert _numbers(desk, ListName.ALL, chosen=Filter(units=frozenset({"Fakultas Hukum"}))) == [2]
    assert _numbers(desk, ListName.ALL, chosen=Filter(units=frozenset({"Biro Akademik"}))) == [2]


def test_facets_count_what_each_choice_leaves(desk: Desk) -> None:
    _forward(desk, 2, TODAY)
    for name in (ListName.ALL, ListName.TO_ANSWER):
        for kind, counted in desk.ask(lists.facets, name, TODAY).counts.items():
            for value, count in counted.items():
                chosen = Filter().toggled(kind, value)
                assert len(_numbers(desk, name, chosen=chosen)) == count, (name, kind, value)


def test_a_filter_survives_the_settings() -> None:
    chosen = Filter(units=frozenset({"Biro Akademik"}), flags=frozenset({Flag.SECRET}))
    assert Filter.of_json(chosen.as_json()) == chosen
    assert not Filter.of_json({"gone-kind": ["x"]})


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NEWEST, [1, 2, 3, 4]),
        (Sort.OLDEST, [4, 3, 1, 2]),
        (Sort.TIME_LEFT, [4, 1, 2, 3]),
        (Sort.UNIT, [2, 4, 1, 3]),
    ],
)
def test_a_list_stands_in_the_order_asked_for(desk: Desk, sort: Sort, order: list[int]) -> None:
    assert _numbers(desk, ListName.TO_ANSWER, sort=sort) == order


def test_search_finds_what_the_officer_wrote(desk: Desk) -> None:
    desk.do(drafts.save, tracking_id(1), "Kuitansi asli dibawa ke loket")
    desk.do(drafts.save, tracking_id(2), "Silakan mengunduh formulir")
    desk.do(outbox.queue, tracking_id(2))
    desk.do(notes.add, tracking_id(3), "Sudah ditelepon dekan")
    _forward(desk, 4, TODAY)
    assert _numbers(desk, ListName.ALL, "kuitansi") == [1]
    assert _numbers(desk, ListName.ALL, "formulir unduh") == [2]
    assert _numbers(desk, ListName.ALL, "dekan") == [3]
    assert _numbers(desk, ListName.ALL, "hukum wisuda") == [4]
    assert _numbers(desk, ListName.ALL, "100%") == []


def test_what_a_unit_owes_and_what_was_noted_outlives_a_complaint_that_was_taken_away(desk: Desk) -> None:
    _forward(desk, 1, TODAY)
    desk.do(notes.add, tracking_id(3), "Sudah ditelepon dekan")
    seed(desk, [], gone=[1, 2, 3])
    assert _numbers(desk, ListName.AWAITING_UNIT) == [1]
    assert desk.ask(complaints.get, tracking_id(3)) is not None
    assert desk.ask(complaints.get, tracking_id(2)) is None


def test_what_waits_for_the_superior_is_not_to_be_answered(desk: Desk) -> None:
    desk.do(drafts.save, tracking_id(1), "Yth. Pelapor")
    desk.do(approvals.ask, tracking_id(1), "Dekan")
    assert _numbers(desk, ListName.AWAITING_APPROVAL) == [1]
    assert 1 not in _numbers(desk, ListName.TO_ANSWER)
