from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton

import resources
import ui
from ui.complaint.act_bar import ActBar
from ui.theme.chips import ChipLabel, deadline_chip
from ui.theme.icons import pixmap
from ui.theme.roles import Role, colour
from ui.theme.theme import ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.theme.theme import Theme


@pytest.fixture(autouse=True)
def _light_again(theme: Theme) -> Iterator[None]:
    yield
    theme.choose(ThemeChoice.LIGHT)


def test_a_choice_changes_colours_and_palette_and_tells_it_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert colour(Role.PANEL) == QColor("#1b212b")
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor("#1b212b")
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeChoice.DARK)


def test_icons_of_the_acts_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    bar = ActBar()
    qtbot.addWidget(bar)
    bar.show()
    button = bar.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    before = button.icon().cacheKey()
    theme.choose(ThemeChoice.DARK)
    assert button.icon().cacheKey() != before


def test_an_icon_is_as_sharp_as_its_screen(theme: Theme) -> None:  # noqa: ARG001
    drawn = pixmap("clock", Role.TEXT, 16, 1.5)
    assert (drawn.width(), drawn.devicePixelRatio()) == (24, 1.5)


@pytest.mark.parametrize(("days", "ink"), [(-1, Role.LATE), (0, Role.SOON), (3, Role.SOON), (4, Role.FINE)], ids=str)
def test_a_deadline_says_in_words_and_in_colour_how_near_it_is(days: int, ink: Role) -> None:
    chip = deadline_chip(days)
    assert chip is not None
    assert chip.ink is ink
    assert chip.text


def test_no_clock_no_chip(qtbot: QtBot) -> None:
    label = ChipLabel(deadline_chip(None))
    qtbot.addWidget(label)
    assert label.isHidden()


def test_only_icons_in_use_are_kept() -> None:
    kept = {path.stem for path in resources.path("icons").glob("*.svg")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(ui.__file__).parent.rglob("*.py"))
    quoted = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', code))
    assert kept - quoted == set()
    assert (resources.path("icons") / "LICENSE.txt").exists()
