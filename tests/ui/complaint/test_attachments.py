"""The files of a complaint: where they are, what is in them, and a window to look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.complaint import Attachment
from tests.ui.seeds import patch, seed, tracking_id
from tests.ui.viewer.contents import pdf, picture
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
    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus


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
