"""The clipboard, which every program reads: what goes there from here, and that it doesn't stay.

A text with a citizen's words, a code or a token is marked as ours and as a secret, so that clipboard histories that
heed the mark don't keep it. It is cleared a minute later, when the desk locks and when the program ends, unless
something else has been copied by then.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

CLEARED_AFTER_MS = 60_000
_HINT = "x-kde-passwordManagerHint"
_NO_HISTORY = "ExcludeClipboardContentFromMonitorProcessing"
"""Windows keeps what bears this format out of its history, and off other PCs."""
_OURS = "application/x-lapor-desktop-secret"
_MARK = str(os.getpid()).encode()
"""A second window on another desk clears only its own."""


class ClipboardWatch(QObject):
    """Clears a secret of ours `after_ms` milliseconds after it came to the clipboard, however it came there."""

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
        if _is_ours():
            self._timer.start()
        else:
            self._timer.stop()


def copy_plain(text: str) -> None:
    """Put there what may stay: a report or numbers, in which nobody's words are."""
    QGuiApplication.clipboard().setText(text)


def copy_secret(text: str) -> None:
    """Put there what goes again."""
    QGuiApplication.clipboard().setMimeData(secret_data(text))


def copy_rescued(text: str) -> None:
    """Put there what could not be saved: a secret to histories, but it stays, for it may be all that is left of it."""
    QGuiApplication.clipboard().setMimeData(_hinted(text))


def secret_data(text: str) -> QMimeData:
    """For a widget that lets its text be copied: what it gives away goes again as well."""
    application = QGuiApplication.instance()
    if application is not None and application.findChild(ClipboardWatch) is None:
        ClipboardWatch(application)
    data = _hinted(text)
    data.setData(_OURS, _MARK)
    return data


def clear_secret() -> None:
    """Take back what is ours, if it is still there."""
    if _is_ours():
        QGuiApplication.clipboard().clear()


def _hinted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    data.setData(_HINT, b"secret")
    data.setData(_NO_HISTORY, b"1")
    return data


def _is_ours() -> bool:
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(_OURS) and data.data(_OURS).data() == _MARK
