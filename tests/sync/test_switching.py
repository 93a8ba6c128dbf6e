"""Another way for the desk: whatever the officer did stands, and the switch itself sends nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import drafts, notes, outbox, outgoing
from desktop.cache.mirror import complaints, imports, mirror, reference
from desktop.cache.ways import sign_in, switching, syncstate, way
from desktop.cache.ways.sign_in import Owner, SignIn
from desktop.cache.ways.switching import Choice, Forecast
from desktop.cache.ways.way import DeskWay
from desktop.complaint import ComplaintPatch, TrackingId
from desktop.intent import OpKind, OutboxState
from desktop.problems import KnownProblem
from sync.central.server import CentralServer
from sync.connecting import connector_of, saved
from sync.engine import SyncEngine
from sync.lock import sync_lock
from sync.switching import switch
from tests.sync.parts import add_open, queued

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.report import SyncReport
    from tests.support.clock import FakeClock

WORDS = "Yth. Pelapor, sudah kami periksa."


class Office:
    """A desk that is at work on a hosted way: an answer queued, one held, a draft, a note."""

    def __init__(self, desk: Desk, central: CentralServer, clock: FakeClock) -> None:
        self.desk, self.central, self.clock = desk, central, clock
        self.queued, self.held, self.drafted = map(TrackingId, add_open(central, 3))
        self.go(DeskWay.HOSTED)
        assert self.sync().problem is None
        self.op = queued(desk, self.queued, WORDS)
        desk.do(drafts.save, self.held, WORDS)
        self.held_op = desk.do(outbox.queue, self.held, hold=timedelta(seconds=10)).op_id
        desk.do(drafts.save, self.drafted, "Konsep saya")
        desk.do(notes.add, self.drafted, "Tanya Bu Ratna")

    def go(self, to: DeskWay, central: CentralServer | None = None) -> Forecast | None:
        there = central or self.central
        token = there.officers[0].token if to is DeskWay.HOSTED else ""
        return switch(self.desk, Choice(way=to, url=there.url if token else "", token=token))

    def sync(self) -> SyncReport:
        connector = connector_of(self.desk, self.desk.ask(saved))
        try:
            return SyncEngine(self.desk, connector).run()
        finally:
            connector.close()

    def state(self, op_id: OpId) -> tuple[OutboxState, str]:
        item = self.desk.ask(outbox.get, op_id)
        assert item is not None
        return item.state, item.last_error

    def answers(self, tracking_id: str, central: CentralServer | None = None) -> list[str]:
        """What the officer's answers on the server say."""
        told = (central or self.central).store.follow_ups(tracking_id)
        return [event.text for event in told if event.text == WORDS]

    def is_whole(self) -> bool:
        """Whether every word of the officer's is where they left it, or waits."""
        desk = self.desk
        draft = desk.ask(drafts.current, self.drafted)
        items = [desk.ask(outbox.get, op_id) for op_id in (self.op, self.held_op)]
        return (
            draft is not None
            and draft.text == "Konsep saya"
            and [note.text for note in desk.ask(notes.of_complaint, self.drafted)] == ["Tanya Bu Ratna"]
            and all(item is not None and item.text == WORDS for item in items)
            and all(desk.ask(complaints.get, number) is not None for number in (self.queued, self.held, self.drafted))
        )


@pytest.fixture
def office(desk: Desk, central: CentralServer, clock: FakeClock) -> Office:
    return Office(desk, central, clock)


def test_there_and_back_loses_nothing_and_sends_nothing(office: Office) -> None:
    done = office.go(DeskWay.EXCEL)
    assert done is not None
    assert (done.held, done.not_carried) == (2, 2)
    assert done.kept >= 3
    assert office.is_whole()
    assert office.state(office.op) == (OutboxState.HELD, switching.BY_HAND)
    office.go(DeskWay.HOSTED)
    assert office.is_whole()
    assert office.state(office.op) == office.state(office.held_op) == (OutboxState.HELD, switching.CHANGED)
    office.clock.advance(timedelta(days=1))
    report = office.sync()
    assert report.problem is None
    assert not report.results
    assert office.is_whole()
    assert office.answers(office.queued) == office.answers(office.held) == []


def test_what_was_held_goes_once_when_the_officer_says_so(office: Office) -> None:
    office.go(DeskWay.EXCEL)
    office.go(DeskWay.HOSTED)
    item = office.desk.do(outbox.release, office.op)
    assert (item.state, item.last_error) == (OutboxState.QUEUED, "")
    assert office.sync().problem is None
    assert office.state(office.op)[0] is OutboxState.SENT
    assert office.answers(office.queued) == [WORDS]
    assert office.answers(office.held) == []


def test_the_mirror_is_kept_until_the_new_way_has_told_all_of_it(office: Office, desk: Desk) -> None:
    before = desk.ask(_timelines)
    office.go(DeskWay.EXCEL)
    assert desk.ask(_timelines) == before, "still there to be read"
    office.go(DeskWay.HOSTED)
    assert office.sync().problem is None
    assert desk.ask(_timelines) == before
    assert desk.ask(_sources) == {"sync"}
    assert office.sync().note is None, "the digest agrees"


def test_what_the_new_server_does_not_know_stays_and_is_marked(office: Office, desk: Desk, tmp_path: Path) -> None:
    with CentralServer.start(tmp_path / "other", complaints=0, officers=1, seed=2) as other:
        office.go(DeskWay.HOSTED, other)
        assert office.state(office.op) == (OutboxState.HELD, switching.CHANGED)
        connector = connector_of(desk, desk.ask(saved))
        report = SyncEngine(desk, connector).run()
        connector.close()
        assert (report.problem, report.note, report.results) == (None, None, ())
    assert desk.ask(_sources) == {"import"}
    assert office.is_whole()


def test_an_op_that_had_left_says_that_it_may_have_arrived(office: Office) -> None:
    office.desk.do(outgoing.mark_sending, [office.op])  # and the process died
    office.go(DeskWay.EXCEL)
    office.go(DeskWay.HOSTED)
    assert office.state(office.op) == (OutboxState.HELD, switching.LEFT)
    assert office.state(office.held_op) == (OutboxState.HELD, switching.CHANGED)


def test_to_the_central_api_itself_only_what_it_takes_is_offered_to_go(office: Office, desk: Desk) -> None:
    payload = {"reason": "Lengkapi dulu"}
    hold = desk.do(outbox.add, OpKind.HOLD, office.drafted, payload, base_rev=1, hold=timedelta(0))
    done = office.go(DeskWay.LAPOR3)
    assert done is not None
    assert (done.held, done.not_carried) == (3, 1)
    assert office.state(hold.op_id) == (OutboxState.HELD, switching.NOT_CARRIED)
    assert office.state(office.op) == (OutboxState.HELD, switching.CHANGED)
    assert office.is_whole()
    assert office.answers(office.queued) == []


def test_an_import_renews_what_is_kept_and_leaves_its_timeline_and_files(office: Office, desk: Desk) -> None:
    office.go(DeskWay.EXCEL)
    before = desk.ask(_timelines)
    told = ComplaintPatch(tracking_id=office.drafted, rev=0, fields={"status_raw": "Dalam Proses"}, is_whole=True)
    desk.do(imports.begin)
    desk.do(imports.stage, [told])
    done = desk.do(imports.carry_out, "Laporan Ringkas.xlsx", {})
    assert (done.counts.changed, done.counts.known_better) == (1, 0)
    found = desk.ask(complaints.get, office.drafted)
    assert found is not None
    assert (found.status_raw, found.title) == ("Dalam Proses", f"Laporan {office.drafted}")
    assert desk.ask(_timelines) == before
    desk.do(imports.undo, done.import_id)
    found = desk.ask(complaints.get, office.drafted)
    assert found is not None
    assert found.status_raw == "Terverifikasi"
    assert desk.ask(_timelines) == before


def test_a_new_token_for_the_same_server_is_no_switch(office: Office, desk: Desk) -> None:
    cursor = desk.ask(mirror.cursor)
    token = office.central.officers[1].token
    assert switch(desk, Choice(way=DeskWay.HOSTED, url=office.central.url + "/", token=f" {token} ")) is None
    assert desk.ask(settings.get, settings.TOKEN) == token
    assert desk.ask(mirror.cursor) == cursor
    assert office.state(office.op) == (OutboxState.QUEUED, "")


def test_signing_in_on_a_desk_of_another_way_is_a_switch_too(office: Office, desk: Desk) -> None:
    office.go(DeskWay.EXCEL)
    released = desk.do(outbox.release, office.op)
    assert released.state is OutboxState.QUEUED
    told = desk.ask(reference.officer)
    assert told is not None
    account = Owner(server="s", id="1", name=told.name, role=told.role, institution=told.institution)
    url = office.central.url
    tokens = SignIn(
        url=url, access="a", refresh="r", expires_at="2026-03-18T00:00:00Z", token_path="/t", revoke_path=""
    )
    desk.do(sign_in.begin, account, tokens)
    assert desk.ask(way.chosen) is DeskWay.HOSTED
    assert office.state(office.op) == (OutboxState.HELD, switching.CHANGED)


def test_no_switch_while_a_sync_runs(office: Office, desk: Desk) -> None:
    with sync_lock(desk.data_dir), pytest.raises(KnownProblem, match="sync-already-running"):
        office.go(DeskWay.EXCEL)
    assert desk.ask(way.chosen) is DeskWay.HOSTED


def test_what_went_wrong_on_the_earlier_way_is_not_told_of_the_new_one(office: Office, desk: Desk) -> None:
    desk.do(syncstate.failed, "no-network", {}, None)
    office.go(DeskWay.EXCEL)
    status = desk.ask(syncstate.get)
    assert (status.last_error_code, status.last_success_at, status.attempts) == ("", None, 0)


def _timelines(db: Database) -> list[tuple[str, str, str]]:
    query = "SELECT tracking_id, event_id, text FROM event JOIN complaint ON id = complaint_id ORDER BY 1, 2"
    return db.execute(query).fetchall()


def _sources(db: Database) -> set[str]:
    return {source for (source,) in db.execute("SELECT source FROM complaint")}
