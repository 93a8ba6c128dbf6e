"""What is learned of the network, and what the next sync will cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.ways import data_use, link_speed
from desktop.cache.ways.link_speed import LinkSpeed
from sync import speed
from sync.speed import Sample
from tests.faults.server import STREAM, MisbehavingServer, answer, end, head, stream
from tests.sync.parts import checkpoint, engine, gone

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

WARM = Sample(requests=1, connections=0, bytes_up=260, bytes_down=200, head_seconds=0.3, body_seconds=0.0)


def test_a_warm_exchange_with_nothing_to_do_measures_a_round_trip() -> None:
    assert speed.learned(LinkSpeed(), WARM) == LinkSpeed(round_trip=0.3)


def test_a_cold_one_measures_the_same_link() -> None:
    cold = replace(WARM, connections=1, head_seconds=0.9)
    assert speed.learned(LinkSpeed(), cold).round_trip == pytest.approx(0.3)


def test_rates_are_measured_by_transfers_that_fill_the_link() -> None:
    pulled = replace(WARM, bytes_down=320_000, body_seconds=10.0)
    pushed = replace(WARM, bytes_up=64_000, head_seconds=2.3)
    known = speed.learned(speed.learned(LinkSpeed(), pulled), pushed)
    assert (known.round_trip, known.down) == (0.3, 32_000.0)
    assert known.up == pytest.approx(32_000.0)


def test_the_estimate_follows_the_link_within_some_syncs() -> None:
    known = LinkSpeed(round_trip=0.1)
    for _ in range(10):
        known = speed.learned(known, replace(WARM, head_seconds=0.8))
    assert known.round_trip == pytest.approx(0.8, rel=0.03)


def test_the_cost_of_answers_is_told_in_bytes_and_seconds() -> None:
    known = LinkSpeed(round_trip=0.3, down=32_000.0, news_bytes=60_000, news_hours=6.0)
    told = speed.cost(known, ops=2, op_bytes=2_000, hours=6.0)
    assert 600 < told.bytes_up < 1_500
    assert told.bytes_down == pytest.approx(60_000, rel=0.01)
    assert told.seconds == pytest.approx(0.9 + 61_000 / 32_000, rel=0.05)
    assert speed.cost(known, ops=2, op_bytes=2_000, hours=6.0, is_warm=True).seconds == pytest.approx(
        (told.seconds or 0) - 0.6
    )


def test_what_is_not_known_is_not_told() -> None:
    assert speed.cost(LinkSpeed(), ops=1, op_bytes=100, hours=1.0).seconds is None
    first = speed.cost(LinkSpeed(round_trip=0.3, down=32_000.0), ops=1, op_bytes=100, hours=None)
    assert (first.bytes_down, first.seconds) == (None, None)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.floats(0, 10_000)), max_size=20))
def test_news_by_the_hour_stay_a_number_whatever_came(pulls: list[tuple[int, float]]) -> None:
    known = LinkSpeed()
    for size, hours in pulls:
        known = speed.with_news(known, bytes_down=size, hours=hours)
    assert known.news_bytes >= 0
    assert known.news_hours >= 0
    told = speed.cost(known, ops=0, op_bytes=0, hours=24.0)
    assert told.bytes_down is not None
    assert told.bytes_down >= 200


def test_a_sync_is_counted_in_its_month_and_teaches_what_comes_in_an_hour(desk: Desk, clock: FakeClock) -> None:
    with MisbehavingServer.giving(told("c1"), begun_and_lost(), told("c2")) as server:
        reports = [engine(desk, server.url).run()]
        clock.advance(timedelta(hours=2))
        reports += [engine(desk, server.url).run(), engine(desk, server.url).run()]
    used = desk.ask(data_use.in_month, "2026-03")
    assert used.bytes_up == sum(report.bytes_up for report in reports) > 0
    assert used.bytes_down == sum(report.bytes_down for report in reports) > 0
    known = desk.ask(link_speed.get)
    assert known.news_hours == pytest.approx(2.0)
    assert known.news_bytes == reports[2].bytes_down
    clock.advance(timedelta(days=30))
    assert desk.ask(data_use.in_month, data_use.month_of(clock.now())).total == 0
    assert [use.month for use in desk.ask(data_use.months)] == ["2026-03"]


def test_counting_anew_forgets_this_month_alone(desk: Desk, clock: FakeClock) -> None:
    desk.do(data_use.add, data_use.DataKind.SYNC, bytes_up=1, bytes_down=2)
    clock.advance(timedelta(days=30))
    desk.do(data_use.add, data_use.DataKind.FILES, bytes_up=3, bytes_down=4)
    desk.do(data_use.add, data_use.DataKind.FILES, bytes_up=3, bytes_down=4)
    assert [(use.month, use.total) for use in desk.ask(data_use.months)] == [("2026-04", 14), ("2026-03", 3)]
    desk.do(data_use.reset)
    assert [(use.month, use.total) for use in desk.ask(data_use.months)] == [("2026-03", 3)]


def told(cursor: str) -> bytes:
    return answer(stream(head(0), checkpoint(cursor), end(digest="0:0")), STREAM)


def begun_and_lost() -> bytes:
    """An answer that is whole as HTTP and lacks its end."""
    return answer(stream(head(2), gone("7000001")), STREAM)
