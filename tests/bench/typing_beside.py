"""An officer who types while the desk works: how long a draft is on its way to the disk, the one that waits longest."""

from __future__ import annotations

import time
from threading import Event, Thread
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts
from desktop.complaint import TrackingId

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk

_EVERY = 0.02
"""Seconds between two keystrokes: far faster than anybody, so that no wait is missed."""
_FIRST = 5
"""Drafts that are on the disk before the work begins."""
_ON = TrackingId("7")


def longest_wait(desk: Desk, action: Callable[[], object]) -> float:
    """Seconds that a draft waited at most while `action` ran."""
    waits: list[float] = []
    is_typing, is_over = Event(), Event()

    def type_on() -> None:
        try:
            while not is_over.wait(_EVERY):
                began = time.perf_counter()
                desk.do(drafts.save, _ON, f"Yth. Pelapor, {len(waits)}")
                waits.append(time.perf_counter() - began)
                if len(waits) == _FIRST:
                    is_typing.set()
        finally:
            is_typing.set()  # a fault shows by the waits that are missing

    officer = Thread(target=type_on)
    officer.start()
    try:
        is_typing.wait()
        action()
    finally:
        is_over.set()
        officer.join()
    return max(waits)
