"""Files all the way: from the officer's hand through the sync to the central API, and back onto the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache.intents import outbox
from desktop.intent import OutboxState
from sync.central.server import CentralServer
from sync.scheduling.rules import BY_HAND, DataRules
from sync.worker import SyncWorker
from tests.sync.files.parts import NUMBER, add_with_files, without_previews
from tests.sync.parts import connector
from tests.ui.viewer.contents import pdf, picture
from ui.complaint.file_place import Verb
from ui.complaint.pane import ComplaintPane
from ui.shell.sync_link import SyncLink

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge

PHOTO = picture(600, 400, "jpeg")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[CentralServer]:
    """A central API with one complaint, which has a photo."""
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        add_with_files(central, PHOTO)
        yield central


@pytest.fixture
def online(desk: Desk, server: CentralServer) -> Iterator[SyncLink]:
    """The sync, on the officer's wish only."""
    without_previews(desk)
    token = server.officers[0].token
    worker = SyncWorker(desk, lambda: connector(server.url, token), rules=DataRules(rhythm=BY_HAND))
    link = SyncLink()
    link.attach(worker)
    yield link
    link.detach()
    worker.stop()


@pytest.fixture
def page(qtbot: QtBot, bridge: DeskBridge, online: SyncLink) -> ComplaintPane:
    """The complaint, once it has come."""
    pane = ComplaintPane(bridge)
    qtbot.addWidget(pane)
    pane.resize(780, 730)
    pane.show()
    online.serve(pane.page.downloads)
    online.sync_now()
    pane.show_complaint(NUMBER)
    qtbot.waitUntil(lambda: pane.reading is not None)
    return pane


def test_a_file_of_the_complaint_comes_by_a_key(qtbot: QtBot, page: ComplaintPane) -> None:
    (card,) = page.page.attachments.cards
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.place.verb is Verb.OPEN and card.preview is not None)
    assert page.bridge.desk.files.read(card.sha256).result() == PHOTO


def test_an_answer_with_a_file_arrives_with_it_and_comes_back_without_a_download(
    qtbot: QtBot, page: ComplaintPane, online: SyncLink, server: CentralServer, tmp_path: Path
) -> None:
    desk, path = page.bridge.desk, tmp_path / "surat tugas.pdf"
    path.write_bytes(pdf(1))
    page.files.take([path])
    qtbot.waitUntil(lambda: len(page.files.strip.chips) == 1)
    qtbot.keyClicks(page.response.edit, "Terlampir.")
    with qtbot.waitSignal(page.queued):
        page.queue_answer()
    (item,) = desk.ask(outbox.for_complaint, NUMBER)
    desk.do(outbox.release, item.op_id)
    online.sync_now()
    qtbot.waitUntil(lambda: [each.state for each in desk.ask(outbox.items)] == [OutboxState.SENT], timeout=20_000)
    sha256 = item.files[0].sha256
    assert server.store.contents.has(sha256)
    online.sync_now()
    qtbot.waitUntil(lambda: len(page.page.attachments.cards) == 2, timeout=20_000)
    card = page.page.attachments.cards[1]
    assert card.attachment.file_name == "surat tugas.pdf"
    assert "surat tugas.pdf" in page.page.timeline.toPlainText()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.sha256 == sha256, timeout=20_000)
