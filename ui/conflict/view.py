"""An answer that did not go through: what happened beside what the officer wrote, and the ways on.

Three kinds of items come here: conflicts (something that matters happened meanwhile), refused ones, and those whose
complaint is gone. None of them loses a word, and none goes on by itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.cache import journal
from desktop.cache.intents import review
from desktop.cache.journal import Act
from desktop.changes import ChangeSet, Topic
from desktop.intent import OpId
from desktop.plain_text import one_line
from desktop.sensitive import covered
from ui.clipboard import copy_secret
from ui.complaint.citizen_text import CitizenText
from ui.complaint.file_chip import QueuedFiles
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.links import is_web_address
from ui.complaint.notice import Notice
from ui.complaint.reveal import RevealLink
from ui.complaint.timeline import Timeline
from ui.complaint.words import in_a_line
from ui.conflict.handover import ask_for_file, handover, save_handover
from ui.conflict.reading import read_review
from ui.conflict.verb_button import VerbButton
from ui.conflict.ways import Verb, ways
from ui.conflict.words import advice, entries, headline
from ui.shell.undo import offer
from ui.theme import metrics
from ui.theme.lines import Line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.cache.intents.review import Decision
    from desktop.intent import OutboxItem
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge
    from ui.conflict.reading import Difference, Review

T = TypeVar("T")
_NARROW = 560
"""Below this width, at the usual zoom, the columns stand one above the other."""


class ConflictView(QWidget):
    """Shows one item of the outbox that needs a look."""

    resolved = Signal()
    """The officer decided, and it is committed."""
    edit_requested = Signal(str)
    """After the decision to edit: the tracking ID whose draft now holds the text."""
    left = Signal()
    review_requested = Signal(str)
    """A decision was undone: the op ID of what has to be decided again."""

    def __init__(
        self,
        bridge: DeskBridge,
        parent: QWidget | None = None,
        *,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._open_address = open_address
        self._op_id: OpId | None = None
        self._item: OutboxItem | None = None
        self._review: Review | None = None
        self._is_awaited = False
        self._number = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._title = PlainLabel(wraps=True)
        self._headline = PlainLabel(kind=Type.TITLE, wraps=True)
        self._advice = PlainLabel(ink="muted", wraps=True)
        self._problem = Notice(role=Role.LATE)
        self.happened = Timeline()
        self.written = CitizenText()
        self.happened.setAccessibleName(self.tr("What happened"))
        self.written.setAccessibleName(self.tr("What you wrote"))
        self.files = QueuedFiles(bridge)
        self.files.opening.told.connect(self._problem.say)
        self.reveal = RevealLink([self.happened])
        self.reveal.revealed.connect(self._on_revealed)
        self._happened_column = self._column(self.tr("What happened"), self.happened, self.reveal)
        self._written_column = self._column(self.tr("What you wrote"), self.written, self.files)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._verbs = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._scroll = QScrollArea()
        self._compared = QVBoxLayout()
        self.verb_buttons: list[VerbButton] = []
        self.differences: list[QWidget] = []
        self._lay_out()
        bridge.desk_changed.connect(self._on_desk_changed)

    @property
    def item(self) -> OutboxItem | None:
        """What is shown."""
        return self._item

    @property
    def tracking_id(self) -> str:
        """The complaint that it is about."""
        return self._item.tracking_id if self._item else ""

    @property
    def headline(self) -> str:
        """The sentence at the top."""
        return self._headline.text()

    @property
    def told(self) -> str:
        """What came of a verb, or why it was not done."""
        return self._problem.text

    def show_item(self, op_id: str | None) -> None:
        """Show this item; None shows nothing."""
        if op_id != self._op_id:
            self._op_id = OpId(op_id) if op_id else None
            self._problem.say("")
            self._review = None
            self._is_awaited = False
            self._show(None)
        self._ask()

    def take_focus(self) -> None:
        """Put the focus on the first way on, now or as soon as there is one; Space takes it, Enter only came here."""
        self._is_awaited = not self.verb_buttons
        if self._item is not None:
            first = self.verb_buttons[0] if self.verb_buttons else self.written
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < metrics.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._verbs.setDirection(direction)

    # ---- verbs ---------------------------------------------------------------------------------------------------

    def _do(self, verb: Verb) -> None:
        match verb:
            case Verb.SEND_AS_ADDITION:
                self._decide(review.send_as_addition, self.tr("Your answer goes out as an addition"))
            case Verb.SEND_AGAIN:
                self._decide(review.send_again, self.tr("Your answer goes out once more"))
            case Verb.EDIT:
                self._decide(review.make_draft, self.tr("Your answer is in the editor"), is_edited=True)
            case Verb.KEEP:
                self._decide(review.make_draft, self.tr("Kept as a draft"))
            case Verb.PUT_AWAY:
                self._decide(review.put_away, self.tr("Put away"))
            case Verb.CONFIRM:
                self._decide(review.confirm, self.tr("Counts as sent"))
            case Verb.OPEN_WEB:
                self._open_web()
            case Verb.HAND_OVER:
                self._with_item(handover, then=self._copy)
            case Verb.SAVE_AS_TEXT:
                self._ask_where()

    def _decide(self, operation: Callable[..., Decision], words: str, *, is_edited: bool = False) -> None:
        if self._item is None:
            return
        for button in self.verb_buttons:
            button.setEnabled(False)
        self._bridge.write(
            operation,
            self._item.op_id,
            then=partial(self._on_decided, words, is_edited=is_edited),
            owner=self,
            origin="conflict",
            failed=self._on_problem,
        )

    def _on_decided(self, words: str, decision: Decision, *, is_edited: bool) -> None:
        self._item = self._review = None
        self.resolved.emit()
        if is_edited:
            self.edit_requested.emit(decision.was.tracking_id)
        if decision.can_be_undone:
            offer(self, f"{words} (#{decision.was.tracking_id})", partial(self._undo, decision))

    def _undo(self, decision: Decision) -> None:
        """The same place is shown again, wherever the officer has gone."""
        self._bridge.write(
            review.undo, decision, then=lambda item: self.review_requested.emit(item.op_id), owner=self, origin="undo"
        )

    def _open_web(self) -> None:
        """The address comes from the settings; nothing but a web address is opened."""
        address = str(self._item.error_detail.get("detail", "")) if self._item else ""
        if is_web_address(address):
            self._open_address(QUrl(address, QUrl.ParsingMode.StrictMode))

    def _copy(self, text: str) -> None:
        copy_secret(text, self)
        self._problem.say(self.tr("Copied for a minute. Paste it where the new officer reads it."), Role.FINE)

    def _ask_where(self) -> None:
        if self._item is not None:
            ask_for_file(self, self._item.tracking_id, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write what is to be handed over into a file."""
        self._with_item(save_handover, path, then=self._on_saved)

    def _on_saved(self, path: Path) -> None:
        if self._item is not None:
            self._bridge.write(journal.note, Act.EXPORTED, self._item.tracking_id, what="hand-over", owner=self)
        self._problem.say(self.tr("Saved as %1.").replace("%1", path.name), Role.FINE)

    def _on_revealed(self) -> None:
        if self._item is not None:
            self._bridge.write(journal.note, Act.REVEALED, self._item.tracking_id, owner=self)

    def _with_item(self, query: Callable[..., T], *args: object, then: Callable[[T], object]) -> None:
        if self._item is not None:
            self._bridge.read(query, self._item.tracking_id, *args, then=then, owner=self, failed=self._on_problem)

    # ---- internals -----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._op_id is not None:
            self._bridge.read(read_review, self._op_id, then=partial(self._on_review, self._op_id), owner=self)

    def _on_review(self, op_id: OpId, found: Review | None) -> None:
        if op_id != self._op_id or found == self._review:
            return
        self._review = found
        self._show(found.item if found else None)
        self._show_differences(found.differences if found else ())

    def _on_problem(self, problem: KnownProblem) -> None:
        self._problem.say(in_a_line(problem), Role.LATE)
        for button in self.verb_buttons:
            button.setEnabled(True)
        self.take_focus()
        self._ask()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.OUTBOX and (self._item is None or self._item.tracking_id in change.tracking_ids):
            self._ask()

    def _show(self, item: OutboxItem | None) -> None:
        self._item = item
        needs_a_look = item is not None and item.state.needs_a_look
        self._scroll.setVisible(item is not None)
        if item is None:
            return
        now = self._bridge.desk.clock.now()
        self._number.setText(f"#{item.tracking_id}")
        self._title.setText(covered(one_line(item.title)))
        self._headline.setText(
            headline(item, now) if needs_a_look else self.tr("This is settled; nothing is left to do.")
        )
        self._advice.setText(advice(item) if needs_a_look else "")
        self.happened.show_entries(entries(item), now)
        self.happened.set_covering(True)
        self.reveal.refresh()
        self._happened_column.setVisible(bool(item.happened))
        self.written.set_text(item.text)
        self.written.set_covering(False)
        self.files.show_files(item.files)
        self._show_verbs(item)
        self._scroll.verticalScrollBar().setValue(0)
        if self._is_awaited and self.verb_buttons:
            self.take_focus()

    def _show_verbs(self, item: OutboxItem) -> None:
        for button in self.verb_buttons:
            self._is_awaited |= button.hasFocus()
            button.hide()
            button.deleteLater()
        self.verb_buttons = []
        for number, way in enumerate(ways(item)):
            button = VerbButton(way.words, way.effect, primary=not number, parent=self._scroll.widget())
            button.clicked.connect(lambda _, verb=way.verb: self._do(verb))
            self._verbs.addWidget(button, 1)
            self.verb_buttons.append(button)

    def _show_differences(self, differences: Sequence[Difference]) -> None:
        for part in self.differences:
            part.hide()
            part.deleteLater()
        self.differences = []
        for difference in differences:
            text = CitizenText()
            text.setAccessibleName(difference.heading)
            text.set_pieces(difference.pieces)
            text.set_covering(difference.is_citizens)
            heading = PlainLabel(difference.heading, Type.HEADING, ink="muted")
            for part in (heading, text):
                self._compared.addWidget(part)
                self.differences.append(part)

    def _column(self, heading: str, *parts: QWidget) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * metrics.SPACING)
        layout.addWidget(PlainLabel(heading, Type.HEADING, ink="muted"))
        for part in parts:
            layout.addWidget(part)
        layout.addStretch()
        return column

    def _lay_out(self) -> None:
        self._columns.setSpacing(28)
        self._columns.addWidget(self._happened_column, 1)
        self._columns.addWidget(self._written_column, 1)
        self._verbs.setSpacing(3 * metrics.SPACING)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(22, 14, 22, 18)
        layout.setSpacing(6)
        layout.addWidget(self._number)
        layout.addWidget(self._title)
        layout.addSpacing(8)
        layout.addWidget(self._headline)
        layout.addWidget(self._advice)
        layout.addSpacing(10)
        layout.addWidget(self._problem)
        layout.addLayout(self._verbs)
        layout.addSpacing(14)
        layout.addWidget(Line())
        layout.addSpacing(10)
        layout.addLayout(self._columns)
        layout.addSpacing(10)
        self._compared.setSpacing(2 * metrics.SPACING)
        layout.addLayout(self._compared)
        layout.addStretch()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scroll)
        self._scroll.hide()
