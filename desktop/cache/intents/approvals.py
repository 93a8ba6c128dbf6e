"""Approval of an answer by a superior who has no account: the officer asks outside of the program and notes the word.

`DRAFT` → `AWAITING_APPROVAL` → `APPROVED`, or `RETURNED` with a remark and then asked for again. What is approved is a
text: as soon as another one stands in the draft, it is a `DRAFT` again (see `desktop.cache.intents.drafts.save`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import approval_steps, drafts
from desktop.campus import ApprovalKind
from desktop.intent import DraftState
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.intent import Draft

_ASKABLE = frozenset({DraftState.DRAFT, DraftState.RETURNED})
_AWAITING = frozenset({DraftState.AWAITING_APPROVAL})


def ask(tx: Transaction, tracking_id: TrackingId, person: str) -> Draft:
    """The draft lies with a superior now. Raises `answer-empty`, `approval-person-missing`, `approval-not-in-state`."""
    draft = _in_state(tx, tracking_id, _ASKABLE)
    if not draft.text.strip():
        raise KnownProblem("answer-empty")
    if not person.strip():
        raise KnownProblem("approval-person-missing")
    return _step(tx, draft, ApprovalKind.ASKED, DraftState.AWAITING_APPROVAL, person=person)


def approve(tx: Transaction, tracking_id: TrackingId, person: str) -> Draft:
    """The superior approved the text. Raises `approval-not-in-state`."""
    draft = _in_state(tx, tracking_id, _AWAITING)
    return _step(tx, draft, ApprovalKind.APPROVED, DraftState.APPROVED, person=person)


def send_back(tx: Transaction, tracking_id: TrackingId, person: str, remark: str) -> Draft:
    """The superior wants it otherwise. Raises `approval-not-in-state`, `approval-remark-missing`."""
    draft = _in_state(tx, tracking_id, _AWAITING)
    if not remark.strip():
        raise KnownProblem("approval-remark-missing")
    return _step(tx, draft, ApprovalKind.RETURNED, DraftState.RETURNED, person=person, remark=remark.strip())


def take_back(tx: Transaction, tracking_id: TrackingId) -> Draft:
    """The officer wants to go on writing: nothing is asked, or approved, any more. Raises `approval-not-in-state`."""
    draft = _in_state(tx, tracking_id, drafts.WITH_THE_SUPERIOR)
    return _step(tx, draft, ApprovalKind.TAKEN_BACK, DraftState.DRAFT)


def _in_state(tx: Transaction, tracking_id: TrackingId, states: frozenset[DraftState]) -> Draft:
    draft = drafts.current(tx.db, tracking_id)
    if draft is None:
        raise KnownProblem("answer-empty")
    if draft.state not in states:
        raise KnownProblem("approval-not-in-state")
    return draft


def _step(
    tx: Transaction, draft: Draft, kind: ApprovalKind, state: DraftState, *, person: str = "", remark: str = ""
) -> Draft:
    approval_steps.add(tx, draft, kind, person=person.strip(), remark=remark)
    return drafts.set_state(tx, draft, state)
