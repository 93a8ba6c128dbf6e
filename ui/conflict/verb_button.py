"""A large button that says what it does: a verb, and below it one line on what follows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import metrics
from ui.theme.roles import Role, colour

_PADDING = 12
_GAP = 3
_PREFERRED_WIDTH = 210


class VerbButton(QAbstractButton):
    """One of a few ways on. The `primary` one is the likeliest; a checkable one is a choice that stays."""

    def __init__(self, verb: str, effect: str, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effect = effect
        self._is_primary = primary
        self.setText(verb)
        self.setAccessibleName(verb)
        self.setAccessibleDescription(effect)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def effect(self) -> str:
        """What follows."""
        return self._effect

    def sizeHint(self) -> QSize:
        """Wide enough for two lines or three below the verb."""
        return QSize(_PREFERRED_WIDTH, self.heightForWidth(_PREFERRED_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Narrower than it likes, but whole."""
        return QSize(150, self.heightForWidth(150))

    def hasHeightForWidth(self) -> bool:
        """The line below wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The verb and its line."""
        effect = _height(self._effect, metrics.secondary(), width - 2 * _PADDING)
        return _height(self.text(), metrics.strong(), width - 2 * _PADDING) + _GAP + effect + 2 * _PADDING

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, verb, effect; the line around is thicker with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, verb, effect, line = self._roles()
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour(line), 2 if self.hasFocus() else metrics.LINE))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(rect, metrics.CORNER, metrics.CORNER)
        if self.hasFocus() and self._is_primary:
            painter.setPen(QPen(colour(Role.ON_ACCENT), metrics.LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), metrics.CHIP_CORNER, metrics.CHIP_CORNER)
        inner = self.rect().adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        height = _height(self.text(), metrics.strong(), inner.width())
        painter.setFont(metrics.strong())
        painter.setPen(colour(verb))
        painter.drawText(inner, Qt.TextFlag.TextWordWrap, self.text())
        painter.setFont(metrics.secondary())
        painter.setPen(colour(effect))
        painter.drawText(inner.adjusted(0, height + _GAP, 0, 0), Qt.TextFlag.TextWordWrap, self._effect)

    def _roles(self) -> tuple[Role, Role, Role, Role]:
        """Ground, ink of the verb, ink of its effect, line."""
        if self.isChecked():
            return Role.ACCENT.soft, Role.ACCENT, Role.TEXT, Role.ACCENT
        is_on = self.isDown() or self.underMouse()
        if self._is_primary:
            ground = Role.ACCENT_STRONG if is_on else Role.ACCENT
            return ground, Role.ON_ACCENT, Role.ON_ACCENT, Role.ACCENT
        ground = Role.HOVER if is_on else Role.PANEL
        return ground, Role.ACCENT, Role.MUTED, Role.ACCENT if self.hasFocus() else Role.LINE


def _height(words: str, font: QFont, width: int) -> int:
    """Of words that wrap."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, words).height()
