"""A key figure: its name, how much, of what, and how that stands against the period before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.recap.spoken import spoken
from ui.theme import metrics
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from desktop.recap.figures import Figure, Metric

_PADDING = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class FigureCard(QAbstractButton):
    """A click or Enter opens the complaints behind it; its definition is told on hover and with the focus."""

    def __init__(self, metric: Metric, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = metric
        self._lines = ("", "", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(spoken().definition(metric))
        self.setAccessibleDescription(self.toolTip())

    @property
    def lines(self) -> tuple[str, str, str, str]:
        """What is shown: name, value, what it is made of, the period before."""
        return self._lines

    def show_figure(self, figure: Figure, before: Figure) -> None:
        """Show it."""
        words = spoken()
        earlier = words("letter.before", value=words.figure(before))
        self._lines = (words.metric(self.about), words.figure(figure), words.made_of(figure), earlier)
        self.setAccessibleName(", ".join(filter(None, self._lines)))
        self.setText(self._lines[0])
        self.update()

    def sizeHint(self) -> QSize:
        """Four lines."""
        height = sum(QFontMetricsF(font).height() for font, _ in self._styles())
        return QSize(metrics.px(180), round(height + 2 * _PADDING - 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """On a panel of its own, with a line around that says where the focus is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colour(Role.ACCENT if self.hasFocus() else Role.LINE))
        painter.setBrush(colour(Role.HOVER if self.underMouse() else Role.PANEL))
        painter.drawRoundedRect(rect, metrics.CORNER, metrics.CORNER)
        inner = rect.adjusted(_PADDING, _PADDING - 4, -_PADDING, 0)
        for words, (font, ink) in zip(self._lines, self._styles(), strict=True):
            if words:
                measure = QFontMetricsF(font)
                painter.setFont(font)
                painter.setPen(colour(ink))
                shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(inner, _LEFT, shown)
                inner.translate(0, measure.height())

    def _styles(self) -> tuple[tuple[QFont, Role], ...]:
        small = metrics.secondary()
        return (small, Role.MUTED), (metrics.title(), Role.TEXT), (small, Role.MUTED), (small, Role.MUTED)
