"""A desk whose writer stands still, so that a test decides what stands in line, and in which order."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.desk import Desk

T = TypeVar("T")
_TIMEOUT = 30


@contextmanager
def standstill(desk: Desk) -> Iterator[None]:
    """What is submitted inside waits, in line, until its end."""
    goes_on = Event()
    desk.write(lambda _: goes_on.wait(_TIMEOUT))
    try:
        yield
    finally:
        goes_on.set()


def glances(tx: Transaction, times: int, query: Callable[[Database], T], seen: tuple[T, ...] = ()) -> tuple[T, ...]:
    """What a query gives so many times, between the parts of whatever stands in line with it."""
    seen = (*seen, query(tx.db))
    if len(seen) < times:
        tx.then(glances, times, query, seen)
    return seen
