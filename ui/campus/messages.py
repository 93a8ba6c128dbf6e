"""Messages to a unit, ready to be pasted: as WhatsApp sets them (`*bold*`), as plain mail, as a `mailto:` address."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote

from ui.campus.letter import long_date, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.campus.letter import Letter

SUMMARY = 600
"""Characters of the complaint's text that a message carries."""
MAILTO_LIMIT = 1_900
"""Characters of an address that Windows hands to a mail program whole (2,048, less some for its own)."""
_SHORTER = (SUMMARY, 400, 250, 120, 0)
_LEAST_CUT = 0.6
"""How much of a summary has to be left for it to end at a word."""


class Purpose(StrEnum):
    """What a message is for."""

    FORWARD = "forward"
    REMINDER = "reminder"


def for_whatsapp(letter: Letter, purpose: Purpose = Purpose.FORWARD) -> str:
    """The message with its headings between asterisks."""
    return "\n".join(_lines(letter, purpose, SUMMARY, bold=_starred))


def for_mail(letter: Letter, purpose: Purpose = Purpose.FORWARD, *, summary: int = SUMMARY) -> str:
    """The body of a mail; what it is about stands in its subject too, for mails get separated from theirs."""
    return "\n".join(_lines(letter, purpose, summary, bold=str))


def subject(letter: Letter, purpose: Purpose = Purpose.FORWARD) -> str:
    """The subject of that mail, in one line."""
    name = "subject" if purpose is Purpose.FORWARD else "subject.reminder"
    due = long_date(letter.due) if letter.due else "–"
    return phrase(name, number=letter.number, title=shortened(letter.title, 80), due=due)


def mailto(letter: Letter, purpose: Purpose = Purpose.FORWARD) -> bytes:
    """A mail to the unit as an address (RFC 6068), with less of the complaint's text where it would be too long."""
    head = f"mailto:{quote(_address(letter.contact), safe='@')}?subject={quote(subject(letter, purpose))}&body="
    room = MAILTO_LIMIT - len(head)
    bodies = (for_mail(letter, purpose, summary=summary).replace("\n", "\r\n") for summary in _SHORTER)
    body = next((body for body in bodies if len(quote(body)) <= room), None)
    if body is None:
        body = _cut(for_mail(letter, purpose, summary=0).replace("\n", "\r\n"), room)
    return (head + quote(body)).encode()


def shortened(text: str, most: int) -> str:
    """The text in one paragraph of at most `most` characters, cut at a word, with an ellipsis where it was cut."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    kept = flat[: max(0, most - 1)]
    at_word = flat.rfind(" ", 0, most)
    if at_word >= len(kept) * _LEAST_CUT:
        kept = kept[:at_word]
    return f"{kept.rstrip(' ,;:')}…" if kept else ""


def _lines(letter: Letter, purpose: Purpose, summary: int, *, bold: Callable[[str], str]) -> Iterator[str]:
    is_reminder = purpose is Purpose.REMINDER
    yield bold(phrase("heading.reminder" if is_reminder else "heading", number=letter.number))
    yield ""
    yield bold(phrase("to", unit=letter.unit))
    yield from _reminder(letter) if is_reminder else _complaint(letter, summary, bold)
    if letter.asked:
        yield ""
        yield bold(phrase("asked.heading"))
        yield letter.asked
    if letter.due:
        yield ""
        yield bold(phrase("due", day=long_date(letter.due)))
    if letter.is_secret:
        yield phrase("secret")
    yield ""
    yield phrase("thanks")
    yield from (part for part in (letter.officer, letter.institution) if part)


def _complaint(letter: Letter, summary: int, bold: Callable[[str], str]) -> Iterator[str]:
    yield phrase("opening")
    yield ""
    yield bold(shortened(letter.title, 200))
    if letter.received:
        yield phrase("origin", day=long_date(letter.received), reporter=letter.reporter)
    text = shortened(letter.text, summary)
    if text:
        yield ""
        yield text


def _reminder(letter: Letter) -> Iterator[str]:
    forwarded = long_date(letter.forwarded) if letter.forwarded else "–"
    due = long_date(letter.due) if letter.due else "–"
    yield phrase("reminder", title=shortened(letter.title, 120), forwarded=forwarded, due=due)
    if letter.days_left < 0:
        yield phrase("reminder.late", count=-letter.days_left)
    elif letter.due == letter.today:
        yield phrase("reminder.today")
    elif letter.days_left > 0:
        yield phrase("reminder.left", count=letter.days_left)
    else:
        yield phrase("reminder.open")
    if letter.ours:
        yield phrase("ours", day=long_date(letter.ours))


def _starred(text: str) -> str:
    """Bold in WhatsApp. An asterisk inside would end it, and there is no way to quote one."""
    words = text.replace("*", "").strip()
    return f"*{words}*" if words else ""


def _address(contact: str) -> str:
    """The mail address in what the officer wrote down of a unit; empty where there is none."""
    return next((word.strip("<>,;()") for word in contact.split() if "@" in word), "")


def _cut(text: str, most: int) -> str:
    """As much of the text as takes `most` characters when it is percent-encoded."""
    while (length := len(quote(text))) > most:
        text = text[: min(len(text) - 1, len(text) * most // length)]
    return text
