"""Labels for words that others wrote, in a font of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

_TAKES_FONT_AWAY = frozenset(
    {
        QEvent.Type.ApplicationFontChange,
        QEvent.Type.FontChange,
        QEvent.Type.ParentChange,
        QEvent.Type.Polish,
        QEvent.Type.StyleChange,
    }
)
"""After these a widget under style rules may be back at the plain font, or the system's font is another."""


class PlainLabel(QLabel):
    """Never takes its text for HTML, and keeps its font when the theme changes or it finds its parent."""

    def __init__(
        self,
        text: str = "",
        font: Callable[[], QFont] = metrics.base,
        *,
        ink: str = "",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._font = font
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if ink:
            self.setProperty("ink", ink)
        self.setFont(font())

    def event(self, event: QEvent) -> bool:
        """Take the font again when it was taken away."""
        is_done = super().event(event)
        if event.type() in _TAKES_FONT_AWAY and self.font() != self._font():
            self.setFont(self._font())
        return is_done


class MenuButton(QToolButton):
    """A quiet button that opens a menu, in the font of what accompanies."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(f"{text} ▾")
        self.setAccessibleName(text)
        self.setProperty("kind", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(metrics.secondary())

    def event(self, event: QEvent) -> bool:
        """Take the font again when it was taken away."""
        is_done = super().event(event)
        if event.type() in _TAKES_FONT_AWAY and self.font() != metrics.secondary():
            self.setFont(metrics.secondary())
        return is_done


def heading_font() -> QFont:
    """The font of a small heading."""
    return metrics.secondary(metrics.strong().weight())
