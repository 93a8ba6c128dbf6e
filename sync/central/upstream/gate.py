"""What the central API knows of its upstream while it takes in ops: what can be carried, and when that is done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop.intent import OpKind

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = (OpKind.FOLLOW_UP, OpKind.REJECT)
"""What LAPOR!'s own API is known to take of ops. Everything else is done on its web page."""
PATIENCE = 8.0
"""Seconds that an exchange waits for its ops to arrive: well below the silence after which a desk gives up."""


class Gate:
    """Between the threads that answer officers and the one that speaks to the upstream."""

    def __init__(self, page_of: Callable[[str], str], *, patience: float = PATIENCE) -> None:
        """`page_of`: the web page of a complaint by its tracking ID."""
        self.page_of = page_of
        self._patience = patience
        self._changed = threading.Condition()
        self._has_work = False
        self.is_open = True
        """Whether the upstream could be used the last time."""

    def work_came(self) -> None:
        """Something waits to be carried."""
        with self._changed:
            self._has_work = True
            self._changed.notify_all()

    def work_settled(self) -> None:
        """Something was carried, or came to another end."""
        with self._changed:
            self._changed.notify_all()

    def wait_for_work(self, seconds: float) -> None:
        """Wait until something may wait to be carried, at most so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_work, timeout=seconds)
            self._has_work = False

    @property
    def patience(self) -> float:
        """Seconds that an exchange waits at most."""
        return self._patience

    def wait_until(self, is_settled: Callable[[], bool]) -> None:
        """Wait until that is so, as long as patience lasts and the upstream can be used."""
        with self._changed:
            self._changed.wait_for(lambda: not self.is_open or is_settled(), timeout=self._patience)
