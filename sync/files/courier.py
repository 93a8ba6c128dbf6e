"""What is to be done about files, one job after the other: small before large, and text before all of them.

Uploads come first, because answers wait for them; then what the officer asked for; previews last.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.intents import file_wishes, outbox, uploads
from desktop.changes import Topic
from desktop.files.store import preview_of
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from sync.contract.terms import MAX_PREVIEW
from sync.files import work
from sync.files.board import FileProgress, TransferState
from sync.files.download import Download
from sync.files.steady import steadily
from sync.files.upload import send_from_desk
from sync.ledger import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.cache.intents.file_wishes import FileWish
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from desktop.intent import FileRef, OpResult, OutboxItem
    from sync.connectors.base import Connector
    from sync.files.board import FileBoard

PREVIEWS_A_SYNC = 25
"""Each costs a round trip: what is most urgent first, the rest with the next syncs."""
_TELL_EVERY = 0.2
"""Seconds between two words on a file's progress."""
_ANNOUNCE_EVERY = 1.0
"""Seconds between two commits that only say that there is more of a file."""
_OF_ONE_FILE = frozenset({"attachment-gone", "file-damaged", "file-too-large", "file-elsewhere", "server-refused"})
"""What is wrong with one download alone: it is told, and the others go on."""


class OvertakenError(Exception):
    """Text is waiting: the file is left where it is, and gone on with afterwards."""


class _TakenBackError(Exception):
    """The answer of an upload waits no more."""


def adopted(desk: Desk, result: OpResult) -> bool:
    """Give the files of an answer that went, which are here already, the names that they came back with."""
    files = desk.ask(uploads.came_back, result.op_id)
    for file in files:
        desk.files.link(file.attachment_id, file.sha256).result()
    return bool(files)


class Courier:
    """For one run of the sync. `is_cancelled` and `is_overtaken` are asked between chunks."""

    def __init__(
        self,
        desk: Desk,
        connector: Connector,
        board: FileBoard,
        *,
        is_cancelled: Callable[[], bool],
        is_overtaken: Callable[[], bool],
        hindrance: Callable[[int], KnownProblem | None] = lambda _: None,
        begins: Callable[[], None] = lambda: None,
    ) -> None:
        """`hindrance` keeps from coming what nobody asked for; `begins` is called when there is something to do."""
        self._desk = desk
        self._connector = connector
        self._board = board
        self._is_cancelled = is_cancelled
        self._is_overtaken = is_overtaken
        self._hindrance = hindrance
        self._begins = begins
        self._previews_left = PREVIEWS_A_SYNC
        self._told_at = self._announced_at = float("-inf")
        self.jobs = (self.upload_next, self.end_next, self.download_next, self.preview_next)
        """In their order: each does one thing and tells whether there was one."""

    def adopt(self, results: Sequence[OpResult]) -> None:
        """The files of answers that went are here already: say so under the names that they came back with."""
        for result in results:
            if adopted(self._desk, result):
                self._announce(result.tracking_id)

    def upload_next(self) -> bool:
        """Send the files of the op that needs the least; False where none waits for files."""
        found = self._desk.ask(work.next_upload)
        if found is None:
            return False
        item, files = found
        try:
            for file in files:
                send = partial(send_from_desk, self._desk, self._connector.files, file)
                self._run(_sent(item, file), send, partial(self._must_wait_on, item))
        except _TakenBackError:
            pass
        except KnownProblem as problem:
            if problem.code not in {"upload-refused", "answer-file-lost"}:
                raise
            self._desk.write_as(ORIGIN, uploads.refuse, item, problem.code, file.name).result()
        return True

    def end_next(self) -> bool:
        """End an upload that nothing needs any more: a file that was taken back is to stay nowhere else."""
        found = self._desk.ask(uploads.abandoned)
        if found is None:
            return False
        sha256, url = found
        self._check()
        self._connector.files.end_upload(url)
        self._desk.write_as(ORIGIN, uploads.forget, sha256).result()
        return True

    def download_next(self) -> bool:
        """Fetch the smallest file that is asked for; False where none is."""
        wanted = next((one for one in self._desk.ask(file_wishes.wishes) if not self._is_stopped(one)), None)
        if wanted is None:
            return self._tell_in_vain()
        fetched = FileProgress(
            file_id=wanted.attachment.attachment_id,
            tracking_id=wanted.tracking_id,
            state=TransferState.RUNNING,
            total=wanted.attachment.size,
        )
        try:
            download = Download(self._desk.files, self._connector.files, wanted.attachment)
            self._run(fetched, download.run, partial(self._must_be_wanted, wanted))
        except KnownProblem as problem:
            if problem.code == "cancelled" and not self._is_cancelled():
                self._connector.resume()  # a file was stopped, not the sync
                if not self._is_stopped(wanted):
                    return True  # it was another one, which ended at that moment
            elif problem.code not in _OF_ONE_FILE:
                raise
        self._desk.write_as(ORIGIN, file_wishes.settle, wanted.attachment.attachment_id).result()
        return True

    def preview_next(self) -> bool:
        """Fetch a preview; False where none is wanted any more in this run."""
        if not self._previews_left or self._hindrance(MAX_PREVIEW):
            return False
        wanted = self._desk.ask(work.next_preview)
        if wanted is None:
            return False
        self._begins()
        self._previews_left -= 1
        self._check()
        name = wanted.attachment.attachment_id
        data = steadily(lambda: self._connector.files.preview(name), lambda: 0)
        if data:
            held = preview_of(name)
            self._desk.files.restart(held, "").result()
            self._desk.files.append(held, 0, data).result()
            self._desk.files.finish(held).result()
        self._desk.write_as(ORIGIN, file_wishes.note_preview, wanted).result()
        return True

    # internals

    def _tell_in_vain(self) -> bool:
        """Tell of a wish that nothing can fulfil; whether there was one."""
        found = self._desk.ask(file_wishes.in_vain)
        if found is None:
            return False
        tracking_id, name = found
        problem = KnownProblem("attachment-gone")
        self._desk.write_as(ORIGIN, file_wishes.settle, name).result()
        self._board.tell(
            FileProgress(file_id=name, tracking_id=tracking_id, state=TransferState.FAILED, problem=problem)
        )
        return True

    def _run(
        self, progress: FileProgress, transfer: Callable[[Callable[[int], None]], object], check: Callable[[], None]
    ) -> None:
        """Run a transfer and tell how it goes."""
        latest = progress

        def on_part(done: int) -> None:
            nonlocal latest
            latest = replace(progress, done=done)
            self._tell(latest)
            check()
            self._check()

        self._begins()
        self._told_at = self._announced_at = float("-inf")
        try:
            transfer(on_part)
        except OvertakenError:
            self._board.tell(replace(latest, state=TransferState.WAITING))
            raise
        except _TakenBackError:
            self._board.tell(replace(latest, state=TransferState.STOPPED))
            raise
        except KnownProblem as problem:
            self._announce(progress.tracking_id)
            self._board.tell(self._ended(latest, problem))
            raise
        self._announce(progress.tracking_id)
        self._board.tell(replace(latest, state=TransferState.DONE, done=progress.total))

    def _ended(self, progress: FileProgress, problem: KnownProblem) -> FileProgress:
        if problem.code != "cancelled":
            return replace(progress, state=TransferState.FAILED, problem=problem)
        is_stopped = self._board.is_stopped(progress.file_id)
        return replace(progress, state=TransferState.STOPPED if is_stopped else TransferState.WAITING)

    def _tell(self, progress: FileProgress) -> None:
        now = self._desk.clock.monotonic()
        if now - self._told_at >= _TELL_EVERY:
            self._told_at = now
            self._board.tell(progress)
        if now - self._announced_at >= _ANNOUNCE_EVERY:
            self._announced_at = now
            self._announce(progress.tracking_id)

    def _announce(self, tracking_id: TrackingId) -> None:
        self._desk.write_as(ORIGIN, _more_is_here, tracking_id).result()

    def _check(self) -> None:
        if self._is_cancelled():
            raise KnownProblem("cancelled")
        if self._is_overtaken():
            raise OvertakenError

    def _must_wait_on(self, item: OutboxItem) -> None:
        """Nothing more is sent of an answer that was taken back."""
        now = self._desk.ask(outbox.get, item.op_id)
        if now is None or now.state is not OutboxState.QUEUED:
            raise _TakenBackError

    def _must_be_wanted(self, wanted: FileWish) -> None:
        if self._is_stopped(wanted):
            raise KnownProblem("cancelled")

    def _is_stopped(self, wanted: FileWish) -> bool:
        return self._board.is_stopped(wanted.attachment.attachment_id)


def _sent(item: OutboxItem, file: FileRef) -> FileProgress:
    return FileProgress(
        file_id=file.sha256,
        tracking_id=item.tracking_id,
        state=TransferState.RUNNING,
        is_upload=True,
        total=file.size,
    )


def _more_is_here(tx: Transaction, tracking_id: TrackingId) -> None:
    tx.changed(Topic.FILES, tracking_id)
