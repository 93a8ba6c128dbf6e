"""The timeline (*riwayat*) as a story: what the central API told, and after it what the officer queued.

An answer that waits in the outbox stands in the story at once, marked as not yet sent; once its event has come back
from the server, the event takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.campus import LocalKind
from desktop.clock import moment
from desktop.complaint import Actor, EventKind
from desktop.intent import OpKind, OutboxState
from desktop.plain_text import one_line
from ui.complaint.words import long_day
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.campus import LocalEvent
    from desktop.complaint import Complaint, Event
    from desktop.intent import OutboxItem

_DEEDS = {
    EventKind.VERIFIED: QT_TRANSLATE_NOOP("Story", "%1 verified the complaint"),
    EventKind.DISPOSED: QT_TRANSLATE_NOOP("Story", "%1 assigned the complaint"),
    EventKind.FOLLOW_UP: QT_TRANSLATE_NOOP("Story", "%1 answered"),
    EventKind.REPLY: QT_TRANSLATE_NOOP("Story", "%1 replied"),
    EventKind.HELD: QT_TRANSLATE_NOOP("Story", "%1 put the complaint on hold"),
    EventKind.REJECTED: QT_TRANSLATE_NOOP("Story", "%1 declared it not their authority"),
    EventKind.ARCHIVED: QT_TRANSLATE_NOOP("Story", "%1 archived the complaint"),
    EventKind.CLOSED: QT_TRANSLATE_NOOP("Story", "%1 closed the complaint"),
    EventKind.REOPENED: QT_TRANSLATE_NOOP("Story", "%1 reopened the complaint"),
    EventKind.EDITED: QT_TRANSLATE_NOOP("Story", "%1 edited the complaint"),
    EventKind.OTHER: QT_TRANSLATE_NOOP("Story", "Note by %1"),
}

_LOCAL = {
    LocalKind.FORWARDED: QT_TRANSLATE_NOOP("Story", "You forwarded it to %1"),
    LocalKind.REMINDED: QT_TRANSLATE_NOOP("Story", "You reminded %1"),
    LocalKind.UNIT_ANSWERED: QT_TRANSLATE_NOOP("Story", "%1 answered you"),
    LocalKind.FORWARD_WITHDRAWN: QT_TRANSLATE_NOOP("Story", "You withdrew the forward to %1"),
    LocalKind.APPROVAL_ASKED: QT_TRANSLATE_NOOP("Story", "You asked %1 for approval"),
    LocalKind.APPROVED: QT_TRANSLATE_NOOP("Story", "%1 approved the answer"),
    LocalKind.RETURNED: QT_TRANSLATE_NOOP("Story", "%1 returned the answer"),
    LocalKind.APPROVAL_TAKEN_BACK: QT_TRANSLATE_NOOP("Story", "You took the request for approval back"),
    LocalKind.NOTED: QT_TRANSLATE_NOOP("Story", "Your note"),
}
_OUR_DEEDS = {
    OpKind.FOLLOW_UP: QT_TRANSLATE_NOOP("Story", "You answered"),
    OpKind.VERIFY: QT_TRANSLATE_NOOP("Story", "You verified the complaint for %1"),
    OpKind.HOLD: QT_TRANSLATE_NOOP("Story", "You put the complaint on hold"),
    OpKind.REJECT: QT_TRANSLATE_NOOP("Story", "You proposed to pass it on to %1"),
    OpKind.ARCHIVE: QT_TRANSLATE_NOOP("Story", "You archived the complaint"),
    OpKind.CLOSE: QT_TRANSLATE_NOOP("Story", "You closed the complaint"),
    OpKind.REGISTER: QT_TRANSLATE_NOOP("Story", "You registered the complaint"),
}
_OUR_STATES = {
    OutboxState.HELD: QT_TRANSLATE_NOOP("Story", "held back"),
    OutboxState.QUEUED: QT_TRANSLATE_NOOP("Story", "waiting to be sent"),
    OutboxState.SENDING: QT_TRANSLATE_NOOP("Story", "being sent"),
    OutboxState.SENT: QT_TRANSLATE_NOOP("Story", "sent"),
    OutboxState.ENTERED: QT_TRANSLATE_NOOP("Story", "entered on the web by hand"),
    OutboxState.CONFLICT: QT_TRANSLATE_NOOP("Story", "not sent: needs your review"),
    OutboxState.REFUSED: QT_TRANSLATE_NOOP("Story", "not sent: needs your review"),
    OutboxState.ORPHANED: QT_TRANSLATE_NOOP("Story", "not sent: needs your review"),
}
_CARRIED_ON = QT_TRANSLATE_NOOP("Story", "accepted, being carried on to LAPOR!")


_MOST_STARS = 5


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file of a step; `address` says where it is: `file/ATTACHMENT` or, of our own, `content/SHA-256`."""

    name: str
    size: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One step of the story; `text` is in the words of who did it."""

    key: str
    """Tells it from the others, also from one in the same words."""
    at: str
    deed: str
    text: str = ""
    ink: Role = Role.TEXT
    is_ours: bool = False
    files: tuple[EntryFile, ...] = ()


def tell(
    complaint: Complaint, events: Sequence[Event], outbox: Sequence[OutboxItem], local: Sequence[LocalEvent] = ()
) -> list[Entry]:
    """The whole story, oldest first; what only this PC knows stands where it happened, what is unsent at the end."""
    known = {event.op_id for event in events if event.op_id}
    told = [_event(event, complaint) for event in events]
    told = list(merge(told, map(_local, local), key=_when)) if local else told
    ours = [_ours(item) for item in outbox if item.state in _OUR_STATES and item.op_id not in known]
    return told + ours


def _local(event: LocalEvent) -> Entry:
    words = _tr(_LOCAL[event.kind]).replace("%1", event.name)
    if event.due is not None:
        words = f"{words}, {_tr('by %1').replace('%1', long_day(event.due, event.due))}"
    key = f"{event.kind}-{event.local_id}"
    return Entry(key=key, at=event.at, deed=f"{words} · {_tr('only here')}", text=event.text, is_ours=True)


def _when(entry: Entry) -> float:
    try:
        return moment(entry.at).timestamp()
    except ValueError:
        return 0.0


def deed(event: Event, channel: str = "") -> str:
    """What happened, in one sentence: `Biro Akademik menjawab`."""
    if event.kind is EventKind.RECEIVED:
        sentence = _tr("Complaint received through %1").replace("%1", channel) if channel else _tr("Complaint received")
    elif event.kind is EventKind.RATED:
        sentence = _tr("%1 rated the answer: %2 of 5").replace("%2", str(event.rating or "–"))
        sentence += f" {stars(event.rating)}" if event.rating else ""
    else:
        sentence = _tr(_DEEDS[event.kind])
    sentence = sentence.replace("%1", who(event))
    return f"{sentence} · {_tr('secret')}" if event.is_secret else sentence


def stars(rating: int) -> str:
    """A rating of one to five at a glance, beside its words."""
    full = min(max(rating, 0), _MOST_STARS)
    return "★" * full + "☆" * (_MOST_STARS - full)


def our_deed(item: OutboxItem) -> str:
    """What the officer did with an op: `Anda menunda laporan`."""
    return _tr(_OUR_DEEDS[item.kind]).replace("%1", item.institution or _tr("another institution"))


def who(event: Event) -> str:
    """Who did it, at the beginning of a sentence."""
    match event.actor:
        case Actor.ME:
            return _tr("You")
        case Actor.REPORTER:
            return _tr("The reporter")
        case Actor.SYSTEM:
            return event.actor_name or _tr("The system")
        case Actor.ADMIN:
            return event.actor_name or _tr("An admin")
        case Actor.COLLEAGUE:
            return event.actor_name or _tr("A colleague")


def _event(event: Event, complaint: Complaint) -> Entry:
    ink = Role.TEXT
    if event.kind is EventKind.REPLY:
        ink = Role.ACCENT
    key = f"event-{event.event_id}"
    return Entry(
        key=key,
        at=event.at,
        deed=deed(event, complaint.channel),
        text=event.text,
        ink=ink,
        files=tuple(
            EntryFile(one_line(file.file_name), file.size, f"file/{file.attachment_id}") for file in event.attachments
        ),
    )


def _ours(item: OutboxItem) -> Entry:
    is_done = item.state in {OutboxState.SENT, OutboxState.ENTERED}
    ink = Role.FINE if is_done else Role.LATE if item.state.needs_a_look else Role.SOON
    is_leaving = item.state is OutboxState.HELD and item.held_until  # its seconds are for taking it back
    state = OutboxState.QUEUED if is_leaving else item.state
    told = f"{our_deed(item)}, {_tr(_CARRIED_ON if item.is_accepted else _OUR_STATES[state])}"
    files = tuple(EntryFile(file.name, file.size, f"content/{file.sha256}") for file in item.files)
    return Entry(key=item.op_id, at=item.authored_at, deed=told, text=item.text, ink=ink, is_ours=True, files=files)


def _tr(source: object) -> str:
    return QCoreApplication.translate("Story", str(source))
