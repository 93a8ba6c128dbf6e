"""The nouns of what happens inside the campus, unseen by LAPOR!: forwards to units, approvals, notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desktop.complaint import TrackingId


class ForwardState(StrEnum):
    """Where a forward stands."""

    WAITING = "WAITING"
    ANSWERED = "ANSWERED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A faculty or unit that the officer forwards to; `contact` as they would write it (a number, an address)."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A complaint given to a unit for its answer (*disposisi internal*). Times are RFC 3339, empty for not yet."""

    forward_id: int
    tracking_id: TrackingId
    unit: str
    message: str
    """What the unit is asked, in the officer's words."""
    due: date
    """Day by which the unit is to answer, at its end in WIB."""
    state: ForwardState
    answer: str
    answered_by: str
    """Who in the unit gave the answer, as far as that was told."""
    forwarded_at: str
    answered_at: str
    reminded_at: str


class ApprovalKind(StrEnum):
    """A step on the way of an answer through a superior's hands."""

    ASKED = "ASKED"
    APPROVED = "APPROVED"
    RETURNED = "RETURNED"
    TAKEN_BACK = "TAKEN_BACK"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStep:
    """One step, with the text as it stood then. `person`: the superior; `remark`: why it was returned."""

    step_id: int
    draft_id: int
    tracking_id: TrackingId
    kind: ApprovalKind
    person: str
    remark: str
    text: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the officer noted for themselves; never leaves the PC."""

    note_id: int
    tracking_id: TrackingId
    text: str
    created_at: str
    updated_at: str


class LocalKind(StrEnum):
    """Kinds of entries that the campus adds to a complaint's story."""

    FORWARDED = "forwarded"
    REMINDED = "reminded"
    UNIT_ANSWERED = "unit-answered"
    FORWARD_WITHDRAWN = "forward-withdrawn"
    APPROVAL_ASKED = "approval-asked"
    APPROVED = "approved"
    RETURNED = "returned"
    APPROVAL_TAKEN_BACK = "approval-taken-back"
    NOTED = "noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEvent:
    """An entry of the story that only this PC knows. `name`: the unit or the person; `due` of a forward.

    `local_id` is the forward, step or note that it tells of.
    """

    kind: LocalKind
    at: str
    name: str = ""
    text: str = ""
    due: date | None = None
    local_id: int = 0
