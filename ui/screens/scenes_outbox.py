"""Scenes of the outbox: what waits with its verbs, what a gateway carries on, and what the officer entered by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.intents import by_hand, outbox, outgoing
from desktop.cache.views.lists import ListName
from desktop.intent import OutboxItem, OutboxState
from ui.outbox.view import OutboxView
from ui.screens.scene import Scene

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _carry(window: MainWindow, *, passed_on: bool) -> None:
    desk = window.bridge.desk
    item = _carried(window) or _first(window, OutboxState.HELD)
    desk.do(outbox.release, item.op_id)
    desk.do(outgoing.mark_sending, [item.op_id])
    desk.do(outgoing.accept, item.op_id, passed_on=passed_on)
    window.go.to_list(ListName.OUTBOX)


def _entered(window: MainWindow) -> None:
    _tidy(window)
    window.bridge.desk.do(by_hand.enter, _first(window, OutboxState.HELD).op_id)
    window.go.to_list(ListName.OUTBOX)


def _waiting(window: MainWindow) -> None:
    _tidy(window)
    window.go.to_list(ListName.OUTBOX)


def _tidy(window: MainWindow) -> None:
    """The desk as it was before these scenes."""
    desk = window.bridge.desk
    if carried := _carried(window):
        desk.do(outbox.hold, carried.op_id)
    for item in desk.ask(by_hand.entered):
        desk.do(by_hand.undo, item.op_id)


def _choose(window: MainWindow, state: OutboxState | None) -> None:
    """The first in that state, or what a gateway carries on."""
    view = window.pages.currentWidget()
    item = _first(window, state) if state else _carried(window)
    assert isinstance(view, OutboxView)  # noqa: S101 - the scene before opened it
    view.choose(item.op_id if item else "")


def _carried(window: MainWindow) -> OutboxItem | None:
    return next((item for item in window.bridge.desk.ask(outbox.items) if item.is_accepted), None)


def _first(window: MainWindow, state: OutboxState) -> OutboxItem:
    desk = window.bridge.desk
    items = [*desk.ask(outbox.items), *desk.ask(by_hand.entered)]
    return next(item for item in items if item.state is state)


SCENES = [
    Scene(
        name="outbox-accepted", play=partial(_carry, passed_on=False), then=partial(_choose, state=None), is_scaled=True
    ),
    Scene(name="outbox-passed-on", play=partial(_carry, passed_on=True), then=partial(_choose, state=None)),
    Scene(name="outbox-entered", play=_entered, then=partial(_choose, state=OutboxState.ENTERED)),
    Scene(name="outbox-waiting", play=_waiting, then=partial(_choose, state=OutboxState.HELD), is_scaled=True),
]
