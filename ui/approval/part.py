"""The approval's part of a reading pane: how it stands above the answer, and the way to ask for it below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.cache.intents import approval_steps, approvals
from desktop.clock import day_in_wib
from desktop.intent import DraftState
from ui.approval.request import Request, read_request
from ui.complaint.notice import Notice
from ui.complaint.words import event_time, in_a_line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.campus import ApprovalStep
    from desktop.complaint import TrackingId
    from desktop.intent import Draft
    from desktop.problems import KnownProblem
    from ui.complaint.pane import ComplaintPane
    from ui.forms.sheet import Sheet

_SHOWN = frozenset({DraftState.AWAITING_APPROVAL, DraftState.RETURNED, DraftState.APPROVED})
_LOCKED = frozenset({DraftState.AWAITING_APPROVAL, DraftState.APPROVED})


class ApprovalBar(QWidget):
    """One line: awaiting, returned or approved, each with its verbs."""

    verb_requested = Signal(str)
    """`approve`, `return`, `message`, `change` or `ask`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def line(self) -> Notice | None:
        """What is shown."""
        return self._line

    def show_line(self, words: str, role: Role, verbs: list[tuple[str, str]]) -> None:
        """Say how it stands; no words hide the line."""
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
            self._line = None
        self.setVisible(bool(words))
        if not words:
            return
        self._line = Notice(self, role)
        for key, text in verbs:
            self._line.add_button(text, partial(self.verb_requested.emit, key))
        self._column.addWidget(self._line)
        self._line.say(words)


class ApprovalPart(QObject):
    """Follows the draft of the complaint on the page."""

    def __init__(self, pane: ComplaintPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._shown: tuple[int, DraftState, str] | None = None
        self._step: ApprovalStep | None = None
        self.bar = ApprovalBar()
        self.ask_button = QPushButton(self.tr("Ask for approval"))
        self.ask_button.setProperty("kind", "quiet")
        self.ask_button.clicked.connect(lambda _: self.ask())
        self.bar.verb_requested.connect(self._on_verb)
        pane.response.add_bar(self.bar)
        pane.response.add_to_foot(self.ask_button)
        pane.response.session.changed.connect(self._on_changed)
        self._on_changed()

    def ask(self) -> None:
        """Open the sheet that asks; what was typed last goes to disk before it is read."""
        self._pane.response.session.flush()
        self._open(self._ask_sheet)

    def _on_changed(self) -> None:
        draft = self._pane.response.session.draft
        state = draft.state if draft else None
        self.ask_button.setVisible(state not in _SHOWN)
        self.ask_button.setEnabled(bool(self._pane.response.edit.length))
        self._pane.response.edit.setReadOnly(state in _LOCKED)
        now = (draft.draft_id, draft.state, draft.updated_at) if draft and state in _SHOWN else None
        if now == self._shown:
            return
        self._shown = now
        if draft is None or now is None:
            self._step = None
            self.bar.show_line("", Role.ACCENT, [])
        else:
            then = partial(self._on_steps, draft)
            self._pane.bridge.read(approval_steps.of_complaint, draft.tracking_id, then=then, owner=self)

    def _on_steps(self, draft: Draft, steps: list[ApprovalStep]) -> None:
        if self._shown != (draft.draft_id, draft.state, draft.updated_at) or not steps:
            return
        self._step = step = steps[-1]
        when = event_time(step.at, self._pane.bridge.desk.clock.now())
        match draft.state:
            case DraftState.AWAITING_APPROVAL:
                words = self.tr("Awaiting approval by %1 since %2. The text stays as it is until then.")
                verbs = ["approve", "return", "message", "change"]
                role = Role.ACCENT
            case DraftState.RETURNED:
                words = self.tr("Returned by %1 on %2: “%3”").replace("%3", step.remark)
                verbs, role = ["ask"], Role.SOON
            case _:
                words = self.tr("Approved by %1 on %2. The answer can be queued.")
                verbs, role = ["change"], Role.FINE
        named = words.replace("%1", step.person).replace("%2", when)
        self.bar.show_line(named, role, [(verb, self._verb_words(verb)) for verb in verbs])

    def _verb_words(self, verb: str) -> str:
        return {
            "approve": self.tr("Approved"),
            "return": self.tr("Returned…"),
            "message": self.tr("Message"),
            "change": self.tr("Change the text"),
            "ask": self.tr("Ask again"),
        }[verb]

    def _on_verb(self, verb: str) -> None:
        draft, step = self._pane.response.session.draft, self._step
        if draft is None or step is None:
            return
        match verb:
            case "approve":
                self._write(approvals.approve, draft.tracking_id, step.person)
            case "change":
                self._write(approvals.take_back, draft.tracking_id, then=self._pane.focus_answer)
            case "return":
                from ui.approval.sheets import ReturnSheet

                self._pane.sheets.open(ReturnSheet(self._pane.bridge, draft.tracking_id, step.person))
            case "message":
                self._open(self._request_sheet)
            case _:
                self.ask()

    def _write(self, operation: Callable[..., Draft], *args: object, then: Callable[[], object] | None = None) -> None:
        done = (lambda _: then()) if then else None
        self._pane.bridge.write(operation, *args, then=done, failed=self._on_failed, owner=self)

    def _on_failed(self, problem: KnownProblem) -> None:
        self.bar.show_line(in_a_line(problem), Role.LATE, [])
        self._shown = None

    def _open(self, build: Callable[[Request], Sheet]) -> None:
        tracking_id = self._pane.tracking_id
        if tracking_id is None:
            return
        today = day_in_wib(self._pane.bridge.desk.clock.now())
        then = partial(self._on_request, tracking_id, build)
        self._pane.bridge.read(read_request, tracking_id, today, then=then, owner=self)

    def _on_request(
        self, tracking_id: TrackingId | str, build: Callable[[Request], Sheet], request: Request | None
    ) -> None:
        if request is not None and self._pane.tracking_id == tracking_id:
            self._pane.sheets.open(build(request))

    def _ask_sheet(self, request: Request) -> Sheet:
        from ui.approval.sheets import AskSheet

        sheet = AskSheet(self._pane.bridge, request)
        sheet.done.connect(lambda _: self._open(self._request_sheet))
        return sheet

    def _request_sheet(self, request: Request) -> Sheet:
        from ui.approval.sheets import RequestSheet

        return RequestSheet(self._pane.bridge, request)
