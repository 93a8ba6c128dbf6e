"""Files go behind all text: an answer's before the answer, the others when they are asked for, each once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import draft_files, outbox, uploads
from desktop.cache.mirror import complaints, file_wishes
from desktop.changes import ChangeSet, Topic
from desktop.files.store import preview_of
from desktop.intent import OutboxState
from sync.engine import SyncEngine
from sync.files.board import FileBoard, FileProgress, TransferState
from sync.report import Phase, SyncProgress
from tests.sync.files.parts import CHUNK, NUMBER, add_with_files, answer_with, content, sha256_of, without_previews
from tests.sync.parts import add_open, connector, queued

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from sync.connectors.batch import BatchConnector


@pytest.fixture
def board() -> FileBoard:
    return FileBoard()


@pytest.fixture
def link(central: CentralServer) -> BatchConnector:
    return connector(central.url, central.officers[0].token, stall_timeout=10.0)


@pytest.fixture
def sync(desk: Desk, link: BatchConnector, board: FileBoard) -> SyncEngine:
    return SyncEngine(desk, link, board=board)


def state_of(desk: Desk, op_id: str) -> OutboxState:
    item = desk.ask(outbox.get, op_id)  # type: ignore[arg-type]
    assert item is not None
    return item.state


# ---- down ----------------------------------------------------------------------------------------------------------


def test_a_wished_file_comes_with_the_next_sync_and_is_what_it_was(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    data = content(3 * CHUNK + 5)
    (name,) = add_with_files(central, data)
    told: list[ChangeSet] = []
    desk.subscribe(told.append)
    sync.run()
    desk.do(file_wishes.wish, NUMBER, name)

    assert sync.run().problem is None

    assert desk.files.held(name).result() == sha256_of(data)
    assert desk.files.read(sha256_of(data)).result() == data
    assert desk.ask(file_wishes.wishes) == []
    assert any(change.origin == "sync" and Topic.FILES in change.topics for change in told)
    progress = board.get(name)
    assert progress is not None
    assert (progress.state, progress.done, progress.total) == (TransferState.DONE, len(data), len(data))


def test_it_is_fetched_without_a_sync_where_that_is_asked(
    desk: Desk, central: CentralServer, sync: SyncEngine, link: BatchConnector
) -> None:
    (name,) = add_with_files(central, content(1_000))
    sync.run()
    desk.do(file_wishes.wish, NUMBER, name)
    before = link.counter.requests

    assert sync.fetch() is None

    assert desk.files.held(name).result()
    assert link.counter.requests - before == 1
    assert link.counter.connections == 1, "on the connection that is warm"


def test_previews_of_what_waits_for_an_answer_come_by_themselves_once(
    desk: Desk, central: CentralServer, sync: SyncEngine
) -> None:
    first, second = add_with_files(central, content(90_000, 1), content(90_000, 2))
    central.store.contents.drop(sha256_of(content(90_000, 2)))
    seen: list[SyncProgress] = []

    sync.run(seen.append)

    assert desk.files.held(preview_of(first)).result()
    assert not desk.files.held(preview_of(second)).result(), "there is none"
    assert not desk.files.held(first).result(), "the file itself was not asked for"
    assert seen[-1].phase is Phase.FILES
    assert sync.run().requests == 1, "nor is one that isn't there asked for again"


def test_no_preview_comes_where_the_officer_wants_none(desk: Desk, central: CentralServer, sync: SyncEngine) -> None:
    add_with_files(central, content(90_000))
    without_previews(desk)
    sync.run()
    assert sync.run().requests == 1


def test_a_file_that_is_here_under_another_name_is_not_fetched(
    desk: Desk, central: CentralServer, sync: SyncEngine, link: BatchConnector
) -> None:
    data = content(100_000)
    (name,) = add_with_files(central, data)
    sync.run()
    desk.files.put(data).result()
    desk.do(file_wishes.wish, NUMBER, name)
    before = link.counter.bytes_down

    sync.fetch()

    assert desk.files.held(name).result() == sha256_of(data)
    assert link.counter.bytes_down == before


def test_small_files_come_before_large_ones(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    large, small = add_with_files(central, content(4 * CHUNK, 1), content(1_000, 2))
    sync.run()
    for name in (large, small):
        desk.do(file_wishes.wish, NUMBER, name)
    done: list[str] = []
    board.subscribe(lambda told: done.append(told.file_id) if told.state is TransferState.DONE else None)

    sync.fetch()

    assert done == [small, large]


def test_a_file_of_a_complaint_that_is_gone_is_told_and_holds_up_no_other(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    lost, kept = add_with_files(central, content(1_000, 1), content(2_000, 2))
    sync.run()
    central.store.contents.drop(sha256_of(content(1_000, 1)))
    for name in (lost, kept):
        desk.do(file_wishes.wish, NUMBER, name)

    assert sync.fetch() is None

    told = board.get(lost)
    assert told is not None
    assert told.state is TransferState.FAILED
    assert told.problem is not None
    assert told.problem.code == "attachment-gone"
    assert desk.files.held(kept).result()
    assert desk.ask(file_wishes.wishes) == []


def test_a_wish_for_a_file_of_a_complaint_that_went_away_is_told_and_ends(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    (name,) = add_with_files(central, content(1_000))
    sync.run()
    desk.do(file_wishes.wish, NUMBER, name)
    central.store.withdraw(NUMBER, central.officers[0].id)

    assert sync.run().problem is None

    told = board.get(name)
    assert told is not None
    assert told.problem is not None
    assert told.problem.code == "attachment-gone"
    assert desk.ask(file_wishes.in_vain) is None


def test_a_file_that_is_not_what_was_told_is_not_kept(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    data = content(100_000)
    (name,) = add_with_files(central, data)
    sync.run()
    (central.store.folder / "files" / sha256_of(data)).write_bytes(content(100_000, 9))
    desk.do(file_wishes.wish, NUMBER, name)

    sync.fetch()

    told = board.get(name)
    assert told is not None
    assert told.problem is not None
    assert told.problem.code == "file-damaged"
    assert desk.files.holding(name).result().size == 0


def test_what_came_stays_when_the_officer_stops_it_and_the_next_wish_goes_on_there(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard, link: BatchConnector
) -> None:
    data = content(20 * CHUNK)
    (name,) = add_with_files(central, data)
    sync.run()
    desk.do(file_wishes.wish, NUMBER, name)

    def stop(told: FileProgress) -> None:
        if told.state is TransferState.RUNNING:
            board.stop(told.file_id)

    way_out = board.subscribe(stop)
    sync.fetch()
    way_out()

    progress = board.get(name)
    assert progress is not None
    assert progress.state is TransferState.STOPPED
    assert desk.ask(file_wishes.wishes) == []

    board.ask(NUMBER, name)
    desk.do(file_wishes.wish, NUMBER, name)
    before = link.counter.bytes_down
    here = desk.files.holding(name).result().size
    sync.fetch()
    assert desk.files.held(name).result() == sha256_of(data)
    assert link.counter.bytes_down - before < len(data) - here + 2_000


def test_a_download_of_another_version_begins_anew(desk: Desk, central: CentralServer, sync: SyncEngine) -> None:
    data = content(100_000)
    (name,) = add_with_files(central, data)
    sync.run()
    desk.files.restart(name, '"older"').result()
    desk.files.append(name, 0, b"older bytes").result()
    desk.do(file_wishes.wish, NUMBER, name)

    sync.fetch()

    assert desk.files.read(sha256_of(data)).result() == data


def test_a_download_that_is_longer_than_there_is_begins_anew(
    desk: Desk, central: CentralServer, sync: SyncEngine
) -> None:
    data = content(1_000)
    (name,) = add_with_files(central, data)
    sync.run()
    desk.files.restart(name, f'"{sha256_of(data)}"').result()
    desk.files.append(name, 0, content(2_000)).result()
    for _ in range(2):
        desk.do(file_wishes.wish, NUMBER, name)
        sync.fetch()

    assert desk.files.held(name).result() == sha256_of(data)


def test_a_download_that_was_whole_when_the_program_ended_is_only_checked(
    desk: Desk, central: CentralServer, sync: SyncEngine, link: BatchConnector
) -> None:
    data = content(1_000)
    (name,) = add_with_files(central, data)
    sync.run()
    desk.files.restart(name, f'"{sha256_of(data)}"').result()
    desk.files.append(name, 0, data).result()
    desk.do(file_wishes.wish, NUMBER, name)
    before = link.counter.requests

    sync.fetch()

    assert desk.files.held(name).result() == sha256_of(data)
    assert link.counter.requests == before


# ---- up ------------------------------------------------------------------------------------------------------------


def test_an_answer_goes_behind_its_files_in_the_same_sync_and_other_text_before_them(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    add_with_files(central)
    (other,) = add_open(central, 1)
    small, large = content(1_000, 1), content(2 * CHUNK + 9, 2)
    op_id = answer_with(desk, large, small)
    plain = queued(desk, other, "Sudah kami tindak lanjuti.")
    order: list[str] = []
    board.subscribe(lambda told: order.append(told.file_id) if told.state is TransferState.DONE else None)

    report = sync.run()

    assert report.problem is None
    assert [result.op_id for result in report.results] == [plain, op_id]
    assert order == [sha256_of(small), sha256_of(large)]
    (event,) = desk.ask(complaints.timeline, NUMBER)
    assert [(file.file_name, file.size) for file in event.attachments] == [
        ("surat0.pdf", len(large)),
        ("surat1.pdf", len(small)),
    ]
    assert state_of(desk, op_id) is OutboxState.SENT
    held = [desk.files.held(file.attachment_id).result() for file in event.attachments]
    assert held == [sha256_of(large), sha256_of(small)], "they are here: nothing is to be fetched"


def test_a_file_of_two_answers_goes_once(desk: Desk, central: CentralServer, sync: SyncEngine) -> None:
    add_with_files(central)
    (other,) = add_open(central, 1)
    data = content(3 * CHUNK)
    ops = [answer_with(desk, data), answer_with(desk, data, number=other)]

    report = sync.run()

    assert report.bytes_up < len(data) + 10_000
    assert {state_of(desk, op_id) for op_id in ops} == {OutboxState.SENT}


def test_answers_to_one_complaint_keep_their_order_behind_files(
    desk: Desk, central: CentralServer, sync: SyncEngine
) -> None:
    add_with_files(central)
    first = answer_with(desk, content(1_000), text="Pertama, dengan lampiran.")
    second = queued(desk, NUMBER, "Kedua.")

    report = sync.run()

    assert [result.op_id for result in report.results] == [first, second]


def test_an_upload_of_an_answer_that_is_taken_back_ends(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    add_with_files(central)
    op_id = answer_with(desk, content(20 * CHUNK))

    def take_back(told: FileProgress) -> None:
        if told.is_upload and told.state is TransferState.RUNNING:
            desk.do(outbox.take_back, op_id)

    board.subscribe(take_back)
    report = sync.run()

    assert report.problem is None
    assert report.bytes_up < 3 * CHUNK
    assert central.store.follow_ups(NUMBER) == []


def test_a_file_that_was_taken_back_for_good_stays_nowhere_else(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    add_with_files(central)
    op_id = answer_with(desk, content(20 * CHUNK))

    def take_back(told: FileProgress) -> None:
        if told.state is TransferState.RUNNING:
            desk.do(outbox.take_back, op_id)

    way_out = board.subscribe(take_back)
    sync.run()
    way_out()
    folder = central.store.folder / "uploads"
    assert len(list(folder.iterdir())) == 1
    sync.run()
    assert len(list(folder.iterdir())) == 1, "it is still attached to the draft: what has gone need not go again"

    (file,) = desk.ask(draft_files.of_draft, NUMBER)
    desk.do(draft_files.remove, file.file_id)
    assert sync.run().problem is None

    assert list(folder.iterdir()) == []
    assert sync.run().requests == 1


def test_an_answer_whose_file_is_no_longer_here_asks_for_a_look(
    desk: Desk, central: CentralServer, sync: SyncEngine
) -> None:
    add_with_files(central)
    op_id = answer_with(desk, b"lost")
    desk.files.close()
    (desk.data_dir / "files.db").unlink()
    desk._files = None

    assert sync.run().problem is None

    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert (item.state, item.last_error) == (OutboxState.REFUSED, "answer-file-lost")
    assert desk.do(outbox.take_back, op_id).text == "Terlampir.", "nothing that was typed is lost"


def test_files_that_the_central_api_loses_each_time_ask_for_a_look_in_the_end(
    desk: Desk, central: CentralServer, sync: SyncEngine, link: BatchConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_with_files(central)
    op_id = answer_with(desk, content(1_000))
    monkeypatch.setattr("sync.central.uploads.missing", lambda *_: ["surat0.pdf"])

    assert sync.run().problem is None

    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert (item.state, item.last_error) == (OutboxState.REFUSED, "op-files-missing")
    assert link.counter.requests < 15


def test_files_that_the_central_api_has_lost_go_again(desk: Desk, central: CentralServer, sync: SyncEngine) -> None:
    add_with_files(central)
    data = content(1_000)
    op_id = answer_with(desk, data)
    desk.do(uploads.begun, sha256_of(data), "/v1/uploads/forgotten")
    desk.do(uploads.finished, sha256_of(data))

    report = sync.run()

    assert report.problem is None
    assert state_of(desk, op_id) is OutboxState.SENT
    assert [str(result.outcome) for result in report.results][-1] == "applied"


def test_a_file_that_is_not_taken_asks_for_a_look_and_holds_up_no_other(
    desk: Desk, central: CentralServer, sync: SyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_with_files(central)
    (other,) = add_open(central, 1)
    monkeypatch.setattr("sync.central.uploads.QUOTA", 100_000)
    too_much, fine = answer_with(desk, content(150_000)), answer_with(desk, content(9_000, 2), number=other)

    assert sync.run().problem is None

    item = desk.ask(outbox.get, too_much)
    assert item is not None
    assert (item.state, item.last_error) == (OutboxState.REFUSED, "upload-refused")
    assert state_of(desk, fine) is OutboxState.SENT


def test_text_that_is_queued_meanwhile_overtakes_a_large_file(
    desk: Desk, central: CentralServer, sync: SyncEngine, board: FileBoard
) -> None:
    add_with_files(central)
    (other,) = add_open(central, 1)
    large = answer_with(desk, content(20 * CHUNK))
    late: list[str] = []
    turn = threading.Lock()

    def queue_meanwhile(told: FileProgress) -> None:
        with turn:
            if told.state is TransferState.RUNNING and not late:
                late.append(queued(desk, other, "Sementara itu."))

    board.subscribe(queue_meanwhile)
    report = sync.run()

    assert [result.op_id for result in report.results] == [*late, large]
