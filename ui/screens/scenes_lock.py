"""Scenes of the lock: the door of a locked desk, where its PIN is set, and the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from ui.forms.sight import bring_into_sight
from ui.lock.door import Door
from ui.lock.renewal import Renewal
from ui.screens.scene import Scene

if TYPE_CHECKING:
    from ui.settings.security import SecurityForm
    from ui.shell.window import MainWindow

_CODE, _WAIT = "lusab-babad-gutih-tugad-kanor", 30


def door() -> Door:
    """As it stands after a lock."""
    shown = Door(_no_desk)
    shown.resize(900, 600)
    return shown


def held_up() -> Door:
    """After several wrong PINs, with the ways on for who forgot it."""
    shown = Door(_no_desk, _WAIT)
    shown.resize(900, 600)
    shown.help.show()
    return shown


def renewal() -> Renewal:
    """While the desk gets a new key."""
    shown = Renewal()
    shown.resize(900, 600)
    return shown


def renewal_done() -> Renewal:
    """With the recovery code that belongs to it."""
    shown = renewal()
    shown.tell_new(_CODE)
    return shown


def _no_desk(_: str) -> object:
    raise KnownProblem("pin-wrong", seconds=0)


def _form(window: MainWindow) -> SecurityForm:
    window.go.to_settings("security")
    form: SecurityForm = window.pages.currentWidget().content("security")  # type: ignore[union-attr]
    return form


def _with_code(window: MainWindow) -> None:
    form = _form(window)
    window.bridge.desk.has_pin = True
    form.show_done(_CODE)
    window.bridge.desk.has_pin = False


def _new_key(window: MainWindow) -> None:
    form = _form(window)
    window.bridge.desk.has_pin = True
    form.show_done(None)
    form.new_key.look()
    window.bridge.desk.has_pin = False
    bring_into_sight(form.new_key.button)


def _journal(window: MainWindow) -> None:
    window.go.to_settings("journal")


SCENES = [
    Scene(name="settings-journal", play=_journal, is_scaled=True),
    Scene(name="settings-security", play=_form, is_scaled=True),
    Scene(name="settings-security-key", play=_new_key, is_scaled=True),
    Scene(name="settings-security-code", play=_with_code, is_scaled=True),
]
