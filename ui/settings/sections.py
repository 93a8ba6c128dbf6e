"""The sections of the settings.

A feature adds one here, and builds it in a module of its own:

    def _answers(place: Place) -> QWidget:
        from ui.settings.form import SettingsForm

        form = SettingsForm(place.bridge)
        form.add_switch(settings.APPROVAL_NEEDED, translate("Settings", "A superior approves each answer"))
        return form

and `Section(key="answers", words=…, build=_answers)` in `all_sections`. `SettingsForm` reads and writes the setting by
itself; what is built anew is any widget. `build` runs when the section is first opened, so imports belong into it. A
widget with a method `take_theme` is told when colours change. A link from elsewhere:
`window.go.to_settings("answers")`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge
    from ui.settings.page import SettingsPage
    from ui.shell.actions import Actions
    from ui.theme.theme import Theme

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a section has to hand when it is built."""

    page: SettingsPage
    bridge: DeskBridge
    theme: Theme
    is_practice: bool
    actions: Actions | None
    """Of the window; None where the page is shown without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A page of the settings."""

    key: str
    """A name that never changes."""
    words: Callable[[], str]
    build: Callable[[Place], QWidget]


def all_sections() -> tuple[Section, ...]:
    """Every section, in the order of the list."""
    return (
        Section(key="way", words=lambda: translate("Settings", "Source of complaints"), build=_way),
        Section(key="connection", words=lambda: translate("Settings", "Connection"), build=_connection),
        Section(key="lapor3", words=lambda: translate("Settings", "LAPOR! directly"), build=_lapor3),
        Section(key="data", words=lambda: translate("Settings", "Network and data"), build=_data),
        Section(key="appearance", words=lambda: translate("Settings", "Language and appearance"), build=_appearance),
        Section(key="answers", words=lambda: translate("Settings", "Answers"), build=_answers),
        Section(key="papers", words=lambda: translate("Settings", "Letterhead"), build=_papers),
        Section(key="days", words=lambda: translate("Settings", "Working days and limits"), build=_days),
        Section(key="keys", words=lambda: translate("Settings", "Keys"), build=_keys),
        Section(key="notifications", words=lambda: translate("Settings", "Notifications"), build=_notifications),
        Section(key="security", words=lambda: translate("Settings", "Security"), build=_security),
        Section(key="journal", words=lambda: translate("Settings", "Journal"), build=_journal),
        Section(key="retention", words=lambda: translate("Settings", "Retention"), build=_retention),
        Section(key="updates", words=lambda: translate("Settings", "Updates"), build=_updates),
        Section(key="about", words=lambda: translate("Settings", "About"), build=_about),
    )


def _way(place: Place) -> QWidget:
    from ui.setup.form import WayForm

    form = WayForm(place.bridge, practice=place.is_practice)
    form.changed.connect(place.page.connection_saved)
    form.intake_requested.connect(place.page.intake_requested)
    form.sync_requested.connect(place.page.sync_requested)
    return form


def _connection(place: Place) -> QWidget:
    from ui.settings.connection import ConnectionForm, practice_words

    if place.is_practice:
        return practice_words()
    form = ConnectionForm(place.bridge)
    form.saved.connect(place.page.connection_saved)
    return form


def _lapor3(place: Place) -> QWidget:
    from ui.settings.connection import practice_words
    from ui.settings.lapor3 import Lapor3Form

    if place.is_practice:
        return practice_words()
    form = Lapor3Form(place.bridge)
    form.saved.connect(place.page.connection_saved)
    return form


def _data(place: Place) -> QWidget:
    from ui.settings.data_use import DataForm

    return DataForm(place.bridge)


def _appearance(place: Place) -> QWidget:
    from ui.settings.appearance import AppearanceForm

    form = AppearanceForm(place.bridge, place.theme)
    form.language_chosen.connect(place.page.language_chosen)
    return form


def _answers(place: Place) -> QWidget:
    from ui.settings.answers import AnswersForm

    return AnswersForm(place.bridge)


def _papers(place: Place) -> QWidget:
    from ui.settings.papers import PapersForm

    return PapersForm(place.bridge)


def _days(place: Place) -> QWidget:
    from ui.settings.days import DaysForm

    return DaysForm(place.bridge)


def _keys(place: Place) -> QWidget:
    from ui.settings.keys import KeysForm

    return KeysForm(place.bridge, place.actions)


def _notifications(place: Place) -> QWidget:
    from ui.settings.notifications import NotificationsForm

    return NotificationsForm(place.bridge)


def _security(place: Place) -> QWidget:
    from ui.settings.security import SecurityForm

    form = SecurityForm(place.bridge)
    form.new_key.wanted.connect(place.page.new_key_wanted)
    return form


def _journal(place: Place) -> QWidget:
    from ui.settings.journal import JournalForm

    return JournalForm(place.bridge)


def _retention(place: Place) -> QWidget:
    from ui.settings.retention import RetentionForm

    form = RetentionForm(place.bridge)
    form.erase.erased.connect(place.page.desk_erased)
    return form


def _updates(place: Place) -> QWidget:
    from ui.updates.form import UpdatesForm

    return UpdatesForm(place.bridge)


def _about(place: Place) -> QWidget:
    from ui.settings.about import AboutForm

    return AboutForm(place.bridge)
