"""Pages of the window besides the daily work, put together when they are first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow


def outbox(window: MainWindow) -> QWidget:
    """What waits to leave."""
    from ui.outbox.view import OutboxView

    made = OutboxView(window.bridge)
    made.open_requested.connect(window.go.to_complaint)
    made.edit_requested.connect(window.go.to_answer)
    made.sync_requested.connect(window.link.sync_now)
    made.stick_requested.connect(window.go.to_stick)
    window.link.file_progressed.connect(made.detail.show_file)
    return made


def settings(window: MainWindow) -> QWidget:
    """The settings."""
    from ui.settings.page import SettingsPage

    made = SettingsPage(window.bridge, window.theme, practice=window.is_practice, actions=window.actions_here)
    made.language_chosen.connect(window.language_chosen)
    made.connection_saved.connect(window.link.reconnect)
    made.intake_requested.connect(window.go.to_intake)
    made.sync_requested.connect(window.link.sync_now)
    made.new_key_wanted.connect(window.new_key_wanted)
    made.desk_erased.connect(window.desk_erased)
    return made


def register(window: MainWindow) -> QWidget:
    """Complaints that came by letter or in person."""
    from ui.register.page import RegisterPage

    made = RegisterPage(window.bridge)
    made.left.connect(window.pages.return_to_reading)
    return made


def templates(window: MainWindow) -> QWidget:
    """Templates of answers."""
    from ui.response.templates.page import TemplatesPage

    return TemplatesPage(window.bridge)


def stick(window: MainWindow) -> QWidget:
    """An exchange by USB stick."""
    from desktop.cache.views.lists import ListName
    from ui.stick.page import StickPage

    made = StickPage(window.bridge, practice=window.is_practice)
    made.outbox_requested.connect(lambda: window.go.to_list(ListName.OUTBOX))
    return made


def recap(window: MainWindow) -> QWidget:
    """The recap of a period."""
    from ui.recap.page import RecapPage

    made = RecapPage(window.bridge)
    made.list_requested.connect(window.go.to_narrowed)
    made.complaint_requested.connect(window.go.to_complaint)
    window.theme.changed.connect(made.take_theme)
    return made


def intake(window: MainWindow) -> QWidget:
    """Complaints from the official export."""
    from desktop.cache.views.lists import ListName
    from ui.intake.page import IntakePage

    made = IntakePage(window.bridge)
    made.list_requested.connect(lambda: window.go.to_list(ListName.TO_ANSWER))
    return made


def agenda(window: MainWindow) -> QWidget:
    """What the day holds."""
    from ui.agenda.page import AgendaPage

    made = AgendaPage(window.bridge)
    made.open_requested.connect(window.go.to_complaint)
    return made


PAGES: dict[str, Callable[[MainWindow], QWidget]] = {
    "outbox": outbox,
    "settings": settings,
    "register": register,
    "templates": templates,
    "stick": stick,
    "recap": recap,
    "intake": intake,
    "agenda": agenda,
}
"""By the names under which the window opens them."""
