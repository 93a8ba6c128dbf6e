from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.shell.keymap import KeyMap, is_reserved, pressed


@pytest.fixture
def keys() -> KeyMap:
    keys = KeyMap()
    for name, usual in (("search", "Ctrl+F"), ("answer", "R"), ("tour", "")):
        keys.add(name, usual)
    return keys


def test_a_chosen_key_takes_the_place_of_the_usual_one(keys: KeyMap) -> None:
    keys.choose("answer", "Ctrl+Shift+J")
    assert keys.key("answer") == "Ctrl+Shift+J"
    assert keys.holder("R") == ""
    assert keys.chosen == {"answer": "Ctrl+Shift+J"}


def test_who_loses_a_key_goes_without_until_it_is_reset(keys: KeyMap) -> None:
    keys.choose("tour", "R")
    assert (keys.key("tour"), keys.key("answer")) == ("R", "")
    keys.reset("answer")
    assert (keys.key("tour"), keys.key("answer")) == ("", "R")
    keys.choose("tour", "R")
    keys.reset_all()
    assert (keys.key("tour"), keys.key("answer"), keys.chosen) == ("", "R", {})


def test_the_usual_key_chosen_again_is_no_choice(keys: KeyMap) -> None:
    keys.choose("answer", "J")
    keys.choose("answer", "R")
    assert keys.chosen == {}


def test_no_key_is_a_choice(keys: KeyMap) -> None:
    keys.choose("search", "")
    assert keys.key("search") == ""
    assert keys.holder("Ctrl+F") == ""


def test_choices_for_deeds_that_are_not_there_yet_are_kept(keys: KeyMap) -> None:
    keys.take({"act.forward": "Ctrl+J"})
    assert keys.holder("Ctrl+J") == ""
    keys.add("act.forward", "F")
    assert keys.key("act.forward") == "Ctrl+J"


def test_two_deeds_that_want_one_key_do_not_share_it(keys: KeyMap) -> None:
    keys.add("late", "R")
    assert (keys.key("answer"), keys.key("late")) == ("R", "")


@pytest.mark.parametrize("key", ["Return", "Ctrl+Return", "Esc", "Tab", "Ctrl+C", "Up"])
def test_keys_that_mean_the_same_everywhere_are_not_given_away(key: str) -> None:
    assert is_reserved(key)


def test_modifiers_alone_are_no_key() -> None:
    assert pressed(Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier) == ""
    assert pressed(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier) == "Ctrl+J"
