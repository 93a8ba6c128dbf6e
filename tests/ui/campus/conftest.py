"""A reading pane with two complaints, and a way to give one to a unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import forwards
from desktop.cache.mirror import reference
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from desktop.campus import Forward
    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane

A, B = tracking_id(1), tracking_id(2)
DUE = date(2026, 3, 27)
UNITS = ("Biro Akademik", "Biro Keuangan dan Umum", "Fakultas Hukum", "Fakultas Teknik")


@pytest.fixture
def addresses() -> list[QUrl]:
    """Addresses that were handed to the system."""
    return []


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge, desk: Desk, addresses: list[QUrl]) -> Iterator[ComplaintPane]:
    """Shows complaint A."""
    from ui.complaint.pane import ComplaintPane

    def open_address(url: QUrl) -> bool:
        addresses.append(url)
        return True

    units = [{"id": str(number), "name": name} for number, name in enumerate(UNITS)]
    desk.do(reference.put, "e1", {"institutions": units})
    seed(desk, [patch(1, title="UKT naik", body="Mohon penjelasan. HP 0812-3456-7890."), patch(2)])
    pane = ComplaintPane(bridge, open_address=open_address)
    qtbot.addWidget(pane)
    pane.resize(780, 730)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: pane.reading is not None)
    bridge.flush()
    yield pane
    pane.close()
    bridge.flush()


@pytest.fixture
def give(qtbot: QtBot, desk: Desk, pane: ComplaintPane) -> Callable[..., Forward]:
    """Give complaint A to a unit, and wait until the pane shows it."""

    def give(unit: str = "Fakultas Teknik", due: date = DUE, contact: str = "") -> Forward:
        given = desk.do(forwards.forward, A, unit, "Mohon penjelasan.", due, contact=contact)
        qtbot.waitUntil(lambda: given in [one.forward for one in pane.reading.forwards] if pane.reading else False)
        return given

    return give
