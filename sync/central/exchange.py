"""One exchange, as the parts of its answer: the ops are taken in first, then the pull is told page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.clock import timestamp
from sync.central import cursors, ops, pull, reference, repetition
from sync.central.cursors import FirstPull, Position, UnknownCursorError
from sync.central.store import moment_of
from sync.contract.messages import Checkpoint, End, Head, ResyncRequired, encoder
from sync.contract.terms import CONTRACT_VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sync.central.auth import Account
    from sync.central.store import Store
    from sync.contract.messages import Message
    from sync.contract.request import RawSyncRequest


def exchange(store: Store, account: Account, request: RawSyncRequest) -> Iterator[bytes]:
    """The answer's lines. Each part ends at a checkpoint or at the end, so that a reader can use it whole."""
    results = ops.push(store, account, request.ops, tells_accepted=request.keeps_accepted)
    with store.reader() as db:
        try:
            with moment_of(db):
                position = _position(db, store, account, request.cursor)
                remaining = pull.remaining(db, account.id, position)
        except UnknownCursorError as error:
            head = Head(contract=CONTRACT_VERSION, remaining=0)
            end = _end(db, store, account, "")
            yield encoder.encode_lines([head, *results, ResyncRequired(reason=str(error)), end])
            return
        yield encoder.encode_lines([Head(contract=CONTRACT_VERSION, remaining=remaining), *results])
        yield from _told(db, store, account, request, position)


def _told(
    db: sqlite3.Connection, store: Store, account: Account, request: RawSyncRequest, position: Position
) -> Iterator[bytes]:
    size, cursor = 0, request.cursor
    texts = repetition.texts_of(request)
    while True:
        with moment_of(db):
            page = pull.next_page(db, account.id, position)
            end = _end(db, store, account, page.digest) if page.digest is not None else None
        position = page.position
        messages: list[Message] = [repetition.spared(record, texts) for record in page.records]
        last, cursor = cursor, cursors.write(store.id, account.id, position)
        if cursor != last:
            messages.append(Checkpoint(cursor=cursor))
        part = encoder.encode_lines(messages)
        size += len(part)
        if end is None and request.max_bytes is not None and size >= request.max_bytes:
            end = _end(db, store, account, "", more=True)
        if end is not None:
            yield part + encoder.encode(end) + b"\n"
            return
        yield part


def _position(db: sqlite3.Connection, store: Store, account: Account, cursor: str | None) -> Position:
    newest, forgotten = db.execute("SELECT last_seq, forgotten_seq FROM officer WHERE id = ?", [account.id]).fetchone()
    if cursor is None:
        return FirstPull(snapshot=newest)
    return cursors.read(cursor, store.id, account.id, newest=newest, forgotten=forgotten)


def _end(db: sqlite3.Connection, store: Store, account: Account, digest: str, *, more: bool = False) -> End:
    return End(
        more=more,
        digest=digest,
        server_time=timestamp(store.clock.now()),
        reference_etag=reference.document(db, account).etag,
    )
