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
_ON = TrackingId("7")


def longest_wait(desk: Desk, action: Callable[[], object]) -> float:
    """Seconds that a draft waited at most while `action` ran."""
    waits: list[float] = []
    is_over = Event()

    def type_on() -> None:
        while not is_over.wait(_EVERY):
            began = time.perf_counter()
            desk.do(drafts.save, _ON, f"Yth. Pelapor, {len(waits)}")
            waits.append(time.perf_counter() - began)

    officer = Thread(target=type_on)
    officer.start()
    try:
        time.sleep(5 * _EVERY)
        action()
    finally:
        is_over.set()
        officer.join()
    return max(waits)
