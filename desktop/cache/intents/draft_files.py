"""Files that the officer attached to an answer, from the draft through the outbox and back; none is ever deleted.

`ATTACHED` to what is being written → `QUEUED` with an op, named in its payload → `ATTACHED` again when the op is taken
back. One that the officer takes off is `REMOVED`, and can be put back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.files.own import MOST_BYTES, MOST_FILES, too_large
from desktop.intent import FileRef
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId

SHRUNK_TYPE, SHRUNK_ENDING = "image/jpeg", ".jpg"
_COLUMNS = "file_id, tracking_id, name, media_type, sha256, size, small_sha256, small_size, is_shrunk"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """A file of an answer that is being written."""

    file_id: int
    tracking_id: TrackingId
    name: str
    media_type: str
    sha256: str
    size: int
    small_sha256: str
    """The content that may go in its place, or an empty text."""
    small_size: int
    is_shrunk: bool
    """Whether the smaller one goes."""

    @property
    def ref(self) -> FileRef:
        """What goes with the answer."""
        if not self.is_shrunk:
            return FileRef(name=self.name, sha256=self.sha256, size=self.size, media_type=self.media_type)
        stem = self.name.rpartition(".")[0]
        name = self.name if self.media_type == SHRUNK_TYPE else f"{stem}{SHRUNK_ENDING}"
        return FileRef(name=name, sha256=self.small_sha256, size=self.small_size, media_type=SHRUNK_TYPE)

    @property
    def must_shrink(self) -> bool:
        """Whether it can go as the smaller one only."""
        return self.size > MOST_BYTES


def of_draft(db: Database, tracking_id: TrackingId) -> list[DraftFile]:
    """The files of the answer that is being written to a complaint, in the order in which they were attached."""
    return _files(db, "tracking_id = ? AND state = 'ATTACHED'", tracking_id)


def refs(db: Database, tracking_id: TrackingId) -> list[FileRef]:
    """What would go with the answer now. Raises `attachments-too-many`, `attachment-too-large`."""
    found = [file.ref for file in of_draft(db, tracking_id)]
    if len(found) > MOST_FILES:
        raise KnownProblem("attachments-too-many", count=len(found), limit=MOST_FILES)
    for ref in found:
        if ref.size > MOST_BYTES:
            raise too_large(ref.name, ref.size)
    return found


def attach(tx: Transaction, tracking_id: TrackingId, file: FileRef, small: FileRef | None = None) -> DraftFile:
    """Attach a content of the store; one that is attached already stays as it is.

    `small` is the one that may go in its place, and does where the file itself is too large. Raises
    `attachments-too-many`.
    """
    attached = of_draft(tx.db, tracking_id)
    for known in attached:
        if file.sha256 in {known.sha256, known.small_sha256}:
            return known
    if len(attached) >= MOST_FILES:
        raise KnownProblem("attachments-too-many", count=len(attached) + 1, limit=MOST_FILES)
    _note_change(tx, tracking_id)
    return _insert(tx, tracking_id, file, small)


def choose(tx: Transaction, file_id: int, *, is_shrunk: bool) -> DraftFile:
    """Let the smaller one go in its place, or not. Raises `attachment-not-found`."""
    file = _one(tx.db, file_id)
    if file.is_shrunk != is_shrunk and file.small_sha256:
        _note_change(tx, file.tracking_id)
        tx.db.execute("UPDATE draft_file SET is_shrunk = ? WHERE file_id = ?", [is_shrunk, file_id])
    return _one(tx.db, file_id)


def remove(tx: Transaction, file_id: int) -> DraftFile:
    """Take a file off the answer. Raises `attachment-not-found`."""
    return _set_state(tx, file_id, "REMOVED")


def put_back(tx: Transaction, file_id: int) -> DraftFile:
    """Attach a file again that was taken off. Raises `attachment-not-found`."""
    return _set_state(tx, file_id, "ATTACHED")


def mark_queued(tx: Transaction, tracking_id: TrackingId) -> None:
    """The files of the answer have gone into an op."""
    tx.db.execute("UPDATE draft_file SET state = 'QUEUED' WHERE tracking_id = ? AND state = 'ATTACHED'", [tracking_id])
    tx.changed(Topic.FILES, tracking_id)


def bring_back(tx: Transaction, tracking_id: TrackingId, sent: Iterable[FileRef]) -> bool:
    """Attach the files of an op that is a draft again, each with its original where there is one.

    Files that were attached meanwhile stay, after them. Returns whether there are any such.
    """
    attached = {file.ref.sha256 for file in of_draft(tx.db, tracking_id)}
    wanted = list(sent)
    for ref in wanted:
        if ref.sha256 not in attached and not _attach_again(tx, tracking_id, ref):
            _insert(tx, tracking_id, ref, None)
    if wanted:
        tx.changed(Topic.FILES, tracking_id)
    return bool(attached - {ref.sha256 for ref in wanted})


def _attach_again(tx: Transaction, tracking_id: TrackingId, ref: FileRef) -> bool:
    row = tx.db.execute(
        "SELECT max(file_id) FROM draft_file WHERE tracking_id = ? AND state = 'QUEUED' "
        "AND iif(is_shrunk, small_sha256, sha256) = ?",
        [tracking_id, ref.sha256],
    ).fetchone()
    if row[0] is not None:
        tx.db.execute("UPDATE draft_file SET state = 'ATTACHED' WHERE file_id = ?", [row[0]])
    return row[0] is not None


def _insert(tx: Transaction, tracking_id: TrackingId, file: FileRef, small: FileRef | None) -> DraftFile:
    (file_id,) = tx.db.execute(
        "INSERT INTO draft_file (tracking_id, name, media_type, sha256, size, small_sha256, small_size, is_shrunk, "
        "state, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ATTACHED', ?) RETURNING file_id",
        [
            tracking_id,
            file.name,
            file.media_type,
            file.sha256,
            file.size,
            small.sha256 if small else "",
            small.size if small else 0,
            bool(small) and file.size > MOST_BYTES,
            timestamp(tx.now),
        ],
    ).fetchone()
    tx.changed(Topic.FILES, tracking_id)
    return _one(tx.db, file_id)


def _set_state(tx: Transaction, file_id: int, state: str) -> DraftFile:
    file = _one(tx.db, file_id)
    _note_change(tx, file.tracking_id)
    tx.db.execute("UPDATE draft_file SET state = ? WHERE file_id = ? AND state != 'QUEUED'", [state, file_id])
    return file


def _note_change(tx: Transaction, tracking_id: TrackingId) -> None:
    """What a superior approved, or is to approve, is not what goes any more."""
    drafts.unsettle(tx, tracking_id)
    tx.changed(Topic.FILES, tracking_id)


def _one(db: Database, file_id: int) -> DraftFile:
    found = _files(db, "file_id = ?", file_id)
    if not found:
        raise KnownProblem("attachment-not-found")
    return found[0]


def _files(db: Database, condition: str, *params: object) -> list[DraftFile]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM draft_file WHERE {condition} ORDER BY file_id", list(params)).fetchall()  # noqa: S608
    return [
        DraftFile(
            file_id=file_id,
            tracking_id=tracking_id,
            name=name,
            media_type=media_type,
            sha256=sha256,
            size=size,
            small_sha256=small_sha256,
            small_size=small_size,
            is_shrunk=bool(is_shrunk),
        )
        for file_id, tracking_id, name, media_type, sha256, size, small_sha256, small_size, is_shrunk in rows
    ]
