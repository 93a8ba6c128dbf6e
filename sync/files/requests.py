"""What the window asks of files: have one, have it no more, tell how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import file_wishes
from sync.files.board import FileBoard

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from sync.files.board import FileProgress


class FileRequests:
    """Of one sync worker, from any thread."""

    def __init__(self, desk: Desk, *, wake: Callable[[bool], None], interrupt: Callable[[], None]) -> None:
        """`wake` lets the worker look, after a whole sync or not; `interrupt` ends what is on the network."""
        self.board = FileBoard()
        self._desk = desk
        self._wake = wake
        self._interrupt = interrupt

    def fetch(self, tracking_id: TrackingId, attachment_id: str, *, with_sync: bool = False) -> None:
        """Fetch a file of a complaint now, small ones first; `with_sync` behind a whole sync.

        The wish is kept: without a network it is fulfilled by a later sync, also after a restart. How it goes is told
        to those who `subscribe`; a failure is a KnownProblem there.
        """
        self.board.ask(tracking_id, attachment_id)

        def go_on(kept: Future[None]) -> None:
            if kept.exception() is None:
                self._wake(with_sync)

        self._desk.write(file_wishes.wish, tracking_id, attachment_id).add_done_callback(go_on)

    def stop(self, attachment_id: str) -> None:
        """Fetch a file no more, and end it at once if it is on its way. What came of it is kept."""
        self._desk.write(file_wishes.settle, attachment_id)
        if self.board.stop(attachment_id):
            self._interrupt()  # the courier sees that it was this file, and goes on with the others

    def subscribe(self, listener: Callable[[FileProgress], None]) -> Callable[[], None]:
        """Call `listener` with each file known now, then with each change, on any thread. Returns the way out."""
        return self.board.subscribe(listener)
