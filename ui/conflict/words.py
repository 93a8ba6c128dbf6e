"""A conflict told by its meaning: who did what, and when, while the officer's answer was on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.cache.intents.outbox import UNSURE
from desktop.clock import moment
from desktop.complaint import Actor, EventKind
from desktop.intent import OutboxState
from ui.complaint.story import Entry, deed
from ui.complaint.words import event_time, explained, time_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.complaint import Event
    from desktop.intent import OutboxItem

_MEANINGS = {
    EventKind.FOLLOW_UP: QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 answered this complaint %2."),
    EventKind.REPLY: QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 replied %2."),
    EventKind.CLOSED: QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 closed this complaint %2."),
    EventKind.ARCHIVED: QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 archived this complaint %2."),
    EventKind.DISPOSED: QT_TRANSLATE_NOOP(
        "Conflict", "While you were offline, %1 gave this complaint to another unit %2."
    ),
    EventKind.HELD: QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 put this complaint on hold %2."),
    EventKind.REOPENED: QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 reopened this complaint %2."),
}
_OTHER = QT_TRANSLATE_NOOP("Conflict", "While you were offline, %1 changed this complaint %2.")
_OUR_OWN_WORDS = frozenset({UNSURE, "act-on-the-web"})
"""Problems that no central API told."""
_WEIGHT = (
    EventKind.CLOSED,
    EventKind.ARCHIVED,
    EventKind.DISPOSED,
    EventKind.FOLLOW_UP,
    EventKind.REPLY,
    EventKind.REOPENED,
    EventKind.HELD,
)
"""Of several things that happened, the first of these is the one that the headline tells."""


def headline(item: OutboxItem, now: datetime) -> str:
    """What is the matter with an item that needs a look, in one sentence."""
    if item.state is OutboxState.ORPHANED:
        return _tr("This complaint is no longer assigned to you. Your answer was not sent.")
    if item.state is OutboxState.REFUSED and item.last_error in _OUR_OWN_WORDS:
        return f"{explained(item.last_error, item.error_detail).title.rstrip('.')}."
    if item.state is OutboxState.REFUSED:
        return _tr("The central API did not accept your answer: %1.").replace("%1", _reason(item))
    if not item.happened:
        return _tr("This complaint changed while you were offline. Your answer was not sent.")
    event = weightiest(item.happened)
    if event.actor is Actor.ME and event.kind is EventKind.FOLLOW_UP:
        return _tr("An earlier version of your answer was sent after all, %1.").replace("%1", _when(event.at, now))
    sentence = _tr(_MEANINGS.get(event.kind, _OTHER))
    return sentence.replace("%1", _who(event)).replace("%2", _when(event.at, now))


def advice(item: OutboxItem) -> str:
    """What the officer can do about it, beside the verbs; the server's own reason where it gave one."""
    if item.state is OutboxState.CONFLICT:
        more = len(item.happened) - 1
        told = QCoreApplication.translate("Conflict", "%n more thing(s) happened.", None, more) if more > 0 else ""
        return f"{told} {_tr('Your answer is safe here and was not sent. How shall it go on?')}".strip()
    if item.state is OutboxState.ORPHANED:
        return _tr("Your text stays on this PC. Copy it for the officer who has the complaint now.")
    detail = str(item.error_detail.get("detail", ""))
    told = explained(item.last_error, item.error_detail).advice
    return f"{told} ({detail})" if detail else told


def entries(item: OutboxItem) -> list[Entry]:
    """What happened, oldest first, in the words of the timeline."""
    return [Entry(key=event.event_id, at=event.at, deed=deed(event), text=event.text) for event in item.happened]


def weightiest(happened: Sequence[Event]) -> Event:
    """The event that matters most to an answer; the latest of its kind."""
    for kind in _WEIGHT:
        found = [event for event in happened if event.kind is kind]
        if found:
            return found[-1]
    return happened[-1]


def _reason(item: OutboxItem) -> str:
    title = explained(item.last_error or "unknown", item.error_detail).title.rstrip(".")
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _who(event: Event) -> str:
    if event.actor is Actor.REPORTER:
        return _tr("the reporter")
    if event.actor is Actor.ME:
        return _tr("you, on another PC,")
    nameless = {Actor.SYSTEM: _tr("the system"), Actor.ADMIN: _tr("an admin")}
    return event.actor_name or nameless.get(event.actor, _tr("a colleague"))


def _when(at: str, now: datetime) -> str:
    try:
        is_today = moment(at).astimezone().date() == now.astimezone().date()
    except ValueError:
        return ""
    if is_today:
        return _tr("at %1").replace("%1", time_of(at))
    return _tr("on %1").replace("%1", event_time(at, now))


def _tr(source: object) -> str:
    return QCoreApplication.translate("Conflict", str(source))
