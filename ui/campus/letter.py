"""What a unit is told of a complaint, read from the desk at one go and fit to leave the PC.

Identity numbers and phones are covered; the name of a reporter who is anonymous or secret is left out, also where it
stands in the text. Papers for the campus are in Indonesian whatever language the window speaks.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale

import resources
from desktop.cache.days import calendar
from desktop.cache.intents import forwards, units
from desktop.cache.mirror import complaints, reference
from desktop.campus import ForwardState
from desktop.clock import day_in_wib, moment
from desktop.sensitive import covered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.complaint import Complaint, TrackingId

_LEAST_OF_NAME = 3
"""Letters from which on a part of a name is covered in a text."""
_COVER = "●●●●"
_INDONESIAN = QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A complaint and, where it was given to a unit, what that unit is asked. Nothing in it needs covering any more."""

    number: TrackingId
    title: str
    text: str
    reporter: str
    is_anonymous: bool
    is_secret: bool
    classification: str
    category: str
    channel: str
    received: date | None
    disposed: date | None
    ours: date | None
    """Our own deadline."""
    files: int
    institution: str
    officer: str
    today: date
    unit: str = ""
    contact: str = ""
    asked: str = ""
    due: date | None = None
    forwarded: date | None = None
    days_left: int = 0
    """Working days until `due`; negative when it has passed."""


def read_letter(db: Database, tracking_id: TrackingId, today: date, forward_id: int | None = None) -> Letter | None:
    """The letter about a complaint, for one of its forwards or for none; None where this PC doesn't hold it."""
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return None
    officer = reference.officer(db)
    given = forwards.get(db, forward_id) if forward_id is not None else None
    return Letter(
        number=tracking_id,
        title=_fit(complaint.title, complaint),
        text=_fit(complaint.body_edited or complaint.body, complaint),
        reporter=_reporter(complaint),
        is_anonymous=complaint.is_anonymous,
        is_secret=complaint.is_secret,
        classification=complaint.classification,
        category=complaint.category,
        channel=complaint.channel,
        received=_day(complaint.received_at),
        disposed=_day(complaint.disposed_at),
        ours=complaint.due,
        files=len(complaint.attachments),
        institution=officer.institution if officer else complaint.institution,
        officer=officer.name if officer else "",
        today=today,
        unit=given.unit if given else "",
        contact=units.contact(db, given.unit) if given else "",
        asked=given.message if given else "",
        due=given.due if given else None,
        forwarded=_day(given.forwarded_at) if given else None,
        days_left=calendar.load(db).between(today, given.due) if given else 0,
    )


def read_letters(db: Database, tracking_ids: Sequence[TrackingId], today: date) -> list[Letter]:
    """The letters about these complaints: one for each unit that owes an answer, or one without a unit."""
    letters: list[Letter | None] = []
    for tracking_id in tracking_ids:
        given = [item for item in forwards.of_complaint(db, tracking_id) if item.state is ForwardState.WAITING]
        found = [read_letter(db, tracking_id, today, item.forward_id) for item in given]
        letters += found or [read_letter(db, tracking_id, today)]
    return [letter for letter in letters if letter is not None]


def phrase(name: str, /, **values: object) -> str:
    """A text of `resources/campus/letters.json`, with its places filled."""
    return _phrases()[name].format_map(values)


def long_date(day: date) -> str:
    """`Jumat, 20 Maret 2026`."""
    return _INDONESIAN.toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


def short_date(day: date | None) -> str:
    """`20 Maret 2026`, or a dash."""
    return _INDONESIAN.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy") if day else "–"


@cache
def _phrases() -> dict[str, str]:
    return cast("dict[str, str]", json.loads(resources.path("campus/letters.json").read_text(encoding="utf-8")))


def _reporter(complaint: Complaint) -> str:
    if complaint.is_anonymous:
        return phrase("reporter.anonymous")
    if complaint.is_secret:
        return phrase("reporter.secret")
    return complaint.reporter_name.strip() or phrase("reporter.unknown")


def _fit(text: str, complaint: Complaint) -> str:
    """The text without what names a person by number, and without the name that is not to be known."""
    plain = "".join(ch for ch in text.strip() if ch in "\n\t" or ch.isprintable())
    hidden = complaint.is_anonymous or complaint.is_secret
    return covered(_without_name(plain, complaint.reporter_name) if hidden else plain)


def _without_name(text: str, name: str) -> str:
    parts = sorted({part for part in re.findall(r"[\w']+", name) if len(part) >= _LEAST_OF_NAME}, key=len, reverse=True)
    if not parts:
        return text
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, parts))})\b", _COVER, text, flags=re.IGNORECASE)


def _day(at: str) -> date | None:
    try:
        return day_in_wib(moment(at))
    except ValueError:
        return None
