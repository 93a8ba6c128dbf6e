"""The small marks of a complaint: time left, anonymous, secret, status. Always words, the colour only helps.

The list's delegate paints them, the header shows them as widgets; both from here, so that they look the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import metrics
from ui.theme.icons import paint_icon
from ui.theme.roles import Role, colour

_SOON_DAYS = 3
"""Working days left from which a deadline is near: the time that an answer takes to come back from a faculty."""
_ICON = 14
_PADDING = 6
_RISE = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """A word on a coloured ground, or, where `ground` is None, within a line."""

    text: str
    ink: Role
    ground: Role | None = None
    icon: str = ""
    hint: str = ""
    """What it means, for who doesn't know."""


def deadline_chip(days: int | None, *, with_icon: bool = False) -> Chip | None:
    """The time left until the officer must act, in working days; None where no clock runs."""
    if days is None:
        return None
    ink = Role.LATE if days < 0 else Role.SOON if days <= _SOON_DAYS else Role.FINE
    return Chip(deadline_words(days), ink, ink.soft, "clock" if with_icon else "")


def deadline_words(days: int) -> str:
    """`Sisa 2 hari`, `Hari ini`, `Lewat 1 hari`."""
    if days < 0:
        return QCoreApplication.translate("Chips", "%n day(s) late", "", -days)
    if days == 0:
        return QCoreApplication.translate("Chips", "Today")
    return QCoreApplication.translate("Chips", "%n day(s) left", "", days)


def flag_chips(*, is_anonymous: bool, is_secret: bool) -> list[Chip]:
    """The two independent flags of a complaint."""
    chips = []
    if is_anonymous:
        hint = QCoreApplication.translate("Chips", "The reporter is hidden from institutions and the public.")
        words = QCoreApplication.translate("Chips", "Anonymous")
        chips.append(Chip(words, Role.SECRET, Role.SECRET.soft, hint=hint))
    if is_secret:
        hint = QCoreApplication.translate("Chips", "The complaint is not shown to the public.")
        words = QCoreApplication.translate("Chips", "Secret")
        chips.append(Chip(words, Role.SECRET, Role.SECRET.soft, hint=hint))
    return chips


def chip_font() -> QFont:
    """The font of every chip."""
    return metrics.secondary(QFont.Weight.Medium)


def chip_size(chip: Chip, font: QFont | None = None) -> QSize:
    """The room that the chip needs."""
    measure = QFontMetricsF(font or chip_font())
    width = measure.horizontalAdvance(chip.text) + 2 * _PADDING + (_ICON + metrics.SPACING if chip.icon else 0)
    return QSize(round(width + 0.5), round(measure.height() + _RISE))


def paint_chip(painter: QPainter, chip: Chip, at: QPointF, font: QFont | None = None) -> QRectF:
    """Paint the chip with its top left corner `at`; returns the rectangle that it took."""
    font = font or chip_font()
    size = chip_size(chip, font)
    rect = QRectF(at, size.toSizeF())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chip.ground is None:
        painter.setPen(QPen(colour(Role.LINE), metrics.LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)  # a list's painter comes with what it painted last
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics.CHIP_CORNER, metrics.CHIP_CORNER)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(chip.ground))
        painter.drawRoundedRect(rect, metrics.CHIP_CORNER, metrics.CHIP_CORNER)
    inner = rect.adjusted(_PADDING, 0, -_PADDING + 1, 0)
    if chip.icon:
        paint_icon(painter, chip.icon, chip.ink, QRectF(inner.left(), rect.center().y() - _ICON / 2, _ICON, _ICON))
        inner.setLeft(inner.left() + _ICON + metrics.SPACING)
    painter.setFont(font)
    painter.setPen(colour(chip.ink))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, chip.text)
    painter.restore()
    return rect


class ChipLabel(QWidget):
    """A chip as a widget; hidden while it has none."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chip: Chip | None = None
        self.set_chip(chip)

    @property
    def chip(self) -> Chip | None:
        """What is shown."""
        return self._chip

    def set_chip(self, chip: Chip | None) -> None:
        """Show another chip, or none."""
        self._chip = chip
        self.setAccessibleName(chip.text if chip else "")
        self.setAccessibleDescription(chip.hint if chip else "")
        self.setToolTip(chip.hint if chip else "")
        self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room that the chip needs."""
        return chip_size(self._chip) if self._chip else QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as the list does."""
        if self._chip:
            paint_chip(QPainter(self), self._chip, QPointF(0, 0))
