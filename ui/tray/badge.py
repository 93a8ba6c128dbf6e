"""The program's icon with a number on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

from ui.theme.icons import program_icon
from ui.theme.roles import Role, Scheme

_SIZES = (16, 22, 24, 32, 48, 64)
_MOST = 99


def badged(count: int) -> QIcon:
    """The icon; for no count, without a badge."""
    plain = program_icon()
    if count <= 0:
        return plain
    made = QIcon()
    for size in _SIZES:
        drawn = QPixmap(plain.pixmap(size, size))
        if drawn.width() != size:
            drawn = drawn.scaled(size, size, mode=Qt.TransformationMode.SmoothTransformation)
        _paint(drawn, str(count) if count <= _MOST else f"{_MOST}+")
        made.addPixmap(drawn)
    return made


def _paint(drawn: QPixmap, words: str) -> None:
    """In the lower right corner, large enough to be read on a small icon."""
    size = drawn.width()
    height = size * 0.6
    width = min(float(size), max(height, height * (0.45 + 0.32 * len(words))))
    badge = QRectF(size - width, size - height, width, height)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Role.LATE.hex(Scheme.LIGHT))
    painter.drawRoundedRect(badge, height / 2, height / 2)
    font = QFont()
    font.setPixelSize(max(round(height * 0.78), 6))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(Role.ON_ACCENT.hex(Scheme.LIGHT))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
