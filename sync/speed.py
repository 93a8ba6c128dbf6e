"""What a sync teaches about the network, and what the next one will probably cost in bytes and seconds.

Estimates, and told as such: a moving mean forgets a fast morning in a few syncs, and an answer too small to fill the
link says nothing of its rate.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.cache.ways.link_speed import LinkSpeed
    from sync.net.wire import Counter

_WEIGHT = 0.3
"""Of the latest measurement."""
_SMALL_REQUEST = 2_000
"""Bytes up to which a request takes a round trip and nothing more."""
_TELLING = 12_000
"""Bytes from which a transfer says something of the rate."""
_NEWS_HALF_LIFE = 7 * 24.0
"""Hours after which news weighs half."""
_NOTHING_TO_DO = (300, 200)
"""Bytes up and down of an exchange that has nothing to tell (see `tests/sync/central/test_bytes.py`)."""
_LEAST_HOURS = 1.0
"""What came in a few minutes says little of a day."""
_OF_AN_OP = 60
"""Bytes of an op's ids and times, which are random and can't be packed, and again of its result."""
_PACKED = 0.25
"""What packing leaves of the text of answers: less of phrases that every office uses, more of words of one's own."""
_COLD_TRIPS = 3.0
"""Round trips of a first exchange over TLS; a warm connection needs one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What went over the wire in one sync, and how long it took."""

    requests: int
    connections: int
    bytes_up: int
    bytes_down: int
    head_seconds: float
    """From the first byte of requests until the heads of their answers, connecting included."""
    body_seconds: float

    @classmethod
    def of(cls, counter: Counter) -> Sample:
        """All that a counter has seen."""
        return cls(**{name: getattr(counter, name) for name in cls.__dataclass_fields__})

    def since(self, before: Sample) -> Sample:
        """What came after an earlier sample of the same counter."""
        names = self.__dataclass_fields__
        return Sample(**{name: getattr(self, name) - getattr(before, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What the next sync will probably take. `seconds` is None while nothing was measured yet."""

    bytes_up: int
    bytes_down: int | None
    """None where nothing is known of what comes: everything does, the first time."""
    seconds: float | None


def learned(speed: LinkSpeed, sample: Sample) -> LinkSpeed:
    """The estimates after one more sync."""
    if sample.requests and sample.bytes_up <= _SMALL_REQUEST * sample.requests and sample.head_seconds > 0:
        trips = sample.requests + (_COLD_TRIPS - 1) * sample.connections
        speed = replace(speed, round_trip=_mean(speed.round_trip, sample.head_seconds / trips))
    elif sample.bytes_up >= _TELLING:
        sending = sample.head_seconds - (speed.round_trip or 0.0) * sample.requests
        if sending > 0:
            speed = replace(speed, up=_mean(speed.up, sample.bytes_up / sending))
    if sample.bytes_down >= _TELLING and sample.body_seconds > 0:
        speed = replace(speed, down=_mean(speed.down, sample.bytes_down / sample.body_seconds))
    return speed


def with_news(speed: LinkSpeed, *, bytes_down: int, hours: float) -> LinkSpeed:
    """The estimates after so much came in that had gathered for so long."""
    if hours <= 0:
        return speed
    keeps = math.exp2(-hours / _NEWS_HALF_LIFE)
    return replace(speed, news_bytes=speed.news_bytes * keeps + bytes_down, news_hours=speed.news_hours * keeps + hours)


def cost(speed: LinkSpeed, *, ops: int, op_bytes: int, hours: float | None, is_warm: bool = False) -> Cost:
    """What a sync of `ops` with `op_bytes` of JSON will take, `hours` after the last one (None: it is the first)."""
    up = _NOTHING_TO_DO[0] + ops * _OF_AN_OP + round(op_bytes * _PACKED)
    down = None
    if hours is not None:
        rate = speed.news_bytes / max(speed.news_hours, _LEAST_HOURS)
        down = max(_NOTHING_TO_DO[1], round(rate * hours)) + ops * _OF_AN_OP
    return Cost(bytes_up=up, bytes_down=down, seconds=seconds(speed, up=up, down=down, is_warm=is_warm))


def seconds(speed: LinkSpeed, *, up: int, down: int | None, is_warm: bool) -> float | None:
    """How long so many bytes take; None where that can't be told."""
    if speed.round_trip is None or down is None:
        return None
    rates = speed.up or speed.down, speed.down or speed.up
    waiting = speed.round_trip * (1.0 if is_warm else _COLD_TRIPS)
    return waiting + sum(size / rate for size, rate in zip((up, down), rates, strict=True) if rate)


def _mean(before: float | None, measured: float) -> float:
    return measured if before is None else before + _WEIGHT * (measured - before)
