"""Takes a file from the disk, or a picture from the clipboard, into the store: checked, cleaned, and made smaller too.

All of it runs on the decoder's thread, a file after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.files import own
from desktop.intent import FileRef
from desktop.problems import KnownProblem
from ui.response.files.shrink import encoded, smaller
from ui.viewer.decoder import in_background

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QImage

    from desktop.files.own import OwnFile
    from desktop.files.store import FileStore
    from ui.bridge import DeskBridge

WORTH_SHRINKING = 300_000
"""Bytes from which a picture is worth a choice: ten seconds on a link of 256 kbit/s."""
_GAIN = 0.8
"""Share of its size below which the smaller one is offered."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture out of the clipboard, and what it is to be called."""

    name: str
    image: QImage

    def prepared(self) -> OwnFile:
        """As a file like any other."""
        return own.prepare(self.name, encoded(self.image, "png"))


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is in the store, and the smaller one that may go in its place."""

    file: FileRef
    small: FileRef | None


def take(
    bridge: DeskBridge,
    source: Path | Pasted,
    *,
    then: Callable[[Taken], object],
    failed: Callable[[KnownProblem], object],
    owner: QObject,
) -> None:
    """Take it; `then` or `failed` follows on the GUI thread. `failed` gets what `own.read` raises, `picture-not-shrunk`
    and what the store raises.
    """  # noqa: D205 - the codes belong together

    def ask(files: FileStore) -> Future[Taken]:
        return in_background(lambda: _taken(files, source))

    bridge.ask_files(ask, then=then, failed=failed, owner=owner)


def _taken(files: FileStore, source: Path | Pasted) -> Taken:
    file = source.prepared() if isinstance(source, Pasted) else own.read(source)
    small = _smaller(file)
    return Taken(_kept(files, file), _kept(files, small) if small else None)


def _smaller(file: OwnFile) -> OwnFile | None:
    """The picture made smaller, where that is worth it. Raises where it can't go without."""
    if not file.is_picture or len(file.data) < WORTH_SHRINKING:
        return None
    try:
        small = own.OwnFile(name=file.name, media_type="image/jpeg", data=smaller(file.data))
    except KnownProblem as problem:
        if file.is_too_large:
            raise KnownProblem("picture-not-shrunk", name=file.name) from problem
        return None
    if small.is_too_large:
        raise own.too_large(file.name, len(small.data))
    return small if file.is_too_large or len(small.data) < _GAIN * len(file.data) else None


def _kept(files: FileStore, file: OwnFile) -> FileRef:
    sha256 = files.put(file.data).result()
    return FileRef(name=file.name, sha256=sha256, size=len(file.data), media_type=file.media_type)
