"""Scenes of an exchange by USB stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.ways import bundles
from desktop.problems import KnownProblem
from sync.signin.passing import Invitation
from ui.screens.scene import Scene
from ui.theme.roles import Role

if TYPE_CHECKING:
    from ui.shell.window import MainWindow
    from ui.stick.page import StickPage

_BUNDLE, _CODE, _SIZE = "8c5a5c0e-6f57-4a6b-9d2e-0d3c8f1b7a11", "lusab-babad-gutih-tugad-kanor", 21_240


def _page(window: MainWindow) -> StickPage:
    window.go.to_stick()
    page: StickPage = window.pages.currentWidget()  # type: ignore[assignment]
    return page


def _carried(window: MainWindow) -> None:
    desk = window.bridge.desk
    if desk.ask(bundles.get, _BUNDLE) is None:
        desk.do(bundles.note_export, _BUNDLE, _CODE, None, [])
        desk.do(bundles.note_size, _BUNDLE, _SIZE)
    _page(window)


def _wrong_code(window: MainWindow) -> None:
    step = _page(window).exchange
    step.file.setText("lapor-20260317-1042.lapor")
    step.code.setText("lusab babad gutih")
    words = "The code is five words of five letters each."
    step.outcome.say(QCoreApplication.translate("ExchangeStep", words), Role.SOON)


def _invited(window: MainWindow) -> None:
    """Waits for the officer, who is in the browser."""
    step = _page(window).exchange
    step.file.setText("lapor-20260317-1042.lapor")
    step.code.setText(_CODE)
    step.set_busy(is_busy=True)
    step.say_where(
        Invitation(
            address="https://lapor.example.id/oauth/authorize", url="https://lapor.example.id", name="Ratna Wulandari"
        )
    )


def _hindered(window: MainWindow) -> None:
    """LAPOR!'s own API takes no such file; a colleague's can be exchanged here."""
    _page(window).out.take_hindrance(KnownProblem("bundle-by-lapor3"))


SCENES = [
    Scene(name="stick-new", play=_page, is_empty=True),
    Scene(name="stick", play=_carried, is_scaled=True),
    Scene(name="stick-code", play=_wrong_code),
    Scene(name="stick-other-way", play=_page, then=_hindered),
    Scene(name="stick-sign-in", play=_invited, is_scaled=True),
]
