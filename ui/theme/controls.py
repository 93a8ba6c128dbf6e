"""Two controls that Qt has not quite: a label that elides, a choice with our own arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from ui.theme import metrics
from ui.theme.icons import SIZE, paint_icon
from ui.theme.roles import Role

_ARROW_MARGIN = 10


class ElidedLabel(QLabel):
    """One line of plain text that ends in … where there is no room for all of it; the tooltip then has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much as there is room for."""
        rect = self.contentsRect()
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class ChoiceBox(QComboBox):
    """A combo box whose arrow has the colour of the theme; a style sheet could only take it from a file."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as the style paints it, and the arrow."""
        super().paintEvent(event)
        size = metrics.px(SIZE)
        at = QRectF(self.width() - size - _ARROW_MARGIN, (self.height() - size) / 2, size, size)
        paint_icon(QPainter(self), "chevron-down", Role.MUTED, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page moves on under the wheel; a choice that changed in passing would be kept unseen."""
        event.ignore()
