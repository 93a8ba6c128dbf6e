"""Every window, as the scenes bring it on screen, can be used without eyes, without a mouse, and with weak eyes."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFrame

import ui
from tests.ui.accessibility import audit
from ui.forms.sheet import Sheet
from ui.inbox.filter_panel import FilterPanel
from ui.palette.palette import Palette
from ui.response.picker import Picker
from ui.screens.player import played, wait_until_calm
from ui.screens.scenes import DIALOGS, SCENES
from ui.screens.stage import Stage
from ui.settings.sections import Section, all_sections
from ui.shell.build import PAGES
from ui.theme.theme import ThemeChoice
from ui.tour.tour import Tour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.screens.scene import Scene
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme


_OVER = (Sheet, FilterPanel, Palette, Picker, Tour)
"""What stands over the work or in the place of the answer."""


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:  # noqa: ARG001 it must be there
    with Stage(tmp_path_factory.mktemp("stage")) as set_up:
        yield set_up


def _on_screen(window: MainWindow) -> str:
    """The class of the form or popup that is open."""
    over = [*window.findChildren(Sheet), *window.findChildren(QFrame)]
    names = [type(part).__name__ for part in over if part.isVisible() and isinstance(part, _OVER)]
    return ", ".join(dict.fromkeys(names))


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_screen_has_names_roles_an_order_and_contrast(stage: Stage, theme: Theme, scene: Scene) -> None:
    with played(stage, theme, scene) as window:
        assert _on_screen(window) == scene.shows
        assert audit.flaws(QApplication.activePopupWidget() or window) == []


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_dark_screen_has_contrast(stage: Stage, theme: Theme, scene: Scene) -> None:
    theme.choose(ThemeChoice.DARK)
    try:
        with played(stage, theme, scene) as window:
            assert list(audit.faint(QApplication.activePopupWidget() or window)) == []
    finally:
        theme.choose(ThemeChoice.LIGHT)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_has_names_roles_an_order_and_contrast(theme: Theme, name: str) -> None:  # noqa: ARG001 it must be there
    dialog = DIALOGS[name]()
    dialog.show()
    wait_until_calm(dialog)
    assert audit.flaws(dialog) == []
    dialog.deleteLater()


def test_every_form_and_popup_has_a_scene_and_so_is_looked_at() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    known = {special.__name__ for base in _OVER for special in _most_special(base)}
    assert known == {scene.shows for scene in SCENES} - {""}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_scene(page: str) -> None:
    assert any(scene.name.startswith(page) for scene in SCENES)


@pytest.mark.parametrize("section", all_sections(), ids=lambda section: section.key)
def test_every_section_of_the_settings_has_a_scene(section: Section) -> None:
    names = {scene.name for scene in SCENES}
    assert f"settings-{section.key}" in names or (section.key == "way" and "settings" in names)


@pytest.mark.usefixtures("theme")
def test_every_dialog_is_looked_at() -> None:
    built = [build() for build in DIALOGS.values()]
    assert {special.__name__ for special in _most_special(QDialog)} <= {type(dialog).__name__ for dialog in built}
    for dialog in built:
        dialog.deleteLater()


def _most_special(base: type[QWidget]) -> set[type[QWidget]]:
    """The classes of ours below it that have none below themselves; itself, if there are none."""
    below: list[type[QWidget]] = [each for each in base.__subclasses__() if each.__module__.startswith("ui.")]
    return {special for each in below for special in _most_special(each)} or {base}
