"""The scenes: what is done in a fresh window before its picture is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.views.lists import ListName
from desktop.problems import KnownProblem
from sync.report import Phase, SyncProgress, SyncState
from ui.crash import report_of
from ui.crash_dialog import CrashDialog
from ui.opening_problem import OpeningProblem
from ui.screens import (
    scenes_answer,
    scenes_campus,
    scenes_comfort,
    scenes_data,
    scenes_deadlines,
    scenes_decision,
    scenes_guard,
    scenes_inbox,
    scenes_intake,
    scenes_lock,
    scenes_network,
    scenes_outbox,
    scenes_recap,
    scenes_review,
    scenes_setup,
    scenes_sign_in,
    scenes_stick,
    scenes_updates,
)
from ui.screens.scene import Scene
from ui.screens.stage import NOW
from ui.shell import notices
from ui.shell.keys import KeysWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from ui.shell.window import MainWindow


def _choose(row: int, window: MainWindow) -> None:
    window.reading.inbox.view.choose_row(row)


def _list(name: ListName, window: MainWindow) -> None:
    window.go.to_list(name)


def _answer(window: MainWindow) -> None:
    _choose(4, window)
    window.reading.focus_answer()


def _search(words: str, window: MainWindow) -> None:
    window.reading.inbox.start_search()
    window.reading.inbox.search.setText(words)


def _sync(state: SyncState, window: MainWindow) -> None:
    _choose(1, window)
    window.property("link").tell(state)


def _weak_key(window: MainWindow) -> None:
    window.notice.tell(notices.of_weak_key())


def _menu(window: MainWindow) -> None:
    window.navigation.menu_button.menu().popup(
        window.navigation.menu_button.mapToGlobal(window.navigation.menu_button.rect().bottomLeft())
    )


_LATER = NOW + timedelta(minutes=6)
_RECEIVING = SyncProgress(phase=Phase.RECEIVING, done=120, total=300, bytes_up=812, bytes_down=45_210)
_STATES = {
    "offline": SyncState(
        phase=Phase.OFFLINE, problem=KnownProblem("no-network", host="lapor.example.id"), next_attempt_at=_LATER
    ),
    "signed-out": SyncState(phase=Phase.SIGNED_OUT, problem=KnownProblem("signed-out")),
    "waiting": SyncState(
        phase=Phase.WAITING, problem=KnownProblem("server-unavailable", status=503), next_attempt_at=_LATER
    ),
    "captive-portal": SyncState(
        phase=Phase.WAITING, problem=KnownProblem("captive-portal", host="lapor.example.id"), next_attempt_at=_LATER
    ),
    "stopped": SyncState(phase=Phase.STOPPED, problem=KnownProblem("not-central-api", host="lapor.example.id")),
    "receiving": SyncState(phase=Phase.RECEIVING, progress=_RECEIVING),
    "files": SyncState(phase=Phase.FILES, progress=replace(_RECEIVING, phase=Phase.FILES, bytes_up=1_204_000)),
}

SCENES = [
    Scene(name="start", play=lambda _: None, is_practice=True),
    Scene(name="complaint", play=partial(_choose, 1), is_scaled=True),
    Scene(name="answer", play=_answer, is_scaled=True),
    *(
        Scene(name=f"list-{name}", play=partial(_list, name), then=partial(_choose, 0))
        for name in ListName
        if name not in {ListName.OUTBOX, ListName.REVIEW}
    ),
    Scene(name="conflict", play=partial(_list, ListName.REVIEW), then=partial(_choose, 0), is_scaled=True),
    Scene(name="outbox", play=partial(_list, ListName.OUTBOX), is_scaled=True),
    Scene(name="outbox-empty", play=partial(_list, ListName.OUTBOX), is_empty=True),
    Scene(name="search", play=partial(_search, "ijazah")),
    Scene(name="search-nothing", play=partial(_search, "xylofon")),
    *(Scene(name=f"sync-{name}", play=partial(_sync, state)) for name, state in _STATES.items()),
    Scene(name="weak-key", play=_weak_key),
    Scene(name="settings", play=lambda window: window.go.to_settings(), is_scaled=True),
    Scene(name="settings-connection", play=lambda window: window.go.to_settings("connection")),
    Scene(name="settings-practice", play=lambda window: window.go.to_settings(), is_practice=True),
    Scene(name="empty", play=lambda _: None, is_empty=True, is_scaled=True),
    Scene(name="empty-practice", play=lambda _: None, is_empty=True, is_practice=True),
    *scenes_answer.SCENES,
    *scenes_campus.SCENES,
    *scenes_inbox.SCENES,
    *scenes_decision.SCENES,
    *scenes_comfort.SCENES,
    *scenes_intake.SCENES,
    *scenes_setup.SCENES,
    *scenes_deadlines.SCENES,
    *scenes_stick.SCENES,
    *scenes_updates.SCENES,
    *scenes_network.SCENES,
    *scenes_outbox.SCENES,
    *scenes_recap.SCENES,
    *scenes_review.SCENES,
    *scenes_guard.SCENES,
    *scenes_data.SCENES,
    *scenes_lock.SCENES,
]


def _keys() -> QDialog:
    from ui.shell.deeds import fixed_keys

    sync = QCoreApplication.translate("Actions", "Sync, or stop the sync")
    return KeysWindow([*fixed_keys(), ("F5", sync)], None, change=lambda: None)


def _crash() -> QDialog:
    try:
        notices.of_clock(float("nan") // 0)
    except ZeroDivisionError as error:
        report = report_of(error)
    return CrashDialog(report, is_saved=True, parent=None, leave=lambda: None)


DIALOGS: dict[str, Callable[[], QWidget]] = {
    "guide": scenes_comfort.guide,
    "keys": _keys,
    "doctor": scenes_network.examined,
    "doctor-stopped": scenes_network.stopped,
    "doctor-spared": scenes_network.spared,
    "sign-in-waiting": scenes_sign_in.waiting,
    "sign-in-refused": scenes_sign_in.refused,
    "officers": scenes_sign_in.choosing,
    "crash": _crash,
    "door": scenes_lock.door,
    "door-held-up": scenes_lock.held_up,
    "new-key": scenes_lock.renewal,
    "new-key-done": scenes_lock.renewal_done,
    "opening-corrupt": lambda: OpeningProblem(KnownProblem("cache-corrupt", path="/home/budi/lapor-desktop/desk.db")),
    "opening-newer": lambda: OpeningProblem(KnownProblem("cache-newer", path="/home/budi/lapor-desktop/desk.db")),
}
