"""A chart to look at and to go through by arrows: Enter or a click on a bar opens the complaints behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.recap.drawing import Pen, bar_rects, bars_height, column_rects, draw_bars, draw_columns
from ui.recap.inks import screen_inks
from ui.theme import metrics
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from ui.recap.charts import Chart

_MARGIN = 4
_COLUMNS_HEIGHT = 150
_BACK = {Qt.Key.Key_Up, Qt.Key.Key_Left}
_ON = {Qt.Key.Key_Down, Qt.Key.Key_Right}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class ChartView(QAbstractButton):
    """One chart. A button for a screen reader: it says the bar that the arrows are on."""

    opened = Signal(object, object)
    """A `Dimension`, and the keys of the groups of the bar that was opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show it; the arrows stay on their bar where it is still there."""
        self._chart = chart
        self._current = min(self._current, max(0, len(chart.bars) - 1))
        self._say()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        if self._chart is None or self._chart.is_by_time:
            return QSize(metrics.px(300), metrics.px(_COLUMNS_HEIGHT))
        return QSize(metrics.px(300), round(bars_height(len(self._chart.bars), self._pen()) + 2 * _MARGIN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars; the one that the keyboard is on has a ground, and the chart a line around."""
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._current if self.hasFocus() else -1
        draw = draw_columns if self._chart.is_by_time else draw_bars
        draw(painter, self._body(), self._chart.bars, self._pen(), current)
        if self.hasFocus():
            painter.setPen(QPen(colour(Role.ACCENT), metrics.LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CHIP_CORNER, metrics.CHIP_CORNER
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from bar to bar, Enter opens."""
        key = event.key()
        if key in _BACK or key in _ON:
            self._go_to(self._current + (1 if key in _ON else -1))
        elif key in _ENTER:
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say in words what the pointer is on: a label may have been too long for the chart."""
        place = self._place_at(event.position().x(), event.position().y())
        self.setToolTip(self._told(place) if place >= 0 else "")
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        place = self._place_at(event.position().x(), event.position().y())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(place)
            self._open(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrows are."""
        super().focusInEvent(event)
        self.update()

    def _pen(self) -> Pen:
        return Pen(screen_inks(), metrics.secondary(), self)

    def _body(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _place_at(self, x: float, y: float) -> int:
        if self._chart is None:
            return -1
        count = len(self._chart.bars)
        by_time = self._chart.is_by_time
        rects = column_rects(count, self._body()) if by_time else bar_rects(count, self._body(), self._pen())
        return next((place for place, rect in enumerate(rects) if rect.contains(x, y)), -1)

    def _go_to(self, place: int) -> None:
        if self._chart is not None and self._chart.bars:
            self._current = min(max(place, 0), len(self._chart.bars) - 1)
            self._say()
            self.update()

    def _open(self, place: int) -> None:
        if self._chart is not None and self._chart.bars:
            self.opened.emit(self._chart.dimension, self._chart.keys[place])

    def _say(self) -> None:
        title = self._chart.title if self._chart else ""
        self.setAccessibleName(f"{title}: {self._told(self._current)}" if self._chart and self._chart.bars else title)
        self.setAccessibleDescription(self.tr("Arrows go from bar to bar, Enter opens its complaints."))

    def _told(self, place: int) -> str:
        if self._chart is None:
            return ""
        bar = self._chart.bars[place]
        done = self.tr("%1 done").replace("%1", f"{bar.part:.0f}") if bar.part is not None else ""
        return ", ".join(filter(None, (bar.label, bar.shown, done)))
