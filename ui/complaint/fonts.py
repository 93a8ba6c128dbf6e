"""When a widget with fonts of its own has to take them again."""

from __future__ import annotations

from PySide6.QtCore import QEvent

FONT_EVENTS = frozenset({QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange, QEvent.Type.Polish})
"""The system's font changed, or the style rules were laid anew, which takes every widget back to the plain font."""
