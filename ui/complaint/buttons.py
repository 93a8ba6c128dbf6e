"""Small controls painted in the colours of roles: a word to act on, one of a few to choose, a box to tick."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy, QWidget

from ui.theme import metrics
from ui.theme.icons import paint_icon
from ui.theme.roles import Role, colour

_RISE = 4
_PADDING = 8
_BOX = 14


class LinkButton(QAbstractButton):
    """A word in the accent's colour, without a frame until it has the focus."""

    _padding = 0

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """The words and the room for the focus."""
        measure = QFontMetricsF(metrics.secondary())
        width = measure.horizontalAdvance(self.text()) + 2 * self._padding
        return QSize(round(width + 2), round(measure.height() + 2 * _RISE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, underlined under the pointer; a line around with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_ground(painter, rect)
        if self.hasFocus():
            painter.setPen(QPen(colour(Role.ACCENT), metrics.LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, metrics.CHIP_CORNER, metrics.CHIP_CORNER)
        font = metrics.secondary()
        font.setUnderline(self._is_underlined())
        painter.setFont(font)
        painter.setPen(colour(self._ink()))
        inner = rect.adjusted(self._padding, 0, -self._padding, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Nothing is behind a link."""

    def _is_underlined(self) -> bool:
        return self.underMouse()

    def _ink(self) -> Role:
        return Role.ACCENT if self.isEnabled() else Role.MUTED


class ChoiceButton(LinkButton):
    """One of several of which one is chosen; the chosen one has a ground."""

    _padding = _PADDING

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Role.ACCENT_SOFT if self.isChecked() else Role.HOVER))
            painter.drawRoundedRect(rect, metrics.CHIP_CORNER, metrics.CHIP_CORNER)

    def _is_underlined(self) -> bool:
        return False

    def _ink(self) -> Role:
        return Role.ACCENT if self.isChecked() else Role.MUTED


class TickBox(QCheckBox):
    """A box to tick whose outline is as legible in the dark as in the light; Fusion's own nearly vanishes there."""

    def sizeHint(self) -> QSize:
        """Box and words."""
        measure = QFontMetricsF(metrics.secondary())
        box = metrics.px(_BOX)
        width = box + 2 * metrics.SPACING + measure.horizontalAdvance(self.text()) + 4
        return QSize(round(width), round(max(box, measure.height()) + 2 * _RISE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box with its tick, the words; a line around with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(colour(Role.ACCENT), metrics.LINE))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics.CHIP_CORNER, metrics.CHIP_CORNER)
        size = metrics.px(_BOX)
        box = QRectF(2, rect.center().y() - size / 2, size, size)
        ink = Role.ACCENT if self.isChecked() else Role.MUTED
        painter.setPen(QPen(colour(ink), 1.2))
        painter.setBrush(colour(Role.ACCENT if self.isChecked() else Role.PANEL))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.isChecked():
            paint_icon(painter, "check", Role.ON_ACCENT, box.adjusted(1, 1, -1, -1))
        painter.setFont(metrics.secondary())
        painter.setPen(colour(Role.TEXT if self.isChecked() else Role.MUTED))
        words = rect.adjusted(size + 2 * metrics.SPACING, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
