"""The answer under the complaint: editor, what is saved, what is queued, and the verbs.

All of it works without the mouse: typing is saved, Ctrl+Enter queues, Ctrl+Z takes back, Esc leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.cache.outbox import ANSWER_LIMIT
from ui.complaint.buttons import TickBox
from ui.complaint.labels import MenuButton, PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import explained
from ui.response.answer_edit import AnswerEdit
from ui.response.frame import AnswerFrame, SaveMark
from ui.response.menus import TemplateMenu, VersionMenu
from ui.response.operations import AnswerText
from ui.response.queue_bar import QueueBar
from ui.response.review import review_words
from ui.response.saver import SaveState
from ui.response.session import AnswerSession
from ui.theme.lines import Line
from ui.theme.roles import Role
from ui.words import number

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

_NEARLY_FULL = 0.9
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

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_open = True
        self.edit = AnswerEdit()
        self.secret = TickBox(self.tr("Secret"))
        self.queue_button = QPushButton()
        self.session = AnswerSession(bridge, self._typed, self)
        self._queue_bar = QueueBar(bridge.desk.clock)
        self._review = Notice(role=Role.SOON)
        self._failure = Notice(role=Role.LATE)
        self._problem = Notice(role=Role.LATE)
        self._templates = TemplateMenu(bridge, self)
        self._versions = VersionMenu(bridge, self)
        self._template_button = MenuButton(self.tr("Templates"), self._templates)
        self._version_button = MenuButton(self.tr("Versions"), self._versions)
        self._saved = SaveMark()
        self._count = PlainLabel(kind=Type.SECONDARY)
        self._heading = PlainLabel(self.tr("Answer"), Type.HEADING)
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
        return "\n".join(n.text for n in (self._review, self._failure, self._problem) if n.text)

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

    def add_to_head(self, button: QAbstractButton) -> None:
        """Put a quiet word into the head, before the others."""
        self._head.insertWidget(self._head.indexOf(self._template_button), button)

    def add_to_foot(self, button: QAbstractButton) -> None:
        """Put a button before the one that queues."""
        self._foot.insertWidget(self._foot.indexOf(self.queue_button), button)

    def set_complaint(self, tracking_id: TrackingId | None) -> None:
        """Go to another complaint; nothing of the one before is lost."""
        self._versions.set_complaint(tracking_id)
        self.session.open(tracking_id)

    def set_open(self, is_open: bool) -> None:
        """Whether an answer can still go to the central API: not for a complaint that is gone."""
        self._is_open = is_open
        self._on_changed()

    def focus_answer(self) -> None:
        """Put the cursor into the editor."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def queue_answer(self) -> None:
        """Queue what is written."""
        if self._is_open:
            self.session.queue()

    def limit_height(self, pane_height: int) -> None:
        """Keep room for the complaint above."""
        self.edit.limit_lines(round(pane_height * _SHARE / self.edit.fontMetrics().lineSpacing()))

    # ---- slots ---------------------------------------------------------------------------------------------------

    def _on_text_arrived(self, text: AnswerText) -> None:
        with QSignalBlocker(self.secret):
            self.secret.setChecked(text.is_secret)
        if text.text != self.edit.toPlainText():
            with QSignalBlocker(self.edit):
                self.edit.set_text(text.text)
        self._show_count()

    def _on_touched(self) -> None:
        self.session.touch()
        self._show_count()
        self.touched.emit()

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
        self._template_button.setEnabled(session.tracking_id is not None)
        self._version_button.setEnabled(draft is not None)
        self.queue_button.setEnabled(self._is_open and not self.edit.document().isEmpty())

    def _insert(self, text: str) -> None:
        self.edit.insertPlainText(text)
        self.focus_answer()

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.edit.text())

    # ---- internals -----------------------------------------------------------------------------------------------

    def _typed(self) -> AnswerText:
        return AnswerText(self.edit.text(), self.secret.isChecked())

    def _show_count(self) -> None:
        length = self.edit.length
        text = self.tr("%1 of %2").replace("%1", number(length)).replace("%2", number(ANSWER_LIMIT))
        self._count.setText(text)
        self._count.setAccessibleName(self.tr("%n character(s)", "", length))
        is_near = length > ANSWER_LIMIT * _NEARLY_FULL
        ink = "late" if length > ANSWER_LIMIT else "soon" if is_near else "muted"
        if self._count.property("ink") != ink:
            self._count.setProperty("ink", ink)
            self._count.style().polish(self._count)
        self.queue_button.setEnabled(self._is_open and length > 0)

    def _connect(self) -> None:
        session, bar = self.session, self._queue_bar
        session.text_arrived.connect(self._on_text_arrived)
        session.changed.connect(self._on_changed)
        session.queued.connect(self.queued)
        self.edit.textChanged.connect(self._on_touched)
        self.secret.toggled.connect(self._on_touched)
        self.edit.queue_requested.connect(self.queue_answer)
        self.edit.undo_passed.connect(session.take_back)
        self.edit.left.connect(self.left)
        self.edit.focused.connect(self._on_focused)
        self.queue_button.clicked.connect(self.queue_answer)
        bar.take_back_requested.connect(session.take_back)
        bar.hold_requested.connect(session.hold)
        bar.release_requested.connect(session.release)
        bar.review_requested.connect(self.review_requested)
        self._templates.chosen.connect(self._insert)
        self._versions.chosen.connect(session.restore)

    def _lay_out(self) -> None:
        self._heading.setBuddy(self.edit)
        self._head = top = QHBoxLayout()
        top.setContentsMargins(12, 4, 6, 4)
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self._template_button)
        top.addWidget(self._version_button)
        self._foot = bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 8, 12, 8)
        bottom.setSpacing(16)
        for widget in (self._saved, self.secret, self._count):
            bottom.addWidget(widget)
        bottom.addStretch()
        bottom.addWidget(self.queue_button)
        self._bars, self._under_editor = QVBoxLayout(), QVBoxLayout()
        self._bars.setSpacing(8)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addWidget(Line())
        inside.addWidget(self.edit)
        inside.addLayout(self._under_editor)
        inside.addWidget(Line())
        inside.addLayout(bottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 8, 22, 14)
        layout.setSpacing(8)
        for part in (self._queue_bar, self._review, self._failure, self._problem):
            layout.addWidget(part)
        layout.addLayout(self._bars)
        layout.addWidget(self._frame)
        for before, after in ((self.edit, self.secret), (self.secret, self.queue_button)):
            QWidget.setTabOrder(before, after)

    def _label(self) -> None:
        self._failure.add_button(self.tr("Try again"), self.session.retry)
        self._failure.add_button(self.tr("Copy the text"), self._copy_all)
        self.secret.setToolTip(self.tr("A secret answer is shown to the reporter only, not to the public"))
        self.queue_button.setText(f"{self.tr('Queue to send')}  Ctrl+Enter")
        self.queue_button.setAccessibleName(self.tr("Queue to send"))
        self.queue_button.setProperty("kind", "primary")
        self._show_count()


def _words(problem: KnownProblem | None) -> str:
    if problem is None:
        return ""
    told = explained(problem.code, problem.params)
    return f"{told.title}. {told.advice}"
