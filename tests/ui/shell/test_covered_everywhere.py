"""A number that names somebody stays covered in the whole window: list, search, page, palette, outbox, hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.cache.views.lists import ListName
from tests.ui.hands import press, settle
from tests.ui.queued import queued
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.citizen_text import CitizenText
from ui.palette.palette import open_palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

NIK, PHONE = "7371011203040005", "081234567890"
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_TOLD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help)


def _said(window: QWidget) -> Iterator[str]:
    """All that the window says to the eye, to the pointer and to a screen reader."""
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        yield widget.toolTip()
        told = QAccessible.queryAccessibleInterface(widget)
        yield from (told.text(kind) for kind in _TOLD if told is not None)
        if isinstance(widget, CitizenText):
            yield widget.visible_text()
        elif callable(getattr(widget, "text", None)):
            yield str(widget.text())  # type: ignore[attr-defined]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                yield from (str(model.index(row, 0).data(role) or "") for role in _ROLES)


def _assert_covered(window: QWidget) -> None:
    said = list(_said(window))
    assert any("Laporan warga" in words for words in said), "nothing of the complaint is on screen"
    assert [words for words in said if NIK in words or PHONE in words] == []


@pytest.fixture
def window(desk: Desk, opened: Callable[..., MainWindow]) -> MainWindow:
    told = f"NIK saya {NIK}, HP {PHONE}"
    seed(desk, [patch(0, title=f"Laporan warga {NIK}", body=told, location=told, reporter_name=f"Budi {PHONE}")])
    return opened(0)


def test_in_the_list_on_the_page_and_where_it_is_searched_for(
    qtbot: QtBot, bridge: DeskBridge, window: MainWindow
) -> None:
    settle(qtbot, bridge, window)
    press(qtbot, window, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    settle(qtbot, bridge, window)
    _assert_covered(window)
    window.search(NIK[:6])
    settle(qtbot, bridge, window)
    assert window.reading.inbox.view.model().rowCount() == 1
    window.reading.inbox.search.setText("saya")
    settle(qtbot, bridge, window)
    _assert_covered(window)


def test_in_the_palette_and_the_outbox(qtbot: QtBot, desk: Desk, bridge: DeskBridge, window: MainWindow) -> None:
    palette = open_palette(window)
    palette.field.setText(tracking_id(0))
    qtbot.waitUntil(lambda: any("Laporan warga" in words for words in _said(palette)))
    _assert_covered(palette)
    palette.close()
    queued(desk, 0)
    window.go.to_list(ListName.OUTBOX)
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: any("Laporan warga" in words for words in _said(window)))
    QApplication.processEvents()
    _assert_covered(window)
