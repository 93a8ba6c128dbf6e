"""Writes a recap into a file or onto paper, off the GUI thread; what takes longer than a moment can be stopped."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import day_in_wib
from desktop.problems import KnownProblem
from desktop.recap.export.content import completed, read_content
from desktop.recap.export.files import Format, keep, made
from ui.landing import hand_over
from ui.recap.headless import pdf
from ui.recap.paper import paint_recap
from ui.recap.spoken import PAPER_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from desktop.recap.export.content import Content
    from desktop.recap.period import Period
    from ui.bridge import DeskBridge

    Work = Callable[[Content, Callable[[], bool]], str]

PATIENCE_MS = 600


class Exporter(QObject):
    """One export at a time; another one stops the one before."""

    took_long = Signal()
    """It has gone on for `PATIENCE_MS`."""
    saved = Signal(str)
    """The path of the file."""
    printed = Signal()
    failed = Signal(object)
    """A `KnownProblem`."""
    stopped = Signal()

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stop: Event | None = None
        self._form, self._is_masked = "", True
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.took_long)

    @property
    def is_busy(self) -> bool:
        """Whether an export is on its way."""
        return self._stop is not None

    def save(self, path: Path, form: Format, period: Period, *, is_masked: bool) -> None:
        """Write a file."""
        self._form, self._is_masked = form.value, is_masked
        self._begin(period, partial(_write, path, form), is_masked=is_masked)

    def print(self, printer: QPrinter, period: Period) -> None:
        """Print the page for the leadership, on which nobody is named."""
        self._form, self._is_masked = "paper", True
        self._begin(period, partial(_print, printer), is_masked=True)

    def stop(self) -> None:
        """What has been asked for is not wanted any more; a file that was there stays as it was."""
        if self._stop is not None:
            self._stop.set()
            self._end()
            self.stopped.emit()

    def _begin(self, period: Period, work: Work, *, is_masked: bool) -> None:
        if self._stop is not None:
            self._stop.set()
        stop = self._stop = Event()
        self._patience.start()
        today = day_in_wib(self._bridge.desk.clock.now())
        then = partial(self._work, stop, work)
        self._bridge.read(
            read_content, period, today, is_masked=is_masked, then=then, failed=partial(self._fail, stop), owner=self
        )

    def _work(self, stop: Event, work: Work, content: Content) -> None:
        if stop.is_set():
            return
        worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recap")
        worker.submit(work, content, stop.is_set).add_done_callback(partial(self._take, stop))
        worker.shutdown(wait=False)

    def _take(self, stop: Event, future: Future[str]) -> None:
        """On the worker's thread."""
        hand_over(self, self._on_arrived, stop, future)

    def _on_arrived(self, stop: Event, future: Future[str]) -> None:
        if stop.is_set():
            return
        try:
            path = future.result()
        except KnownProblem as problem:
            self._fail(stop, problem)
            return
        self._end()
        act = Act.EXPORTED if path else Act.PRINTED
        self._bridge.write(journal.note, act, "", what="recap", form=self._form, masked=self._is_masked, owner=self)
        if path:
            self.saved.emit(path)
        else:
            self.printed.emit()

    def _fail(self, stop: Event, problem: KnownProblem) -> None:
        if not stop.is_set():
            self._end()
            self.failed.emit(problem)

    def _end(self) -> None:
        self._patience.stop()
        self._stop = None


def _write(path: Path, form: Format, content: Content, is_stopped: Callable[[], bool]) -> str:
    whole = completed(content, is_stopped) if form.tells_alike else content
    data = made(whole, form, PAPER_LANGUAGE, paint=pdf, is_stopped=is_stopped)
    if is_stopped():
        raise KnownProblem("cancelled")
    keep(path, data)
    return str(path)


def _print(printer: QPrinter, content: Content, _is_stopped: Callable[[], bool]) -> str:
    try:
        paint_recap(content, printer, PAPER_LANGUAGE)
    except OSError as error:
        raise KnownProblem("recap-not-printed", printer=printer.printerName()) from error
    return ""
