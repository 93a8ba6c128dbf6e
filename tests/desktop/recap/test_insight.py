"""What a recap makes visible: slow units, growing topics, texts that come again; small numbers do not shout."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.intents import forwards
from desktop.clock import day_in_wib
from desktop.complaint import EventKind, TrackingId
from desktop.likeness import gist, is_nearly_same
from desktop.recap.alike import Text, alike, read_texts
from desktop.recap.insight import growing, paces, read_insight
from desktop.recap.period import Period
from tests.desktop.complaints import arrive, event, whole
from tests.support.clock import START

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.desktop.recap.naive import Case
    from tests.support.clock import FakeClock

TODAY = day_in_wib(START)
EVER = Period.own(date(2024, 1, 1), date(2026, 12, 31))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40), st.integers(0, 5))
def test_median_and_ninetieth_percentile_of_a_unit(days: list[int], owed: int) -> None:
    (pace,) = paces([("Biro", each) for each in [*days, *[None] * owed]])
    assert (pace.answered, pace.waiting, pace.median) == (len(days), owed, median(days))
    assert sum(each <= pace.slow for each in days) >= 0.9 * len(days)
    assert sum(each < pace.slow for each in days) < 0.9 * len(days)


def test_a_unit_that_has_answered_nothing_yet_has_no_pace() -> None:
    assert paces([("Biro", None)]) == ()


def test_units_inside_are_timed_from_the_forward_to_their_answer(desk: Desk, clock: FakeClock) -> None:
    arrive(desk, whole(8507001), whole(8507002), whole(8507003, received_at="2025-03-17T09:00:00+07:00"))
    clock.set(datetime(2026, 3, 10, 3, tzinfo=UTC))  # a Tuesday, and Wednesday is a working day
    for number in (8507001, 8507002, 8507003):
        desk.do(forwards.forward, TrackingId(str(number)), "Biro Umum", "Mohon jawaban.", date(2026, 4, 1))
    taken_back = desk.do(forwards.forward, TrackingId("8507001"), "Biro Lain", "Mohon jawaban.", date(2026, 4, 1))
    desk.do(forwards.withdraw, taken_back.forward_id)
    clock.advance(timedelta(days=1))
    desk.do(forwards.record_answer, 1, "Sudah.")
    (pace,) = desk.ask(read_insight, Period.parse("2026-03"), date(2026, 3, 18)).inside
    assert (pace.unit, pace.answered, pace.median, pace.waiting) == ("Biro Umum", 1, 1, 1)


def test_institutions_are_timed_like_the_metric(filled: tuple[Desk, list[Case]]) -> None:
    desk, cases = filled
    told = {pace.unit: pace for pace in desk.ask(read_insight, EVER, TODAY).institutions}
    for unit in {case.complaint.institution for case in cases}:
        disposed = [case for case in cases if case.complaint.institution == unit and case.disposed]
        days = [
            each.working_days(each.disposed, each.answers[0]) for each in disposed if each.disposed and each.answers
        ]
        if days:
            assert (told[unit].answered, told[unit].median) == (len(days), median(days))
            assert told[unit].waiting == len(disposed) - len(days)
        else:
            assert unit not in told


def test_topics_grow_only_beyond_chance() -> None:
    now = Counter({"UKT": 30, "KIP": 4, "Wisuda": 11, "Beasiswa": 12, "": 50, "Parkir": 9})
    before = Counter({"UKT": 10, "Wisuda": 10, "Beasiswa": 3, "Parkir": 20})
    assert [each.category for each in growing(now, before)] == ["UKT", "Beasiswa"]


def test_nothing_grows_where_the_period_before_is_not_on_the_desk() -> None:
    assert growing(Counter({"UKT": 30}), Counter()) == ()


@given(st.integers(0, 400), st.integers(1, 400))
def test_what_did_not_grow_is_never_said_to(now: int, before: int) -> None:
    assert now > before or not growing(Counter({"UKT": now}), Counter({"UKT": before}))


def test_pairs_that_are_nearly_the_same_are_found_without_comparing_all(filled: tuple[Desk, list[Case]]) -> None:
    desk, _ = filled
    texts = desk.ask(read_texts, EVER)
    gists = {text.tracking_id: gist(text.body) for text in texts}
    wanted = {pair for pair in combinations(gists, 2) if is_nearly_same(gists[pair[0]], gists[pair[1]])}
    groups = [set(each.tracking_ids) for each in alike(texts)]
    found = {pair for pair in wanted if any(group >= set(pair) for group in groups)}
    assert len(wanted) >= 5
    assert len(found) >= 0.9 * len(wanted)
    for group in groups:
        assert any(set(pair) <= group for pair in wanted)


def test_texts_that_only_greet_alike_are_no_group() -> None:
    greeting = "Assalamualaikum warahmatullahi wabarakatuh, mohon izin bertanya kepada bapak ibu"
    bodies = ["tentang parkir sepeda motor di gedung rektorat yang penuh terus", "kapan jadwal yudisium farmasi keluar"]
    assert alike([Text(str(number), "", f"{greeting} {body}") for number, body in enumerate(bodies)]) == ()


def test_the_institution_that_answered_late_is_the_slowest(desk: Desk) -> None:
    late = event("1", EventKind.FOLLOW_UP, at="2026-03-31T09:00:00+07:00")
    soon = event("1", EventKind.FOLLOW_UP, at="2026-03-18T09:00:00+07:00")
    arrive(desk, whole(8507001, institution="Lambat", events=(late,)))
    arrive(desk, whole(8507002, institution="Cepat", events=(soon,)))
    found = desk.ask(read_insight, Period.parse("2026-03"), date(2026, 4, 10)).institutions
    assert [pace.unit for pace in found] == ["Lambat", "Cepat"]
