"""Labels for words that others wrote, and the quiet button that opens a menu; their type is set by the style rules."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget


class Type(StrEnum):
    """Names of the type in `ui.theme.rules`."""

    BASE = ""
    TITLE = "title"
    SECONDARY = "secondary"
    HEADING = "secondary-strong"


class PlainLabel(QLabel):
    """Never takes its text for HTML."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BASE,
        *,
        ink: str = "",
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if kind:
            self.setProperty("type", kind.value)
        if ink:
            self.setProperty("ink", ink)

    def set_ink(self, ink: str) -> None:
        """Give it another role of the text's colour; an empty one is that of all text."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)


class MenuButton(QToolButton):
    """A word that opens a menu."""

    def __init__(self, text: str, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(f"{text} ▾")
        self.setAccessibleName(text)
        self.setProperty("kind", "quiet")
        self.setProperty("type", Type.SECONDARY.value)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(menu)
