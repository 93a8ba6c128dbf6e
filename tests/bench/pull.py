"""The first pull, against the least that the same rows can cost: one `executemany` a table plus FTS into SQLCipher."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from desktop.cache import settings
from desktop.cache.connection import open_cache
from desktop.cache.days import calendar
from desktop.cache.mirror import mirror
from desktop.desk import Desk
from sync.collector import calm_collector
from sync.connectors.batch import BatchConnector
from sync.engine import SyncEngine
from sync.transport import Transport
from tests.bench.figures import Figure
from tests.bench.seeds import central_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMPLAINT = ", ".join(("tracking_id", "rev", *mirror.FIELDS))
_EVENT = "complaint_id, event_id, kind, at, actor, actor_name, text, is_secret, op_id, rating"


ROUNDS = 5


def run(folder: Path, count: int) -> Iterator[Figure]:
    """Pull `count` complaints over loopback, then write the same rows bare, in one process; several times.

    Of each the time that was disturbed least: what else the machine does makes CPU time longer, too.
    """
    calm_collector()  # as the window and the command line do before they sync
    pulls: list[float] = []
    bare: list[float] = []
    with central_process(folder / "central", count) as (url, token):
        for number in range(ROUNDS):
            with Desk.open(folder / f"desk-{number}") as desk:
                pulls.append(_pull(desk, url, token, count))
                rows = desk.ask(_rows)
            bare.append(_write_bare(folder / f"bare-{number}.db", *rows))
    note = f"{min(pulls):.2f} s against {min(bare):.2f} s"
    yield Figure(f"first pull of {count}: CPU against bare writing", min(pulls) / min(bare), 2.5, "x", note)


def _pull(desk: Desk, url: str, token: str, count: int) -> float:
    """CPU seconds of a first pull."""
    desk.do(settings.put, settings.PREVIEWS, False)  # the text is what is measured
    desk.do(calendar.ensure_years, desk.clock.now().year)  # what opening began: the desk is at rest
    began = time.process_time()
    report = SyncEngine(desk, BatchConnector(Transport(url, token))).run()
    used = time.process_time() - began
    assert report.problem is None, report.problem
    assert report.changes == count
    return used


def _rows(db: Any) -> tuple[list[Any], list[Any], list[Any]]:  # noqa: ANN401 - a database
    complaints = db.execute(f"SELECT id, {_COMPLAINT} FROM complaint").fetchall()
    events = db.execute(f"SELECT {_EVENT} FROM event").fetchall()
    texts = db.execute(
        "SELECT id, concat_ws(' ', tracking_id, title, body, body_edited, institution, category, "
        "(SELECT group_concat(text, ' ') FROM event WHERE complaint_id = id)) FROM complaint"
    ).fetchall()
    return complaints, events, texts


def _write_bare(path: Path, complaints: list[Any], events: list[Any], texts: list[Any]) -> float:
    """CPU seconds of writing the rows with as little ado as SQLite allows: one transaction, plain tables and FTS5."""
    db = open_cache(path, bytes(32))
    db.execute("PRAGMA synchronous = NORMAL")
    began = time.process_time()
    db.execute("BEGIN")
    db.execute(f"CREATE TABLE complaint (id INTEGER PRIMARY KEY, {_COMPLAINT})")
    db.execute(f"CREATE TABLE event ({_EVENT}, PRIMARY KEY (complaint_id, event_id)) WITHOUT ROWID")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    db.execute("CREATE INDEX by_number ON complaint (tracking_id)")
    for table, rows in (("complaint", complaints), ("event", events), ("words (rowid, text)", texts)):
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    db.execute("COMMIT")
    used = time.process_time() - began
    db.close()
    return used
