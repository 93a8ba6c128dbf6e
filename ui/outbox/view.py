"""The outbox: what waits to leave, what came back, what went; each item with its verbs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.cache.intents import by_hand, decisions, outbox
from desktop.cache.ways.way import DeskWay
from desktop.changes import ChangeSet, Topic
from desktop.clock import moment
from desktop.intent import OpId, OutboxState
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import in_a_line
from ui.conflict.view import ConflictView
from ui.outbox.delegate import OutboxDelegate
from ui.outbox.detail import OutboxDetail
from ui.outbox.groups import OutboxContents, Section, read_contents
from ui.outbox.handover import HandoverPart
from ui.outbox.model import OutboxModel
from ui.theme import metrics
from ui.theme.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.intent import OutboxItem
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

T = TypeVar("T")
_LIST_SHARE = 0.36
_LIST_WIDTH = (240, 420)
"""Of the view's width, with the least and the most pixels."""
_TOPICS = Topic.OUTBOX | Topic.SYNC | Topic.SETTINGS
_EXCHANGED = {DeskWay.HOSTED, DeskWay.PRACTICE}
"""Ways on which a file on a USB stick finds somebody to exchange it."""


class OutboxView(QWidget):
    """A list on the left; on the right the chosen item, or what has to be decided about it."""

    open_requested = Signal(str)
    """The tracking ID of a complaint to go to."""
    edit_requested = Signal(str)
    """The tracking ID of a complaint whose answer is a draft again, to go on with it."""
    sync_requested = Signal()
    """Send now what waits."""

    stick_requested = Signal()
    """Carry it by USB stick."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._contents: OutboxContents | None = None
        self._chosen: OpId | None = None
        self.model = OutboxModel(bridge.desk.clock, self)
        self.list = QListView()
        self.detail = OutboxDetail(bridge)
        self.conflict = ConflictView(bridge)
        self._empty = PlainLabel(
            self.tr("Nothing waits to be sent.\nAnswers that you queue with Ctrl+Enter stay here until they are sent."),
            ink="muted",
        )
        self.handover = HandoverPart(bridge, self)
        self.stick_button = QPushButton(self.tr("Carry by USB…"))
        self._foot_words = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self._right = QStackedWidget()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._are_panes_moved = False
        self._pages = QStackedWidget()
        self._holding = QTimer(self, singleShot=True)
        self._holding.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._ask()

    @property
    def chosen(self) -> OutboxItem | None:
        """The item that is shown on the right."""
        return self.model.item_at(self.list.currentIndex())

    def choose(self, op_id: str) -> None:
        """Show an item."""
        self._chosen = OpId(op_id)
        self._return_to_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the complaint of the chosen item."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus() and self.chosen:
            self.open_requested.emit(self.chosen.tracking_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list keeps its share of the width until the officer has moved it."""
        super().resizeEvent(event)
        if not self._are_panes_moved:
            least, most = _LIST_WIDTH
            width = event.size().width()
            wanted = min(max(round(_LIST_SHARE * width), least), most)
            self._panes.setSizes([wanted, width - wanted])

    def changeEvent(self, event: QEvent) -> None:
        """Rows of another font have another height."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.list.scheduleDelayedItemsLayout()

    # ---- verbs ---------------------------------------------------------------------------------------------------

    def _send(self) -> None:
        if self.chosen and self.chosen.state is OutboxState.HELD:
            self._do(outbox.release, lambda _: self.sync_requested.emit())
        else:
            self.sync_requested.emit()

    def _edit(self) -> None:
        self._do(decisions.undo, lambda undone: self.edit_requested.emit(undone.tracking_id))

    def _do(self, operation: Callable[..., T], after: Callable[[T], None] | None = None) -> None:
        if self.chosen is not None:
            self.detail.say("")
            op_id = self.chosen.op_id
            self._bridge.write(operation, op_id, then=after, owner=self, origin="outbox", failed=self._on_problem)

    def _on_problem(self, problem: KnownProblem) -> None:
        self.detail.say(in_a_line(problem))
        self._ask()

    # ---- internals -----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self._bridge.read(read_contents, self._bridge.desk.clock.now(), then=self._on_contents, owner=self)

    def _on_contents(self, contents: OutboxContents) -> None:
        self._await_end_of_holds(contents)
        self.stick_button.setVisible(contents.way in _EXCHANGED)
        before, self._contents = self._contents, contents
        if before is None or before.way is not contents.way:
            self._foot_words.setText(self._foot_text(contents.way))
        if before is None or before.rows != contents.rows:
            row = max(0, self.list.currentIndex().row())
            scrolled = self.list.verticalScrollBar().value()
            self.model.set_rows(contents.rows)
            self.list.verticalScrollBar().setValue(scrolled)
            self._return_to_chosen(row)
        else:
            self._show_chosen()
        self._pages.setCurrentIndex(1 if contents.rows else 0)

    def _foot_text(self, way: DeskWay) -> str:
        if way is DeskWay.EXCEL:
            return self.tr("Enter each on LAPOR!'s web page, then mark it here as entered.")
        if way in _EXCHANGED:
            return self.tr("No network at all? Take it to another PC, or enter it on the web yourself.")
        return self.tr("No network at all? Enter it on LAPOR!'s web page yourself.")

    def _await_end_of_holds(self, contents: OutboxContents) -> None:
        """What was held for its ten seconds waits to be sent from then on, with or without a network."""
        items = (row for row in contents.rows if not isinstance(row, Section))
        ends = [item.held_until for item in items if item.held_until]
        if ends:
            left = moment(min(ends)) - self._bridge.desk.clock.now()
            self._holding.start(max(0, math.ceil(left.total_seconds() * 1_000)))
        else:
            self._holding.stop()

    def _return_to_chosen(self, row: int = 0) -> None:
        """Stay on the chosen item wherever it moved to; if it is gone, on what stands in its place."""
        found = self.model.row_of(self._chosen)
        if found < 0:
            candidates = [n for n, entry in enumerate(self.model.rows) if not isinstance(entry, Section)]
            found = min(candidates, key=lambda n: (abs(n - row), n), default=-1)
        index = self.model.index(found) if found >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_chosen()

    def _show_chosen(self) -> None:
        item = self.chosen
        self._chosen = item.op_id if item else None
        self._right.setVisible(item is not None)
        if item is None or self._contents is None:
            return
        if item.state.needs_a_look:
            self.conflict.show_item(item.op_id)
            self._right.setCurrentWidget(self.conflict)
        else:
            self.detail.show_item(item, self._contents.sync, is_by_hand=self._contents.way is DeskWay.EXCEL)
            self._right.setCurrentWidget(self.detail)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self._show_chosen()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & _TOPICS:
            self._ask()

    def _on_panes_moved(self) -> None:
        self._are_panes_moved = True

    def _on_activated(self, index: QModelIndex) -> None:
        item = self.model.item_at(index)
        if item:
            self.open_requested.emit(item.tracking_id)

    def _connect(self) -> None:
        self._bridge.desk_changed.connect(self._on_desk_changed)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.doubleClicked.connect(self._on_activated)
        self.detail.send_requested.connect(self._send)
        self.detail.edit_requested.connect(self._edit)
        self.detail.hold_requested.connect(lambda: self._do(outbox.hold))
        self.detail.draft_requested.connect(lambda: self._do(decisions.undo))
        self.detail.entered_requested.connect(lambda: self._do(by_hand.enter))
        self.detail.not_entered_requested.connect(lambda: self._do(by_hand.undo))
        self.handover.told.connect(self._foot_words.setText)
        self.detail.open_requested.connect(lambda: self._on_activated(self.list.currentIndex()))
        self.conflict.edit_requested.connect(self.edit_requested)
        self.conflict.resolved.connect(self.list.setFocus)
        self.conflict.left.connect(self.list.setFocus)
        self.conflict.review_requested.connect(self.choose)
        self.stick_button.clicked.connect(lambda _: self.stick_requested.emit())

    def _foot(self) -> QHBoxLayout:
        """For who has no network at all."""
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setSpacing(2 * metrics.SPACING)
        foot.addWidget(self.handover.button)
        foot.addWidget(self.stick_button)
        foot.addWidget(self._foot_words, 1)
        return foot

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(OutboxDelegate(self.model, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Outbox"))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right.addWidget(self.detail)
        self._right.addWidget(self.conflict)
        panes = self._panes
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(self._right)
        panes.setStretchFactor(1, 1)
        panes.splitterMoved.connect(self._on_panes_moved)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(panes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(Line())
        layout.addLayout(self._foot())
        self.setFocusProxy(self.list)
