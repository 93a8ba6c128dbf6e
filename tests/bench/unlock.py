"""What the lock costs: unlocking by PIN, and an encrypted cache against the same one in the clear.

The same code runs on both; only the key is left out, so the file is plain SQLite. Rounds alternate; medians count.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop.cache.mirror import mirror
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.complaint import MirrorBatch
from desktop.desk import Desk
from desktop.lock.wrap import LANES, MEMORY_KIB, ROUNDS
from sync.central.generate import complaints
from tests.bench.figures import Figure, median, milliseconds
from tests.bench.seeds import patch_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from desktop.complaint import ComplaintPatch

PIN = "270394"
_UNLOCKS, _ROUNDS, _SCREEN, _BATCH = 9, 5, 40, 1_000
_SEARCHED = ("beasiswa", "dosen tidak hadir", "legalisir", "ukt naik", "siakad error")


class _Unkeyed(sqlcipher.Connection):  # type: ignore[misc]
    """Leaves the key out."""

    def execute(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
        return super().execute("SELECT 1" if sql.startswith("PRAGMA key") else sql, *values)


def run(folder: Path, count: int) -> Iterator[Figure]:
    """Measure a desk of so many complaints."""
    generated = complaints(count, seed=1, now=datetime.now(UTC))
    patches = [patch_of(complaint) for complaint in islice(generated, count)]
    synced: dict[bool, list[float]] = {True: [], False: []}
    for place in range(_ROUNDS):
        for is_encrypted in (True, False):
            with _as(is_encrypted), Desk.open(_of(folder, is_encrypted, place)) as desk:
                synced[is_encrypted].append(milliseconds(partial(_take_in, desk, patches)))
    for is_encrypted in (True, False):
        head = (_of(folder, is_encrypted, 0) / "desk.db").read_bytes()[:15]
        if (head == b"SQLite format 3") == is_encrypted:
            raise AssertionError("measured the wrong kind of file")
    yield _ratio(f"sync of {count} into the cache, encrypted against plain", synced)
    listed: dict[bool, list[float]] = {True: [], False: []}
    found: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(_ROUNDS):
        for is_encrypted in (True, False):
            with _as(is_encrypted), Desk.open(_of(folder, is_encrypted, 0)) as desk:
                today = day_in_wib(desk.clock.now())
                listed[is_encrypted] += [milliseconds(partial(_open, desk, today, "")) for _ in range(5)]
                found[is_encrypted] += [milliseconds(partial(_open, desk, today, words)) for words in _SEARCHED]
    yield _ratio(f"list of {count}, encrypted against plain", listed)
    yield _ratio(f"search in {count}, encrypted against plain", found)
    yield _unlocking(_of(folder, True, 0))


def _unlocking(folder: Path) -> Figure:
    with Desk.open(folder) as desk:
        desk.set_pin(PIN, None)
    taken = []
    for _ in range(_UNLOCKS):
        opened: list[Desk] = []
        taken.append(milliseconds(lambda: opened.append(Desk.open(folder, secret=PIN))))  # noqa: B023
        opened[0].close()
    note = f"slowest {max(taken):.0f} ms; Argon2id t={ROUNDS} m={MEMORY_KIB} KiB p={LANES}"
    return Figure("unlock by PIN until the desk reads (median)", median(taken), 400, "ms", note)


def _ratio(name: str, taken: dict[bool, list[float]]) -> Figure:
    encrypted, plain = median(taken[True]), median(taken[False])
    return Figure(name, encrypted / plain, None, "x", f"{encrypted:.1f} ms against {plain:.1f} ms")


def _of(folder: Path, is_encrypted: bool, place: int) -> Path:
    return folder / f"{'encrypted' if is_encrypted else 'plain'}-{place}"


def _take_in(desk: Desk, patches: list[ComplaintPatch]) -> None:
    for start in range(0, len(patches), _BATCH):
        desk.do(mirror.apply, MirrorBatch(patches=tuple(patches[start : start + _BATCH])))


def _open(desk: Desk, today: date, search: str) -> None:
    ids = desk.ask(lists.ids, ListName.ALL, today, search)
    desk.ask(lists.rows, ids[:_SCREEN], today)


@contextmanager
def _as(is_encrypted: bool) -> Iterator[None]:
    connect = sqlcipher.connect
    sqlcipher.connect = connect if is_encrypted else partial(connect, factory=_Unkeyed)
    try:
        yield
    finally:
        sqlcipher.connect = connect
