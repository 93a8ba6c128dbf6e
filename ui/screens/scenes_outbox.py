"""Scenes of the outbox: what waits with its verbs, and what the officer entered on the web page by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import by_hand, outbox
from desktop.cache.views.lists import ListName
from desktop.intent import OutboxItem, OutboxState
from ui.outbox.view import OutboxView
from ui.screens.scene import Scene

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _entered(window: MainWindow) -> None:
    window.bridge.desk.do(by_hand.enter, _first(window, OutboxState.HELD).op_id)
    window.go.to_list(ListName.OUTBOX)


def _waiting(window: MainWindow) -> None:
    window.bridge.desk.do(by_hand.undo, _first(window, OutboxState.ENTERED).op_id)  # as the desk was before
    window.go.to_list(ListName.OUTBOX)


def _choose(state: OutboxState, window: MainWindow) -> None:
    view = window.pages.currentWidget()
    assert isinstance(view, OutboxView)  # noqa: S101 - the scene before opened it
    view.choose(_first(window, state).op_id)


def _first(window: MainWindow, state: OutboxState) -> OutboxItem:
    desk = window.bridge.desk
    items = [*desk.ask(outbox.items), *desk.ask(by_hand.entered)]
    return next(item for item in items if item.state is state)


SCENES = [
    Scene(name="outbox-entered", play=_entered, then=lambda window: _choose(OutboxState.ENTERED, window)),
    Scene(name="outbox-waiting", play=_waiting, then=lambda window: _choose(OutboxState.HELD, window), is_scaled=True),
]
