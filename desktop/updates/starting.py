"""What a start of the program has to do about an update, and how the program begins anew as another version."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop.updates import swap

if TYPE_CHECKING:
    from typing import BinaryIO

    from desktop.desk import Desk

_held: list[tuple[Path, BinaryIO]] = []
"""The lock that says that this process runs: for as long as it does."""


def own_folder() -> Path | None:
    """The folder of a program that looks after itself; None from source, and where apt does. Needs only Python."""
    folder = Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None
    return None if folder is not None and folder.is_relative_to("/usr") else folder


def hold_files() -> None:
    """Say that this process uses the program's files, where it has a folder of its own that it may write to."""
    folder = own_folder()
    if folder is not None:
        with suppress(OSError):  # of another account, or on a disk that nothing is written to
            _held.append((folder, swap.mark_running(folder)))
            atexit.register(_let_go)


def finish_what_was_begun() -> bool:
    """Before anything else is loaded: a swap that was killed goes on, and a version that does not start goes back.

    Every process is counted at first, whether it opens a window or not: a new version may fall before it can tell.
    Returns whether this one was.
    """
    folder = own_folder()
    told = swap.journal(folder) if folder is not None else None
    if folder is None or told is None or told["phase"] == swap.Phase.READY:
        return False
    return _begin(folder) is swap.Step.COUNTED


def before_the_window() -> None:
    """An update that is ready takes its place."""
    folder = own_folder()
    if folder is not None and swap.ready_version(folder) is not None:
        _begin(folder)


def count_anew() -> None:
    """The officer is asked something before the window comes, or has left in good order: that is no failed start."""
    folder = own_folder()
    if folder is not None:
        swap.count_anew(folder)


def uncount() -> None:
    """A command was counted, and opened no window: what it comes to says nothing of a new version."""
    folder = own_folder()
    if folder is not None:
        swap.uncount(folder)


def open_desk(data_dir: Path, program: Path | None = None) -> Desk:
    """Open the desk; after an update was taken back, with the copy of the cache from before it. Raises as `Desk`."""
    from desktop.cache import upgrade
    from desktop.cache.schema_version import SCHEMA_VERSION
    from desktop.desk import Desk
    from desktop.problems import KnownProblem

    try:
        return Desk.open(data_dir)
    except KnownProblem as problem:
        folder = program or own_folder()
        if problem.code != "cache-newer" or folder is None or not swap.refused_version(folder):
            raise
        if not upgrade.put_back(data_dir, SCHEMA_VERSION):
            raise
        return Desk.open(data_dir)


def _begin(folder: Path) -> swap.Step:
    step = swap.begin(folder)
    if step in {swap.Step.SWAPPED, swap.Step.RETURNED}:
        _begin_anew()
    return step


def _begin_anew() -> NoReturn:
    """Start the version that is there now with what this one was asked for, and end this one."""
    _let_go()
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}  # it is not a child that shares our files
    arguments = [sys.executable, *sys.argv[1:]]
    if sys.platform == "win32":
        import subprocess

        begun = subprocess.Popen(arguments, env=environment)  # noqa: S603 - ourselves
        sys.exit(0 if sys.stdout is None else begun.wait())  # whoever reads what a command says wants its exit code
    os.execve(sys.executable, arguments, environment)  # noqa: S606 - ourselves


def _let_go() -> None:
    while _held:
        swap.unmark_running(*_held.pop())
