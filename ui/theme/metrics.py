"""Distances and type. Sizes follow the system's font, at least 14 px, and the officer's zoom."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

SPACING = 4
"""All distances are multiples of it."""
CORNER = 6
LINE = 1
CHIP_CORNER = 4

_BASE_PIXELS = 14.0
_SECONDARY = 12.5 / 14
_TITLE = 19 / 14
_zoom = 1.0
_GENERIC = {"", "sans", "sans serif", "sans-serif"}
_PREFERRED = ["Noto Sans", "Segoe UI", "Inter", "Ubuntu", "Cantarell", "DejaVu Sans"]


def zoom() -> float:
    """How much larger than usual the officer wants it, from 0.8 to 2."""
    return _zoom


def put_zoom_in_force(factor: float) -> None:
    """Every font and `px` asked for from now on has this zoom; `Theme.zoom_to` tells those that are shown."""
    global _zoom  # noqa: PLW0603 like the scheme in force, it is one for the application
    _zoom = factor


def px(pixels: float) -> int:
    """A height, width or icon that goes with the type."""
    return round(pixels * _zoom)


def system_font() -> QFont:
    """The system's font; where the system names none, the first installed of those that the design was drawn with."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family().lower() in _GENERIC:
        font.setFamilies([*_PREFERRED, font.family()])
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def base() -> QFont:
    """Titles in lists, texts to read and to write, buttons."""
    return _scaled(1.0)


def secondary(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """What accompanies: numbers, channels, captions, chips."""
    font = _scaled(_SECONDARY)
    font.setWeight(weight)
    return font


def strong() -> QFont:
    """The base font for what is unread, current or named."""
    font = _scaled(1.0)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def title() -> QFont:
    """A complaint's title; one on a page."""
    font = _scaled(_TITLE)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _scaled(factor: float) -> QFont:
    font = QFont(system_font())
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInchY() if screen else 96.0
    pixels = max(_BASE_PIXELS, QFontInfo(font).pointSizeF() * dots / 72) * _zoom
    font.setPointSizeF(pixels * factor * 72 / dots)
    return font
