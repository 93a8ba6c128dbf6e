"""An item of the outbox in words: its state, its facts, what went wrong, when it is tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.cache.intents.outbox import UNSURE
from desktop.clock import moment
from desktop.intent import ACCEPTED, OpKind, OutboxState
from desktop.plain_text import one_line
from desktop.sensitive import covered
from sync.files.board import TransferState
from ui.complaint.story import our_deed
from ui.complaint.words import event_time, explained
from ui.theme.chips import Chip
from ui.theme.roles import Role
from ui.words import seconds, size, when

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.cache.ways.syncstate import SyncStatus
    from desktop.intent import OutboxItem
    from sync.files.board import FileProgress

translate = QCoreApplication.translate

_STATES = {
    OutboxState.HELD: (QT_TRANSLATE_NOOP("Outbox", "held back"), Role.SOON),
    OutboxState.QUEUED: (QT_TRANSLATE_NOOP("Outbox", "queued"), Role.ACCENT),
    OutboxState.SENDING: (QT_TRANSLATE_NOOP("Outbox", "being sent"), Role.ACCENT),
    OutboxState.SENT: (QT_TRANSLATE_NOOP("Outbox", "sent"), Role.FINE),
    OutboxState.CONFLICT: (QT_TRANSLATE_NOOP("Outbox", "something happened"), Role.LATE),
    OutboxState.REFUSED: (QT_TRANSLATE_NOOP("Outbox", "not accepted"), Role.LATE),
    OutboxState.ORPHANED: (QT_TRANSLATE_NOOP("Outbox", "no longer yours"), Role.LATE),
    OutboxState.ENTERED: (QT_TRANSLATE_NOOP("Outbox", "entered by hand"), Role.FINE),
    OutboxState.WITHDRAWN: (QT_TRANSLATE_NOOP("Outbox", "taken back"), Role.MUTED),
}

_UNSURE = (QT_TRANSLATE_NOOP("Outbox", "not certain"), Role.LATE)
"""Refused by nobody: it left, and got no answer."""
_ACCEPTED = (QT_TRANSLATE_NOOP("Outbox", "accepted by the gateway"), Role.ACCENT)
_PASSED_ON = (QT_TRANSLATE_NOOP("Outbox", "being checked"), Role.SOON)


def state_chip(item: OutboxItem) -> Chip:
    """The state as a chip."""
    words, ink = _state(item)
    is_quiet = item.state in {OutboxState.QUEUED, OutboxState.SENDING, OutboxState.WITHDRAWN}
    return Chip(translate("Outbox", str(words)), ink, None if is_quiet else ink.soft)


def _state(item: OutboxItem) -> tuple[object, Role]:
    if item.is_accepted:
        return _PASSED_ON if item.is_passed_on else _ACCEPTED
    return _STATES[item.state] if item.last_error != UNSURE else _UNSURE


def facts(item: OutboxItem, now: datetime) -> str:
    """Number, time of writing, size and apart from it that of its files, attempts."""
    parts = [_what(item), _number(item), event_time(item.authored_at, now), cost(item)]
    if item.attempts and not item.is_accepted:  # each of which asks again what became of it
        parts.append(translate("Outbox", "%n attempt(s)", None, item.attempts))
    return " · ".join(part for part in parts if part)


def cost(item: OutboxItem) -> str:
    """`0,3 kB + 2 berkas, 1,2 MB`."""
    if not item.files:
        return size(item.size)
    files = translate("Outbox", "%n file(s)", None, len(item.files))
    return f"{size(item.size)} + {files}, {size(item.file_bytes)}"


def _what(item: OutboxItem) -> str:
    return "" if item.kind is OpKind.FOLLOW_UP else our_deed(item)


def _number(item: OutboxItem) -> str:
    """Of the complaint; one that is registered has it from the central API."""
    if item.kind is not OpKind.REGISTER:
        return f"#{item.tracking_id}"
    number = item.error_detail.get("number")
    return translate("Outbox", "registered as #%1").replace("%1", str(number)) if number else ""


def progress(item: OutboxItem, sync: SyncStatus, now: datetime) -> str:
    """What happens next with it, and when; empty where that is the officer's to say."""
    match item.state:
        case OutboxState.HELD:
            return _held(item, now)
        case OutboxState.QUEUED:
            return _queued(item, sync, now)
        case OutboxState.SENDING:
            return translate("Outbox", "On its way to the central API")
        case OutboxState.SENT:
            return translate("Outbox", "Sent %1").replace("%1", event_time(item.updated_at, now))
        case OutboxState.ENTERED:
            return translate("Outbox", "You entered it on the web %1").replace("%1", event_time(item.updated_at, now))
        case _:
            return ""


def on_its_way(item: OutboxItem, file: FileProgress) -> str:
    """How far a file of the item is; empty for a file that is none of its own, or not on its way."""
    if not file.is_upload or file.state is not TransferState.RUNNING:
        return ""
    name = next((own.name for own in item.files if own.sha256 == file.file_id), "")
    if not name:
        return ""
    return translate("Outbox", "Sending {file}: {done} of {total}").format(
        file=name, done=size(file.done), total=size(file.total)
    )


def _held(item: OutboxItem, now: datetime) -> str:
    if item.held_until is None:
        return translate("Outbox", "Stays here until you send it")
    left = (moment(item.held_until) - now).total_seconds()
    return translate("Outbox", "Sent in %1 unless you hold it").replace("%1", seconds(left))


def _queued(item: OutboxItem, sync: SyncStatus, now: datetime) -> str:
    if item.carried_at:
        words = translate("Outbox", "On a USB stick since %1; a network that comes first sends it too")
        return words.replace("%1", when(moment(item.carried_at), now))
    if item.is_accepted:
        words = translate("Outbox", "Accepted %1; the next sync asks what became of it")
        return words.replace("%1", event_time(str(item.error_detail[ACCEPTED]), now))
    if sync.next_attempt_at and moment(sync.next_attempt_at) > now:
        return translate("Outbox", "Next attempt at %1").replace("%1", when(moment(sync.next_attempt_at), now))
    return translate("Outbox", "Goes with the next sync")


def last_error(item: OutboxItem) -> str:
    """What went wrong the last time and what can be done, or what an accepted one waits for; or an empty text."""
    if item.is_accepted:
        told = explained("op-passed-on" if item.is_passed_on else "op-accepted", {})
        return f"{told.title}. {told.advice}"
    if not item.last_error or item.state is OutboxState.SENT:
        return ""
    told = explained(item.last_error, item.error_detail)
    return f"{told.title}. {told.advice}"


def spoken(item: OutboxItem, now: datetime) -> str:
    """All of a row in one sentence, for a screen reader."""
    return ", ".join(
        part
        for part in (covered(one_line(item.title)), state_chip(item).text, facts(item, now), last_error(item))
        if part
    )
