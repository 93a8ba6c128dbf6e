"""What rarely changes, and which central API this is: the answers besides an exchange."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct


class Officer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose token it is. `may` names the kinds of ops that this account may send; empty: not told, any may be tried."""

    name: str
    role: str
    institution: str
    may: list[str] = []


class Session(Struct, frozen=True, kw_only=True):
    """Whose token it is, under names that never change: `server` of the API's data, `id` of the officer in them."""

    server: str
    id: str
    officer: Officer


class Institution(Struct, frozen=True, kw_only=True):
    """A unit or another institution that a complaint can be given to."""

    id: str
    name: str


class AnswerTemplate(Struct, frozen=True, kw_only=True):
    """A text to begin an answer with."""

    code: str
    title: str
    content: str


class CalendarDay(Struct, frozen=True, kw_only=True):
    """A day that is no working day although it is from Monday to Friday."""

    date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    name: str


class DeadlineRule(Struct, frozen=True, kw_only=True):
    """A limit that holds for this officer's institution instead of the client's own.

    `clock`: `verification`, `follow-up`, `answer-again`, `reporter` or `settlement`. `classification` names the class
    that a settlement is for. `limit`: 1 to 366 days; `counts`: `working-days` or `calendar-days`. `since`: an ISO date,
    `YYYY-MM` or `YYYY` from which it holds; empty: always. A rule with anything else is passed over, the others hold.
    """

    clock: str
    limit: int
    classification: str = ""
    counts: str = "working-days"
    since: str = ""
    basis: str = ""


class Reference(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`GET /v1/reference`: what changes rarely. Fetched when `End.reference_etag` differs from the ETag held."""

    officer: Officer
    institutions: list[Institution]
    templates: list[AnswerTemplate]
    holidays: list[CalendarDay]
    deadlines: list[DeadlineRule] = []
    """Empty, and missing with an older server: the client's own limits hold."""


class About(Struct, frozen=True, kw_only=True):
    """`GET /v1/about`, without a token: which central API this is and what it speaks."""

    name: str
    contracts: list[int]


reference_decoder = msgspec.json.Decoder(Reference)
session_decoder = msgspec.json.Decoder(Session)
about_decoder = msgspec.json.Decoder(About)
