"""Contents of files, encrypted, each kept once under its SHA-256: attachments that came, files that are to go.

They lie in a database of their own (`files.db`, the same key), so that pictures never slow down lists and drafts. It
is opened when it is first used, and used on one thread of its own: every verb gives a `Future` at once.

Who shows a file asks `held(attachment_id)` for its SHA-256 (an empty text while it is not whole), then
`read(sha256)` for its bytes:

    desk.files.held("a1").result()        # "" or 64 hexadecimal digits
    desk.files.read(sha256).result()      # bytes; raises KnownProblem `file-not-held`
    desk.files.put(data).result()         # the SHA-256 under which the data are from now on, also after a power cut

In the window: `bridge.ask_files(lambda files: files.read(sha256), then=…, owner=…)`. A download is kept as it comes:
`restart`, `append`, … `finish`; `holding` tells how far it is, also after the program was killed.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from desktop.cache.connection import compact, named_errors, open_cache
from desktop.files import rows
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.files.rows import Holding

P = ParamSpec("P")
T = TypeVar("T")

FILE_NAME = "files.db"
_VACUUM_UP_TO = 128 * 1024 * 1024
"""Bytes of a store that is written anew to shrink it."""


def preview_of(attachment_id: str) -> str:
    """The name under which the small picture of an attachment is held, beside the attachment itself."""
    return f"preview:{attachment_id}"


class FileStore:
    """One for a desk. Verbs may raise, through their future, what `desktop.cache.connection` names."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._db: Database | None = None
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-files")

    def put(self, data: bytes) -> Future[str]:
        """Keep a content, on the disk before the future is done. Gives its SHA-256."""
        return self._write("FULL", rows.put, data)

    def held(self, attachment_id: str) -> Future[str]:
        """The SHA-256 of an attachment that is here whole, or an empty text."""
        return self._pool.submit(self._held, attachment_id)

    def holding(self, attachment_id: str) -> Future[Holding]:
        """How much of an attachment is here."""
        return self._pool.submit(self._holding, attachment_id)

    def holdings(self, attachment_ids: Sequence[str]) -> Future[dict[str, Holding]]:
        """How much is here of each of these attachments."""
        return self._pool.submit(lambda: {one: self._holding(one) for one in attachment_ids})

    def has(self, sha256: str) -> Future[bool]:
        """Whether a content is here."""
        return self._pool.submit(self._has, sha256)

    def read(self, sha256: str) -> Future[bytes]:
        """All of a content. Raises `file-not-held`."""
        return self._pool.submit(self._read, sha256, 0, None)

    def read_part(self, sha256: str, start: int, length: int) -> Future[bytes]:
        """Some bytes of a content, fewer at its end. Raises `file-not-held`."""
        return self._pool.submit(self._read, sha256, start, length)

    def restart(self, attachment_id: str, etag: str) -> Future[None]:
        """A download begins from its first byte; `etag` names the version that comes."""
        return self._write("NORMAL", rows.restart, attachment_id, etag)

    def append(self, attachment_id: str, start: int, data: bytes) -> Future[int]:
        """Keep the next bytes of a download. Gives how many are here; raises `file-elsewhere` if they don't follow."""
        return self._write("NORMAL", rows.append, attachment_id, start, data)

    def finish(self, attachment_id: str, expected: str = "") -> Future[str]:
        """A download is whole. Gives its SHA-256; raises `file-damaged` where another one was expected."""
        return self._write("NORMAL", rows.finish, attachment_id, expected)

    def link(self, attachment_id: str, sha256: str) -> Future[bool]:
        """Take a content that is here for an attachment's. Gives whether it is here: then nothing is to be fetched."""
        return self._write("NORMAL", rows.link, attachment_id, sha256)

    def discard(self, attachment_id: str) -> Future[None]:
        """Let go of what came of an attachment."""
        return self._write("NORMAL", rows.discard, attachment_id)

    def drop(self, attachment_ids: Sequence[str], contents: Sequence[str], named: frozenset[str]) -> Future[int]:
        """Let go of attachments, previews and `contents`, for good, unless `named` or needed elsewhere."""
        both = [*attachment_ids, *map(preview_of, attachment_ids)]
        return self._write("FULL", rows.drop, both, contents, named)

    def sweep(self, named: frozenset[str], today: str) -> Future[int]:
        """Let go of contents that nothing has needed since a day before `today`. Gives how many went."""
        return self._write("NORMAL", rows.sweep, named, today)

    def compact(self) -> Future[bool]:
        """Leave nothing of what was let go of in the file. Gives whether the write-ahead log could be emptied."""
        return self._pool.submit(lambda: compact(self._opened(), self._path, up_to=_VACUUM_UP_TO))

    def close(self) -> None:
        """Finish what was asked and let go of the file."""
        self._pool.submit(self._close).result()
        self._pool.shutdown()
        self._key = b""

    # on the store's thread

    def _opened(self) -> Database:
        if self._db is None:
            db = open_cache(self._path, self._key)
            try:
                with named_errors(self._path):
                    rows.prepare(db, self._path)
            except BaseException:
                db.close()
                raise
            self._db = db
        return self._db

    def _holding(self, attachment_id: str) -> Holding:
        if self._db is None and not self._path.exists():
            return rows.NOTHING  # a desk that never had a file gets none by looking
        with named_errors(self._path):
            return rows.holding(self._opened(), attachment_id)

    def _held(self, attachment_id: str) -> str:
        return self._holding(attachment_id).sha256

    def _has(self, sha256: str) -> bool:
        with named_errors(self._path):
            return rows.content_of(self._opened(), sha256) is not None

    def _read(self, sha256: str, start: int, length: int | None) -> bytes:
        with named_errors(self._path):
            db = self._opened()
            content_id = rows.content_of(db, sha256)
            if content_id is None:
                raise KnownProblem("file-not-held")
            found, size = [], 0
            for piece in rows.pieces(db, content_id, start):
                found.append(piece)
                size += len(piece)
                if length is not None and size >= length:
                    break
        return b"".join(found)[:length]

    def _write(
        self, synchronous: str, operation: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        def run() -> T:
            with named_errors(self._path):
                db = self._opened()
                db.execute(f"PRAGMA synchronous = {synchronous}")
                db.execute("BEGIN IMMEDIATE")
                try:
                    result = operation(db, *args, **kwargs)
                    db.execute("COMMIT")
                except BaseException:
                    if db.in_transaction:
                        db.execute("ROLLBACK")
                    raise
            return result

        return self._pool.submit(run)

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
