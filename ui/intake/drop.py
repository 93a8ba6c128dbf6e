"""An export that is dropped anywhere on the window; what takes files itself, as an answer does, goes before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_ENDINGS = {".xlsx", ".csv", ".xlsm", ".xls"}
"""The last two are refused with words when they are read, which is better than a cursor that says no."""


class ExportDrop(QObject):
    """Watches a window."""

    dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take one file with an ending of an export."""
        if isinstance(event, (QDragEnterEvent, QDropEvent)):
            path = _path_in(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self._window.activateWindow()  # it came from another one, and keys go on from here
                    self.dropped.emit(path)
                return True
        return False


def _path_in(data: QMimeData) -> Path | None:
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _ENDINGS else None
