"""The admin's decisions on a complaint, closing it, and registering a new one: ops that carry no answer.

As an answer they are queued by hand, held for some seconds, and leave with the next exchange. One that is taken back
gives its form back as it was filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import forms, outbox, read_marks
from desktop.cache.mirror import complaints
from desktop.complaint import Status, TrackingId
from desktop.intent import OpId, OpKind
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from desktop.cache.writer import Transaction
    from desktop.intent import Draft, OutboxItem

UNREGISTERED = TrackingId("0")
"""Stands for the number of a complaint that the central API has still to give one."""
_MAY_FOLLOW = {
    OpKind.VERIFY: frozenset({Status.UNVERIFIED}),
    OpKind.HOLD: frozenset({Status.UNVERIFIED, Status.DISPOSED, Status.IN_PROGRESS, Status.REPORTER_REPLIED}),
    OpKind.REJECT: frozenset({Status.UNVERIFIED, Status.DISPOSED}),
    OpKind.ARCHIVE: frozenset(status for status in Status if status.is_open),
    OpKind.CLOSE: frozenset(status for status in Status if status.is_open) - {Status.UNVERIFIED},
}
KINDS = frozenset(_MAY_FOLLOW)
_WORDS = frozenset({"title", "body", "reporter_name", "reason", "note", "institution_id"})
"""What somebody types in the forms of these; the rest is chosen, and stands there from the beginning."""
_NEEDS_REASON = frozenset({OpKind.HOLD, OpKind.REJECT, OpKind.ARCHIVE})
_NEEDS_INSTITUTION = frozenset({OpKind.VERIFY, OpKind.REJECT})


def fits(kind: OpKind, status: Status) -> bool:
    """Whether this can be decided on a complaint of that status (section 3.3 of LAPOR!'s life cycle, as observed)."""
    return status in _MAY_FOLLOW[kind]


def decide(
    tx: Transaction,
    tracking_id: TrackingId,
    kind: OpKind,
    payload: Mapping[str, object],
    *,
    hold: timedelta | None = outbox.UNDO_WINDOW,
) -> OutboxItem:
    """Queue a decision. Raises KnownProblem `decision-too-late`, `decision-waits`, `reason-missing`,
    `institution-missing`, `answer-too-long`.
    """  # noqa: D205 - the codes belong together
    complaint = complaints.get(tx.db, tracking_id)
    if complaint is None or complaint.is_gone or not fits(kind, complaint.status):
        raise KnownProblem("decision-too-late")
    if any(item.kind in KINDS and item.state.is_waiting for item in outbox.for_complaint(tx.db, tracking_id)):
        raise KnownProblem("decision-waits")
    if kind in _NEEDS_INSTITUTION and not payload.get("institution_id"):
        raise KnownProblem("institution-missing")
    _check_text(str(payload.get("reason", "")), is_needed=kind in _NEEDS_REASON)
    base_rev = read_marks.seen_rev(tx.db, tracking_id)
    return outbox.add(tx, kind, tracking_id, payload, base_rev=base_rev, hold=hold)


def register(
    tx: Transaction, payload: Mapping[str, object], *, hold: timedelta | None = outbox.UNDO_WINDOW
) -> OutboxItem:
    """Queue a complaint that came by letter or in person. Raises KnownProblem `registration-incomplete`."""
    if not (str(payload.get("title", "")).strip() and str(payload.get("body", "")).strip()):
        raise KnownProblem("registration-incomplete")
    _check_text(str(payload["body"]), is_needed=True)
    return outbox.add(tx, OpKind.REGISTER, UNREGISTERED, payload, base_rev=0, hold=hold)


def take_back(tx: Transaction, op_id: OpId) -> OutboxItem:
    """Drop a decision that has not been carried out; its form is filled in again, behind one that was begun since.

    One that left this PC and was not heard of may have been carried out: it can't be dropped before the next exchange
    has said so. Raises `op-not-found`, `op-not-in-state`, `decision-maybe-sent`.
    """
    item = outbox.get(tx.db, op_id)
    if item is not None and item.attempts and item.state in outbox.FATE_UNKNOWN:
        raise KnownProblem("decision-maybe-sent")
    withdrawn = outbox.withdraw(tx, op_id)
    about = "" if withdrawn.kind is OpKind.REGISTER else withdrawn.tracking_id
    forms.give_back(tx, about, withdrawn.kind.value, withdrawn.payload, _WORDS)
    return withdrawn


def undo(tx: Transaction, op_id: OpId) -> Draft | OutboxItem:
    """Take any op back, in the way of its kind. Raises what `take_back` of this module and of the outbox raise."""
    item = outbox.get(tx.db, op_id)
    if item is not None and item.kind is not OpKind.FOLLOW_UP:
        return take_back(tx, op_id)
    return outbox.take_back(tx, op_id)


def _check_text(text: str, *, is_needed: bool) -> None:
    if is_needed and not text.strip():
        raise KnownProblem("reason-missing")
    if len(text) > outbox.ANSWER_LIMIT:
        raise KnownProblem("answer-too-long", length=len(text), limit=outbox.ANSWER_LIMIT)
