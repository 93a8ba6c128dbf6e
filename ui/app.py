"""The program with its window: opens the desk, shows the window, starts the sync beside it, and ends all in order."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from concurrent.futures import Future
from functools import partial
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QApplication

    from desktop.desk import Desk
    from desktop.profiles import Profile
    from ui.instance import Instance
    from ui.program import Program

_FREE_OF_QT = (
    "desktop.desk",
    "desktop.cache.views.lists",
    "desktop.cache.intents.outbox",
    "desktop.cache.mirror.reference",
    "desktop.cache.settings",
    "desktop.cache.ways.syncstate",
    "sync.report",
)


def run(
    data_dir: Path,
    *,
    practice: bool,
    language: str | None = None,
    usual_language: str = "id",
    desks: Sequence[Profile] = (),
) -> int:
    """Run until the window is closed. Returns the exit code: 0, or 1 where the desk could not be opened.

    Where a window on this desk is open already, that one comes to the front instead.

    `language` holds for this time, whatever the settings say; `usual_language` where they say nothing. Where there are
    several `desks`, the officer is asked first.
    """
    gc.disable()  # nothing that is loaded now is garbage; `Program` takes the collector up again
    _load_what_is_free_of_qt()
    opening: Future[Desk] = Future()
    is_asked = len(desks) > 1
    if not is_asked:
        _begin_opening(data_dir, opening)  # the desk opens while Qt is loaded
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    builtins.__import__ = plain_import  # WORKAROUND: Qt's binding put in one that reads the source of every module
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    from ui.instance import Instance, call_first
    from ui.language import speak
    from ui.opening import open_desk
    from ui.program import Program, prepare
    from ui.signals import EndingSignals

    speak(language or usual_language)
    theme = prepare(application)
    if is_asked:
        from ui.officers.chooser import choose

        chosen = choose(desks, data_dir)
        if chosen is None:
            return 0
        data_dir = chosen
        _begin_opening(data_dir, opening)
    desk = open_desk(data_dir, opening.result)
    if desk is None:
        return os.EX_NOINPUT if hasattr(os, "EX_NOINPUT") else 1
    instance = Instance(data_dir)
    if not instance.claim() and call_first(data_dir):
        desk.close()
        return 0
    signals = EndingSignals(application)
    try:
        while desk is not None:
            program = Program(desk, theme, practice=practice, language=language, instance=instance)
            program.locked.connect(application.exit)  # also out of the dialogs that are open
            program.start()
            code = _work(application, program)
            if not program.is_locked:
                return code
            place, is_away, pin = program.frame, program.was_away, program.new_key_pin
            del program
            gc.unfreeze()  # see `sync.collector`: what the first window was made of is garbage now
            gc.collect()  # here: the thread that opens the desk must not be the one to end a timer of the window's
            desk = _open_again(data_dir, instance, place, is_away=is_away, new_key_pin=pin)
        instance.let_go()
    finally:
        signals.let_go()
    return 0


def _open_again(
    data_dir: Path, instance: Instance, place: QByteArray, *, is_away: bool, new_key_pin: str | None
) -> Desk | None:
    """After a lock, through the door; or under a new key, where that is what it was locked for."""
    from desktop.desk import Desk
    from ui.opening import open_desk

    if new_key_pin is not None:
        from ui.lock.renewal import renew

        desk = renew(data_dir, new_key_pin or None, place).desk
        if desk is not None:
            return desk
    return open_desk(data_dir, partial(Desk.open, data_dir), instance=instance, place=place, is_away=is_away)


def _work(application: QApplication, program: Program) -> int:
    """Until the window is closed, or the desk is locked."""
    try:
        return application.exec()
    finally:
        program.end()


def _begin_opening(data_dir: Path, opening: Future[Desk]) -> None:
    Thread(target=_open, args=(data_dir, opening), name="opening").start()


def _load_what_is_free_of_qt() -> None:
    """Import what the desk needs before Qt's binding is there, which makes every import after it slower."""
    for name in _FREE_OF_QT:
        import_module(name)


def _open(data_dir: Path, opening: Future[Desk]) -> None:
    from desktop.updates.starting import open_desk

    try:
        opening.set_result(open_desk(data_dir))
    except BaseException as error:  # noqa: BLE001 told where the desk is waited for
        opening.set_exception(error)
