"""The window asks for files through the link, also before there is a worker, and hears of them on its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThread

from sync.central.server import CentralServer
from sync.engine import SyncEngine
from sync.files.board import TransferState
from sync.scheduling.rules import BY_HAND, DataRules
from sync.worker import SyncWorker
from tests.sync.files.parts import NUMBER, add_with_files, content, sha256_of, without_previews
from tests.sync.parts import connector

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from sync.files.board import FileProgress
    from ui.shell.sync_link import SyncLink


def test_a_file_that_was_wished_before_the_worker_is_there_comes(
    qtbot: QtBot, desk: Desk, link: SyncLink, tmp_path: Path
) -> None:
    data = content(200_000)
    told: list[tuple[FileProgress, bool]] = []
    link.file_progressed.connect(lambda one: told.append((one, QThread.currentThread() is link.thread())))
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        (name,) = add_with_files(central, data)
        without_previews(desk)
        token = central.officers[0].token
        SyncEngine(desk, connector(central.url, token, stall_timeout=10.0)).run()
        link.fetch_file(NUMBER, name)

        rules = DataRules(rhythm=BY_HAND)
        worker = SyncWorker(desk, lambda: connector(central.url, token, stall_timeout=10.0), rules=rules)
        link.attach(worker)
        qtbot.waitUntil(lambda: bool(told) and told[-1][0].state is TransferState.DONE)
        link.detach()
        assert worker.stop()

    assert all(is_here for _, is_here in told), "on the window's thread"
    assert desk.files.held(name).result() == sha256_of(data)
    progress = link.file_progress(name)
    assert progress is not None
    assert (progress.done, progress.total) == (len(data), len(data))


def test_a_wish_that_is_taken_back_before_the_worker_is_there_asks_nothing(desk: Desk, link: SyncLink) -> None:
    link.fetch_file(NUMBER, "a1")
    link.stop_file("a1")
    worker = SyncWorker(desk, lambda: connector("http://127.0.0.1:9"), rules=DataRules(rhythm=BY_HAND))
    link.attach(worker)
    link.detach()
    assert worker.stop()
    assert worker.files.board.get("a1") is None
