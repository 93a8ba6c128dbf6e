"""Decodes files from the store on one thread of its own, a wish after the other: PDFium knows no second thread.

A wish that nobody has any more when its turn comes is passed over, so that going through a list with the arrow keys
decodes nothing but where it ends.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, QSize

    from desktop.files.store import FileStore
    from ui.bridge import DeskBridge
    from ui.viewer.pictures import Shown

T = TypeVar("T")

MOST_BYTES = 64 * 1024 * 1024
"""Of a file that is shown here."""


class Wish:
    """Something to be decoded, until it is dropped."""

    __slots__ = ("is_dropped",)

    def __init__(self) -> None:
        self.is_dropped = False

    def drop(self) -> None:
        """It isn't needed any more."""
        self.is_dropped = True


def decode(
    bridge: DeskBridge,
    sha256: str,
    size: QSize,
    *,
    page: int = 0,
    then: Callable[[Shown], object],
    failed: Callable[[KnownProblem], object],
    owner: QObject,
) -> Wish:
    """Show a content of the store, to fit into `size`; `then` or `failed` follows on the GUI thread, unless dropped."""
    wish = Wish()

    def ask(files: FileStore) -> Future[Shown | None]:
        return in_background(lambda: _decode(files, wish, sha256, size, page))

    def take(shown: Shown | None) -> None:
        if shown is not None and not wish.is_dropped:
            then(shown)

    def fail(problem: KnownProblem) -> None:
        if not wish.is_dropped:
            failed(problem)

    bridge.ask_files(ask, then=take, failed=fail, owner=owner)
    return wish


def in_background(work: Callable[[], T]) -> Future[T]:
    """Do something with contents that takes a while, in its turn."""
    return _thread().submit(work)


def _decode(files: FileStore, wish: Wish, sha256: str, size: QSize, page: int) -> Shown | None:
    from ui.viewer.pictures import show

    if wish.is_dropped:
        return None
    data = files.read_part(sha256, 0, MOST_BYTES + 1).result()
    if len(data) > MOST_BYTES:
        raise KnownProblem("file-not-shown")
    return None if wish.is_dropped else show(data, size, page)


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="decoder")
