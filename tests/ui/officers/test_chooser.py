"""Choosing whose desk to open, by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer

from desktop import profiles
from ui.officers.chooser import OfficerChooser, choose
from ui.officers.ways import can_switch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.profiles import Profile
    from ui.shell.window import MainWindow


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return tmp_path / "lapor-desktop"


def shown(qtbot: QtBot, first: Path, current: Path | None = None, new_name: str = "") -> OfficerChooser:
    chooser = OfficerChooser(profiles.all_profiles(first), first, current=current, new_name=new_name)
    qtbot.addWidget(chooser)
    chooser.show()
    return chooser


def test_a_desk_is_opened_by_arrows_and_enter(qtbot: QtBot, first: Path) -> None:
    profiles.add(first, "Agus Prasetyo", first_name="Ratna Wulandari")
    chooser = shown(qtbot, first)
    qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    desk: Profile = chosen.args[0]
    assert desk.name == "Agus Prasetyo"


def test_the_desk_that_is_open_is_not_opened_again(qtbot: QtBot, first: Path) -> None:
    profiles.add(first, "Agus Prasetyo", first_name="Ratna Wulandari")
    chooser = shown(qtbot, first, current=first)
    assert not chooser.open_button.isEnabled()
    qtbot.keyClick(chooser.list, Qt.Key.Key_Down)
    assert chooser.open_button.isEnabled()


def test_an_officer_who_was_refused_gets_a_desk_of_their_own_by_one_key(qtbot: QtBot, first: Path) -> None:
    chooser = shown(qtbot, first, current=first, new_name="Agus Prasetyo")
    with qtbot.waitSignal(chooser.chosen, timeout=10_000) as chosen:
        qtbot.keyClick(chooser.name, Qt.Key.Key_Return)
    assert profiles.find(first, "Agus Prasetyo") == chosen.args[0]


def test_a_name_that_is_there_already_is_refused_in_words(qtbot: QtBot, first: Path) -> None:
    profiles.add(first, "Agus Prasetyo")
    chooser = shown(qtbot, first, new_name="agus prasetyo")
    qtbot.mouseClick(chooser.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(chooser.outcome.text()), timeout=10_000)
    assert len(profiles.all_profiles(first)) == 2


def test_at_the_start_nothing_is_opened_before_an_officer_is_chosen(
    qtbot: QtBot, qapp: QApplication, first: Path
) -> None:
    added = profiles.add(first, "Agus Prasetyo", first_name="Ratna Wulandari")

    def press(*keys: Qt.Key) -> None:
        chooser = qapp.activeModalWidget()
        assert isinstance(chooser, OfficerChooser)
        for key in keys:
            qtbot.keyClick(chooser.list, key)

    QTimer.singleShot(0, partial(press, Qt.Key.Key_Down, Qt.Key.Key_Return))
    assert choose(profiles.all_profiles(first), first) == added.data_dir
    QTimer.singleShot(0, partial(press, Qt.Key.Key_Escape))
    assert choose(profiles.all_profiles(first), first) is None
    assert not first.joinpath("desk.db").exists()
    assert not added.data_dir.joinpath("desk.db").exists()


def test_who_chose_a_folder_by_hand_or_practises_keeps_to_it(opened: Callable[..., MainWindow]) -> None:
    window = opened()
    assert not can_switch(window)
    assert "officers" not in [deed.key for deed in window.actions_here.deeds if deed.fits()]
