"""All that the desk's writer may have much to do with: how long what is typed waits meanwhile, on a full desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.days import due
from desktop.cache.intents import read_marks
from desktop.cache.mirror import imports, mirror, reference
from desktop.cache.ways import switching, watch
from desktop.cache.ways.switching import Choice
from desktop.cache.ways.way import DeskWay
from desktop.clock import day_in_wib
from desktop.complaint import ComplaintPatch, TrackingId
from desktop.deadlines.rules import ClockKind
from desktop.desk import Desk
from desktop.retention import purging
from tests.bench.figures import Figure
from tests.bench.seeds import fill_desk
from tests.bench.typing_beside import longest_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.cache.writer import Transaction

_BAR = 0.25
"""Seconds. What is typed is to be on the disk within one, also on a PC a quarter as fast."""
_PURGED = _DROPPED = 5_000
_TOGETHER = 250
_BODY = "Mohon penjelasan tentang rincian biaya yang tertera pada kuitansi ini. " * 8


def run(folder: Path, count: int, imported: int) -> Iterator[Figure]:
    """One desk with `count` complaints, into which an export of `imported` ones is taken."""
    fill_desk(folder, count)
    with Desk.open(folder) as desk:
        for name, work in _works(desk, imported):
            yield Figure(f"what is typed waits at most: {name}", longest_wait(desk, work), _BAR, "s")


def _works(desk: Desk, imported: int) -> Iterator[tuple[str, Callable[[], object]]]:
    today = day_in_wib(desk.clock.now())
    days = [{"date": str(day), "name": "Libur"} for day in (today.replace(day=number) for number in range(1, 29))]
    yield "limits", lambda: desk.do(due.set_limits, {(ClockKind.FOLLOW_UP, ""): 7}, today)
    yield "days off", lambda: desk.do(reference.put, "1", {"holidays": days})
    _look(desk, imported, "Kuitansi")
    yield "import, all new", lambda: desk.do(imports.carry_out, "a.xlsx", {})
    _look(desk, imported, "Kuitansi lain")
    yield "import, all changed", lambda: desk.do(imports.carry_out, "b.xlsx", {})
    yield "import taken back", lambda: _take_back(desk)
    yield "look at another file", lambda: _look(desk, imported, "Kuitansi ketiga")
    yield "all watched", lambda: desk.do(watch.seed)
    everything = [row[0] for row in desk.ask(lambda db: db.execute("SELECT tracking_id FROM complaint").fetchall())]
    yield "all marked as read", lambda: desk.do(read_marks.mark_read, *everything)
    yield "what has outlived its time", lambda: purging.look(desk)
    going = purging.look(desk).going[:_PURGED]
    yield f"purge of {len(going)}", lambda: purging.carry_out(desk, going)
    desk.do(_all_but_some_came_again)
    yield f"resync that drops {_DROPPED}", lambda: desk.do(mirror.finish_pull, "")
    _switch(desk, "https://satu.example")
    yield "another server", lambda: _switch(desk, "https://dua.example")


def _look(desk: Desk, count: int, title: str) -> None:
    """Lay down the rows of an export, as `desktop.intake.flow` does."""
    desk.do(imports.begin)
    for start in range(0, count, _TOGETHER):
        numbers = range(9_000_000_000 + start, 9_000_000_000 + start + _TOGETHER)
        fields = {"body": _BODY, "status_raw": "Terverifikasi", "received_at": "2026-03-17T09:00:00+07:00"}
        desk.do(
            imports.stage,
            [
                ComplaintPatch(
                    tracking_id=TrackingId(str(number)), rev=0, fields=fields | {"title": f"{title} {number}"}
                )
                for number in numbers
            ],
        )


def _take_back(desk: Desk) -> None:
    done = desk.ask(imports.last)
    assert done is not None
    desk.do(imports.undo, done.import_id)


def _all_but_some_came_again(tx: Transaction) -> None:
    mirror.begin_resync(tx)
    tx.db.execute("UPDATE complaint SET generation = generation + 1 WHERE id > ?", [_DROPPED])


def _switch(desk: Desk, url: str) -> None:
    desk.do(switching.switch, Choice(way=DeskWay.HOSTED, url=url, token="token"))
