"""What tests of the window share: the theme in force, a bridge to a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow
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


@pytest.fixture
def link(qapp: QApplication) -> SyncLink:  # noqa: ARG001 it must be there
    """The sync as a window sees it, without a worker."""
    from ui.shell.sync_link import SyncLink

    return SyncLink()


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, bridge: DeskBridge, theme: Theme, link: SyncLink) -> Callable[..., MainWindow]:
    """Opens a window on so many complaints."""
    from tests.ui.hands import settle
    from tests.ui.seeds import patch, seed
    from ui.shell.window import MainWindow

    def open_window(count: int = 5, *, practice: bool = False) -> MainWindow:
        seed(desk, [patch(number) for number in range(count)])
        window = MainWindow(bridge, theme, link, practice=practice)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)  # or its keys go nowhere
        settle(qtbot, bridge, window)
        return window

    return open_window
