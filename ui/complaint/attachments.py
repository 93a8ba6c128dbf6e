"""The files of a complaint, side by side, with previews of those that are on this PC.

Previews are made only once the officer stays with a complaint: going through a list with the arrow keys reads no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, QUrl, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop.cache.intents import file_wishes
from desktop.files.rows import NOTHING
from desktop.files.store import preview_of
from sync.files.board import TransferState
from ui.complaint.attachment_card import AttachmentCard
from ui.complaint.file_place import Verb, place_of, verb_words
from ui.complaint.flow import FlowLayout
from ui.viewer.opening import FileOpening, Held

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.complaint import Attachment, TrackingId
    from desktop.files.rows import Holding
    from sync.files.board import FileProgress
    from ui.bridge import DeskBridge
    from ui.complaint.downloads import Downloads
    from ui.viewer.decoder import Wish
    from ui.viewer.pictures import Shown
    from ui.viewer.window import ViewerWindow

_LOOK_AFTER_MS = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """What was last read of the files: what is here of them, and which are to be fetched."""

    holdings: Mapping[str, Holding] = field(default_factory=dict)
    wished: frozenset[str] = frozenset()


class Attachments(QWidget):
    """All files of a complaint; hidden where there are none."""

    told = Signal(str)
    """Words for the officer: why a file is not opened or saved; empty once that is over."""

    def __init__(
        self,
        bridge: DeskBridge,
        downloads: Downloads,
        open_address: Callable[[QUrl], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self._tracking_id: TrackingId | None = None
        self._standing = Standing()
        self._bridge = bridge
        self._shown: tuple[Attachment, ...] = ()
        self._cards: dict[str, AttachmentCard] = {}
        self._wishes: list[Wish] = []
        self.opening = FileOpening(bridge, self, open_address)
        self.opening.told.connect(self.told)
        downloads.progressed.connect(self._on_progressed)
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
        return self.opening.viewer

    def show_files(self, tracking_id: TrackingId, attachments: Sequence[Attachment]) -> None:
        """Show these files of a complaint."""
        if (tracking_id, tuple(attachments)) == (self._tracking_id, self._shown):
            return
        same = self._count_same(attachments) if tracking_id == self._tracking_id else 0
        if not same:
            self._standing = Standing()
        self._tracking_id, self._shown = tracking_id, tuple(attachments)
        self._drop_wishes()
        self._flow.truncate(same)
        kept = dict(list(self._cards.items())[:same])
        self._cards = kept | {each.attachment_id: self._make(each) for each in attachments[same:]}
        self.setVisible(bool(attachments))
        self._looking.stop()
        if attachments:
            self._looking.start()

    def _count_same(self, attachments: Sequence[Attachment]) -> int:
        """How many cards stay, with the focus in them: files are added at the end."""
        pairs = enumerate(zip(self._shown, attachments, strict=False))
        return next((at for at, (before, now) in pairs if before != now), min(len(self._shown), len(attachments)))

    def _make(self, attachment: Attachment) -> AttachmentCard:
        card = AttachmentCard(attachment, self)
        card.clicked.connect(partial(self.press, card))
        card.menu_wanted.connect(partial(self._open_menu, card))
        self._flow.addWidget(card)
        return card

    def look(self) -> None:
        """See which of them are on this PC."""
        if self._tracking_id is not None and self._cards:
            then = partial(self._on_wishes, self._tracking_id)
            self._bridge.read(file_wishes.of_complaint, self._tracking_id, then=then, owner=self)

    def card(self, attachment_id: str) -> AttachmentCard | None:
        """The card of a file."""
        return self._cards.get(attachment_id)

    def press(self, card: AttachmentCard) -> None:
        """Open the file, fetch it, or stop that."""
        attachment_id = card.attachment.attachment_id
        self.told.emit("")
        match card.place.verb:
            case Verb.OPEN:
                self._open(card)
            case Verb.STOP:
                self._downloads.stop(attachment_id)
            case Verb.FETCH | Verb.RETRY if self._tracking_id is not None:
                self._downloads.want(self._tracking_id, attachment_id)

    def view(self, card: AttachmentCard) -> None:
        """Show a file in the window beside the work."""
        self.opening.view(_held(card))

    def save(self, card: AttachmentCard) -> None:
        """Write a copy where the officer wants it."""
        self.opening.save(_held(card))

    def open_outside(self, card: AttachmentCard) -> None:
        """Open a copy in the system's program, if it is harmless."""
        self.opening.open_outside(_held(card))

    def _on_wishes(self, tracking_id: TrackingId, wished: frozenset[str]) -> None:
        if tracking_id != self._tracking_id:
            return
        names = tuple(self._cards)
        held = (*names, *map(preview_of, names))
        self._bridge.ask_files(
            lambda files: files.holdings(held), then=partial(self._take, self._shown, wished), owner=self
        )

    def _take(self, asked: tuple[Attachment, ...], wished: frozenset[str], holdings: dict[str, Holding]) -> None:
        if asked != self._shown:
            return
        self._standing = Standing(holdings, wished)
        for attachment_id, card in self._cards.items():
            before, whole, small = card.sha256, holdings[attachment_id], holdings[preview_of(attachment_id)]
            self._show_place(card)
            if whole.is_whole and (whole.sha256 != before or card.preview is None):
                self._preview(card, whole.sha256)
            elif small.is_whole and card.preview is None:
                self._preview(card, small.sha256)

    def _show_place(self, card: AttachmentCard) -> None:
        attachment = card.attachment
        name = attachment.attachment_id
        holding = self._standing.holdings.get(name, NOTHING)
        is_wished = name in self._standing.wished
        place = place_of(attachment.size, holding, self._downloads.progress(name), is_wished=is_wished)
        card.show_place(holding.sha256, place)

    def _on_progressed(self, progress: FileProgress) -> None:
        card = self._cards.get(progress.file_id)
        if card is not None:
            self._show_place(card)
            if progress.state is not TransferState.RUNNING:
                self._looking.start()  # what is on the disk, and wished for, may have changed with it

    def _preview(self, card: AttachmentCard, sha256: str) -> None:
        from ui.viewer.decoder import decode

        size = card.preview_size() * self.devicePixelRatioF()

        def take(shown: Shown) -> None:
            shown.image.setDevicePixelRatio(self.devicePixelRatioF())
            card.show_preview(shown.image)

        self._wishes.append(decode(self._bridge, sha256, size, then=take, failed=lambda _: None, owner=card))

    def _open(self, card: AttachmentCard) -> None:
        if card.preview is not None:
            self.view(card)
        else:
            self.opening.offer(_held(card), card)

    def _open_menu(self, card: AttachmentCard, at: QPoint) -> None:
        """All that can be done with it; what a press does comes first."""
        menu = QMenu(self)
        if card.place.verb is not Verb.OPEN or card.preview is not None:
            menu.addAction(verb_words(card.place.verb), partial(self.press, card))
        if card.sha256:
            self.opening.add_verbs(menu, _held(card))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _drop_wishes(self) -> None:
        for wish in self._wishes:
            wish.drop()
        self._wishes.clear()


def _held(card: AttachmentCard) -> Held:
    return Held(card.attachment.file_name, card.sha256)
