"""A row of the list in words, for a screen reader and for the tooltip: all that the row shows by place and colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.intent import DraftState, OutboxState
from desktop.plain_text import one_line
from desktop.sensitive import covered
from ui.theme.chips import Chip, deadline_words, flag_chips
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.complaint import ComplaintRow

translate = QCoreApplication.translate

_NEEDS_A_LOOK = QT_TRANSLATE_NOOP("Inbox", "needs your review")
_STATES = {
    OutboxState.HELD: QT_TRANSLATE_NOOP("Inbox", "held back"),
    OutboxState.QUEUED: QT_TRANSLATE_NOOP("Inbox", "queued"),
    OutboxState.SENDING: QT_TRANSLATE_NOOP("Inbox", "being sent"),
    OutboxState.SENT: QT_TRANSLATE_NOOP("Inbox", "sent"),
    OutboxState.CONFLICT: _NEEDS_A_LOOK,
    OutboxState.REFUSED: _NEEDS_A_LOOK,
    OutboxState.ORPHANED: _NEEDS_A_LOOK,
    OutboxState.ENTERED: QT_TRANSLATE_NOOP("Inbox", "entered by hand"),
    OutboxState.WITHDRAWN: QT_TRANSLATE_NOOP("Inbox", "taken back"),
}


def describe(row: ComplaintRow) -> str:
    """All that the row says, in one sentence."""
    parts = [title(row)]
    if row.is_unread:
        parts.append(translate("Inbox", "unread"))
    if row.is_gone:
        parts.append(gone_words())
    if row.working_days_left is not None:
        parts.append(deadline_words(row.working_days_left))
    parts += [f"#{row.tracking_id}", *(chip.text for chip in flags(row)), *elsewhere(row), *origin(row), *states(row)]
    return ", ".join(part for part in parts if part)


def title(row: ComplaintRow) -> str:
    """What it is about, in one line, with the numbers covered that name somebody."""
    return covered(one_line(row.title))


def gone_words() -> str:
    """What is said of a complaint that is no longer this officer's."""
    return translate("Inbox", "No longer assigned")


def flags(row: ComplaintRow) -> list[Chip]:
    """The flags of the complaint as chips."""
    return flag_chips(is_anonymous=row.is_anonymous, is_secret=row.is_secret)


def standing(row: ComplaintRow) -> Chip | None:
    """With whom inside the campus it lies, as a chip: what is late or came back first."""
    if row.unit_days_left is not None and row.unit_days_left < 0:
        return Chip(translate("Inbox", "Unit late"), Role.LATE, Role.LATE.soft)
    match row.draft_state:
        case DraftState.RETURNED:
            return Chip(translate("Inbox", "Returned"), Role.SOON, Role.SOON.soft)
        case DraftState.AWAITING_APPROVAL:
            return Chip(translate("Inbox", "At the superior"), Role.MUTED)
        case DraftState.APPROVED:
            return Chip(translate("Inbox", "Approved"), Role.FINE, Role.FINE.soft)
        case _ if row.unit:
            return Chip(translate("Inbox", "At the unit"), Role.MUTED)
    return None


def elsewhere(row: ComplaintRow) -> list[str]:
    """The same in whole words, with the unit and its time left."""
    found = []
    if row.unit_days_left is not None:
        left = deadline_words(row.unit_days_left)
        found.append(translate("Inbox", "awaiting the answer of %1 (%2)").replace("%1", row.unit).replace("%2", left))
    match row.draft_state:
        case DraftState.AWAITING_APPROVAL:
            found.append(translate("Inbox", "awaiting approval"))
        case DraftState.RETURNED:
            found.append(translate("Inbox", "returned by the superior"))
        case DraftState.APPROVED:
            found.append(translate("Inbox", "approved by the superior"))
    return found


def origin(row: ComplaintRow) -> list[str]:
    """Where it came from and where it lies; for one without a clock its status instead of the place."""
    place = row.unit or (row.institution if row.due is not None else row.status_raw)
    return [part for part in (row.channel, place) if part]


def states(row: ComplaintRow) -> list[str]:
    """What the officer has under way in it, and what is attached."""
    found = []
    if row.outbox_state:
        found.append(outbox_words(OutboxState(row.outbox_state)))
    if row.has_draft:
        found.append(translate("Inbox", "has a draft"))
    if row.attachment_count:
        found.append(translate("Inbox", "%n attachment(s)", "", row.attachment_count))
    return found


def outbox_words(state: OutboxState) -> str:
    """The state of a queued answer."""
    return translate("Inbox", str(_STATES[state]))
