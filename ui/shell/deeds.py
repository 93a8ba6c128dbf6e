"""What the window itself can do, with the usual keys; and the acts of a complaint as deeds of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.shell import beside
from ui.shell.actions import Deed, Group
from ui.shell.keymap import shown
from ui.shell.navigation import ORDER, list_words
from ui.shell.ways import check, check_for_updates

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.views.lists import ListName
    from ui.complaint.acts import Act
    from ui.shell.actions import Actions
    from ui.shell.reading_page import ReadingPage
    from ui.shell.window import MainWindow

translate = QCoreApplication.translate
_NUMBERED = 9


def window_deeds(window: MainWindow) -> list[Deed]:
    """Everything that is not about one complaint, or about any."""
    return [*_work(window), *_lists(window), *_window(window)]


def act_deeds(reading: ReadingPage, is_there: Callable[[], bool]) -> list[Deed]:
    """The acts of the complaint on the page. `is_there`: whether the page is on screen."""
    from ui.complaint.acts import all_acts

    return [_act(act, reading, is_there) for act in all_acts()]


def fixed_keys() -> list[tuple[str, str]]:
    """Keys that mean the same everywhere, and what they do."""
    return [
        ("↑ ↓", translate("Actions", "Move in the list")),
        (shown("Enter"), translate("Actions", "Read the complaint")),
        (shown("Ctrl+Enter"), translate("Actions", "Queue the answer, or carry out a form")),
        (shown("Esc"), translate("Actions", "Back to the list, or end the search")),
        (shown("Tab"), translate("Actions", "To the next field or button")),
        (shown("F7"), translate("Actions", "Suggestions for the next misspelt word")),
        (shown("F8"), translate("Actions", "To what a template left to be filled in")),
    ]


def described(actions: Actions) -> list[tuple[str, str]]:
    """Keys as they are at present and what they do, for the list of keys."""
    keyed = [(actions.keys.key(deed.key), deed) for deed in actions.deeds if deed.group is not Group.LISTS]
    lists = [actions.keys.key(deed.key) for deed in actions.deeds if deed.group is Group.LISTS]
    told = [(shown(key), deed.words) for key, deed in keyed if key]
    numbered = [shown(key) for key in lists if key]
    if numbered:
        told.append((f"{numbered[0]} … {numbered[-1]}", translate("Actions", "Open a list")))
    return [*fixed_keys(), *told]


def _work(window: MainWindow) -> list[Deed]:
    inbox = window.reading.inbox
    palette = partial(beside.palette, window)
    return [
        _deed("sync", translate("Actions", "Sync, or stop the sync"), "F5", window.sync_or_stop),
        _deed("agenda", translate("Actions", "Today's agenda"), "Ctrl+Shift+A", window.go.to_agenda),
        _deed("palette", translate("Actions", "Find an action or a complaint"), "Ctrl+K", palette),
        _deed("search", translate("Actions", "Search"), "Ctrl+F", window.search),
        _deed("filter", translate("Actions", "Filter and order the list"), "Ctrl+Shift+F", inbox.filters.open),
        _deed("answer", translate("Actions", "Answer"), "R", window.answer),
        _deed("register", translate("Actions", "Register a complaint"), "Ctrl+N", window.go.to_register),
        _deed("stick", translate("Actions", "Carry by USB stick…"), "Ctrl+Shift+U", window.go.to_stick),
        _deed("intake", translate("Actions", "Take complaints from Excel…"), "Ctrl+Shift+E", window.go.to_intake),
        _deed("way", translate("Actions", "Source of complaints…"), "", partial(window.go.to_settings, "way")),
        _deed("add", translate("Actions", "Add a complaint by its tracking ID…"), "", partial(beside.number, window)),
        _deed("undo", translate("Actions", "Undo what was done last"), "Ctrl+Z", window.take_back),
        _deed("next", translate("Actions", "Next complaint"), "Ctrl+PgDown", partial(inbox.step, 1)),
        _deed("previous", translate("Actions", "Previous complaint"), "Ctrl+PgUp", partial(inbox.step, -1)),
    ]


def _lists(window: MainWindow) -> list[Deed]:
    return [_list(number, name, window) for number, name in enumerate(ORDER, 1)]


def _list(number: int, name: ListName, window: MainWindow) -> Deed:
    key = f"Ctrl+{number}" if number <= _NUMBERED else ""
    return Deed(
        key=f"list.{name}",
        words=list_words(name),
        group=Group.LISTS,
        run=partial(window.go.to_list, name),
        shortcut=key,
    )


def _window(window: MainWindow) -> list[Deed]:
    zoom = window.zoom
    deed = partial(_deed, group=Group.WINDOW)
    return [
        deed("recap", translate("Actions", "Recap of a period"), "Ctrl+Shift+R", window.go.to_recap),
        deed("templates", translate("Actions", "Templates of answers"), "Ctrl+Shift+T", window.go.to_templates),
        deed("lock", translate("Actions", "Lock the desk"), "Ctrl+L", window.lock),
        deed("settings", translate("Actions", "Settings"), "Ctrl+,", window.go.to_settings),
        deed("zoom-in", translate("Actions", "Larger"), "Ctrl++", zoom.larger, "Ctrl+="),
        deed("zoom-out", translate("Actions", "Smaller"), "Ctrl+-", zoom.smaller),
        deed("zoom-reset", translate("Actions", "Usual size"), "Ctrl+0", zoom.reset),
        *_account(window),
        deed("check", translate("Actions", "Check the connection"), "", partial(check, window)),
        deed("updates", translate("Actions", "Check for updates"), "", partial(check_for_updates, window)),
        deed("help", translate("Actions", "Help"), "F1", partial(beside.guide, window)),
        deed("keys", translate("Actions", "Keys"), "Ctrl+F1", partial(beside.keys, window)),
        deed("tour", translate("Actions", "Tour of the window"), "", partial(beside.tour, window)),
        deed("menu", translate("Actions", "Menu"), "F10", window.navigation.menu_button.showMenu),
        deed("quit", translate("Actions", "Quit"), "Ctrl+Q", window.quit),
    ]


def _account(window: MainWindow) -> list[Deed]:
    from ui.officers.ways import can_switch, switch_officer
    from ui.signin.ways import sign_in, sign_out

    def is_signed_in() -> bool:
        return window.situation is not None and window.situation.is_signed_in

    deed = partial(Deed, group=Group.WINDOW)
    return [
        deed(
            key="sign-in",
            words=translate("Actions", "Sign in…"),
            run=partial(sign_in, window),
            fits=lambda: not (window.is_practice or is_signed_in()),
        ),
        deed(key="sign-out", words=translate("Actions", "Sign out"), run=partial(sign_out, window), fits=is_signed_in),
        deed(
            key="officers",
            words=translate("Actions", "Switch officer…"),
            run=partial(switch_officer, window),
            fits=partial(can_switch, window),
        ),
    ]


def _deed(
    key: str, words: str, shortcut: str, run: Callable[[], object], *more: str, group: Group = Group.WORK
) -> Deed:
    return Deed(key=key, words=words, group=group, run=run, shortcut=shortcut, more_keys=more)


def _act(act: Act, reading: ReadingPage, is_there: Callable[[], bool]) -> Deed:
    def fits() -> bool:
        shown_now = reading.complaint.reading
        return is_there() and shown_now is not None and act.fits(shown_now)

    def run() -> None:
        if is_there():
            reading.complaint.run_act(act)

    return Deed(
        key=f"act.{act.key}", words=act.words(), group=Group.COMPLAINT, run=run, shortcut=act.shortcut, fits=fits
    )
