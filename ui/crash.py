"""What happens when the program itself is at fault: the work is saved first, then a report without anybody's words."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


def report_of(error: BaseException) -> str:
    """Kinds of errors and places in the code. The errors' own messages stay out: they may quote a citizen."""
    versions = f"Python {platform.python_version()} · Qt {qVersion()}"
    lines = [f"LAPOR! Desktop {program_version()} · {versions} · {platform.platform()}"]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__qualname__)
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def program_version() -> str:
    """Our version, or 0 where the program was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("lapor-desktop")
    except PackageNotFoundError:
        return "0"


def _short(path: str) -> str:
    """The path from the package on: what comes before may name the account."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-3:])


class CrashGuard(QObject):
    """Takes over exceptions that nobody caught, on any thread, and brings them to the GUI thread."""

    caught = Signal(object)
    """An exception; the listener saves the work and tells the officer."""

    _fell = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fell.connect(self.caught, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def let_go(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        traceback.print_tb(trace)
        self._fell.emit(error)

    def _on_thread_exception(self, fell: threading.ExceptHookArgs) -> None:
        if fell.exc_value is not None:
            self._fell.emit(fell.exc_value)


class CrashDialog(QDialog):
    """Says that the work is saved, shows the report, and lets the officer go on."""

    def __init__(self, report: str, *, is_saved: bool, parent: QWidget | None, leave: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        saved = self.tr("What you wrote is saved on this PC, and nothing was sent that you did not queue.")
        unsaved = self.tr("The latest words could not be saved. Copy them from the window before you quit.")
        heading = QLabel(self.tr("The program made a mistake"))
        heading.setProperty("type", "title")
        words = QLabel(saved if is_saved else unsaved, wordWrap=True)
        asked = QLabel(
            self.tr("This report helps to mend it. It holds no names and no words of complaints."), wordWrap=True
        )
        asked.setProperty("ink", "muted")
        shown = QPlainTextEdit(report, readOnly=True)
        shown.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton(self.tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        quit_button = buttons.addButton(self.tr("Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on.clicked.connect(self.accept)
        quit_button.clicked.connect(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(2 * metrics.SPACING)
        for widget in (heading, words, asked, shown, buttons):
            column.addWidget(widget)
        self.resize(620, 420)
        go_on.setDefault(True)
        go_on.setProperty("kind", "primary")
