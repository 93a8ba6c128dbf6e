"""What a superior is sent: the complaint in short and the whole answer, as a message to paste. Indonesian always."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.intents import approval_steps, drafts
from desktop.campus import ApprovalKind
from ui.campus.letter import Letter, long_date, phrase, read_letter
from ui.campus.messages import SUMMARY, shortened

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.complaint import TrackingId


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An answer that lies, or is to lie, with a superior."""

    letter: Letter
    draft: str
    person: str
    """Who was asked the last time, here or for another complaint; empty where nobody was."""


def read_request(db: Database, tracking_id: TrackingId, today: date) -> Request | None:
    """None where this PC doesn't hold the complaint."""
    letter = read_letter(db, tracking_id, today)
    if letter is None:
        return None
    draft = drafts.current(db, tracking_id)
    asked = [step for step in approval_steps.of_complaint(db, tracking_id) if step.kind is ApprovalKind.ASKED]
    person = asked[-1].person if asked else str(settings.get(db, settings.APPROVER, ""))
    return Request(letter=letter, draft=draft.text if draft else "", person=person)


def message(request: Request, *, is_for_whatsapp: bool) -> str:
    """The request as a text; WhatsApp sets words between asterisks in bold."""
    star = "*" if is_for_whatsapp else ""
    letter = request.letter
    lines = [
        f"{star}{phrase('approval.heading', number=letter.number)}{star}",
        "",
        f"{star}{phrase('approval.to', person=request.person)}{star}",
        phrase("approval.opening"),
        "",
        f"{star}{letter.title}{star}",
        shortened(letter.text, SUMMARY),
        "",
        f"{star}{phrase('approval.draft')}{star}",
        request.draft,
        "",
        phrase("approval.reply"),
    ]
    if letter.ours:
        lines.append(phrase("ours", day=long_date(letter.ours)))
    return "\n".join(lines)
