"""One file comes down: kept as it comes, gone on with where it stopped, checked at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.files.rows import CHUNK
from desktop.problems import KnownProblem
from sync.files.steady import steadily

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.complaint import Attachment
    from desktop.files.rows import Holding
    from desktop.files.store import FileStore
    from sync.connectors.base import FileChannel, Incoming

LONGEST = 256 * 1024 * 1024
"""Bytes that no attachment has: a server that says otherwise would fill the disk."""


class Download:
    """Of one attachment. All that came is kept, whatever ends it but a checksum that does not fit."""

    def __init__(self, store: FileStore, channel: FileChannel, attachment: Attachment) -> None:
        self._store = store
        self._channel = channel
        self._file = attachment
        self._done = 0

    def run(self, on_part: Callable[[int], None]) -> str:
        """Fetch what is missing. Gives its SHA-256.

        `on_part` is told how many bytes are here, and may end it by raising. Raises `attachment-gone`, `file-damaged`.
        """
        name = self._file.attachment_id
        if self._file.sha256 and self._store.link(name, self._file.sha256).result():
            return self._file.sha256  # the same content came with another complaint, or was the officer's own
        try:
            steadily(lambda: self._fetch(on_part), lambda: self._holding().size)
            return self._store.finish(name, self._file.sha256).result()
        except KnownProblem as problem:
            if problem.code == "file-damaged":
                self._store.discard(name).result()
            raise

    def _holding(self) -> Holding:
        return self._store.holding(self._file.attachment_id).result()

    def _fetch(self, on_part: Callable[[int], None]) -> None:
        holding = self._holding()
        if holding.size and holding.size == self._file.size:
            return  # all of it came, and the program ended before it was checked
        with self._channel.download(self._file.attachment_id, start=holding.size, etag=holding.etag) as incoming:
            if not (holding.size and incoming.start == holding.size and incoming.etag == holding.etag):
                self._begin_anew(incoming)
            self._done = incoming.start
            self._take(incoming, on_part)

    def _begin_anew(self, incoming: Incoming) -> None:
        if incoming.start:
            raise KnownProblem("answer-garbled", reason="Content-Range")
        if incoming.total > LONGEST:
            raise KnownProblem("file-too-large")
        self._store.restart(self._file.attachment_id, incoming.etag).result()

    def _take(self, incoming: Incoming, on_part: Callable[[int], None]) -> None:
        """Keep chunk by chunk, and of the last one what came of it."""
        waiting = bytearray()
        on_part(self._done)
        try:
            for piece in incoming.chunks:
                waiting += piece
                while len(waiting) >= CHUNK:
                    self._keep(bytes(waiting[:CHUNK]))
                    del waiting[:CHUNK]
                    on_part(self._done)
        finally:
            if waiting:
                self._keep(bytes(waiting))
        on_part(self._done)
        if self._done != incoming.total:
            raise KnownProblem("answer-truncated")

    def _keep(self, data: bytes) -> None:
        self._done = self._store.append(self._file.attachment_id, self._done, data).result()
