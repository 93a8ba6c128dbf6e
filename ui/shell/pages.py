"""The pages of the window: the daily work, and others that are built when they are first opened.

A feature with a page of its own puts it together in `ui.shell.build`, and the window opens it under that name; Esc
leaves it. Its deed goes into `ui.shell.deeds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.reading_page import ReadingPage

READING = "reading"


class Pages(QStackedWidget):
    """One page at a time."""

    def __init__(self, reading: ReadingPage) -> None:
        super().__init__()
        self._pages: dict[str, QWidget] = {READING: reading}
        self.addWidget(reading)

    @property
    def key(self) -> str:
        """Which page is shown."""
        return next(key for key, page in self._pages.items() if page is self.currentWidget())

    @property
    def is_reading(self) -> bool:
        """Whether the page of the daily work is shown."""
        return self.currentWidget() is self._pages[READING]

    def page(self, key: str) -> QWidget | None:
        """A page that was opened before."""
        return self._pages.get(key)

    def open(self, key: str, build: Callable[[], QWidget]) -> QWidget:
        """Show a page and put the focus into it."""
        if key not in self._pages:
            self._pages[key] = build()
            self.addWidget(self._pages[key])
        page = self._pages[key]
        self.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return page

    def return_to_reading(self) -> None:
        """Back to the daily work."""
        self.setCurrentWidget(self._pages[READING])
