"""Scenes of updates: what there is and what it costs, ready, refused; and who else looks after the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from desktop.problems import KnownProblem
from sync.updates.fetching import Difference
from ui.screens.scene import Scene
from ui.shell import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.settings.page import SettingsPage
    from ui.shell.window import MainWindow
    from ui.updates.form import UpdatesForm

_OFFER = Difference(
    version="1.3.0",
    notes={
        "id": "Daftar terbuka lebih cepat. Tenggat tahun 2027 ditambahkan.",
        "en": "Lists open faster. Deadlines of 2027 were added.",
    },
    changes=(),
    to_fetch=57_730,
)


def _open(window: MainWindow) -> None:
    window.go.to_settings("updates")


def _shown(show: Callable[[UpdatesForm], object], window: MainWindow) -> None:
    page = cast("SettingsPage", window.pages.page("settings"))
    form = cast("UpdatesForm", page.content("updates"))
    form.show_ways()
    show(form)


def _ready(form: UpdatesForm) -> None:
    form.show_ready("1.3.0")


def _refused(form: UpdatesForm) -> None:
    form.show_problem(KnownProblem("update-stale"))


def _tell(window: MainWindow) -> None:
    window.reading.inbox.view.choose_row(1)
    window.notice.tell(notices.of_update("1.3.0", 57_730))


SCENES = [
    Scene(name="settings-updates", play=_open, is_scaled=True),
    Scene(
        name="settings-updates-offer",
        play=_open,
        then=partial(_shown, lambda form: form.show_offer(_OFFER)),
        is_scaled=True,
    ),
    Scene(name="settings-updates-ready", play=_open, then=partial(_shown, _ready), is_scaled=True),
    Scene(name="settings-updates-refused", play=_open, then=partial(_shown, _refused), is_scaled=True),
    Scene(name="update-told", play=_tell, is_scaled=True),
]
