"""What the window does about signing in and out: from the menu, from a notice, from the settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.cache import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.cache.ways.network import NetworkSettings
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow
    from ui.signin.window import SignInWindow


def sign_in(window: MainWindow) -> None:
    """At the server that is saved; where none is, its address is entered first."""
    if window.is_practice:
        window.go.to_settings("connection")
        return

    def begin(url: object) -> None:
        if url:
            shown = open_sign_in(window.bridge, window, str(url))
            shown.signed_in.connect(lambda _: window.link.reconnect())
        else:
            window.go.to_settings("connection")

    window.bridge.read(settings.get, settings.SERVER_URL, then=begin, owner=window)


def open_sign_in(
    bridge: DeskBridge,
    parent: QWidget,
    url: str,
    wishes: NetworkSettings | None = None,
) -> SignInWindow:
    """Sign in at a server, in a window over another one; `signed_in` follows. `wishes`: how it is reached."""
    from ui.signin.window import SignInWindow  # the window names its deeds before the first list is there

    shown = SignInWindow(bridge.desk, parent)
    shown.bug_raised.connect(bridge.bug_raised)
    shown.other_desk_requested.connect(partial(_offer_desk, parent.window()))
    shown.show()
    shown.begin(url, wishes)
    return shown


def _offer_desk(window: QWidget, name: str) -> None:
    """A desk of their own for an officer who was refused on this one."""
    from ui.officers.ways import can_switch, switch_officer
    from ui.shell.window import MainWindow

    if isinstance(window, MainWindow) and can_switch(window):
        switch_officer(window, name)


def sign_out(window: MainWindow) -> None:
    """End the session here and there; desk, drafts and queue stay. The sync then says so, with the way back in."""
    from ui.signin.controller import SignInController

    controller = SignInController(window.bridge.desk, window)
    controller.bug_raised.connect(window.bridge.bug_raised)
    controller.failed.connect(window.bridge.problem_raised)
    controller.signed_out.connect(lambda _: window.link.reconnect())
    controller.signed_out.connect(controller.deleteLater)
    controller.sign_out()
