"""The ways between the lists and pages of the window, and back.

A page is put together when it is first gone to: see `ui.shell.pages` and `ui.shell.build`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt

from desktop.cache.intents.decisions import UNREGISTERED
from desktop.cache.views.lists import ListName
from desktop.cache.views.saved_filters import SavedFilter

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.cache.views.filters import Filter
    from desktop.complaint import TrackingId
    from ui.intake.page import IntakePage
    from ui.response.templates.page import TemplatesPage
    from ui.settings.page import SettingsPage
    from ui.shell.window import MainWindow


class Going(QObject):
    """Shows what was asked for, puts the focus into it, and marks it in the navigation."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def to_list(self, name: ListName) -> None:
        """Show a list; the outbox has a page of its own."""
        self._window.navigation.mark(name)
        if name is ListName.OUTBOX:
            self._open_page("outbox")
            return
        self._window.pages.return_to_reading()
        self._window.reading.inbox.show_list(name)
        self._window.reading.inbox.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_narrowed(self, name: ListName, chosen: Filter) -> None:
        """Show a list, narrowed from elsewhere."""
        self.to_reading()
        self._window.reading.inbox.open_saved(SavedFilter(name="", list_name=name, chosen=chosen))
        self._window.reading.inbox.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_recap(self) -> None:
        """Show the figures of a period."""
        self._open_page("recap")
        self._window.navigation.mark_recap()

    def to_complaint(self, tracking_id: TrackingId) -> None:
        """Show a complaint, from wherever."""
        self.to_reading()
        self._window.reading.show_complaint(tracking_id)
        self._window.reading.focus_reading()

    def to_settings(self, section: str = "") -> None:
        """Show the settings, at a section or where they were left."""
        page = cast("SettingsPage", self._open_page("settings"))
        self._window.navigation.mark(None)
        page.open_section(section)

    def to_register(self) -> None:
        """Take down a complaint that came by letter or in person."""
        self._open_page("register")
        self._window.navigation.mark_nothing()

    def to_templates(self, content: str = "") -> None:
        """Show the templates of answers; with a text, begin a new one of it."""
        page = cast("TemplatesPage", self._open_page("templates"))
        self._window.navigation.mark_nothing()
        if content:
            page.begin(content)

    def to_stick(self) -> None:
        """Carry what waits by USB stick."""
        self._open_page("stick")
        self._window.navigation.mark_nothing()

    def to_intake(self, path: Path | None = None) -> None:
        """Take complaints from the official export; with a file, look at that at once."""
        page = cast("IntakePage", self._open_page("intake"))
        self._window.navigation.mark_nothing()
        if path is not None:
            page.look(path)

    def to_agenda(self) -> None:
        """Show what the day holds."""
        self._open_page("agenda")
        self._window.navigation.mark_nothing()

    def to_answer(self, tracking_id: TrackingId) -> None:
        """Go on with the draft of a complaint, or with one that is still to be registered."""
        if tracking_id == UNREGISTERED:
            self.to_register()
            return
        self.to_reading()
        self._window.reading.edit_answer(tracking_id)

    def to_reading(self) -> None:
        """Back to the daily work, at the list that it showed."""
        if not self._window.pages.is_reading:
            self._window.pages.return_to_reading()
            self._window.navigation.mark(self._window.reading.inbox.list_name)

    def back(self) -> None:
        """One step: from a page to the daily work, from the complaint to the list, from a search to all of the list."""
        if not self._window.pages.is_reading:
            self.to_reading()
            self._window.reading.inbox.focus_list()
        elif self._window.reading.has_focus_on_the_right():
            self._window.reading.inbox.focus_list()
        else:
            self._window.reading.inbox.step_back()

    def _open_page(self, name: str) -> QWidget:
        from ui.shell.build import PAGES

        return self._window.pages.open(name, partial(PAGES[name], self._window))
