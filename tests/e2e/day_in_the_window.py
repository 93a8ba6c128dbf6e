"""Half a working day in a window of its own process, for `test_nothing_in_the_clear`.

    python -m tests.e2e.day_in_the_window DATA_DIR TRACKING_ID WORD

It says on standard output what it has done, and goes on when a line comes on standard input: in between, somebody looks
at what lies on the disk. The last step is a bug of the program with WORD in its message.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.intents import drafts, file_wishes, outbox
from desktop.complaint import TrackingId
from desktop.desk import Desk
from ui.crash_dialog import CrashDialog
from ui.program import Program, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.window import MainWindow

_PATIENCE_MS = 30_000
_LOOK_MS = 20


def main(folder: Path, tracking_id: TrackingId, word: str) -> None:
    """Sync, search, read, write, queue, sync, meet a bug, end."""
    application = QApplication(sys.argv[:1])
    desk = Desk.open(folder)
    desk.do(settings.put, settings.TOUR_SEEN, True)
    program = Program(desk, prepare(application), practice=False, language="id")
    program.start()
    window, reading = program.window, program.window.reading
    _until(lambda: program.link.state.last_success_at is not None)
    desk.do(file_wishes.wish, tracking_id, f"{tracking_id}-0")
    program.link.sync_now()
    _until(lambda: desk.files.held(f"{tracking_id}-0").result() != "")
    for words, found in ((word, 2), (tracking_id, 1)):  # the other one is from an export
        reading.inbox.start_search()
        QTest.keyClicks(reading.inbox.search, words)
        _until(partial(_shows, window, found))
    reading.inbox.view.choose_row(0)
    _until(lambda: reading.complaint.reading is not None)
    reading.focus_answer()
    QTest.keyClicks(reading.complaint.response.edit, f"Yth. Pelapor, {word} sudah kami periksa dengan saksama.")
    _until(lambda: word in getattr(desk.ask(drafts.current, tracking_id), "text", ""))
    _look("written")
    desk.do(outbox.queue, tracking_id, hold=timedelta())
    program.link.sync_now()
    _until(lambda: all(item.state == "SENT" for item in desk.ask(outbox.for_complaint, tracking_id)))
    _look("sent")
    QTimer.singleShot(0, lambda: _fail(word))
    _until(lambda: any(isinstance(each, CrashDialog) for each in application.topLevelWidgets()))
    for each in application.topLevelWidgets():
        if isinstance(each, CrashDialog):
            each.close()
    _look("failed")
    window.close()
    program.end()


def _shows(window: MainWindow, rows: int) -> bool:
    return window.is_settled and window.reading.inbox.view.model().rowCount() == rows


def _fail(word: str) -> None:
    raise RuntimeError(f"a bug that quotes {word}")


def _until(is_so: Callable[[], bool]) -> None:
    """Wait in an event loop, as the program does.

    `QTest.qWait` would have the exception of a slot kept until it returns, and raised in whatever paints or is
    told something meanwhile.
    """
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not is_so():
        if deadline.hasExpired():
            raise TimeoutError
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_MS, loop.quit)
        loop.exec()


def _look(step: str) -> None:
    sys.stdout.write(step + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]), TrackingId(sys.argv[2]), sys.argv[3])
