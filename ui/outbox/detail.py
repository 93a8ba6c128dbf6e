"""One item of the outbox: its words, where it stands, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.intent import OutboxState
from desktop.plain_text import one_line
from desktop.sensitive import covered
from ui.complaint.citizen_text import CitizenText
from ui.complaint.file_chip import QueuedFiles
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.outbox.describe import facts, last_error, on_its_way, progress, state_chip
from ui.theme import metrics
from ui.theme.chips import Chip, ChipLabel
from ui.theme.lines import Line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.cache.ways.syncstate import SyncStatus
    from desktop.intent import OutboxItem
    from sync.files.board import FileProgress
    from ui.bridge import DeskBridge

_TICK_MS = 500


class OutboxDetail(QWidget):
    """Shows an item that waits or was sent; each verb is a signal, done by the view."""

    send_requested = Signal()
    edit_requested = Signal()
    hold_requested = Signal()
    draft_requested = Signal()
    entered_requested = Signal()
    not_entered_requested = Signal()
    open_requested = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = bridge.desk.clock
        self._item: OutboxItem | None = None
        self._sync: SyncStatus | None = None
        self._file: FileProgress | None = None
        self._is_by_hand = False
        self._title = PlainLabel(kind=Type.TITLE, wraps=True)
        self._facts = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._progress = PlainLabel(kind=Type.SECONDARY, wraps=True)
        self._state = ChipLabel(parent=self)
        self._secret = ChipLabel(Chip(self.tr("Secret"), Role.SECRET, Role.SECRET.soft), self)
        self._error = Notice(role=Role.SOON)
        self._problem = Notice(role=Role.LATE)
        self.text = CitizenText()
        self.text.setAccessibleName(self.tr("Your answer"))
        self.files = QueuedFiles(bridge)
        self.files.opening.told.connect(self.say)
        self.send = self._verb(self.tr("Send now"), self.send_requested)
        self.send.setProperty("kind", "primary")
        self.edit = self._verb(self.tr("Edit"), self.edit_requested)
        self.hold = self._verb(self.tr("Hold"), self.hold_requested)
        self.draft = self._verb(self.tr("Back to draft"), self.draft_requested)
        self.entered = self._verb(self.tr("Entered on the web"), self.entered_requested)
        self.entered.setToolTip(self.tr("You entered it on LAPOR!'s web page yourself: it is not sent any more"))
        self.not_entered = self._verb(self.tr("Not entered after all"), self.not_entered_requested)
        self.open = self._verb(self.tr("Open the complaint"), self.open_requested)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._lay_out()

    @property
    def tracking_id(self) -> str:
        """The complaint that it is about."""
        return self._item.tracking_id if self._item else ""

    @property
    def error(self) -> str:
        """What is said of the last attempt, and of a verb that was not done."""
        return "\n".join(notice.text for notice in (self._problem, self._error) if notice.text)

    @property
    def progress(self) -> str:
        """What is said of what comes next."""
        return self._progress.text()

    def show_item(self, item: OutboxItem, sync: SyncStatus, *, is_by_hand: bool = False) -> None:
        """Show it, with the verbs that its state allows. `is_by_hand`: nothing is sent from this desk."""
        before, self._item, self._sync = self._item, item, sync
        self._is_by_hand = is_by_hand
        self._title.setText(covered(one_line(item.title)) or f"#{item.tracking_id}")
        self._facts.setText(facts(item, self._clock.now()))
        self._state.set_chip(state_chip(item))
        self._secret.setVisible(bool(item.payload.get("is_secret")))
        self._error.say(last_error(item), Role.ACCENT if item.is_accepted and not item.is_passed_on else Role.SOON)
        self.files.show_files(item.files)
        if before is None or before.op_id != item.op_id:
            self.text.set_text(item.text)
            self.text.set_covering(False)
            self._problem.say("")
        is_at_rest = item.state in {OutboxState.HELD, OutboxState.QUEUED}
        is_here = is_at_rest and not item.is_accepted
        for button, is_shown in (
            (self.send, is_at_rest and not is_by_hand),
            (self.edit, is_at_rest),
            (self.draft, is_here),
            (self.entered, is_here),
        ):
            button.setVisible(is_shown)
        self.send.setText(self.tr("Ask now") if item.is_accepted else self.tr("Send now"))
        self.not_entered.setVisible(item.state is OutboxState.ENTERED)
        is_held_for_good = item.state is OutboxState.HELD and item.held_until is None
        self.hold.setVisible(is_here and not is_held_for_good and not is_by_hand)
        if item.state is OutboxState.HELD and item.held_until:
            self._timer.start()
        else:
            self._timer.stop()
        self._on_tick()

    def show_file(self, file: FileProgress) -> None:
        """A file goes on its way, this item's or another's."""
        self._file = file
        self._on_tick()

    def say(self, text: str) -> None:
        """Why a verb was not done; stays until the next verb or item. Empty for nothing to say."""
        self._problem.say(text)

    def _on_tick(self) -> None:
        if self._item and self._sync:
            sending = on_its_way(self._item, self._file) if self._file else ""
            self._progress.setText(sending or self._what_follows(self._item, self._sync))

    def _what_follows(self, item: OutboxItem, sync: SyncStatus) -> str:
        if self._is_by_hand and item.state in {OutboxState.HELD, OutboxState.QUEUED}:
            return self.tr("Waits for you to enter it on LAPOR!'s web page")
        return progress(item, sync, self._clock.now())

    def _verb(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _: signal.emit())
        return button

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(2 * metrics.SPACING)
        state.addWidget(self._state)
        state.addWidget(self._secret)
        state.addWidget(self._progress, 1)
        bar = QWidget()
        verbs = FlowLayout(bar)
        for button in (self.send, self.edit, self.hold, self.draft, self.entered, self.not_entered, self.open):
            verbs.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(22, 14, 22, 12)
        head.setSpacing(6)
        head.addWidget(self._facts)
        head.addWidget(self._title)
        head.addLayout(state)
        head.addSpacing(metrics.SPACING)
        head.addWidget(bar)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(22, 14, 22, 14)
        body.setSpacing(3 * metrics.SPACING)
        body.addWidget(self._problem)
        body.addWidget(self._error)
        body.addWidget(self.text)
        body.addWidget(self.files)
        body.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(Line())
        layout.addWidget(scroll, 1)
