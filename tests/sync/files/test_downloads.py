"""Files that are asked for: behind all text, each once, and on from where they stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import file_wishes
from desktop.changes import ChangeSet, Topic
from desktop.files.store import preview_of
from sync.files.board import FileBoard, FileProgress, TransferState
from sync.report import Phase, SyncProgress
from tests.sync.files.parts import CHUNK, NUMBER, add_with_files, content, sha256_of, without_previews

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from sync.connectors.batch import BatchConnector
    from sync.engine import SyncEngine


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
