"""The PIN in the settings: set by keys alone, and its recovery code is where the officer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.desk import Desk
from ui.settings.about import AboutForm
from ui.settings.security import SecurityForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


def test_who_sets_a_pin_by_keys_stands_on_its_recovery_code(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> None:
    form = SecurityForm(bridge)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.new.setFocus()
    qtbot.keyClicks(form.new, "kapal77")
    form.again.setFocus()
    qtbot.keyClicks(form.again, "kapal77")
    qtbot.keyClick(form.again, Qt.Key.Key_Return)
    assert form.again.hasFocus()
    qtbot.waitUntil(lambda: desk.has_pin and form.code.isVisible())
    assert form.code.hasFocus()
    assert len(form.code.text().split("-")) == 5

    code = form.code.text()
    qtbot.keyClick(form.old, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.notice.text))
    assert form.code.text() == code, "it is shown this once: what failed does not take it away"
    assert form.code.isVisible()


def test_a_key_beside_the_data_is_told_as_weak_until_a_pin_locks_it(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    assert desk.key_is_beside, "this PC of the tests has no key storage"
    window, about = opened(1), AboutForm(bridge)
    qtbot.addWidget(about)
    button = window.status.key_button
    qtbot.waitUntil(button.isVisible)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.notice.notice is not None
    window.notice.action_requested.emit(window.notice.notice.key)
    assert window.pages.key == "settings"
    assert window.notice.notice is None
    form = window.pages.currentWidget().content("security")
    assert isinstance(form, SecurityForm)
    assert "whoever copies both can read them" in form.kept.text()

    qtbot.keyClick(button, Qt.Key.Key_Space)
    for field in (form.new, form.again):
        qtbot.keyClicks(field, "kapal77")
    qtbot.keyClick(form.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not button.isVisible())
    assert window.notice.notice is None, "what was said of it is not true any more"
    qtbot.waitUntil(lambda: "can try PINs on another PC" in form.kept.text())
    qtbot.waitUntil(lambda: "locked by the PIN" in about.standing.text())

    qtbot.keyClicks(form.old, "kapal77")
    qtbot.keyClick(form.remove_button, Qt.Key.Key_Space)
    qtbot.waitUntil(button.isVisible)
    qtbot.waitUntil(lambda: "(weak)" in about.standing.text())


def test_a_desk_that_its_pin_opened_is_not_told_as_weak(desk: Desk, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "other", clock=desk.clock) as other:
        other.set_pin("kapal77", None)
    with Desk.open(tmp_path / "other", clock=desk.clock, secret="kapal77") as other:
        assert (other.key_is_beside, other.key_is_weak) == (True, False)
