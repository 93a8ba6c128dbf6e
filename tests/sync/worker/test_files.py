"""Files that the worker moves besides its syncs: at once, and told as they go."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import outbox
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from sync.central.server import CentralServer
from sync.files.board import TransferState
from sync.report import Phase
from tests.sync.files.parts import CHUNK, NUMBER, add_with_files, answer_with, content, sha256_of
from tests.sync.parts import connector
from tests.sync.worker.parts import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from sync.files.board import FileProgress
    from sync.worker import SyncWorker
    from tests.sync.worker.parts import Start


def test_an_answer_with_files_is_sent_as_soon_as_it_is_queued(desk: Desk, start: Start, tmp_path: Path) -> None:
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        add_with_files(central)
        token = central.officers[0].token
        _, watch = start(lambda: connector(central.url, token, stall_timeout=60.0), interval=timedelta(hours=1))
        watch.until_synced()

        op_id = answer_with(desk, content(CHUNK + 1))

        watch.until_phase(Phase.FILES)
        watch.until_synced()
        item = desk.ask(outbox.get, op_id)
        assert item is not None
        assert item.state is OutboxState.SENT


def test_a_file_is_fetched_at_once_without_a_sync_and_its_course_is_told(
    desk: Desk, start: Start, tmp_path: Path
) -> None:
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        data = content(5 * CHUNK)
        (name,) = add_with_files(central, data)
        worker, watch = start(lambda: connector(central.url, central.officers[0].token, stall_timeout=60.0))
        worker.request_sync(by_hand=True)
        before = watch.until_synced()
        told, done = FileWatch.of(worker)

        worker.files.fetch(NUMBER, name)

        assert done.wait(PATIENCE)
        assert [progress.state for progress in told][:2] == [TransferState.WAITING, TransferState.RUNNING]
        assert (told[-1].state, told[-1].done, told[-1].total) == (TransferState.DONE, len(data), len(data))
        assert desk.files.held(name).result() == sha256_of(data)
        assert worker.state.last_success_at == before.last_success_at, "no sync was made for it"


def test_a_file_that_is_stopped_stays_as_far_as_it_came(desk: Desk, start: Start, tmp_path: Path) -> None:
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        (name,) = add_with_files(central, content(3_000_000))
        worker, watch = start(lambda: connector(central.url, central.officers[0].token, stall_timeout=60.0))
        worker.request_sync(by_hand=True)
        watch.until_synced()
        told, done = FileWatch.of(worker)
        worker.files.subscribe(lambda one: worker.files.stop(name) if one.state is TransferState.RUNNING else None)

        worker.files.fetch(NUMBER, name)

        assert done.wait(PATIENCE)
        assert told[-1].state is TransferState.STOPPED
        assert not desk.files.held(name).result()
        worker.request_sync(by_hand=True)
        watch.until_synced()
        assert not desk.files.held(name).result(), "the wish was taken back"


def test_a_file_without_an_address_to_fetch_it_from_tells_why_and_waits(start: Start) -> None:
    def connect() -> Connector:
        raise KnownProblem("url-missing")

    worker, _ = start(connect)
    told, done = FileWatch.of(worker)

    worker.files.fetch(NUMBER, "a1")

    assert done.wait(PATIENCE)
    assert told[-1].problem is not None
    assert told[-1].problem.code == "url-missing"


class FileWatch:
    """What is told of files, and when one of them has ended."""

    @staticmethod
    def of(worker: SyncWorker) -> tuple[list[FileProgress], threading.Event]:
        told: list[FileProgress] = []
        ended = threading.Event()

        def note(progress: FileProgress) -> None:
            told.append(progress)
            if progress.state not in {TransferState.WAITING, TransferState.RUNNING}:
                ended.set()

        worker.files.subscribe(note)
        return told, ended
