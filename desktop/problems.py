"""Known problems: what can go wrong in the world rather than in this program, each with a message and a way on.

Everything that is not a `KnownProblem` is a bug. The texts are data, in the officer's language, so that the window and
the command line say the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import cast

import resources
from desktop.phrases import filled

LANGUAGES = ("id", "en")


class KnownProblem(Exception):  # noqa: N818 - the pair is "known problem" and "bug"
    """A problem with a code in `resources/messages/problems.*.json`; `params` fill the placeholders of its texts."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return f"{self.code} {self.params}" if self.params else self.code


MOMENTS = frozenset({"here", "there", "begins", "ends"})
"""Parameters of problems that are moments, as `2026-03-17 09:30`."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What to tell: what happened, and what the officer can do."""

    title: str
    advice: str


@cache
def texts(language: str) -> dict[str, dict[str, str]]:
    """All texts of a language (`id` or `en`), by code."""
    raw = resources.path(f"messages/problems.{language}.json").read_text(encoding="utf-8")
    return cast("dict[str, dict[str, str]]", json.loads(raw))


class _Lenient(dict[str, object]):
    """A placeholder without a value stays out of the text instead of breaking the message about a problem."""

    def __missing__(self, key: str) -> str:
        return "…"


def explain(code: str, params: dict[str, object] | None = None, language: str = "id") -> Explanation:
    """Text of a problem. A code without a text is told as an unexpected problem that names the code."""
    catalogue = texts(language if language in LANGUAGES else "id")
    entry = catalogue.get(code)
    if entry is None:
        entry, params = catalogue["unknown"], {"code": code}
    values = _Lenient(params or {})
    return Explanation(title=filled(entry["title"], values), advice=filled(entry["advice"], values))
