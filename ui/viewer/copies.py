"""Copies of a file outside of the store: saved where the officer wants it, or opened in the system's program.

A copy to open lies in a folder that only this account can read, under a name of our making, and goes with the program.
On Windows both are marked as coming from the internet, so that Office opens them in its protected view.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.files.kinds import is_harmless, safe_name
from desktop.problems import KnownProblem
from ui.viewer.decoder import in_background
from ui.viewer.open_folder import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtCore import QObject

    from desktop.files.store import FileStore
    from ui.bridge import DeskBridge

_INTERNET = "[ZoneTransfer]\r\nZoneId=3\r\n"


def save_copy(
    bridge: DeskBridge,
    sha256: str,
    path: Path,
    *,
    then: Callable[[Path], object],
    failed: Callable[[KnownProblem], object],
    owner: QObject,
) -> None:
    """Write a content to a path that the officer chose. `failed` gets `file-unwritable` or `file-not-held`."""

    def ask(files: FileStore) -> Future[Path]:
        return in_background(lambda: _written(path, files.read(sha256).result()))

    bridge.ask_files(ask, then=then, failed=failed, owner=owner)


def open_copy(
    bridge: DeskBridge,
    sha256: str,
    file_name: str,
    *,
    open_address: Callable[[QUrl], bool],
    failed: Callable[[KnownProblem], object],
    owner: QObject,
) -> None:
    """Open a content in the system's program for it, if it is harmless; that goes into the journal.

    `failed` gets `file-harmful` where it isn't.
    """

    def ask(files: FileStore) -> Future[Path]:
        return in_background(lambda: _prepared(files.read(sha256).result(), sha256, file_name))

    def open_it(path: Path) -> None:
        if open_address(QUrl.fromLocalFile(str(path))):
            bridge.write(journal.note, Act.OPENED_ELSEWHERE, "", what="attachment", sha256=sha256, owner=owner)

    bridge.ask_files(ask, then=open_it, failed=failed, owner=owner)


def _prepared(data: bytes, sha256: str, file_name: str) -> Path:
    name = safe_name(file_name)
    if not is_harmless(name, data):
        raise KnownProblem("file-harmful", name=name)
    folder = own_folder() / sha256[:16]
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    return path if path.exists() else _written(path, data)


def _written(path: Path, data: bytes) -> Path:
    try:
        with open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(data)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # a disk without such streams has no marks
                Path(f"{path}:Zone.Identifier").write_text(_INTERNET, encoding="ascii")
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or "") from error
    return path
