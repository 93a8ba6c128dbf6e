"""Where the buttons of notices lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.shell.notice import Way
from ui.shell.notices import DATA_QUESTION, RETENTION, WEAK_KEY

if TYPE_CHECKING:
    from sync.doctor.course import Patient
    from ui.shell.window import MainWindow

PORTAL = "http://neverssl.com/"
"""A page that never asks for TLS, so that a network can put its own in that place. It is told nothing."""

_SECTIONS = {Way.DATA: "data", Way.SECURITY: "security", Way.RETENTION: "retention"}
_OF_LAPOR3 = frozenset({"keys-missing", "keys-refused", "institution-unknown", "way-unreadable"})
"""Problems of the configuration of LAPOR!'s own API, which has a section of its own."""


def follow(way: Way, window: MainWindow) -> None:
    """Go there."""
    if way is Way.BROWSER:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(PORTAL))
    elif way is Way.AGAIN:
        window.link.sync_now()
    elif way is Way.AGENDA:
        window.go.to_agenda()
    elif way is Way.CHECK:
        check(window)
    elif way is Way.ANYWAY:
        window.notice.take_back(DATA_QUESTION)
        window.link.sync_anyway()
    elif way is Way.SIGN_IN:
        from ui.signin.ways import sign_in

        sign_in(window)
    elif way in _SECTIONS:
        for seen in (RETENTION, WEAK_KEY):
            window.notice.take_back(seen)
        window.go.to_settings(_SECTIONS[way])
    elif way is Way.UPDATES:
        check_for_updates(window)
    else:
        problem = window.link.state.problem
        window.go.to_settings("lapor3" if problem and problem.code in _OF_LAPOR3 else "connection")


def check_for_updates(window: MainWindow) -> None:
    """See whether there is a newer version of the program."""
    window.go.to_settings("updates")
    from ui.updates.form import UpdatesForm

    form = window.findChild(UpdatesForm)
    if form is not None:
        form.look()


def check(window: MainWindow) -> None:
    """Examine the way to the server that is saved; practice mode has none, and its settings say why."""
    if window.is_practice:
        window.go.to_settings("connection")
        return
    from sync.doctor.saved import saved_patient
    from ui.doctor.window import open_doctor
    from ui.system_proxy import system_proxy

    shown = open_doctor(window.bridge, window)

    def begin(patient: Patient | None) -> None:
        if patient is None:
            shown.spare()
        else:
            shown.begin(patient)

    window.bridge.read(partial(saved_patient, system_proxy=system_proxy), then=begin, owner=shown)
