"""The clipboard, which every program reads: what goes there from here, and that it doesn't stay.

A text with a citizen's words, a code or a token is marked as ours and as a secret, so that clipboard histories that
heed the mark don't keep it. It is cleared a minute later, when the desk locks and when the program ends, unless
something else has been copied by then. The mark tells the number of the complaint too, for the journal.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CLEARED_AFTER_MS = 60_000
_HINT = "x-kde-passwordManagerHint"
_NO_HISTORY = "ExcludeClipboardContentFromMonitorProcessing"
"""Windows keeps what bears this format out of its history, and off other PCs."""
_OURS = "application/x-lapor-desktop-secret"
_MARK = f"{os.getpid()}:"
"""A second window on another desk clears only its own. The complaint's number follows."""


class ClipboardWatch(QObject):
    """Clears a secret of ours `after_ms` milliseconds after it came to the clipboard, however it came there."""

    copied = Signal(str)
    """Words of the complaint with this number came to the clipboard."""

    def __init__(self, parent: QObject, *, after_ms: int = CLEARED_AFTER_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=after_ms)
        self._timer.timeout.connect(clear_secret)
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)

    @property
    def is_waiting(self) -> bool:
        """Whether something there is going to be cleared."""
        return self._timer.isActive()

    def _on_changed(self) -> None:
        mark = _mark_of_ours()
        if mark is None:
            self._timer.stop()
            return
        self._timer.start()
        if mark:
            self.copied.emit(mark)


def copy_plain(text: str) -> None:
    """Put there what may stay: a report or numbers, in which nobody's words are."""
    QGuiApplication.clipboard().setText(text)


def copy_secret(text: str, shown_by: QWidget | None = None) -> None:
    """Put there what goes again; `shown_by`: the widget that has a complaint's words in it or around it."""
    QGuiApplication.clipboard().setMimeData(secret_data(text, shown_by))


def copy_rescued(text: str) -> None:
    """Put there what could not be saved: a secret to histories, but it stays, for it may be all that is left of it."""
    QGuiApplication.clipboard().setMimeData(_hinted(text))


def secret_data(text: str, shown_by: QWidget | None = None) -> QMimeData:
    """For a widget that lets its text be copied: what it gives away goes again as well."""
    the_watch()
    data = _hinted(text)
    data.setData(_OURS, f"{_MARK}{number_around(shown_by)}".encode())
    return data


def the_watch() -> ClipboardWatch:
    """The one of the program."""
    application = cast("QGuiApplication", QGuiApplication.instance())
    return application.findChild(ClipboardWatch) or ClipboardWatch(application)


def number_around(widget: QWidget | None) -> str:
    """The number of the complaint that a widget shows: the nearest `tracking_id` from it up to its window, or none."""
    while widget is not None:
        number = getattr(widget, "tracking_id", None)
        if number:
            return str(number)
        widget = widget.parentWidget()
    return ""


def clear_secret() -> None:
    """Take back what is ours, if it is still there."""
    if _mark_of_ours() is not None:
        QGuiApplication.clipboard().clear()


def _hinted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    data.setData(_HINT, b"secret")
    data.setData(_NO_HISTORY, b"1")
    return data


def _mark_of_ours() -> str | None:
    """The number with which our own secret lies there, empty where it is no complaint's."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(_OURS):
        return None
    mark = bytes(data.data(_OURS).data()).decode()
    return mark.removeprefix(_MARK) if mark.startswith(_MARK) else None
