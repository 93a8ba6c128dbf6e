"""Deeds and their keys in the window: every usual key is there once, letters never fire while somebody types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QSpinBox, QTextEdit, QWidget

from desktop.cache import settings
from desktop.cache.views.lists import ListName
from tests.ui.hands import CTRL, press, read_first, settle
from ui.settings.page import SettingsPage
from ui.shell.actions import Deed, Group
from ui.shell.navigation import ORDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


def test_no_two_deeds_have_the_same_usual_key(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    usual = [deed.shortcut for deed in window.actions_here.deeds if deed.shortcut]
    assert [key for key, times in Counter(usual).items() if times > 1] == []
    names = [deed.key for deed in window.actions_here.deeds]
    assert len(names) == len(set(names))


def test_the_menu_has_everything_that_makes_sense(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    menu = window.navigation.menu_button.menu()
    menu.aboutToShow.emit()
    shown = {action for each in (menu, *menu.findChildren(QMenu)) for action in each.actions()}
    wanted = {
        window.actions_here.action(deed.key) for deed in window.actions_here.deeds if deed.fits() and deed.key != "menu"
    }
    assert wanted <= shown
    assert menu.sizeHint().height() <= 728, "or it stands in two columns on a screen of 768 pixels with a task bar"


def test_acts_of_the_complaint_have_their_keys_once_the_pane_is_there(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    from ui.complaint.acts import all_acts

    window = opened()
    read_first(qtbot, window)
    reading = window.reading.complaint.reading
    assert reading is not None
    with_keys = [act for act in all_acts() if act.shortcut and act.fits(reading)]
    assert with_keys
    for act in with_keys:
        assert window.actions_here.action(f"act.{act.key}").shortcut().toString() == act.shortcut


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox])
def test_a_letter_does_nothing_while_somebody_types(
    qtbot: QtBot, opened: Callable[..., MainWindow], kind: type[QWidget]
) -> None:
    window = opened()
    read_first(qtbot, window)
    done: list[str] = []
    deed = Deed(key="test", words="Test", group=Group.WORK, run=lambda: done.append("done"), shortcut="J")
    window.actions_here.add([deed])
    field = kind(window.centralWidget())
    if isinstance(field, QComboBox):
        field.addItems(["Anggrek", "Jambu", "Jeruk"])
    field.show()
    field.setFocus()
    assert QApplication.focusWidget() is field
    press(qtbot, window, Qt.Key.Key_J)
    assert done == []
    if isinstance(field, QComboBox):
        assert field.currentText() == "Jambu"
    window.reading.inbox.view.setFocus()
    press(qtbot, window, Qt.Key.Key_J)
    assert done == ["done"]


def test_the_letter_that_answers_is_typed_into_an_answer(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    press(qtbot, window, Qt.Key.Key_R)
    edit = window.reading.complaint.response.edit
    assert edit.hasFocus()
    letters = {deed.shortcut for deed in window.actions_here.deeds if len(deed.shortcut) == 1}
    for letter in sorted(letters):
        press(qtbot, window, Qt.Key(ord(letter)))
    assert edit.text() == "".join(sorted(letters)).lower()
    assert window.reading.complaint.sheet is None


def test_a_key_is_changed_by_pressing_another_and_kept(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    form = _keys_form(window)
    form.choose("search")
    press(qtbot, window, Qt.Key.Key_Return)
    assert form.field.hasFocus()
    press(qtbot, window, Qt.Key.Key_J, CTRL)
    bridge.flush()
    assert desk.ask(settings.get, settings.KEYS) == {"search": "Ctrl+J"}
    press(qtbot, window, Qt.Key.Key_J, CTRL)
    assert window.reading.inbox.search.hasFocus()


def test_a_conflict_is_told_and_can_be_settled(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    form = _keys_form(window)
    form.choose("tour")
    form.field.setFocus()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert "Search" in form.told.text()
    assert window.actions_here.keys.key("tour") == ""
    form.take_button.click()
    assert window.actions_here.keys.key("tour") == "Ctrl+F"
    assert window.actions_here.action("search").shortcut().isEmpty()
    form.choose("search")
    form.reset_button.click()
    assert window.actions_here.action("search").shortcut().toString() == "Ctrl+F"


def test_a_key_that_means_the_same_everywhere_is_refused(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    form = _keys_form(window)
    form.choose("tour")
    form.field.setFocus()
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "everywhere" in form.told.text()
    assert window.actions_here.keys.key("tour") == ""


def test_keys_chosen_before_are_there_when_the_window_opens(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.KEYS, {f"list.{ListName.DONE}": "Ctrl+D", "act.none": "Ctrl+B"})
    window = opened()
    qtbot.waitUntil(lambda: window.actions_here.keys.key(f"list.{ListName.DONE}") == "Ctrl+D")
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    settle(qtbot, bridge, window)
    assert window.reading.inbox.list_name is ListName.DONE
    assert ListName.DONE in ORDER


def _keys_form(window: MainWindow):  # type: ignore[no-untyped-def] # noqa: ANN202
    from ui.settings.keys import KeysForm

    window.go.to_settings("keys")
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    form = page.content("keys")
    assert isinstance(form, KeysForm)
    assert form.list.hasFocus()
    return form
