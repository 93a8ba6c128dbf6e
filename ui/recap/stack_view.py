"""One bar in parts, with its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.recap.drawing import Part, Pen, draw_legend, draw_stack, stack_height
from ui.recap.inks import Pattern, screen_inks
from ui.recap.spoken import spoken
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN = 4


class StackView(QWidget):
    """Nothing to act on; told by its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show them."""
        self._parts = tuple(parts)
        self.setAccessibleName("; ".join(f"{part.label}: {part.shown}" for part in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and a line for each part."""
        return QSize(metrics.px(300), round(stack_height(self._parts, self._pen()) + 2 * _MARGIN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        draw_stack(painter, rect, self._parts, self._pen())

    def _pen(self) -> Pen:
        return Pen(screen_inks(), metrics.secondary(), self)


class LegendView(QWidget):
    """What the fills of all bars mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = spoken()
        names = {Pattern.SOLID: words("legend.done"), Pattern.HATCHED: words("legend.open")}
        self._parts = [Part(name, 1, "", pattern) for pattern, name in names.items()]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = self.tr("Solid: %1; hatched: %2")
        self.setAccessibleName(told.replace("%1", names[Pattern.SOLID]).replace("%2", names[Pattern.HATCHED]))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(metrics.px(300), round(self._pen().line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Side by side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(metrics.secondary())
        pen, at = self._pen(), QRectF(self.rect()).topLeft()
        for part in self._parts:
            width = pen.measure.horizontalAdvance(part.label) + pen.line * 2
            draw_legend(painter, at, [part], pen, width)
            at.setX(at.x() + width)

    def _pen(self) -> Pen:
        return Pen(screen_inks(), metrics.secondary(), self)
