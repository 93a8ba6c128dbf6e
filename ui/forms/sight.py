"""What answers the officer is seen: a page that scrolls goes to it, also where it stands below the fold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QScrollArea

from ui.theme import metrics

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page around a widget so far that it is whole on screen, once it has been laid out."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget, is_again=False))


def _scroll_to(widget: QWidget, *, is_again: bool) -> None:
    """Words that wrap have their height in a second round of the layout."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and widget.isVisible():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        area.ensureWidgetVisible(widget, 0, 4 * metrics.SPACING)
        if not is_again:
            QTimer.singleShot(0, widget, partial(_scroll_to, widget, is_again=True))
