"""The files of a complaint, side by side, with previews of those that are on this PC.

Previews are made only once the officer stays with a complaint: going through a list with the arrow keys reads no file.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.complaint.attachment_card import AttachmentCard
from ui.complaint.flow import FlowLayout
from ui.viewer.opening import FileOpening, Held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.complaint import Attachment
    from desktop.files.rows import Holding
    from ui.bridge import DeskBridge
    from ui.viewer.decoder import Wish
    from ui.viewer.pictures import Shown
    from ui.viewer.window import ViewerWindow

_LOOK_AFTER_MS = 200


class Attachments(QWidget):
    """All files of a complaint; hidden where there are none."""

    told = Signal(str)
    """Words for the officer: why a file is not opened or saved; empty once that is over."""

    def __init__(self, bridge: DeskBridge, open_address: Callable[[QUrl], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: tuple[Attachment, ...] = ()
        self._cards: dict[str, AttachmentCard] = {}
        self._wishes: list[Wish] = []
        self._opening = FileOpening(bridge, self, open_address)
        self._opening.told.connect(self.told)
        self._flow = FlowLayout(self)
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._looking.timeout.connect(self.look)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Attachments"))
        self.hide()

    @property
    def cards(self) -> list[AttachmentCard]:
        """The files, in the order of the complaint."""
        return list(self._cards.values())

    @property
    def viewer(self) -> ViewerWindow | None:
        """The window that shows a file, once one was looked at."""
        return self._opening.viewer

    def show_files(self, attachments: Sequence[Attachment]) -> None:
        """Show these files."""
        if tuple(attachments) == self._shown:
            return
        self._shown = tuple(attachments)
        self._drop_wishes()
        self._flow.truncate()
        self._cards = {each.attachment_id: AttachmentCard(each, self) for each in attachments}
        for card in self._cards.values():
            card.clicked.connect(partial(self._on_clicked, card))
            self._flow.addWidget(card)
        self.setVisible(bool(attachments))
        self._looking.stop()
        if attachments:
            self._looking.start()

    def look(self) -> None:
        """See which of them are on this PC."""
        names = tuple(self._cards)
        if names:
            self._bridge.ask_files(
                lambda files: files.holdings(names), then=partial(self._take, self._shown), owner=self
            )

    def view(self, card: AttachmentCard) -> None:
        """Show a file in the window beside the work."""
        self._opening.view(_held(card))

    def save(self, card: AttachmentCard) -> None:
        """Write a copy where the officer wants it."""
        self._opening.save(_held(card))

    def open_outside(self, card: AttachmentCard) -> None:
        """Open a copy in the system's program, if it is harmless."""
        self._opening.open_outside(_held(card))

    def _take(self, asked: tuple[Attachment, ...], holdings: dict[str, Holding]) -> None:
        if asked != self._shown:
            return
        for attachment_id, holding in holdings.items():
            card = self._cards[attachment_id]
            is_new = holding.sha256 != card.sha256
            card.show_holding(holding)
            if holding.is_whole and (is_new or card.preview is None):
                self._preview(card)

    def _preview(self, card: AttachmentCard) -> None:
        from ui.viewer.decoder import decode

        size = card.preview_size() * self.devicePixelRatioF()

        def take(shown: Shown) -> None:
            shown.image.setDevicePixelRatio(self.devicePixelRatioF())
            card.show_preview(shown.image)

        self._wishes.append(decode(self._bridge, card.sha256, size, then=take, failed=lambda _: None, owner=card))

    def _on_clicked(self, card: AttachmentCard) -> None:
        if card.preview is not None:
            self.view(card)
        elif card.sha256:
            self._opening.offer(_held(card), card)

    def _drop_wishes(self) -> None:
        for wish in self._wishes:
            wish.drop()
        self._wishes.clear()


def _held(card: AttachmentCard) -> Held:
    return Held(card.attachment.file_name, card.sha256)
