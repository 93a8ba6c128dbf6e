"""The officer's answer to the complaint on screen: loading, saving, queueing, taking back.

The editor shows what this says and tells it of each touch; this decides when the text goes to disk. A text leaves the
editor only after the commit that put it elsewhere. What the desk says of a draft is taken over only while the officer
has typed nothing since it was asked, so that no late answer overwrites a keystroke.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.cache.intents import decisions, outbox
from desktop.changes import ChangeSet, Topic
from desktop.intent import OpKind
from ui.response import operations
from ui.response.cadence import Cadence
from ui.response.operations import AnswerText, ResponseState, joined, newest_to_undo
from ui.response.saver import DraftSaver, SaveState

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.complaint import TrackingId
    from desktop.intent import Draft, OpId, OutboxItem
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

ORIGIN = "editor"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Verb:
    """An operation under way that replaces the text of a complaint, and the text that it took along."""

    tracking_id: TrackingId
    typed: AnswerText


class AnswerSession(QObject):
    """One for a reading pane; goes with it from complaint to complaint."""

    text_arrived = Signal(object)
    """The `AnswerText` that the editor has to hold from now on."""
    changed = Signal()
    """Draft, items, save state or problem."""
    queued = Signal(str)
    """The op ID of an answer that has been queued."""

    def __init__(self, bridge: DeskBridge, editor: Callable[[], AnswerText], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._editor = editor
        self._tracking_id: TrackingId | None = None
        self._draft: Draft | None = None
        self._items: tuple[OutboxItem, ...] = ()
        self._problem: KnownProblem | None = None
        self._verbs: dict[TrackingId, _Verb] = {}
        self._appended: list[tuple[TrackingId, AnswerText]] = []
        self._is_loaded = False
        self._is_behind = False
        self._touches = 0
        self._cadence = Cadence(self)
        self._cadence.due.connect(self._on_due)
        self._saver = DraftSaver(bridge, ORIGIN, self)
        self._saver.state_changed.connect(self._on_save_state)
        self._saver.saved.connect(self._on_saved)
        bridge.desk_changed.connect(self._on_desk_changed)
        bridge.bug_raised.connect(self._on_bug)

    @property
    def tracking_id(self) -> TrackingId | None:
        """The complaint that is answered."""
        return self._tracking_id

    @property
    def draft(self) -> Draft | None:
        """The draft as the desk last told it."""
        return self._draft

    @property
    def items(self) -> tuple[OutboxItem, ...]:
        """Answers to this complaint that are queued and not yet done with."""
        return self._items

    @property
    def problem(self) -> KnownProblem | None:
        """Why the last verb was not done, until the next one."""
        return self._problem

    @property
    def save_problem(self) -> KnownProblem | None:
        """Why the text is not on disk, until it is."""
        return self._saver.problem(self._tracking_id) if self._tracking_id else None

    @property
    def save_state(self) -> SaveState:
        """Whether what stands in the editor is on disk."""
        if self._tracking_id is None:
            return SaveState.UNTOUCHED
        if self._saver.state(self._tracking_id) is SaveState.FAILED:
            return SaveState.FAILED
        if self._cadence.is_pending or self._tracking_id in self._verbs:
            return SaveState.SAVING
        return self._saver.state(self._tracking_id)

    @property
    def saved_at(self) -> str:
        """RFC 3339 time of the last commit of this text, or an empty text."""
        return self._saver.saved_at(self._tracking_id) if self._tracking_id else ""

    @property
    def unsaved(self) -> TrackingId | None:
        """A complaint, this one or another, whose text is not known to be on disk."""
        if self._is_dirty():
            return self._tracking_id
        return next(iter([*self._saver.all_unsaved, *self._verbs]), None)

    # ---- verbs ---------------------------------------------------------------------------------------------------

    def open(self, tracking_id: TrackingId | None) -> None:
        """Go to another complaint. The text of the one before is handed to the writer first."""
        if tracking_id == self._tracking_id:
            return
        self.hand_over()
        self._tracking_id = tracking_id
        self._draft, self._items, self._problem = None, (), None
        waiting = self._saver.unsaved(tracking_id) if tracking_id else None
        self._is_loaded = waiting is not None
        self.text_arrived.emit(waiting or AnswerText())
        self.changed.emit()
        self._ask()

    def touch(self) -> None:
        """The officer changed something in the editor."""
        if self._tracking_id is None:
            return
        self._touches += 1
        was_pending = self._cadence.is_pending
        self._cadence.touch()
        if not was_pending:
            self.changed.emit()

    def hand_over(self) -> None:
        """Give what stands in the editor to the writer now, if it isn't there already; returns before it is written."""
        if self._tracking_id is None or not self._cadence.is_pending:
            return
        self._cadence.cancel()
        typed = self._editor()
        verb = self._verbs.get(self._tracking_id)
        if verb is not None:
            self._append(self._tracking_id, AnswerText(_typed_after(verb, typed), typed.is_secret))
        elif not self._is_loaded:
            self._append(self._tracking_id, typed)
        else:
            self._saver.save(self._tracking_id, typed)

    def flush(self) -> None:
        """Hand all texts to the writer, also those that failed before or wait behind another."""
        self.hand_over()
        self._saver.flush()

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self._saver.retry()

    def queue(self) -> None:
        """Queue what stands in the editor. It is cleared after the commit."""
        if self._can_act():
            self._write(operations.queue_text, self._tracking_id, self._editor(), then=self._on_queued)

    def take_back(self, op_id: OpId | None = None) -> None:
        """Bring a queued answer back into the editor: this one, or the newest that has not begun to leave."""
        newest = newest_to_undo(self._items)
        op_id = op_id or (newest.op_id if newest else None)
        item = next((item for item in self._items if item.op_id == op_id), None)
        if item is not None and item.kind is not OpKind.FOLLOW_UP:
            self._bridge.write(decisions.take_back, item.op_id, owner=self, failed=self._on_problem)
        elif op_id and self._can_act():
            self._write(operations.take_back, self._tracking_id, self._editor(), op_id, then=self._on_replaced)

    def restore(self, revision_id: int) -> None:
        """Bring an earlier text back into the editor."""
        if self._can_act():
            self._write(operations.restore, self._tracking_id, self._editor(), revision_id, then=self._on_replaced)

    def hold(self, op_id: OpId) -> None:
        """Keep a queued answer here until the officer says so."""
        self._bridge.write(outbox.hold, op_id, owner=self, failed=self._on_problem)

    def release(self, op_id: OpId) -> None:
        """Let a held answer leave at the next exchange."""
        self._bridge.write(outbox.release, op_id, owner=self, failed=self._on_problem)

    # ---- internals -----------------------------------------------------------------------------------------------

    def _can_act(self) -> bool:
        return self._tracking_id is not None and self._is_loaded and self._tracking_id not in self._verbs

    def _is_dirty(self) -> bool:
        if self._tracking_id is None:
            return False
        waiting = self._saver.unsaved(self._tracking_id) is not None or self._tracking_id in self._verbs
        return waiting or self._cadence.is_pending

    def _append(self, tracking_id: TrackingId, typed: AnswerText) -> None:
        """Keep a text that has to follow what the disk holds by then, because we don't know what that will be."""
        if typed.text:
            self._appended.append((tracking_id, typed))
            self._bridge.write(
                operations.append_to_draft,
                tracking_id,
                typed,
                then=partial(self._on_appended, tracking_id, typed),
                failed=partial(self._on_append_failed, tracking_id, typed),
                owner=self,
                origin=ORIGIN,
            )

    def _ask(self) -> None:
        if self._tracking_id is not None:
            then = partial(self._on_state, self._tracking_id, self._touches)
            self._bridge.read(operations.read_state, self._tracking_id, then=then, owner=self)

    def _write(
        self,
        operation: Callable[..., T],
        tracking_id: TrackingId | None,
        typed: AnswerText,
        *args: object,
        then: Callable[[_Verb, T], None],
    ) -> None:
        """Run a verb that replaces the text. Older saves of it are before it in line, newer ones must not be."""
        if tracking_id is None:
            return
        verb = _Verb(tracking_id, typed)
        seen = self._saver.seen(tracking_id)
        self._cadence.cancel()
        self._saver.forget(tracking_id)
        self._verbs[tracking_id], self._problem = verb, None
        self._touches += 1
        self.changed.emit()
        self._bridge.write(
            operation,
            tracking_id,
            typed,
            *args,
            then=partial(then, verb),
            failed=partial(self._on_verb_failed, verb),
            owner=self,
            origin=ORIGIN,
            seen=seen,
        )

    def _on_state(self, tracking_id: TrackingId, asked_at: int, state: ResponseState) -> None:
        if tracking_id != self._tracking_id:
            return
        self._items = state.items
        if not self._is_loaded:
            self._is_loaded, self._draft = True, state.draft
            self._saver.note_seen(tracking_id, _text(state.draft).text)
            self._show(joined(state.draft, self._editor()))
        elif asked_at != self._touches:
            self._is_behind = True
            self._catch_up()
        else:
            before, self._draft = self._draft, state.draft
            if not self._is_dirty():
                self._saver.note_seen(tracking_id, _text(state.draft).text)
                if _text(before) != _text(state.draft):
                    self._show(_text(state.draft))
        self.changed.emit()

    def _catch_up(self) -> None:
        """Ask again for what was overtaken by the officer's hand, once that rests."""
        if self._is_behind and not self._is_dirty():
            self._is_behind = False
            self._ask()

    def _on_queued(self, verb: _Verb, item: OutboxItem) -> None:
        more = self._finish(verb)
        if verb.tracking_id == self._tracking_id:
            self._draft = None
            self._items = (*self._items, item)
            self._show(AnswerText(more))
        self.queued.emit(item.op_id)

    def _on_replaced(self, verb: _Verb, draft: Draft) -> None:
        more = self._finish(verb)
        self._saver.note_saved(draft)
        if verb.tracking_id == self._tracking_id:
            self._draft = draft
            text = _text(draft)
            self._show(AnswerText(text.text + more, text.is_secret))

    def _finish(self, verb: _Verb) -> str:
        """The verb is done; returns what the officer typed behind its text meanwhile."""
        self._verbs.pop(verb.tracking_id, None)
        self._saver.forget(verb.tracking_id)
        if verb.tracking_id != self._tracking_id:
            return ""
        self._cadence.cancel()
        self._is_behind = True
        return _typed_after(verb, self._editor())

    def _show(self, text: AnswerText) -> None:
        """Give the editor a text; if it isn't what the draft has, it is on its way to disk again."""
        self.text_arrived.emit(text)
        if text != _text(self._draft):
            self.touch()
        self._catch_up()
        self.changed.emit()

    def _on_verb_failed(self, verb: _Verb, problem: KnownProblem) -> None:
        self._verbs.pop(verb.tracking_id, None)
        typed = verb.typed
        if verb.tracking_id == self._tracking_id:
            self._cadence.cancel()
            typed = self._editor()
        if typed.text or self._draft:
            self._saver.save(verb.tracking_id, typed)
        self._on_problem(problem)

    def _on_appended(self, tracking_id: TrackingId, typed: AnswerText, _draft: Draft) -> None:
        self._has_landed(tracking_id, typed)

    def _has_landed(self, tracking_id: TrackingId, typed: AnswerText) -> None:
        if (tracking_id, typed) in self._appended:
            self._appended.remove((tracking_id, typed))

    def _on_append_failed(self, tracking_id: TrackingId, typed: AnswerText, _problem: KnownProblem) -> None:
        self._has_landed(tracking_id, typed)
        self._saver.save(tracking_id, typed)

    def _on_problem(self, problem: KnownProblem) -> None:
        self._problem = problem
        self._ask()
        self.changed.emit()

    def _on_due(self) -> None:
        if self._tracking_id is None:
            return
        if self._tracking_id in self._verbs or not self._is_loaded:
            self._cadence.touch()
        else:
            self._saver.save(self._tracking_id, self._editor())

    def _on_saved(self, draft: Draft) -> None:
        if draft.tracking_id == self._tracking_id:
            self._draft = draft
            self._touches += 1  # an answer to what was asked before this commit may not know of it
            self._catch_up()

    def _on_save_state(self, tracking_id: TrackingId) -> None:
        if tracking_id == self._tracking_id:
            self.changed.emit()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        is_echo = change.origin == ORIGIN and change.topics == Topic.DRAFTS
        concerns = self._tracking_id in change.tracking_ids or not change.tracking_ids
        if concerns and not is_echo and change.topics & (Topic.DRAFTS | Topic.OUTBOX | Topic.COMPLAINTS):
            self._ask()

    def _on_bug(self, _bug: Exception) -> None:
        """The bug may have been in a verb of ours, which then never comes back: its text goes the ordinary way."""
        verbs, self._verbs = self._verbs, {}
        appended, self._appended = self._appended, []
        for tracking_id, typed in [*((verb.tracking_id, verb.typed) for verb in verbs.values()), *appended]:
            self._saver.save(tracking_id, typed)


def _text(draft: Draft | None) -> AnswerText:
    return AnswerText(draft.text, draft.is_secret) if draft else AnswerText()


def _typed_after(verb: _Verb, now: AnswerText) -> str:
    """What came behind the text that a verb took along; all of it, where the text was changed otherwise."""
    return now.text.removeprefix(verb.typed.text)
