"""A wish to stop is heard, whichever comes first: the wish, or the part that can be ended."""

from __future__ import annotations

from sync.stop import Stop


def test_whatever_is_under_way_now_is_ended() -> None:
    ended: list[str] = []
    stop = Stop()
    stop.by(lambda: ended.append("first"))
    stop.by(lambda: ended.append("second"))
    assert ended == []
    stop()
    assert ended == ["second"]


def test_a_wish_that_came_between_two_parts_ends_the_next_one() -> None:
    ended: list[str] = []
    stop = Stop()
    stop()
    stop.by(lambda: ended.append("late"))
    assert ended == ["late"]
