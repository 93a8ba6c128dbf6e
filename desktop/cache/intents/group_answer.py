"""One answer for a group of complaints that say the same: who of them can have it, queueing it, taking it back.

Each member gets an op of its own, with the answer's files, on the revision that the officer knows of it, all in one
transaction. A member that
has an answer on its way, or words of the officer's own, is left alone: nothing is sent twice, no draft is written over.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.intents import answer_context, draft_files, drafts, outbox, read_marks, twins
from desktop.cache.mirror import complaints
from desktop.complaint import Actor, EventKind, Status
from desktop.intent import OpKind, OutboxState, answer_payload
from desktop.placeholders import fill, turn_back
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import Complaint, TrackingId
    from desktop.intent import Draft, OpId, OutboxItem

_OWN_TO_EACH = ("nomor", "judul")
"""What in an answer is replaced for each complaint; a day or a unit may be meant as it is written."""
_LEAST_OF_A_TITLE = 3
_OURS = (Actor.ME, Actor.COLLEAGUE)


class Hindrance(StrEnum):
    """Why a member is not ticked; the last two are the officer's to overrule."""

    NONE = ""
    NOT_HERE = "not-here"
    GONE = "gone"
    CLOSED = "closed"
    ARCHIVED = "archived"
    ANSWER_WAITS = "answer-waits"
    OWN_DRAFT = "own-draft"
    ANSWERED = "answered"
    ON_HOLD = "on-hold"

    @property
    def is_final(self) -> bool:
        """Whether it can't be ticked either."""
        return self not in {Hindrance.NONE, Hindrance.ANSWERED, Hindrance.ON_HOLD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A complaint of the group, as the officer is to see it before the answer is queued."""

    tracking_id: TrackingId
    hindrance: Hindrance
    rev: int = 0
    title: str = ""
    status: Status = Status.UNKNOWN
    status_raw: str = ""
    due: date | None = None
    working_days_left: int | None = None
    draft: str = ""
    """The officer's own words on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A complaint at hand with its group, and the answer that is written on it."""

    members: tuple[Member, ...]
    """The one at hand first."""
    draft: Draft | None
    has_own_words: bool
    """Whether the answer names the number or title of the complaint at hand, or asks for a value."""
    file_count: int = 0
    """Files that go with the answer, to each."""


def read(db: Database, tracking_id: TrackingId, today: date) -> Group:
    """The group of a complaint; one that is in none stands alone."""
    others = [member for member in twins.of(db, tracking_id) if member != tracking_id]
    draft = drafts.current(db, tracking_id)
    context = answer_context.read(db, tracking_id, today)
    values = _own(context.values) if context else {}
    return Group(
        members=tuple(
            _member(db, member, today, is_at_hand=member == tracking_id) for member in [tracking_id, *others]
        ),
        draft=draft,
        has_own_words=draft is not None and "{{" in turn_back(draft.text, values),
        file_count=len(draft_files.of_draft(db, tracking_id)),
    )


def queue(tx: Transaction, tracking_id: TrackingId, shown: Mapping[TrackingId, int], today: date) -> list[OutboxItem]:
    """Queue the answer on this complaint for it and for these members, all or none.

    `shown`: the members that are ticked, with the revision at which the officer saw each. Raises what `outbox.queue`
    raises, `group-answer-none`, and `group-answer-changed` for one that can't be answered this way any more.
    """
    if not shown:
        raise KnownProblem("group-answer-none")
    draft = outbox.ready_draft(tx.db, tracking_id)
    here = answer_context.read(tx.db, tracking_id, today)
    files = draft_files.refs(tx.db, tracking_id)
    pattern = turn_back(draft.text.strip(), _own(here.values) if here else {})
    items = []
    for number, rev in shown.items():
        is_at_hand = number == tracking_id
        member = _member(tx.db, number, today, is_at_hand=is_at_hand)
        context = answer_context.read(tx.db, number, today)
        if context is None or member.hindrance.is_final:
            raise KnownProblem("group-answer-changed", number=number)
        text = fill(pattern, context.values)
        if len(text) > (limit := outbox.answer_limit(tx.db)):
            raise KnownProblem("answer-too-long", length=len(text), limit=limit)
        if is_at_hand:
            drafts.mark_queued(tx, draft)
            draft_files.mark_queued(tx, tracking_id)
        items.append(
            outbox.add(
                tx,
                OpKind.FOLLOW_UP,
                number,
                answer_payload(text, is_secret=draft.is_secret, files=files),
                base_rev=min(read_marks.seen_rev(tx.db, number), rev),
                hold=outbox.UNDO_WINDOW,
                draft=draft if is_at_hand else None,
            )
        )
    return items


def take_back(tx: Transaction, tracking_id: TrackingId, op_ids: list[OpId]) -> int:
    """Undo `queue`: the text is the draft of the complaint at hand again, the others are as they were.

    An op that has begun to leave, or ever did, stays where it is. Returns how many are taken back.
    """
    taken = 0
    for op_id in op_ids:
        item = outbox.get(tx.db, op_id)
        if item is None or item.attempts or item.state not in {OutboxState.HELD, OutboxState.QUEUED}:
            continue
        (outbox.take_back if item.tracking_id == tracking_id else outbox.withdraw)(tx, op_id)
        taken += 1
    return taken


def _own(values: Mapping[str, str]) -> dict[str, str]:
    """A title of a word or two also stands for what it means, and is no name of the complaint."""
    own = {name: values[name] for name in _OWN_TO_EACH if name in values}
    if len(own.get("judul", "").split()) < _LEAST_OF_A_TITLE:
        own.pop("judul", None)
    return own


def _member(db: Database, tracking_id: TrackingId, today: date, *, is_at_hand: bool) -> Member:
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return Member(tracking_id=tracking_id, hindrance=Hindrance.NOT_HERE)
    draft = drafts.current(db, tracking_id)
    if is_at_hand:
        draft = None  # it is the answer itself
    own = draft.text.strip() if draft else ""
    has_own = bool(own or (draft and draft.supersedes) or (not is_at_hand and draft_files.of_draft(db, tracking_id)))
    return Member(
        tracking_id=tracking_id,
        hindrance=_hindrance(db, complaint, has_own=has_own),
        rev=complaint.rev,
        title=complaint.title,
        status=complaint.status,
        status_raw=complaint.status_raw,
        due=complaint.due,
        working_days_left=calendar.load(db).between(today, complaint.due) if complaint.due else None,
        draft=own,
    )


def _hindrance(db: Database, complaint: Complaint, *, has_own: bool) -> Hindrance:
    if over := _over(complaint):
        return over
    items = outbox.for_complaint(db, complaint.tracking_id)
    if any(item.kind is OpKind.FOLLOW_UP and item.state is not OutboxState.SENT for item in items):
        return Hindrance.ANSWER_WAITS
    if has_own:
        return Hindrance.OWN_DRAFT
    if complaint.status is Status.WAITING_INFO:
        return Hindrance.ON_HOLD
    is_answered = complaint.status is Status.IN_PROGRESS or _has_our_answer(db, complaint.tracking_id)
    return Hindrance.ANSWERED if is_answered else Hindrance.NONE


def _over(complaint: Complaint) -> Hindrance:
    if complaint.is_gone:
        return Hindrance.GONE
    if complaint.status.is_closed:
        return Hindrance.CLOSED
    return Hindrance.ARCHIVED if complaint.status.is_archived else Hindrance.NONE


def _has_our_answer(db: Database, tracking_id: TrackingId) -> bool:
    """Whether the last that was said is ours: an answer that a sync brought, or one that is sent and not back yet."""
    said = [
        event for event in complaints.timeline(db, tracking_id) if event.kind in {EventKind.FOLLOW_UP, EventKind.REPLY}
    ]
    if said and said[-1].actor in _OURS:
        return True
    sent = [item for item in outbox.for_complaint(db, tracking_id) if item.state is OutboxState.SENT]
    known = {event.op_id for event in said}
    return any(item.kind is OpKind.FOLLOW_UP and item.op_id not in known for item in sent)
