"""What commands print: JSON for scripts (always UTF-8, RFC 8259), lines and columns for people."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING

import click
import msgspec

from desktop.clock import moment
from desktop.problems import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.problems import KnownProblem

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_json(value: object) -> None:
    """One JSON document, indented, on standard output."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    out.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    out.flush()


def print_line(text: str = "") -> None:
    """A line for people, on standard output."""
    click.echo(plain(text))


def print_note(text: str) -> None:
    """A line about the run rather than its result, on standard error."""
    click.echo(plain(text), err=True)


def told_problem(problem: KnownProblem, language: str) -> dict[str, str]:
    """A known problem as it goes into JSON."""
    told = explain(problem.code, problem.params, language)
    return {"code": problem.code, "title": told.title, "advice": told.advice}


def plain(text: str) -> str:
    """The text without control characters: what a citizen wrote must not drive the terminal or turn its direction."""
    return _CONTROL.sub("", text)


def local_time(text: str | None) -> str:
    """A time of the cache (RFC 3339) as the clock on this PC's wall shows it; an empty text for None."""
    return moment(text).astimezone().strftime("%Y-%m-%d %H:%M") if text else ""


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as needed; the last one is cut to the terminal's width, or left whole where there is none."""
    cells = [[plain(one_line(cell)) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    room = shutil.get_terminal_size().columns - sum(widths[:-1]) - 2 * len(widths[:-1])
    for row in cells:
        *first, last = row
        if sys.stdout.isatty() and room > 1 and len(last) > room:
            last = last[: room - 1] + "…"
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(first, widths, strict=False)]
        click.echo("  ".join([*padded, last]).rstrip())


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
