"""The engine and the real central API: what the design promises of one exchange."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import zstandard

from desktop.cache import settings
from desktop.cache.intents import drafts, outbox
from desktop.cache.mirror import complaints, mirror, reference
from desktop.complaint import EventKind, TrackingId
from desktop.desk import Desk
from desktop.intent import OutboxState, Outcome
from sync.central.server import CentralServer
from sync.connectors.batch import request_body
from sync.contract.messages import ComplaintFields
from sync.engine import SyncEngine
from tests.sync.parts import add_open, connector, engine, queued

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.connectors.batch import BatchConnector

ANSWER = "Yth. Bapak/Ibu Pelapor, laporan Anda sudah kami teruskan kepada fakultas dan akan kami kabari kembali. " * 7


@pytest.fixture
def big(tmp_path: Path) -> Iterator[CentralServer]:
    with CentralServer.start(tmp_path / "central", complaints=400, officers=1, seed=4) as central:
        yield central


@pytest.fixture(autouse=True)
def _text_alone(desk: Desk) -> None:
    desk.do(settings.put, settings.PREVIEWS, False)


def link_to(central: CentralServer) -> BatchConnector:
    return connector(central.url, central.officers[0].token, stall_timeout=10.0)


def mine(central: CentralServer) -> list[str]:
    return central.store.tracking_ids(central.officers[0].id)


def test_a_first_sync_brings_everything_and_the_digest_agrees(desk: Desk, big: CentralServer) -> None:
    report = SyncEngine(desk, link_to(big)).run()
    assert (report.problem, report.note, report.skipped) == (None, None, 0)
    assert report.changes == len(mine(big))
    assert report.requests == 2, "the exchange, and the reference data once"
    assert desk.ask(mirror.digest) == big.store.digest(big.officers[0].id)
    assert desk.ask(reference.officer) is not None
    assert desk.ask(mirror.cursor)


def test_nothing_to_do_is_one_small_request(desk: Desk, big: CentralServer) -> None:
    sync = SyncEngine(desk, link_to(big))
    sync.run()
    report = sync.run()
    assert (report.problem, report.requests, report.changes) == (None, 1, 0)
    assert report.bytes_up <= 350
    assert report.bytes_down <= 350


def test_answers_and_changes_go_in_one_request(desk: Desk, big: CentralServer) -> None:
    targets = add_open(big, 50)
    sync = SyncEngine(desk, link_to(big))
    sync.run()
    ops = [queued(desk, target, f"{ANSWER} Nomor {n}.") for n, target in enumerate(targets)]
    items = desk.ask(outbox.items)
    for tracking_id in [i for i in mine(big) if i not in targets][:20]:
        big.store.change(tracking_id, ComplaintFields(category="Pendidikan Tinggi - Ralat"))
    report = sync.run()
    assert (report.problem, report.requests, report.note) == (None, 1, None)
    assert {entry.op_id for entry in report.results} == set(ops)
    assert {entry.outcome for entry in report.results} == {Outcome.APPLIED}
    assert desk.ask(mirror.digest) == big.store.digest(big.officers[0].id)
    assert [len(big.store.follow_ups(i)) >= 1 for i in targets] == [True] * 50
    bare = len(zstandard.ZstdCompressor(level=19).compress(request_body(desk.ask(mirror.cursor), items)))
    assert report.bytes_up <= 1.25 * bare


def test_the_answer_comes_back_as_our_own_event(desk: Desk, central: CentralServer) -> None:
    (target,) = add_open(central, 1)
    sync = SyncEngine(desk, link_to(central))
    sync.run()
    op_id = queued(desk, target, ANSWER)
    sync.run()
    own = [event for event in desk.ask(complaints.timeline, TrackingId(target)) if event.op_id == op_id]
    assert [event.kind for event in own] == [EventKind.FOLLOW_UP]


def test_an_answers_text_goes_over_the_link_once_and_stands_in_the_story(desk: Desk, central: CentralServer) -> None:
    (target,) = add_open(central, 1)
    sync = SyncEngine(desk, link_to(central))
    sync.run()
    text = random.Random(1).randbytes(2_000).hex()
    queued(desk, target, text)
    report = sync.run()
    assert (report.problem, report.skipped, report.requests) == (None, 0, 1)
    assert report.bytes_up > 2_000
    assert report.bytes_down < 1_000
    assert [event.text for event in desk.ask(complaints.timeline, TrackingId(target)) if event.op_id] == [text]
    with Desk.open(desk.data_dir.parent / "another") as another:  # which has no such op
        assert SyncEngine(another, link_to(central)).run().problem is None
        assert [event.text for event in another.ask(complaints.timeline, TrackingId(target)) if event.op_id] == [text]


def test_a_colleagues_answer_in_between_is_a_conflict_that_tells_what_happened(
    desk: Desk, central: CentralServer
) -> None:
    first, second = add_open(central, 2)
    sync = SyncEngine(desk, link_to(central))
    sync.run()
    ops = [queued(desk, target, ANSWER) for target in (first, second)]
    central.store.colleague_answers(first, "Sudah saya jawab.")
    report = sync.run()
    assert [entry.outcome for entry in report.results] == [Outcome.CONFLICT, Outcome.APPLIED]
    item = desk.ask(outbox.get, ops[0])
    assert item is not None
    assert item.state is OutboxState.CONFLICT
    assert [event.text for event in item.happened] == ["Sudah saya jawab."]
    again = desk.do(outbox.send_as_addition, ops[0], hold=None)
    desk.do(outbox.release, again.op_id)
    assert [entry.outcome for entry in sync.run().results] == [Outcome.APPLIED]
    assert len([event for event in central.store.follow_ups(first) if event.op_id]) == 1


def test_a_reassigned_complaint_leaves_its_draft_standing(desk: Desk, central: CentralServer) -> None:
    (target,) = add_open(central, 1)
    sync = SyncEngine(desk, link_to(central))
    sync.run()
    desk.do(drafts.save, TrackingId(target), "Belum selesai saya tulis")
    giver, taker, *_ = (officer.id for officer in central.officers)
    central.store.reassign(target, giver=giver, taker=taker)
    report = sync.run()
    assert (report.problem, report.note) == (None, None)
    draft = desk.ask(drafts.current, TrackingId(target))
    assert draft is not None
    assert (draft.text, draft.needs_review) == ("Belum selesai saya tulis", "reassigned")


def test_a_server_that_forgot_its_log_is_pulled_anew_with_nothing_lost(desk: Desk, central: CentralServer) -> None:
    (target,) = add_open(central, 1)
    sync = SyncEngine(desk, link_to(central))
    sync.run()
    desk.do(drafts.save, TrackingId(target), "Konsep")
    central.store.reporter_rates(target, 4)
    central.store.forget_changes()
    report = sync.run()
    assert (report.problem, report.note, report.requests) == (None, None, 2)
    assert desk.ask(mirror.digest) == central.store.digest(central.officers[0].id)
    assert desk.ask(drafts.current, TrackingId(target)) is not None


def test_a_desk_of_another_server_is_pulled_anew(desk: Desk, central: CentralServer, tmp_path: Path) -> None:
    SyncEngine(desk, link_to(central)).run()
    with CentralServer.start(tmp_path / "other", complaints=12, officers=1, seed=9) as other:
        report = SyncEngine(desk, link_to(other)).run()
        assert (report.problem, report.note) == (None, None)
        assert desk.ask(mirror.digest) == other.store.digest(other.officers[0].id)


def test_more_than_one_request_can_carry_goes_in_several(
    desk: Desk, big: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.ledger.REQUEST_SIZE", 5_000)
    targets = add_open(big, 20)
    sync = SyncEngine(desk, link_to(big))
    sync.run()
    ops = [queued(desk, target, f"{ANSWER} Nomor {n}.") for n, target in enumerate(targets)]
    report = sync.run()
    assert {entry.op_id for entry in report.results} == set(ops)
    assert report.requests == 4


@pytest.mark.parametrize(("token", "code"), [("salah", "token-invalid"), (None, "token-expired")])
def test_a_token_that_is_not_let_in_is_told(desk: Desk, central: CentralServer, token: str | None, code: str) -> None:
    given = token
    if given is None:
        given = central.store.issue_token(central.officers[0].id)
        central.store.expire_token(given, central.officers[0].id)
    report = engine(desk, central.url, given).run()
    assert report.problem is not None
    assert report.problem.code == code


def test_a_wrong_path_is_told(desk: Desk, central: CentralServer) -> None:
    report = engine(desk, f"{central.url}/api", central.officers[0].token).run()
    assert report.problem is not None
    assert report.problem.code == "not-central-api"


def test_a_desk_opened_again_goes_on_from_its_cursor(central: CentralServer, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        SyncEngine(desk, link_to(central)).run()
    with Desk.open(tmp_path / "desk") as desk:
        report = SyncEngine(desk, link_to(central)).run()
    assert (report.requests, report.changes) == (1, 0)
