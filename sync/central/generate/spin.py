"""The little language that the text material is written in, so that one sentence can be said in many ways.

`[a|b|c]` is one of its alternatives (one may be empty, and they nest); `{name}` or `{name:argument}` is a fact of the
complaint at hand. Text is parsed once and rendered often.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_TOKEN = re.compile(r"[\[\]|]|\{[^{}]+\}|[^\[\]|{}]+")
_DOUBLE_SPACE = re.compile(r"  +")


class Slot(NamedTuple):
    """A place that a fact fills."""

    name: str


class Choice(NamedTuple):
    """A place that one of several templates fills."""

    options: tuple[Template, ...]


Template = tuple["str | Slot | Choice", ...]


class Facts(Protocol):
    """Where the slots' values come from."""

    def __getitem__(self, name: str) -> str: ...


def parse(text: str) -> Template:
    """The template of a text. Raises ValueError where brackets do not match."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text:
        raise ValueError(f"stray brace in {text!r}")
    walk = iter(tokens)
    template, ended_by = _sequence(walk)
    if ended_by:
        raise ValueError(f"stray {ended_by!r} in {text!r}")
    return template


def render(template: Template, rng: Random, facts: Facts) -> str:
    """One way to say it."""
    if len(template) == 1 and isinstance(template[0], str):
        return template[0]
    pieces: list[str] = []
    _render(template, rng, facts, pieces)
    text = "".join(pieces).strip()
    return _DOUBLE_SPACE.sub(" ", text) if "  " in text else text


def _sequence(walk: Iterator[str]) -> tuple[Template, str]:
    parts: list[str | Slot | Choice] = []
    for piece in walk:
        if piece == "[":
            parts.append(_choice(walk))
        elif piece in {"]", "|"}:
            return tuple(parts), piece
        elif piece[0] == "{":
            parts.append(Slot(piece[1:-1]))
        else:
            parts.append(piece)
    return tuple(parts), ""


def _choice(walk: Iterator[str]) -> Choice:
    options: list[Template] = []
    while True:
        option, ended_by = _sequence(walk)
        options.append(option)
        if ended_by == "]":
            return Choice(tuple(options))
        if not ended_by:
            raise ValueError("'[' without its ']'")


def _render(template: Template, rng: Random, facts: Facts, pieces: list[str]) -> None:
    for part in template:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Slot):
            pieces.append(facts[part.name])
        else:
            _render(part.options[int(rng.random() * len(part.options))], rng, facts, pieces)
