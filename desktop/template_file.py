"""Templates as a file to share: JSON that a colleague's desk reads, and a person can."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT = "lapor-templates"
VERSION = 1
MOST_BYTES = 1_000_000
MOST_TEMPLATES = 500
LONGEST_TITLE = 120
LONGEST_CONTENT = 10_000


@dataclass(frozen=True, slots=True)
class SharedTemplate:
    """A template on its way between desks."""

    title: str
    content: str


def write(templates: Sequence[SharedTemplate]) -> bytes:
    """The file for these templates, as UTF-8."""
    entries = [{"title": template.title, "content": template.content} for template in templates]
    told = {"format": FORMAT, "version": VERSION, "templates": entries}
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def read(data: bytes) -> list[SharedTemplate]:
    """The templates of a file, in its order.

    Raises KnownProblem `templates-too-large`, `templates-not-json` (with `line`), `templates-other-format`,
    `templates-newer`, `template-malformed` (with `number`, counted from 1) or `templates-empty`.
    """
    if len(data) > MOST_BYTES:
        raise KnownProblem("templates-too-large", limit=MOST_BYTES // 1_000)
    entries = _entries(_parsed(data))
    if len(entries) > MOST_TEMPLATES:
        raise KnownProblem("templates-too-large", limit=MOST_BYTES // 1_000)
    if not entries:
        raise KnownProblem("templates-empty")
    return [_template(entry, number) for number, entry in enumerate(entries, 1)]


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise KnownProblem("templates-not-json", line=data[: error.start].count(b"\n") + 1) from error
    except json.JSONDecodeError as error:
        raise KnownProblem("templates-not-json", line=error.lineno) from error
    except (RecursionError, ValueError) as error:  # nested too deep, or a number of thousands of digits
        raise KnownProblem("templates-not-json", line=1) from error


def _entries(told: object) -> list[object]:
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("templates"), list):
        raise KnownProblem("templates-other-format")
    version = told.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise KnownProblem("templates-newer")
    return list(told["templates"])


def _template(entry: object, number: int) -> SharedTemplate:
    match entry:
        case {"title": str(title), "content": str(content)} if title.strip() and content.strip():
            cleaned = " ".join(title.split())
            is_whole = not any("\ud800" <= each <= "\udfff" for each in cleaned + content)  # no half of a pair
            if is_whole and len(cleaned) <= LONGEST_TITLE and len(content) <= LONGEST_CONTENT:
                return SharedTemplate(cleaned, content.replace("\r\n", "\n"))
    raise KnownProblem("template-malformed", number=number)
