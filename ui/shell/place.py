"""Where the window stood when it was closed, and standing there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

from desktop.cache.lists import ListName

if TYPE_CHECKING:
    from ui.shell.panes import Panes
    from ui.shell.window import MainWindow

_USUAL = QSize(1366, 768)


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
        window.resize(_USUAL)
    if isinstance(sizes, list):
        panes.put(sizes)
    if name in set(ListName) and name != window.reading.inbox.list_name:
        window.go.to_list(ListName(str(name)))
