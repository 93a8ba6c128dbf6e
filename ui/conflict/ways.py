"""Which ways on there are from what did not go through: a few large verbs, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.intents.outbox import UNSURE
from desktop.intent import OpKind, OutboxState

if TYPE_CHECKING:
    from desktop.intent import OutboxItem

translate = QCoreApplication.translate


class Verb(Enum):
    """What is done."""

    SEND_AS_ADDITION = auto()
    SEND_AGAIN = auto()
    EDIT = auto()
    KEEP = auto()
    PUT_AWAY = auto()
    CONFIRM = auto()
    OPEN_WEB = auto()
    HAND_OVER = auto()
    SAVE_AS_TEXT = auto()


@dataclass(frozen=True, slots=True)
class Way:
    """A verb in words, and what follows from it."""

    verb: Verb
    words: str
    effect: str


_AFTER_REFUSAL = (Verb.EDIT, Verb.KEEP)
_BY_ERROR = {
    # no word on the content: the same under a new number may well go through
    "op-hash-mismatch": (Verb.SEND_AGAIN, Verb.EDIT, Verb.KEEP),
    "op-id-reused": (Verb.SEND_AGAIN, Verb.EDIT, Verb.KEEP),
    "op-superseded": (Verb.PUT_AWAY, Verb.KEEP),
    # it may be there: the officer looks before anything goes again
    UNSURE: (Verb.OPEN_WEB, Verb.CONFIRM, Verb.SEND_AGAIN, Verb.EDIT),
    "act-on-the-web": (Verb.OPEN_WEB, Verb.KEEP),
}
"""Ways on from a refusal, where they are not the usual ones."""


def ways(item: OutboxItem) -> list[Way]:
    """The ways on for this item; none where it is settled."""
    return [_way(verb) for verb in _verbs(item)]


def _verbs(item: OutboxItem) -> tuple[Verb, ...]:
    if item.state is OutboxState.CONFLICT:
        return Verb.SEND_AS_ADDITION, Verb.EDIT, Verb.KEEP
    is_elsewhere = item.state is OutboxState.ORPHANED or item.last_error == "op-not-assigned"
    if item.state.needs_a_look and is_elsewhere:
        return Verb.HAND_OVER, Verb.SAVE_AS_TEXT, Verb.KEEP
    if item.state is not OutboxState.REFUSED:
        return ()
    if item.last_error == "op-superseded" and item.kind is not OpKind.FOLLOW_UP:
        return _AFTER_REFUSAL
    return _BY_ERROR.get(item.last_error, _AFTER_REFUSAL)


def _way(verb: Verb) -> Way:
    words, effect = {
        Verb.SEND_AS_ADDITION: (
            translate("Conflict", "Send as an addition"),
            translate("Conflict", "Your words go out as they are and follow what happened."),
        ),
        Verb.SEND_AGAIN: (
            translate("Conflict", "Send once more"),
            translate("Conflict", "The same words go out again under a new number."),
        ),
        Verb.EDIT: (
            translate("Conflict", "Edit"),
            translate("Conflict", "Your words go back into the editor; you queue them again."),
        ),
        Verb.KEEP: (
            translate("Conflict", "Keep as a draft"),
            translate("Conflict", "Nothing is sent. Your words wait under Drafts until you need them."),
        ),
        Verb.PUT_AWAY: (
            translate("Conflict", "Put it away"),
            translate("Conflict", "Your newer words count. These stay among the versions of the answer."),
        ),
        Verb.CONFIRM: (
            translate("Conflict", "It is there"),
            translate("Conflict", "You have seen it on the web page. It counts as sent; this can't be undone."),
        ),
        Verb.OPEN_WEB: (
            translate("Conflict", "Look at the web page"),
            translate("Conflict", "The complaint opens in the browser, at LAPOR! itself."),
        ),
        Verb.HAND_OVER: (
            translate("Conflict", "Copy for the new officer"),
            translate("Conflict", "Your words, with what units answered, ready to be pasted into a message."),
        ),
        Verb.SAVE_AS_TEXT: (
            translate("Conflict", "Save as a text file"),
            translate("Conflict", "The same as a file, to be passed on or kept."),
        ),
    }[verb]
    return Way(verb, words, effect)
