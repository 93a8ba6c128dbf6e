"""The letterhead is kept as it is typed, and stands on the papers then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache import settings
from desktop.recap.letterhead import read_letterhead

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge


def test_what_is_typed_is_kept_without_a_button(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> None:
    from ui.settings.papers import PapersForm

    form = PapersForm(bridge)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    head, place = form.fields[settings.LETTERHEAD], form.fields[settings.LETTER_PLACE]
    qtbot.keyClicks(head, "Universitas")
    qtbot.keyClick(head, Qt.Key.Key_Return)
    qtbot.keyClicks(head, "Jalan 1")
    qtbot.keyClicks(place, "Makassar")
    qtbot.waitUntil(lambda: desk.ask(read_letterhead).place == "Makassar")
    qtbot.waitUntil(lambda: desk.ask(read_letterhead).lines == ("Universitas", "Jalan 1"))
    qtbot.keyClicks(place, "!")
    form.hide()
    bridge.flush()
    assert desk.ask(read_letterhead).place == "Makassar!"
