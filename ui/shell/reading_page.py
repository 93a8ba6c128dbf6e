"""The page of the daily work: the list on the left, what was chosen in it on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop.cache.intents import outbox
from desktop.cache.views.lists import ListName
from ui.equip import Equipping, Step
from ui.inbox.pane import InboxPane

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from desktop.intent import OpId, OutboxItem
    from ui.bridge import DeskBridge
    from ui.bulk.panel import BulkPanel
    from ui.complaint.pane import ComplaintPane
    from ui.conflict.view import ConflictView
    from ui.shell.queued_undo import QueuedUndo

_PANE_AFTER_MS = 60
_PANE_NEEDS = ("ui.complaint.pane", "ui.complaint.acts", "ui.shell.queued_undo")


class ReadingPage(QSplitter):
    """In the list of what needs review, a conflict is shown with its three verbs instead of the complaint."""

    settings_requested = Signal()
    sync_requested = Signal()
    pane_built = Signal()
    """The reading pane is there, and with it the acts of a complaint."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bridge = bridge
        self._chosen: TrackingId | None = None
        self._conflict: ConflictView | None = None
        self.inbox = InboxPane(bridge)
        self._complaint: ComplaintPane | None = None
        self._bulk: BulkPanel | None = None
        self.right = QStackedWidget()
        self._later: QueuedUndo | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.inbox.setMinimumWidth(240)
        self.right.setMinimumWidth(400)
        self.addWidget(self.inbox)
        self.addWidget(self.right)
        self.setStretchFactor(1, 1)
        self.inbox.complaint_chosen.connect(self._on_chosen)
        self.inbox.reading_requested.connect(self.focus_reading)
        self.inbox.view.selection_changed.connect(self._on_selection_changed)
        self.inbox.emptied.connect(self._on_emptied)
        self.inbox.search_changed.connect(self._on_search_changed)
        self.inbox.settings_requested.connect(self.settings_requested)
        self.inbox.sync_requested.connect(self.sync_requested)
        self._equipping = Equipping(self)
        self._equipping.bug_raised.connect(bridge.bug_raised)
        self._building = QTimer(self, singleShot=True, interval=_PANE_AFTER_MS)
        self._building.timeout.connect(lambda: self._equipping.begin([Step(lambda: self.complaint, _PANE_NEEDS)]))
        self.inbox.opened.connect(self._building.start, Qt.ConnectionType.SingleShotConnection)

    @property
    def complaint(self) -> ComplaintPane:
        """The reading pane. It is built after the list is on screen, or when it is first asked for."""
        if self._complaint is None:
            from ui.complaint.pane import ComplaintPane
            from ui.shell.queued_undo import QueuedUndo

            self._complaint = ComplaintPane(self._bridge)
            self._complaint.highlight(self.inbox.search_words)
            self._complaint.say_instead(self.inbox.beside)
            self._complaint.left.connect(self.inbox.focus_list)
            self._complaint.review_requested.connect(self._go_to_conflict)
            self._later = QueuedUndo(self)
            self._complaint.queued.connect(self._later.note)
            self.right.addWidget(self._complaint)
            self.pane_built.emit()
        return self._complaint

    @property
    def bulk(self) -> BulkPanel:
        """What stands there while several complaints are selected; built when it is first asked for."""
        if self._bulk is None:
            from ui.bulk.panel import BulkPanel

            self._bulk = BulkPanel(self._bridge)
            self._bulk.left.connect(self.inbox.focus_list)
            self.right.addWidget(self._bulk)
        return self._bulk

    @property
    def unsaved(self) -> TrackingId | None:
        """A complaint whose text could not be put on disk yet."""
        return self._complaint.unsaved if self._complaint else None

    @property
    def is_settled(self) -> bool:
        """Whether the list and the help for the answer have come."""
        return self.inbox.is_settled and (self._complaint is None or self._complaint.is_settled)

    @property
    def chosen(self) -> TrackingId | None:
        """The complaint that is shown."""
        return self._chosen

    def show_complaint(self, tracking_id: TrackingId) -> None:
        """Show a complaint whatever the list shows."""
        self._chosen = tracking_id
        self._show_pane(tracking_id)

    def turn_day(self) -> None:
        """Another day may have begun: the list and the deadline on the page count anew."""
        self.inbox.turn_day()
        if self._complaint is not None:
            self._complaint.turn_day()

    def flush(self) -> None:
        """Hand all that was typed to the writer."""
        for pane in (self._complaint, self._bulk):
            if pane is not None:
                pane.flush()

    def focus_reading(self) -> None:
        """Put the focus into what is shown, so that its keys scroll."""
        if self._bulk and self.right.currentWidget() is self._bulk:
            self._bulk.focus_first()
        elif self._conflict and self.right.currentWidget() is self._conflict:
            self._conflict.take_focus()
        else:
            self.complaint.focus_text()

    def focus_answer(self) -> None:
        """Begin to answer what is shown."""
        if self._chosen is not None:
            self.right.setCurrentWidget(self.complaint)
            self.complaint.show_complaint(self._chosen)
            self.complaint.focus_answer()

    def edit_answer(self, tracking_id: TrackingId) -> None:
        """Show a complaint whose draft the officer wants to go on with."""
        self.show_complaint(tracking_id)
        self.complaint.focus_answer()

    def take_back(self) -> None:
        """Take back the answer to the complaint that is shown, while it has not begun to leave."""
        if self._complaint is not None:
            self._complaint.take_back()

    def take_back_elsewhere(self, tracking_id: TrackingId, op_id: OpId) -> None:
        """Take back the answer to a complaint that the officer has left meanwhile, and go back to it."""
        self._bridge.write(outbox.take_back, op_id, then=lambda _: self.edit_answer(tracking_id), owner=self)

    def has_focus_on_the_right(self) -> bool:
        """Whether the officer is reading or writing."""
        focus = self.window().focusWidget()
        return focus is not None and (focus is self.right or self.right.isAncestorOf(focus))

    def _on_emptied(self, words: str) -> None:
        if self._complaint is not None:
            self._complaint.say_instead(words)

    def _on_search_changed(self, words: str) -> None:
        if self._complaint is not None:
            self._complaint.highlight(words)

    def _on_chosen(self, tracking_id: TrackingId | None) -> None:
        self._chosen = tracking_id
        if tracking_id is not None and self.inbox.list_name is ListName.REVIEW:
            self._bridge.read(
                outbox.for_complaint,
                tracking_id,
                then=lambda items: self._show_review(tracking_id, items),
                owner=self,
            )
        else:
            self._show_pane(tracking_id)

    def _on_selection_changed(self) -> None:
        if self.inbox.view.selected_count > 1:
            self.bulk.show_selection(self.inbox.view.selected_ids())
            self.right.setCurrentWidget(self.bulk)
        elif self._bulk is not None and self.right.currentWidget() is self._bulk:
            self._on_chosen(self._chosen)

    def _show_review(self, tracking_id: TrackingId, items: list[OutboxItem]) -> None:
        if tracking_id != self._chosen:
            return
        waiting = next((item for item in items if item.state.needs_a_look), None)
        if waiting is None:
            self._show_pane(tracking_id)
        else:
            self.show_conflict(waiting.op_id)

    def show_conflict(self, op_id: OpId) -> None:
        """Show what happened beside what was written."""
        if self._conflict is None:
            from ui.conflict.view import ConflictView

            self._conflict = ConflictView(self._bridge)
            self._conflict.resolved.connect(self._on_resolved)
            self._conflict.edit_requested.connect(self.edit_answer)
            self._conflict.left.connect(self.inbox.focus_list)
            self._conflict.review_requested.connect(self._go_to_conflict)
            self.right.addWidget(self._conflict)
        self._conflict.show_item(op_id)
        self.right.setCurrentWidget(self._conflict)

    def _go_to_conflict(self, op_id: OpId) -> None:
        self.show_conflict(op_id)
        self.focus_reading()

    def _on_resolved(self) -> None:
        """What is next is in the list; its button, which had the focus, is gone."""
        self._show_pane(self._chosen)
        self.inbox.focus_list()

    def _show_pane(self, tracking_id: TrackingId | None) -> None:
        if self._later is not None:
            self._later.leave_for(tracking_id)
        self.complaint.show_complaint(tracking_id)
        self.right.setCurrentWidget(self.complaint)
