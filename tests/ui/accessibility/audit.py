"""What a person who can't see the window, or sees it badly, would stumble over: found in a window as it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.Pane}
_MOST_STOPS = 400
_ZOOM = 3
"""So large that strokes have pixels of nothing but ink."""
_EDGE = 3
"""Pixels at the rim of a control that are its line, not its ground."""
AA = 4.5
"""WCAG 2.2, 1.4.3: of text on its ground."""
AA_LARGE = 3.0
_LARGE_PIXELS = 24.0
_LARGE_BOLD_PIXELS = 18.6


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something to mend."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus stood, and where that was on screen then."""

    widget: QWidget
    place: QRect
    """In the window; of what scrolls, the part of the window in which it does."""
    area: QScrollArea | None
    within: QRect
    """Among all that scrolls together, whether it can be seen or not."""


def flaws(window: QWidget) -> list[Flaw]:
    """All that is amiss with a window that is on screen."""
    return [flaw for check in (nameless, mute_rows, out_of_order, unreachable, faint) for flaw in check(window)]


def stops(window: QWidget) -> list[Stop]:
    """Where the focus stands after each press of Tab, until it comes round."""
    window.activateWindow()
    QApplication.processEvents()
    found: list[Stop] = []
    for _ in range(_MOST_STOPS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        focus = window.focusWidget()
        if focus is None or any(focus is stop.widget for stop in found):
            return found
        found.append(_stop(focus, window))
    return found


def nameless(window: QWidget) -> Iterator[Flaw]:
    """Controls that can have the focus, or be clicked, without a name or a role for a screen reader."""
    for control in _controls(window):
        told = QAccessible.queryAccessibleInterface(control)
        if not told.text(QAccessible.Text.Name).strip():
            yield Flaw(_path(control), "has no accessible name")
        if told.role() in _NO_ROLES:
            yield Flaw(_path(control), f"has no role ({told.role().name})")


def mute_rows(window: QWidget) -> Iterator[Flaw]:
    """Views whose rows say nothing to a screen reader."""
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None or isinstance(view.parent(), QComboBox):
            continue
        for row in range(min(model.rowCount(), 5)):
            index = model.index(row, 0)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            if not spoken:
                yield Flaw(_path(view), f"row {row} says nothing")


def out_of_order(window: QWidget) -> Iterator[Flaw]:
    """Steps of Tab that go back: up within a column, or left within a row. Coming round to the start is none."""
    way = stops(window)
    # Where Tab begins depends on where the focus was: turn the round so that it begins at the first stop of the
    # leftmost column, or, in a narrow window, at the topmost.
    rounds = [_turned(way, lambda at: (at.x(), at.y())), _turned(way, lambda at: (at.y(), at.x()))]
    yield from min(rounds, key=len)


def unreachable(window: QWidget) -> Iterator[Flaw]:
    """Controls that can be clicked but that Tab doesn't come to (tool bars of a text's own may be left out)."""
    way = [stop.widget for stop in stops(window)]
    for control in _controls(window):
        if isinstance(control, QAbstractButton) and control not in way and not _is_one_of_a_group(control, way):
            yield Flaw(_path(control), "is not reached by Tab")


def faint(window: QWidget) -> Iterator[Flaw]:
    """Words whose ink is too near to their ground (WCAG AA). What is disabled is exempt, as there."""
    picture = _picture(window)
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    floating = [over for over in window.findChildren(QFrame, options=direct) if over.isVisible()]
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled() and _has_words(widget)):
            continue
        seen = _seen_part(widget, window)
        if any(over.geometry().intersects(seen) and not over.isAncestorOf(widget) for over in floating):
            continue  # what lies under a card of the tour shows the card
        if seen.height() < min(widget.height(), widget.fontMetrics().height()):
            continue  # a line that is scrolled half away shows no letters to measure
        ratio = _contrast(picture, seen.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        if ratio is not None and ratio < (AA_LARGE if _is_large(widget) else AA):
            yield Flaw(_path(widget), f"has a contrast of {ratio:.2f}")


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2: from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


# ---- internals -------------------------------------------------------------------------------------------------------


def _turned(way: list[Stop], key: Callable[[QRect], tuple[int, int]]) -> list[Flaw]:
    first = min(range(len(way)), key=lambda n: (key(way[n].place), key(way[n].within)), default=0)
    way = way[first:] + way[:first]
    return [flaw for before, after in pairwise(way) for flaw in _backwards(before, after)]


def _backwards(before: Stop, after: Stop) -> Iterator[Flaw]:
    scroll_together = before.area is not None and before.area is after.area
    a, b = (before.within, after.within) if scroll_together else (before.place, after.place)
    shares_column = a.left() < b.right() and b.left() < a.right()
    shares_row = a.top() < b.bottom() and b.top() < a.bottom()
    if shares_column and b.bottom() <= a.top():
        yield Flaw(_path(after.widget), f"comes after {_path(before.widget)}, which is below it")
    elif shares_row and not shares_column and b.right() <= a.left():
        yield Flaw(_path(after.widget), f"comes after {_path(before.widget)}, which is right of it")


def _stop(widget: QWidget, window: QWidget) -> Stop:
    area = _scrolled_in(widget)
    content = area.widget() if area is not None and window.isAncestorOf(area) else None
    if area is None or content is None:
        return Stop(widget, _place(widget, window), None, _place(widget, window))
    return Stop(widget, _place(area, window), area, _place(widget, content))


def _controls(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        is_control = takes_tab or isinstance(widget, QAbstractButton)
        if is_control and widget.isVisible() and widget.isEnabled() and not _is_inside_of_a_control(widget):
            yield widget


def _is_inside_of_a_control(widget: QWidget) -> bool:
    """A part that Qt itself made: the arrow of a spin box, the editor of a combo box, the button of a dock."""
    return widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit | QComboBox)


def _is_one_of_a_group(control: QAbstractButton, way: list[QWidget]) -> bool:
    """Of several of which one is chosen, Tab comes to one, and the arrows to the others."""
    group = control.group()
    return group is not None and any(button in way for button in group.buttons())


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text().strip())
    if isinstance(widget, QLineEdit):
        return bool(widget.text())
    return isinstance(widget, QTextEdit) and bool(widget.toPlainText().strip())


def _is_large(widget: QWidget) -> bool:
    font = widget.font()
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * widget.logicalDpiY() / 72
    return pixels >= _LARGE_PIXELS or (font.bold() and pixels >= _LARGE_BOLD_PIXELS)


def _picture(window: QWidget) -> QImage:
    picture = QImage(window.size() * _ZOOM, QImage.Format.Format_RGB32)
    picture.fill(window.palette().window().color())
    picture.setDevicePixelRatio(_ZOOM)
    window.render(picture)
    picture.setDevicePixelRatio(1)
    return picture


def _contrast(picture: QImage, part: QRect) -> float | None:
    """Of the ink on the ground: the ground is the colour that most pixels have, the ink the next that stands out."""
    if part.width() <= 0 or part.height() <= 0:
        return None
    cut = picture.copy(QRect(part.topLeft() * _ZOOM, part.size() * _ZOOM))
    counted = Counter(memoryview(cut.constBits()).cast("I"))
    (ground, _), *others = counted.most_common()
    behind = QColor.fromRgb(ground)
    inks = [(contrast(QColor.fromRgb(ink), behind), count) for ink, count in others[:12]]
    standing_out = [(ratio, count) for ratio, count in inks if ratio >= 1.4]
    if not standing_out:
        return None
    most = max(count for _, count in standing_out)
    return max(ratio for ratio, count in standing_out if count >= most / 4)


def _luminance(colour: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _seen_part(widget: QWidget, window: QWidget) -> QRect:
    """Of the widget, what no scroll area hides, in the window's coordinates."""
    seen = QRect(QPoint(), widget.size())
    region = widget.visibleRegion().boundingRect()
    return seen.intersected(region).translated(widget.mapTo(window, QPoint()))


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _scrolled_in(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def _path(widget: QWidget) -> str:
    """Classes down to the widget, and what it says: enough to find it in the code."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    says = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{' < '.join(names)} {says[:40]!r}"
