"""What tests of the window share: the theme in force, a bridge to a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Light, whatever the system says."""
    from ui.theme.theme import Theme, ThemeChoice

    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture(autouse=True)
def _source_texts(qapp: QApplication) -> None:  # noqa: ARG001 it must be there
    """Whatever language the test before spoke."""
    from ui.language import say_the_source

    say_the_source()


@pytest.fixture
def bridge(qapp: QApplication, theme: Theme, desk: Desk) -> Iterator[DeskBridge]:  # noqa: ARG001 they must be there
    """The desk as widgets see it; a bug that reaches it fails the test."""
    from ui.bridge import DeskBridge

    bridge = DeskBridge(desk)
    bugs: list[Exception] = []
    bridge.bug_raised.connect(bugs.append)
    yield bridge
    bridge.close()
    for bug in bugs:
        raise bug
