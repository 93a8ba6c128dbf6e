"""What a start of the program has to do about an update, and how the program begins anew as another version."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.updates import swap

if TYPE_CHECKING:
    from desktop.desk import Desk

_held: list[Any] = []
"""The lock that says that this process runs: for as long as it does."""


def own_folder() -> Path | None:
    """The folder of a program that looks after itself; None from source, and where apt does. Needs only Python."""
    folder = Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None
    return None if folder is not None and folder.is_relative_to("/usr") else folder


def finish_what_was_cut_short() -> None:
    """Before anything else is loaded: a swap that was killed goes on, and the program begins anew."""
    folder = own_folder()
    told = swap.journal(folder) if folder is not None else None
    if folder is not None and told is not None and told["phase"] in {swap.Phase.SWAPPING, swap.Phase.RETURNING}:
        swap.begin(folder)
        _begin_anew()


def before_the_window() -> None:
    """An update that is ready takes its place; one that did not start is taken back."""
    folder = own_folder()
    if folder is not None and swap.begin(folder) is not swap.Step.NOTHING:
        _begin_anew()


def hold_files() -> None:
    """Say that this process uses the program's files, where it has a folder of its own that it may write to."""
    folder = own_folder()
    if folder is not None and os.access(folder, os.W_OK):
        _held.append(swap.mark_running(folder))


def count_anew() -> None:
    """The officer is asked something before the window comes, or has left in good order: that is no failed start."""
    folder = own_folder()
    if folder is not None:
        swap.count_anew(folder)


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


def _begin_anew() -> None:
    """Start the program that is there now, with what this one was asked for, and end this one."""
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}  # it is not a child that shares our files
    arguments = [sys.executable, *sys.argv[1:]]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(arguments, env=environment)  # noqa: S603 - ourselves
        sys.exit(0)
    os.execve(sys.executable, arguments, environment)  # noqa: S606 - ourselves
