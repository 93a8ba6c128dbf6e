"""What a resync drops and what a switch keeps may be the whole mirror: both are done in parts, and end as one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import drafts
from desktop.cache.mirror import complaints, mirror
from desktop.cache.ways import switching
from desktop.cache.ways.switching import Choice
from desktop.cache.ways.way import DeskWay
from desktop.complaint import MirrorBatch, TrackingId
from desktop.digest import digest, share
from tests.desktop.complaints import arrive, whole
from tests.support.standstill import glances, standstill

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.desk import Desk


def held(db: Database) -> int:
    (count,) = db.execute("SELECT count(*) FROM complaint WHERE bucket < 9 AND source = 'sync'").fetchone()
    return int(count)


def test_what_a_resync_did_not_bring_again_goes_in_parts_and_what_is_worked_on_stays(desk: Desk) -> None:
    count = 250
    arrive(desk, *(whole(number) for number in range(1, count + 1)))
    desk.do(drafts.save, TrackingId("200"), "Yth. Pelapor")
    desk.do(mirror.begin_resync)
    desk.do(mirror.apply, MirrorBatch(patches=(whole(7, rev=4),), cursor="c"))
    with standstill(desk):
        matches = desk.write(mirror.finish_pull, digest(1, share("7", 4)))
        between = desk.write(glances, 1, held)
    assert 1 < between.result()[0] < count
    assert matches.result()
    assert desk.ask(held) == 1
    kept = desk.ask(complaints.get, TrackingId("200"))
    assert kept is not None
    assert kept.is_gone
    assert desk.ask(complaints.get, TrackingId("199")) is None


def test_a_switch_keeps_all_that_is_held_and_only_then_is_it_another_way(desk: Desk) -> None:
    count = 2_500
    desk.do(switching.switch, Choice(way=DeskWay.HOSTED, url="https://a.example", token="satu"))
    arrive(desk, *(whole(number) for number in range(1, count + 1)))
    with standstill(desk):
        done = desk.write(switching.switch, Choice(way=DeskWay.HOSTED, url="https://b.example", token="dua"))
        between = desk.write(glances, 3, lambda db: (held(db), switching.is_another_server(db, "https://b.example")))
    _, (more, _), (less, is_other) = between.result()
    assert 0 < less < more < count
    assert is_other, "the way is the earlier one until all is kept"
    told = done.result()
    assert told is not None
    assert told.kept == count
    assert not desk.ask(switching.is_another_server, "https://b.example")
    assert desk.ask(mirror.digest) == "0:0"
