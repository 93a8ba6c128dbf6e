"""The files of a complaint: where they are, what is in them, and a window to look at them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.cache.intents import file_wishes
from desktop.complaint import Actor, Attachment, Event, EventKind
from desktop.files.store import preview_of
from desktop.problems import KnownProblem
from sync.files.board import FileProgress, TransferState
from tests.ui.seeds import patch, seed, tracking_id
from tests.ui.viewer.contents import pdf, picture
from ui.complaint.attachments import Attachments
from ui.complaint.file_place import Verb
from ui.complaint.pane import ComplaintPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.complaint.attachment_card import AttachmentCard


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def cards(qtbot: QtBot, bridge: DeskBridge, opened: list[QUrl]) -> Callable[..., list[AttachmentCard]]:
    """Show a complaint with these files."""

    def open_address(url: QUrl) -> bool:
        opened.append(url)
        return True

    pane = ComplaintPane(bridge, open_address=open_address)
    qtbot.addWidget(pane)
    pane.resize(780, 700)
    pane.show()

    def cards(*attachments: Attachment) -> list[AttachmentCard]:
        seed(bridge.desk, [patch(1, attachments=attachments)])
        pane.show_complaint(tracking_id(1))
        qtbot.waitUntil(lambda: len(pane.page.attachments.cards) == len(attachments))
        return pane.page.attachments.cards

    return cards


def _here(desk: Desk, attachment_id: str, data: bytes, *, whole: bool = True) -> None:
    """As a download leaves it."""
    desk.files.restart(attachment_id, "etag")
    desk.files.append(attachment_id, 0, data).result()
    if whole:
        desk.files.finish(attachment_id).result()


def test_a_file_on_the_server_is_named_as_it_is_spelt(cards: Callable[..., list[AttachmentCard]]) -> None:
    (card,) = cards(Attachment(attachment_id="1", file_name="<b>foto</b>\u202egpj.exe", size=312_000))
    assert card.accessibleName() == "<b>foto</b>gpj.exe, 312 kB · on the server"
    assert "<b>foto" not in card.toolTip()
    assert card.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert card.accessibleDescription() == "Download"


def test_half_a_download_is_told(qtbot: QtBot, desk: Desk, cards: Callable[..., list[AttachmentCard]]) -> None:
    _here(desk, "1", bytes(50), whole=False)
    (card,) = cards(Attachment(attachment_id="1", file_name="a.png", size=100))
    qtbot.waitUntil(lambda: card.accessibleName().endswith("50 % here"))


def test_what_is_here_has_a_preview_and_opens_by_a_key(
    qtbot: QtBot, desk: Desk, cards: Callable[..., list[AttachmentCard]]
) -> None:
    _here(desk, "1", picture(600, 400))
    _here(desk, "2", pdf(2))
    photo, letter = cards(
        Attachment(attachment_id="1", file_name="foto.png", size=9_000),
        Attachment(attachment_id="2", file_name="surat.pdf", size=9_000),
    )
    qtbot.waitUntil(lambda: photo.preview is not None and letter.preview is not None)
    assert photo.accessibleName().endswith("on this PC")
    qtbot.keyClick(letter, Qt.Key.Key_Space)
    strip = letter.parent()
    viewer = strip.viewer  # type: ignore[union-attr]
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.place.text() == "Page 1 of 2")
    viewer.close()


def test_why_a_program_is_not_opened_is_said(
    qtbot: QtBot, bridge: DeskBridge, cards: Callable[..., list[AttachmentCard]], opened: list[QUrl]
) -> None:
    _here(bridge.desk, "1", b"MZ\x90\x00")
    (card,) = cards(Attachment(attachment_id="1", file_name="foto.jpg.exe", size=4))
    qtbot.waitUntil(lambda: card.sha256 != "")
    strip = card.parent()
    with qtbot.waitSignal(strip.told, check_params_cb=lambda words: "foto.jpg.exe" in words):  # type: ignore[union-attr]
        strip.open_outside(card)  # type: ignore[union-attr]
    assert opened == []


class Fetching:
    """What the page asked for, and the way to tell it how that goes."""

    def __init__(self, card: AttachmentCard) -> None:
        strip = card.parent()
        assert isinstance(strip, Attachments)
        self.downloads = strip._downloads
        self.asked: list[str] = []
        self.downloads.wanted.connect(lambda number, name: self.asked.append(f"{number}/{name}"))
        self.downloads.unwanted.connect(lambda name: self.asked.append(f"stop {name}"))

    def tell(self, state: TransferState, done: int = 0, problem: KnownProblem | None = None) -> None:
        told = FileProgress(file_id="1", tracking_id=tracking_id(1), state=state, done=done, total=100, problem=problem)
        self.downloads.tell(told)


LETTER = Attachment(attachment_id="1", file_name="surat.pdf", size=100)


def test_a_file_is_fetched_by_a_key_and_stopped_by_the_same(
    qtbot: QtBot, cards: Callable[..., list[AttachmentCard]]
) -> None:
    (card,) = cards(LETTER)
    fetching = Fetching(card)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    fetching.tell(TransferState.RUNNING, 45)
    assert card.accessibleName().endswith("coming, 45 %")
    assert card.accessibleDescription() == "Stop the download"
    qtbot.keyClick(card, Qt.Key.Key_Space)
    fetching.tell(TransferState.STOPPED, 45)
    assert fetching.asked == [f"{tracking_id(1)}/1", "stop 1"]
    assert card.accessibleDescription() == "Download"


def test_without_a_network_the_wish_is_kept_and_said(
    qtbot: QtBot, desk: Desk, cards: Callable[..., list[AttachmentCard]]
) -> None:
    desk.do(file_wishes.wish, tracking_id(1), "1")
    (card,) = cards(LETTER)
    qtbot.waitUntil(lambda: card.accessibleName().endswith("comes when there is a network"))
    Fetching(card).tell(TransferState.FAILED, problem=KnownProblem("no-network", host="lapor.example.id"))
    assert card.accessibleName().endswith("comes when there is a network")
    assert card.accessibleDescription().startswith("Stop the download. ")


def test_why_a_file_did_not_come_is_said_and_it_can_be_tried_again(
    qtbot: QtBot, cards: Callable[..., list[AttachmentCard]]
) -> None:
    (card,) = cards(LETTER)
    fetching = Fetching(card)
    fetching.tell(TransferState.FAILED, problem=KnownProblem("file-damaged"))
    assert card.accessibleName().endswith("not fetched")
    assert "damaged" in card.accessibleDescription()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert fetching.asked == [f"{tracking_id(1)}/1"]


def test_a_download_that_ends_opens_at_the_next_press(
    qtbot: QtBot, desk: Desk, cards: Callable[..., list[AttachmentCard]]
) -> None:
    (card,) = cards(Attachment(attachment_id="1", file_name="foto.png", size=100))
    _here(desk, "1", picture())
    Fetching(card).tell(TransferState.DONE, 100)
    qtbot.waitUntil(lambda: card.place.verb is Verb.OPEN and card.preview is not None)


def test_a_small_picture_shows_what_is_in_a_file_that_is_not_here(
    qtbot: QtBot, desk: Desk, cards: Callable[..., list[AttachmentCard]]
) -> None:
    _here(desk, preview_of("1"), picture())
    (card,) = cards(LETTER)
    qtbot.waitUntil(lambda: card.preview is not None)
    assert card.place.verb is Verb.FETCH


def test_the_menu_key_offers_what_can_be_done(qtbot: QtBot, cards: Callable[..., list[AttachmentCard]]) -> None:
    (card,) = cards(LETTER)
    at = QPoint(1, 1)
    QApplication.sendEvent(card, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, card.mapToGlobal(at)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [entry.text() for entry in menu.actions()] == ["Download"]
    menu.close()


def test_files_of_the_story_have_cards_and_the_story_leads_to_them(
    qtbot: QtBot, bridge: DeskBridge, cards: Callable[..., list[AttachmentCard]]
) -> None:
    (card,) = cards(LETTER)
    strip = card.parent()
    assert isinstance(strip, Attachments)
    answered = Event(
        event_id="e1",
        kind=EventKind.FOLLOW_UP,
        at="2026-03-17T02:20:00Z",
        actor=Actor.COLLEAGUE,
        attachments=(Attachment(attachment_id="2", file_name="balasan.pdf", size=2_000),),
    )
    seed(bridge.desk, [replace(patch(1, rev=2, is_whole=False), events=(answered,))])
    qtbot.waitUntil(lambda: len(strip.cards) == 2)
    fetching = Fetching(card)
    page = strip.window()
    assert isinstance(page, ComplaintPane)
    timeline = page.page.timeline
    assert "balasan.pdf · 2.0 kB" in timeline.toPlainText()
    timeline.anchorClicked.emit(QUrl("lapor:open/0/0"))
    assert fetching.asked == [f"{tracking_id(1)}/2"]
