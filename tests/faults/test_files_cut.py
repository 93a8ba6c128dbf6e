"""Files on a link that breaks: a cut costs one chunk at most, a kill too, and text never waits for them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import file_wishes, outbox
from desktop.cache.ways import syncstate
from desktop.desk import Desk
from desktop.intent import OutboxState
from sync.central.server import CentralServer
from sync.contract.terms import MAX_FILE_SIZE
from sync.engine import SyncEngine
from tests.faults.link import Fault, FaultyLink, Kind
from tests.support.command_line import ROOT, command
from tests.sync.files.parts import CHUNK, NUMBER, add_with_files, answer_with, content, sha256_of, without_previews
from tests.sync.parts import connector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.connectors.batch import BatchConnector

PATCH, HEAD, FILE = b"PATCH /v1/uploads", b"HEAD /v1/uploads", b"GET /v1/attachments"


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        yield central


@pytest.fixture
def link(central: CentralServer) -> Iterator[FaultyLink]:
    with FaultyLink(central.url) as link:
        yield link


@pytest.fixture
def remote(central: CentralServer, link: FaultyLink) -> BatchConnector:
    return connector(link.url, central.officers[0].token, stall_timeout=1.5)


def sent(link: FaultyLink) -> int:
    """Bytes of files that left the desk, those that were lost too."""
    return sum(len(request.partition(b"\r\n\r\n")[2]) for request in link.seen if request.startswith(PATCH))


def at(kind: bytes, faults: dict[int, Fault]) -> Callable[[bytes], Fault]:
    """Faults for the so-and-so-manieth request of a kind."""
    count = 0

    def plan(request: bytes) -> Fault:
        nonlocal count
        count += request.startswith(kind)
        return faults.get(count, Fault()) if request.startswith(kind) else Fault()

    return plan


@pytest.mark.parametrize(
    "kinds",
    [
        (Kind.CUT_REQUEST, Kind.CUT_REQUEST, Kind.CUT_REQUEST),
        (Kind.LOSE_REQUEST, Kind.STALL_ANSWER, Kind.LOSE_ANSWER),
    ],
)
def test_an_upload_of_5_mb_that_is_cut_three_times_sends_a_chunk_again_each_time(
    desk: Desk, central: CentralServer, link: FaultyLink, remote: BatchConnector, *, kinds: tuple[Kind, ...]
) -> None:
    add_with_files(central)
    data = content(MAX_FILE_SIZE)
    op_id = answer_with(desk, data)
    link.plan = at(PATCH, {20 * number: Fault(kind, at=500) for number, kind in enumerate(kinds, start=1)})

    report = SyncEngine(desk, remote).run()

    assert report.problem is None
    lost = sum(kind in {Kind.CUT_REQUEST, Kind.LOSE_REQUEST} for kind in kinds)
    assert sent(link) == len(data) + lost * CHUNK, "where the answer alone was lost, nothing goes again"
    (event,) = central.store.follow_ups(NUMBER)
    assert [file.sha256 for file in event.attachments] == [sha256_of(data)]
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.SENT


@pytest.mark.parametrize("kind", [Kind.CUT_ANSWER, Kind.STALL_ANSWER])
def test_a_download_that_is_cut_goes_on_where_it_was(
    desk: Desk, central: CentralServer, link: FaultyLink, remote: BatchConnector, kind: Kind
) -> None:
    data = content(MAX_FILE_SIZE)
    (name,) = add_with_files(central, data)
    without_previews(desk)
    sync = SyncEngine(desk, remote)
    sync.run()
    desk.do(file_wishes.wish, NUMBER, name)
    before = remote.counter.bytes_down
    link.plan = at(FILE, {number: Fault(kind, at=200) for number in range(1, 5)})

    assert sync.fetch() is None

    assert desk.files.read(sha256_of(data)).result() == data
    assert sum(request.startswith(FILE) for request in link.seen) == 5
    assert remote.counter.bytes_down - before < len(data) + 4 * CHUNK


def test_a_file_that_can_not_go_on_leaves_the_text_done_and_goes_on_with_the_next_sync(
    desk: Desk, central: CentralServer, link: FaultyLink, remote: BatchConnector
) -> None:
    data = content(10 * CHUNK)
    (name,) = add_with_files(central, data)
    without_previews(desk)
    sync = SyncEngine(desk, remote)
    sync.run()
    desk.do(file_wishes.wish, NUMBER, name)
    central.store.reporter_replies(NUMBER, "Belum ada kabar.")
    first = desk.ask(syncstate.get).last_success_at
    desk.clock.advance(60)  # type: ignore[attr-defined]
    answers = {1: Fault(Kind.CUT_ANSWER, at=500), **{number: Fault(Kind.LOSE_REQUEST) for number in range(2, 9)}}
    link.plan = at(FILE, answers)

    report = sync.run()

    assert report.problem is not None
    assert report.problem.code == "connection-lost"
    assert report.changes == 1
    status = desk.ask(syncstate.get)
    assert status.last_success_at != first, "the text is through"
    assert (status.last_error_code, status.next_attempt_at is None) == ("connection-lost", False)
    here = desk.files.holding(name).result().size
    assert here > 4 * CHUNK

    link.plan = lambda _: Fault()
    before = remote.counter.bytes_down
    assert sync.run().problem is None
    assert desk.files.held(name).result() == sha256_of(data)
    assert remote.counter.bytes_down - before < len(data) - here + 2_000
    assert desk.ask(syncstate.get).last_error_code == ""


def test_an_upload_goes_on_where_it_was_after_the_program_was_killed(
    tmp_path: Path, central: CentralServer, link: FaultyLink
) -> None:
    add_with_files(central)
    data = content(MAX_FILE_SIZE)
    folder = tmp_path / "killed"
    login = central.officers[0]
    with Desk.open(folder) as desk:
        desk.do(settings.put, settings.SERVER_URL, link.url)
        desk.do(settings.put, settings.TOKEN, login.token)
        op_id = answer_with(desk, data)
    kills = 0

    def kill_at_30(request: bytes) -> Fault:
        nonlocal kills
        if request.startswith(PATCH) and sent(link) >= (30 + 20 * kills) * CHUNK:
            kills += 1
            process.kill()
            return Fault(Kind.CUT_REQUEST, at=700)
        return Fault()

    link.plan = kill_at_30
    for _ in range(2):
        with subprocess.Popen(command(folder, "sync"), stderr=subprocess.PIPE, cwd=ROOT) as process:
            _, errors = process.communicate(timeout=60)
        assert b"Traceback" not in errors
    assert kills == 2
    link.plan = lambda _: Fault()

    with Desk.open(folder) as desk:
        assert SyncEngine(desk, connector(link.url, login.token, stall_timeout=10.0)).run().problem is None
        item = desk.ask(outbox.get, op_id)
        assert item is not None
        assert item.state is OutboxState.SENT

    assert sent(link) <= len(data) + kills * CHUNK
    assert any(request.startswith(HEAD) for request in link.seen), "the server was asked how far it is"
    (event,) = central.store.follow_ups(NUMBER)
    assert event.attachments[0].sha256 == sha256_of(data)


def test_no_byte_of_a_file_goes_to_another_server_than_the_one_asked(desk: Desk, central: CentralServer) -> None:
    add_with_files(central)
    answer_with(desk, content(1_000))
    elsewhere = b"Location: http://127.0.0.1:9/v1/uploads/x"

    class Lying(FaultyLink):
        def _fetch(self, request: bytes) -> bytes:
            answer = super()._fetch(request)
            head, _, body = answer.partition(b"\r\n\r\n")
            lines = [elsewhere if line.lower().startswith(b"location:") else line for line in head.split(b"\r\n")]
            return b"\r\n".join(lines) + b"\r\n\r\n" + body

    with Lying(central.url) as lying:
        lied_to = connector(lying.url, central.officers[0].token, stall_timeout=1.5)
        report = SyncEngine(desk, lied_to).run()

    assert report.problem is not None
    assert (report.problem.code, report.problem.params["reason"]) == ("answer-garbled", "Location")
    assert not [request for request in lying.seen if request.startswith(PATCH)]
