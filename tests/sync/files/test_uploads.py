"""Files that go with an answer: before it and behind all text, each content once."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop.cache.intents import draft_files, outbox, uploads
from desktop.cache.mirror import complaints
from desktop.intent import OutboxState
from sync.files.board import FileBoard, FileProgress, TransferState
from tests.sync.files.parts import CHUNK, NUMBER, add_with_files, answer_with, content, sha256_of
from tests.sync.parts import add_open, queued, state_of

if TYPE_CHECKING:
    import pytest

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from sync.connectors.batch import BatchConnector
    from sync.engine import SyncEngine


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
