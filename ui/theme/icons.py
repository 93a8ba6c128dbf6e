"""Icons of one drawn set (Lucide, ISC licence; `resources/icons/`), tinted by role when they are painted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import metrics
from ui.theme.roles import Role, Scheme, scheme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

SIZE = 16
"""At the usual zoom, in logical pixels."""
_SIZES = (16, 20, 24)
_ROOM = 4


def icon(name: str, role: Role = Role.TEXT, disabled: Role = Role.MUTED) -> QIcon:
    """The icon in the colours of the scheme in force; ask again when the theme changes."""
    made = QIcon()
    for size in map(metrics.px, _SIZES):
        for ratio in sorted({1.0, _screen_ratio(), 2.0}):
            made.addPixmap(pixmap(name, role, size, ratio))
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made


def put_beside_words(button: QAbstractButton, name: str, role: Role) -> None:
    """Give a button its icon, with the room that a style sheet leaves out between an icon and the words after it."""
    size, room = metrics.px(SIZE), metrics.px(_ROOM)
    made = QIcon()
    for ratio in sorted({1.0, _screen_ratio(), 2.0}):
        wide = QPixmap(QSize(round((size + room) * ratio), round(size * ratio)))
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(QPointF(0, 0), pixmap(name, role, size, ratio))
        painter.end()
        made.addPixmap(wide)
    button.setIcon(made)
    button.setIconSize(QSize(size + room, size))


def pixmap(name: str, role: Role, size: int = 0, ratio: float | None = None) -> QPixmap:
    """The icon as a pixmap of `size` logical pixels (the usual, zoomed) for a screen with this device pixel ratio."""
    return _pixmap(name, role, scheme(), size or metrics.px(SIZE), _screen_ratio() if ratio is None else ratio)


def paint_icon(painter: QPainter, name: str, role: Role, rect: QRectF) -> None:
    """Paint the icon into a square of logical pixels."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, role, round(rect.width()), ratio))


def program_icon() -> QIcon:
    """The program's own: an answer, on the accent."""
    made = QIcon()
    for size in (16, 32, 48, 64):
        drawn = QPixmap(QSize(size, size))
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Role.ACCENT.hex(Scheme.LIGHT)))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
        inner = size * 0.62
        at = QRectF((size - inner) / 2, (size - inner) / 2 + size * 0.02, inner, inner)
        tinted = _source("message-square-reply").replace("currentColor", Role.ON_ACCENT.hex(Scheme.LIGHT))
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, at)
        painter.end()
        made.addPixmap(drawn)
    return made


def _screen_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@cache
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


@cache
def _pixmap(name: str, role: Role, chosen: Scheme, size: int, ratio: float) -> QPixmap:
    tinted = _source(name).replace("currentColor", role.hex(chosen))
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
