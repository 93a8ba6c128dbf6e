"""Why a complaint of a group is not answered with the others, in the officer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.cache.intents.group_answer import Hindrance
from ui.complaint.statuses import status_words
from ui.theme.chips import deadline_words

if TYPE_CHECKING:
    from desktop.cache.intents.group_answer import Member

_HINDRANCES = {
    Hindrance.NOT_HERE: QT_TRANSLATE_NOOP("Twins", "not on this PC any more"),
    Hindrance.GONE: QT_TRANSLATE_NOOP("Twins", "not yours any more"),
    Hindrance.CLOSED: QT_TRANSLATE_NOOP("Twins", "closed: takes no answer"),
    Hindrance.ARCHIVED: QT_TRANSLATE_NOOP("Twins", "archived: takes no answer"),
    Hindrance.ANSWER_WAITS: QT_TRANSLATE_NOOP("Twins", "an answer to it waits to be sent or needs a look"),
    Hindrance.OWN_DRAFT: QT_TRANSLATE_NOOP("Twins", "has a draft of its own, which stays as it is"),
    Hindrance.ANSWERED: QT_TRANSLATE_NOOP("Twins", "answered already; tick it to answer again"),
    Hindrance.ON_HOLD: QT_TRANSLATE_NOOP("Twins", "on hold for its reporter; tick it to answer all the same"),
}


def hindrance_words(hindrance: Hindrance) -> str:
    """Why it is not ticked; empty for one that is."""
    source = _HINDRANCES.get(hindrance)
    return QCoreApplication.translate("Twins", str(source)) if source else ""


def standing_words(member: Member) -> str:
    """Status, time left, and why it is not ticked."""
    parts = [status_words(member.status, member.status_raw) if member.rev else ""]
    if member.working_days_left is not None:
        parts.append(deadline_words(member.working_days_left))
    parts.append(hindrance_words(member.hindrance))
    return " · ".join(part for part in parts if part)
