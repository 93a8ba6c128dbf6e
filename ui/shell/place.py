"""Where the window stood when it was closed, and standing there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt

from desktop.cache.views.lists import ListName

if TYPE_CHECKING:
    from ui.shell.panes import Panes
    from ui.shell.window import MainWindow

_USUAL = QSize(1366, 768)
_SHARE = 0.9
"""Of a small screen, for a window that the officer makes smaller than it."""


def taken(window: MainWindow, panes: Panes) -> dict[str, object]:
    """As JSON values."""
    return {
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode(),
        "panes": panes.place,
        "list": window.reading.inbox.list_name.value,
    }


def put(window: MainWindow, panes: Panes, earlier: dict[str, object]) -> None:
    """Whatever of it can be understood."""
    geometry, sizes, name = earlier.get("geometry"), earlier.get("panes"), earlier.get("list")
    if not (isinstance(geometry, str) and window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
        _stand_in(window, window.screen().availableGeometry().size())
    if isinstance(sizes, list):
        panes.put(sizes)
    if name in set(ListName) and name != window.reading.inbox.list_name:
        window.go.to_list(ListName(str(name)))


def _stand_in(window: MainWindow, room: QSize) -> None:
    """A first window: the usual size, or all of a screen on which that and a frame around it have no room."""
    if room.width() > _USUAL.width() and room.height() > _USUAL.height():
        window.resize(_USUAL)
    else:
        window.resize(_USUAL.boundedTo(room * _SHARE))
        window.setWindowState(Qt.WindowState.WindowMaximized)
