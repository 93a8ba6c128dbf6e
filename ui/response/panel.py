"""The answer under the complaint: editor, what is saved, what is queued, and the verbs.

All of it works without the mouse: typing is saved, Ctrl+Enter queues, Ctrl+Z takes back, Esc leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.clipboard import copy_rescued
from ui.complaint.buttons import TickBox
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.response.answer_edit import AnswerEdit
from ui.response.folding import FoldingRow, Foot
from ui.response.frame import AnswerFrame, SaveMark
from ui.response.help import AnswerHelp
from ui.response.operations import AnswerText
from ui.response.queue_bar import QueueBar
from ui.response.review import review_words
from ui.response.saver import SaveState
from ui.response.session import AnswerSession
from ui.shell.undo import undo_last
from ui.theme import metrics
from ui.theme.lines import Line
from ui.theme.roles import Role
from ui.words import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from desktop.complaint import TrackingId
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

_NEARLY_FULL = 0.9
_LOW = 560
"""Pixels of the pane's height below which little is said at a time."""
_SHARE = 0.42
"""How much of the pane's height the written text may take."""


class ResponsePanel(QWidget):
    """Writes answers to the complaint that `set_complaint` names."""

    queued = Signal(str)
    left = Signal()
    review_requested = Signal(str)
    """The op ID of an answer that needs a look."""
    touched = Signal()
    """The officer writes."""
    sheet_requested = Signal(object)
    """A `Sheet` to show in place of the answer."""
    low = Signal(bool)
    """Whether little is to be said at a time, because every line above counts."""
    templates_requested = Signal(str)
    """The page of templates, with the text of a new one, or none."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_open = True
        self._is_count_short = False
        self.gates: list[Callable[[], bool]] = []
        """Each may keep the answer from being queued, and then says why."""
        self.edit = AnswerEdit()
        self.secret = TickBox(self.tr("Secret"))
        self.queue_button = QPushButton()
        self.session = AnswerSession(bridge, self._typed, self)
        self._queue_bar = QueueBar(bridge.desk.clock)
        self._review = Notice(role=Role.SOON)
        self._failure = Notice(role=Role.LATE)
        self._problem = Notice(role=Role.LATE)
        self._saved = SaveMark()
        self._count = PlainLabel(kind=Type.SECONDARY)
        self._heading = PlainLabel(self.tr("Answer"), Type.HEADING)
        self._head = FoldingRow(self._heading)
        self._foot = Foot()
        self.help = AnswerHelp(bridge, self.edit, self.session, self._head)
        self._frame = AnswerFrame()
        self._lay_out()
        self._label()
        self._connect()
        self._on_changed()

    @property
    def queue_bar(self) -> QueueBar:
        """The lines about queued answers."""
        return self._queue_bar

    @property
    def notices(self) -> str:
        """All that the panel has to say of troubles, for a screen reader and for tests."""
        told = (self._review, self._failure, self._problem, self.help.warning)
        return "\n".join(notice.text for notice in told if notice.text)

    @property
    def saved_words(self) -> str:
        """What is said of the text's safety."""
        return self._saved.text

    def add_bar(self, bar: QWidget) -> None:
        """Put a line of its own over the frame, below what is said of queued answers and troubles."""
        self._bars.addWidget(bar)

    def add_under_editor(self, strip: QWidget) -> None:
        """Put something that belongs to the answer, as its files do, between the editor and the foot."""
        self._under_editor.addWidget(strip)

    def add_to_head(self, verb: QAbstractButton, *, weight: int = 30) -> None:
        """Put a quiet verb into the head; where that is narrow, the lightest go into a menu first."""
        self._head.add(verb, weight=weight)

    def add_to_foot(self, button: QAbstractButton) -> None:
        """Put a button before the one that queues."""
        self._foot.add_verb(button, self.queue_button, self._head)

    def add_note_to_foot(self, note: QWidget, shorten: Callable[[bool], object]) -> None:
        """Put words before the verbs of the foot; `shorten(True)` says less, where it is narrow."""
        self._foot.row.insertWidget(self._foot.row.indexOf(self.queue_button), note)
        self._foot.add_step(shorten)

    def set_complaint(self, tracking_id: TrackingId | None) -> None:
        """Go to another complaint; nothing of the one before is lost."""
        self.help.open(tracking_id)
        self.session.open(tracking_id)

    def set_open(self, is_open: bool) -> None:
        """Whether an answer can still go to the central API: not for a complaint that is gone."""
        self._is_open = is_open
        self._on_changed()

    def focus_answer(self) -> None:
        """Put the cursor into the editor."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_ready(self) -> bool:
        """Whether all that belongs to the answer is there; otherwise what is not is told."""
        return all(gate() for gate in self.gates)

    def queue_answer(self) -> None:
        """Queue what is written."""
        if self._is_open and self.is_ready and self.help.may_queue():
            self.session.queue()

    def limit_height(self, pane_height: int) -> None:
        """Keep room for the complaint above."""
        is_low = pane_height < metrics.px(_LOW)
        self.edit.limit_lines(round(pane_height * _SHARE / self.edit.fontMetrics().lineSpacing()), is_low=is_low)
        self.help.strip.set_low(is_low)
        self.low.emit(is_low)

    # ---- slots ---------------------------------------------------------------------------------------------------

    def _on_text_arrived(self, text: AnswerText) -> None:
        with QSignalBlocker(self.secret):
            self.secret.setChecked(text.is_secret)
        if text.text != self.edit.toPlainText():
            with QSignalBlocker(self.edit):
                self.edit.set_text(text.text)
            self.help.assist.marks.refresh()
        self.help.touched()
        self._show_count()

    def _on_touched(self) -> None:
        self.session.touch()
        self.help.touched()
        self._show_count()
        self.touched.emit()

    def _on_undo_passed(self) -> None:
        if not undo_last(self):
            self.session.take_back()

    def _on_focused(self, has_focus: bool) -> None:
        self._frame.set_active(has_focus)
        if not has_focus:
            self.session.hand_over()

    def _on_changed(self) -> None:
        session = self.session
        self._saved.show_state(session, self._bridge.desk.clock.now())
        self._queue_bar.show_items(session.items)
        draft = session.draft
        self._review.say(review_words(draft.needs_review) if draft and draft.text else "")
        self._failure.say(_words(session.save_problem) if session.save_state is SaveState.FAILED else "")
        is_same = session.problem is not None and session.save_problem is not None
        self._problem.say("" if is_same else _words(session.problem))
        self.queue_button.setEnabled(self._is_open and not self.edit.document().isEmpty())
        self._foot.fit_later()

    def _copy_all(self) -> None:
        copy_rescued(self.edit.text())

    # ---- internals -----------------------------------------------------------------------------------------------

    def _typed(self) -> AnswerText:
        return AnswerText(self.edit.text(), self.secret.isChecked())

    def _show_count(self) -> None:
        length, limit = self.edit.length, self.help.limit
        self._count.setAccessibleName(self.tr("%n character(s)", "", length))
        self._say_count(is_short=self._is_count_short)
        is_near = length > limit * _NEARLY_FULL
        ink = "late" if length > limit else "soon" if is_near else "muted"
        self._count.set_ink(ink)
        self.queue_button.setEnabled(self._is_open and length > 0)

    def _say_count(self, is_short: bool) -> None:
        self._is_count_short = is_short
        length, limit = number(self.edit.length), number(self.help.limit)
        whole = self.tr("%1 of %2").replace("%1", length).replace("%2", limit)
        self._count.setText(length if is_short else whole)
        self._count.setToolTip(whole if is_short else "")

    def _say_verb(self, is_short: bool) -> None:
        self.queue_button.setText(self.tr("Queue to send") + ("" if is_short else "  Ctrl+Enter"))

    def _connect(self) -> None:
        session, bar = self.session, self._queue_bar
        session.text_arrived.connect(self._on_text_arrived)
        session.changed.connect(self._on_changed)
        session.queued.connect(self.queued)
        self.edit.textChanged.connect(self._on_touched)
        self.secret.toggled.connect(self._on_touched)
        self.edit.queue_requested.connect(self.queue_answer)
        self.edit.undo_passed.connect(self._on_undo_passed)
        self.edit.left.connect(self.left)
        self.edit.focused.connect(self._on_focused)
        self.queue_button.clicked.connect(self.queue_answer)
        bar.take_back_requested.connect(session.take_back)
        bar.hold_requested.connect(session.hold)
        bar.release_requested.connect(session.release)
        bar.review_requested.connect(self.review_requested)
        self.help.sheet_requested.connect(self.sheet_requested)
        self.help.templates_requested.connect(self.templates_requested)
        self.help.limit_changed.connect(self._show_count)

    def _lay_out(self) -> None:
        self._heading.setBuddy(self.edit)
        foot = self._foot.row
        for widget in (self._saved, self.secret, self._count):
            foot.addWidget(widget)
        foot.addStretch()
        foot.addWidget(self.queue_button)
        for shorten in (self._say_verb, self._say_count, self._saved.set_short):
            self._foot.add_step(shorten)
        self._bars, self._under_editor = QVBoxLayout(), QVBoxLayout()
        self._bars.setSpacing(8)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._head)
        inside.addWidget(Line())
        inside.addWidget(self.edit)
        inside.addLayout(self._under_editor)
        inside.addWidget(self.help.strip)
        inside.addWidget(Line())
        inside.addWidget(self._foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 8, 22, 14)
        layout.setSpacing(8)
        for part in (self._queue_bar, self._review, self._failure, self._problem, self.help.warning):
            layout.addWidget(part)
        layout.addLayout(self._bars)
        layout.addWidget(self._frame)

    def _label(self) -> None:
        self._failure.add_button(self.tr("Try again"), self.session.retry)
        self._failure.add_button(self.tr("Copy the text"), self._copy_all)
        self.secret.setToolTip(self.tr("A secret answer is shown to the reporter only, not to the public"))
        self._say_verb(is_short=False)
        self.queue_button.setAccessibleName(self.tr("Queue to send"))
        self.queue_button.setProperty("kind", "primary")
        self._show_count()


def _words(problem: KnownProblem | None) -> str:
    return in_a_line(problem) if problem is not None else ""
