"""Reads a recap off the GUI thread: figures first, then insight, then the texts that are alike, which take longest."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.clock import day_in_wib
from desktop.recap.alike import Alike, alike, read_texts
from desktop.recap.insight import read_insight
from desktop.recap.recap import read_recap
from ui.landing import hand_over

if TYPE_CHECKING:
    from desktop.recap.alike import Text
    from desktop.recap.insight import Insight
    from desktop.recap.period import Period
    from desktop.recap.recap import Recap
    from ui.bridge import DeskBridge


class RecapReader(QObject):
    """Answers about another period than the last one that was asked for are dropped."""

    recap_read = Signal(object)
    insight_read = Signal(object)
    alike_read = Signal(object)

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._period: Period | None = None
        self._stop = Event()
        self._waits_for: set[str] = set()

    @property
    def is_settled(self) -> bool:
        """Whether all that was asked for has come."""
        return not self._waits_for

    def ask(self, period: Period) -> None:
        """Read everything about a period."""
        self.stop()
        self._period, self._stop = period, Event()
        today = day_in_wib(self._bridge.desk.clock.now())
        self._waits_for = {"recap", "insight", "alike"}
        read = self._bridge.read
        read(read_recap, period, today, then=partial(self._on_recap, period), owner=self)
        read(read_insight, period, today, then=partial(self._on_insight, period), owner=self)
        read(read_texts, period, then=partial(self._compare, period), owner=self)

    def stop(self) -> None:
        """Let the comparing of texts end."""
        self._stop.set()
        self._waits_for.clear()

    def _on_recap(self, period: Period, recap: Recap) -> None:
        if period == self._period:
            self._waits_for.discard("recap")
            self.recap_read.emit(recap)

    def _on_insight(self, period: Period, insight: Insight) -> None:
        if period == self._period:
            self._waits_for.discard("insight")
            self.insight_read.emit(insight)

    def _compare(self, period: Period, texts: list[Text]) -> None:
        if period != self._period:
            return
        worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="alike")
        stop = self._stop
        worker.submit(alike, texts, stop.is_set).add_done_callback(partial(self._take, stop))
        worker.shutdown(wait=False)

    def _take(self, stop: Event, future: Future[tuple[Alike, ...]]) -> None:
        """On the worker's thread."""
        if not stop.is_set():
            hand_over(self, self._on_arrived, stop, future)

    def _on_arrived(self, stop: Event, future: Future[tuple[Alike, ...]]) -> None:
        if stop is self._stop and not stop.is_set():
            self._waits_for.discard("alike")
            self.alike_read.emit(future.result())
