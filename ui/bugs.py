"""What the officer is told of a fault of the program's own, after what they typed was saved."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.crash import CrashGuard, report_of
from ui.shell import notices

if TYPE_CHECKING:
    from ui.crash_dialog import CrashDialog
    from ui.shell.window import MainWindow


class Bugs(QObject):
    """Tells of one that the program outlives in a line of the window, of one that nobody caught in a report."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.window: MainWindow
        """Where it is told."""
        self._last: BaseException | None = None
        self._dialog: CrashDialog | None = None
        self._guard = CrashGuard(self)
        self._guard.caught.connect(self._on_caught)

    def tell(self, bug: BaseException) -> None:
        """Say that there was one; its report is there for who asks."""
        self._last = bug
        self.window.notice.tell(notices.of_bug())

    def show_report(self) -> None:
        """The report of the last one, if there was any."""
        if self._last is None:
            return
        is_saved = False
        with contextlib.suppress(Exception):  # whatever else is broken, the report must come
            self.window.flush()
            is_saved = not self.window.has_unsaved
        from ui.crash_dialog import CrashDialog

        report = report_of(self._last)
        self._dialog = CrashDialog(report, is_saved=is_saved, parent=self.window, leave=QApplication.quit)
        self._dialog.destroyed.connect(self._on_closed)
        self._dialog.show()

    def let_go(self) -> None:
        """From now on, exceptions that nobody caught are not ours."""
        self._guard.let_go()

    def _on_caught(self, bug: BaseException) -> None:
        self._last = bug
        if self._dialog is None:
            self.show_report()

    def _on_closed(self) -> None:
        self._dialog = None
