"""The program with its window: opens the desk, shows the window, starts the sync beside it, and ends all in order."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk


def run(data_dir: Path, *, practice: bool, language: str | None = None) -> int:
    """Run until the window is closed. Returns the exit code: 0, or 1 where the desk could not be opened."""
    _load_what_is_free_of_qt()
    opening: Future[Desk] = Future()
    Thread(target=_open, args=(data_dir, opening), name="opening").start()  # the desk opens while Qt is loaded
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    from ui.language import speak
    from ui.opening import open_desk
    from ui.program import Program, prepare
    from ui.signals import EndingSignals

    speak(language or "id")
    theme = prepare(application)
    desk = open_desk(data_dir, opening.result)
    if desk is None:
        return os.EX_NOINPUT if hasattr(os, "EX_NOINPUT") else 1
    program = Program(desk, theme, practice=practice, language=language)
    signals = EndingSignals(application)
    program.start()
    try:
        return application.exec()
    finally:
        program.end()
        signals.let_go()


def _load_what_is_free_of_qt() -> None:
    """Once Qt's binding is loaded, it reads the source of every module that is imported: so ours come first."""
    import sync.report  # noqa: F401


def _open(data_dir: Path, opening: Future[Desk]) -> None:
    from desktop.desk import Desk

    try:
        opening.set_result(Desk.open(data_dir))
    except BaseException as error:  # noqa: BLE001 told where the desk is waited for
        opening.set_exception(error)
