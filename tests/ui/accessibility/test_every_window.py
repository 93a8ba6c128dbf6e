"""Every window, as the scenes bring it on screen, can be used without eyes, without a mouse, and with weak eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.accessibility import audit
from ui.screens.player import played, wait_until_calm
from ui.screens.scenes import DIALOGS, SCENES
from ui.screens.stage import Stage
from ui.theme.theme import ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from ui.screens.scene import Scene
    from ui.theme.theme import Theme


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:  # noqa: ARG001 it must be there
    with Stage(tmp_path_factory.mktemp("stage")) as set_up:
        yield set_up


def _flaws(window: QWidget) -> list[audit.Flaw]:
    checks = (audit.nameless, audit.mute_rows, audit.out_of_order, audit.unreachable, audit.faint)
    return [flaw for check in checks for flaw in check(window)]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_screen_has_names_roles_an_order_and_contrast(stage: Stage, theme: Theme, scene: Scene) -> None:
    with played(stage, theme, scene) as window:
        assert _flaws(window) == []


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_dark_screen_has_contrast(stage: Stage, theme: Theme, scene: Scene) -> None:
    theme.choose(ThemeChoice.DARK)
    try:
        with played(stage, theme, scene) as window:
            assert list(audit.faint(window)) == []
    finally:
        theme.choose(ThemeChoice.LIGHT)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_has_names_roles_an_order_and_contrast(theme: Theme, name: str) -> None:  # noqa: ARG001 it must be there
    dialog = DIALOGS[name]()
    dialog.show()
    wait_until_calm(dialog)
    assert _flaws(dialog) == []
    dialog.deleteLater()
