"""What this API says, read leniently: nobody outside has its specification, and what is missing or odd breaks nothing.

Only what a sync can't do without is insisted on: that the answer is JSON, and that there is something in `results`.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.clock import WIB
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FORMS = ("%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%d-%m-%Y", "%Y-%m-%d")
"""Of times without a zone; the first was seen."""
ZONE = WIB
"""The zone of a time that names none: inferred, and no setting. The zone is the server's, not the officer's, and there
is one LAPOR! for the nation, so a desk in Makassar or Jayapura gets the same texts as one in Jakarta; were it another
zone, it would be so for everybody. The official export is read in the same zone, and days are counted in it."""
_LONGEST = 200
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_BREAK = re.compile(r"<\s*(?:br\s*/?|/p|/div|/li)\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NO = {"", "0", "false", "tidak", "no", "none", "null", "[]", "{}"}


def document(body: bytes) -> dict[str, Any]:
    """The object that an answer is. Raises `answer-garbled`."""
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise KnownProblem("answer-garbled", reason=str(error)[:_LONGEST]) from error
    if not isinstance(found, dict):
        raise KnownProblem("answer-garbled", reason="no object")
    return found


def results(body: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """What lies in the envelope. Raises `answer-garbled` where there is none."""
    found = document(body)
    if found.get("results") is None:
        raise KnownProblem("answer-garbled", reason=f"results: {said(found)}"[:_LONGEST])
    return found["results"]


def rows(found: object) -> list[Mapping[str, Any]]:
    """The objects of a list, which may be wrapped in `data`, or be one object; anything else in it is left out."""
    inner = found.get("data", found) if isinstance(found, dict) else found
    entries = inner if isinstance(inner, list) else [inner]
    return [entry for entry in entries if isinstance(entry, dict)]


def said(found: Mapping[str, Any]) -> str:
    """What an answer says in words: its `message`, and what it says of single fields."""
    words = [text(found.get("message"))]
    errors = found.get("errors")
    if isinstance(errors, dict):
        for told in errors.values():
            words += [text(each) for each in (told if isinstance(told, list) else [told])]
    return " ".join(filter(None, words))[:_LONGEST]


def pick(entry: Mapping[str, Any], places: Iterable[str]) -> Any:  # noqa: ANN401 - any JSON value
    """What lies at the first of these places that holds anything; None where none does."""
    for place in places:
        found: Any = entry
        for name in place.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        if found not in (None, ""):
            return found
    return None


def text(value: object) -> str:
    """A text, or a number as one; anything else is no text."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).strip()


def prose(value: object) -> str:
    """What people wrote, without the marks of a web page's editor, if it has any."""
    told = text(value).replace("\r\n", "\n").replace("\r", "\n")
    if _TAG.search(told):
        told = _TAG.sub("", _BREAK.sub("\n", told))
    return html.unescape(told).strip()


def flag(value: object) -> bool:
    """Yes or no, in whichever of their forms."""
    return str(value).strip().lower() not in _NO if value is not None else False


def number(value: object) -> int | None:
    """A whole number, also one that is written as a text."""
    told = text(value)
    return int(told) if re.fullmatch(r"-?\d{1,18}", told) else None


def at(value: object) -> str:
    """A time as RFC 3339, in `ZONE` where it names none; an empty text for what is none."""
    told = text(value)
    for form in _FORMS:
        try:
            return datetime.strptime(told, form).replace(tzinfo=ZONE).isoformat()
        except ValueError:
            continue
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        return ""
    return (found if found.tzinfo else found.replace(tzinfo=ZONE)).isoformat()


def in_order(moments: Sequence[str]) -> list[int]:
    """The places of these times, oldest first; those without a time stay behind what stood before them."""
    keys: list[tuple[datetime, int]] = []
    last = datetime.min.replace(tzinfo=UTC)
    for place, told in enumerate(moments):
        last = datetime.fromisoformat(told) if told else last
        keys.append((last, place))
    return [place for _, place in sorted(keys)]


def rendered(content: str, values: Mapping[str, str]) -> str:
    """A text of the server's with its placeholders filled; of one that has no value nothing is left."""
    return " ".join(_PLACEHOLDER.sub(lambda match: values.get(match[1].lower(), ""), content).split())
