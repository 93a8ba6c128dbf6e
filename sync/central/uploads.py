"""Uploads in parts: where each stands, what became of it, and for how long it is kept.

What is here and checked is told by the database; the bytes lie in a file of the upload's own until all of it came. A
part that comes while an older request still writes to the same upload takes over: on a link that broke, the older one
is a ghost that nobody will end.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.clock import timestamp
from sync.central.answers import RequestRefusedError
from sync.contract.problems import ProblemCode
from sync.contract.terms import MAX_FILE_SIZE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sync.central.auth import Account
    from sync.central.store import Store
    from sync.contract.request import FileRef

LIFETIME = timedelta(days=30)
"""How long an upload is kept that no answer has named."""
QUOTA = 1024 * 1024 * 1024
"""Bytes of an officer's uploads: what 40 answers with all that the form takes have."""
ALGORITHMS = ("sha1", "sha256")
_OF_NOTHING = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Where an upload stands; sizes in bytes."""

    id: str
    length: int
    received: int
    expected: str
    expires_at: str

    @property
    def is_finished(self) -> bool:
        """Whether all of it is here."""
        return self.received == self.length


@dataclass(frozen=True, slots=True)
class Checksum:
    """Of one part."""

    algorithm: str
    digest: bytes


class Uploads:
    """All uploads of a store. Safe to use from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.folder / "uploads"
        self._folder.mkdir(exist_ok=True)
        self._turn = threading.RLock()
        self._newest: dict[str, Part] = {}

    def create(self, account: Account, length: int, expected: str = "") -> Upload:
        """A new upload, or the officer's own of the same content where that was told: its answer may have been lost.

        `expected`: the SHA-256 that the content is to have, or an empty text.
        """
        if length > MAX_FILE_SIZE:
            raise RequestRefusedError(ProblemCode.REQUEST_TOO_LARGE)
        if not length and expected not in {"", _OF_NOTHING}:
            raise RequestRefusedError(ProblemCode.REQUEST_MALFORMED, "no bytes have that sha256")
        self._let_go_of_expired()
        with self._store.write() as db:
            known = _select(db, "officer_id = ? AND expected = ? AND length = ?", [account.id, expected, length])
            if expected and known is not None:
                return self._as_it_lies(known)
            (used,) = db.execute(
                "SELECT coalesce(sum(length), 0) FROM upload WHERE officer_id = ?", [account.id]
            ).fetchone()
            if used + length > QUOTA:
                raise RequestRefusedError(ProblemCode.UPLOAD_QUOTA_EXCEEDED)
            upload = Upload(
                id=secrets.token_urlsafe(16),
                length=length,
                received=0,
                expected=expected,
                expires_at=timestamp(self._store.clock.now() + LIFETIME),
            )
            self.path(upload.id).touch()
            db.execute(
                "INSERT INTO upload (id, officer_id, length, expected, expires_at) VALUES (?, ?, ?, ?, ?)",
                [upload.id, account.id, length, expected, upload.expires_at],
            )
        return upload if length else self._finish(upload)

    def get(self, account: Account, upload_id: str) -> Upload:
        """Where an upload stands. Refuses as `not-found` what is not this officer's."""
        with self._store.read() as db:
            found = _select(db, "id = ? AND officer_id = ?", [upload_id, account.id])
        if found is None:
            raise RequestRefusedError(ProblemCode.NOT_FOUND)
        return self._as_it_lies(found)

    def begin(self, account: Account, upload_id: str, offset: int, checksum: Checksum | None) -> Part:
        """Take in a part that begins at `offset`, which is to be where the upload stands."""
        with self._turn:
            upload = self.get(account, upload_id)
            if upload.received != offset or upload.is_finished:
                raise RequestRefusedError(ProblemCode.UPLOAD_OFFSET_WRONG)
            ghost = self._newest.get(upload_id)
            if ghost is not None:
                ghost.let_go()
            part = self._newest[upload_id] = Part(self, upload, checksum)
        return part

    @contextmanager
    def turn_of(self, part: Part) -> Iterator[None]:
        """Nobody else writes meanwhile. Refuses a part whose upload another request has taken over."""
        with self._turn:
            if self._newest.get(part.upload.id) is not part:
                raise RequestRefusedError(ProblemCode.UPLOAD_OFFSET_WRONG)
            yield

    def leave(self, part: Part) -> None:
        """The request of this part is over."""
        with self._turn:
            if self._newest.get(part.upload.id) is part:
                del self._newest[part.upload.id]

    def keep(self, part: Part, received: int) -> Upload:
        """Note that so much is here; what is whole becomes a content. Gives where the upload stands."""
        upload = replace(part.upload, received=received)
        with self.turn_of(part):
            if upload.is_finished:
                return self._finish(upload)
            with self._store.write() as db:
                db.execute("UPDATE upload SET received = ? WHERE id = ?", [received, upload.id])
        return upload

    def remove(self, account: Account, upload_id: str) -> None:
        """Let go of an upload. A content that something names stays."""
        upload = self.get(account, upload_id)
        with self._store.write() as db:
            self._remove(db, upload.id)

    def path(self, upload_id: str) -> Path:
        """Where the bytes of an upload lie that is not whole."""
        return self._folder / upload_id

    def _as_it_lies(self, upload: Upload) -> Upload:
        """After a power cut there may be less of the file than the database says."""
        if upload.is_finished:
            return upload
        path = self.path(upload.id)
        path.touch()
        return replace(upload, received=min(upload.received, path.stat().st_size))

    def _finish(self, upload: Upload) -> Upload:
        sha256 = self._store.contents.adopt(self.path(upload.id))
        is_announced = upload.expected in {"", sha256}
        with self._store.write() as db:
            db.execute("UPDATE upload SET received = length, sha256 = ? WHERE id = ?", [sha256, upload.id])
            if not is_announced:
                self._remove(db, upload.id)
        if not is_announced:
            raise RequestRefusedError(ProblemCode.CHECKSUM_MISMATCH, "the whole file is not what was announced")
        return upload

    def _let_go_of_expired(self) -> None:
        with self._store.write() as db:
            now = timestamp(self._store.clock.now())
            for (upload_id,) in db.execute("SELECT id FROM upload WHERE expires_at <= ?", [now]).fetchall():
                self._remove(db, upload_id)

    def _remove(self, db: sqlite3.Connection, upload_id: str) -> None:
        ((sha256,),) = db.execute("DELETE FROM upload WHERE id = ? RETURNING sha256", [upload_id]).fetchall()
        self.path(upload_id).unlink(missing_ok=True)
        named = "SELECT 1 FROM upload WHERE sha256 = ?1 UNION ALL SELECT 1 FROM attachment WHERE sha256 = ?1 LIMIT 1"
        if sha256 and db.execute(named, [sha256]).fetchone() is None:
            self._store.contents.drop(sha256)


class Part:
    """The bytes of one request, as they come. Whatever ends it, `end` or `break_off` is to be called."""

    def __init__(self, uploads: Uploads, upload: Upload, checksum: Checksum | None) -> None:
        self.upload = upload
        self._uploads = uploads
        self._checksum = checksum
        self._digest = hashlib.new(checksum.algorithm) if checksum else None
        self._file = uploads.path(upload.id).open("rb+", buffering=0)
        self._file.truncate(upload.received)  # what came of a part that was not checked to its end
        self._received = self._file.seek(upload.received)

    def write(self, data: bytes) -> None:
        """Take some bytes in."""
        if self._received + len(data) > self.upload.length:
            raise RequestRefusedError(ProblemCode.REQUEST_TOO_LARGE, headers={"connection": "close"})
        with self._uploads.turn_of(self):
            self._received += self._file.write(data)
        if self._digest:
            self._digest.update(data)

    def let_go(self) -> None:
        """Nothing more is written by this part."""
        self._file.close()

    def end(self) -> Upload:
        """The part is whole. Refuses as `checksum-mismatch` one that is not what it says, and keeps nothing of it."""
        self.let_go()
        try:
            if self._checksum and self._digest and self._digest.digest() != self._checksum.digest:
                raise RequestRefusedError(ProblemCode.CHECKSUM_MISMATCH)
            return self._uploads.keep(self, self._received)
        finally:
            self._uploads.leave(self)

    def break_off(self) -> None:
        """The link broke, or the part is too long: what came is kept, where no checksum was to hold for it."""
        self.let_go()
        try:
            if self._checksum is None:
                with suppress(RequestRefusedError):
                    self._uploads.keep(self, self._received)
        finally:
            self._uploads.leave(self)


def missing(db: sqlite3.Connection, account: Account, files: Sequence[FileRef]) -> list[str]:
    """The names of those files that this officer has not uploaded."""
    known = "SELECT 1 FROM upload WHERE officer_id = ? AND sha256 = ? AND length = ?"
    return [file.name for file in files if db.execute(known, [account.id, file.sha256, file.size]).fetchone() is None]


def _select(db: sqlite3.Connection, where: str, parameters: Sequence[object]) -> Upload | None:
    row = db.execute(
        f"SELECT id, length, received, expected, expires_at FROM upload WHERE {where}",  # noqa: S608
        parameters,
    ).fetchone()
    if row is None:
        return None
    upload_id, length, received, expected, expires_at = row
    return Upload(id=upload_id, length=length, received=received, expected=expected, expires_at=expires_at)
