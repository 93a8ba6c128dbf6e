"""Tab goes through the window as one reads it: in the order of the layouts, whenever the parts were made.

Qt puts what is made later at the end, so a page, or a line with a button, that comes on demand would stand after the
status bar. The window looks for the next stop whenever Tab is pressed; that takes a few milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QMainWindow, QScrollArea, QSplitter, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


FLOATING = "popup"
"""The `kind` of a frame that lies over the window: the palette, a card of the tour."""


def step(window: QMainWindow, focus: QWidget | None, *, is_next: bool) -> bool:
    """Put the focus onto the next (or the last) part of the window that can have it. False where there is none.

    What lies over the window comes first, as it does to the eye. Qt asks, too, where the part with the focus is hidden
    or disabled: what stands next to its place gets it then.
    """
    floating = [each for each in window.children() if isinstance(each, QFrame) and each.property("kind") == FLOATING]
    stops = [stop for root in (*floating, window.centralWidget()) for stop in _stops(root)]
    at = stops.index(focus) if focus in stops else -1 if is_next else 0
    ahead = [*stops[at + 1 :], *stops[: at + 1]] if is_next else [*stops[:at][::-1], *stops[at:][::-1]]
    stop = next((stop for stop in ahead if stop.isVisible() and stop.isEnabled()), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(stop)
    return True


def _bring_into_view(stop: QWidget) -> None:
    """Qt's scroll areas do it for steps within them, not for who comes from outside. What is in view stays there."""
    around = stop.parentWidget() if stop.visibleRegion().isEmpty() else None
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget | None]:
    """What the widget is put together of, in reading order; nothing of what Qt itself puts into its controls."""
    if isinstance(widget, QSplitter | QStackedWidget):
        yield from (widget.widget(place) for place in range(widget.count()))
    elif isinstance(widget, QScrollArea):
        yield widget.widget()
    else:
        yield from _laid_out(widget.layout())


def _laid_out(layout: QLayout | None) -> Iterator[QWidget | None]:
    for place in range(layout.count() if layout else 0):
        item = layout.itemAt(place) if layout else None
        if item is not None:
            yield item.widget()
            yield from _laid_out(item.layout())
