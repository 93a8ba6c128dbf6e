"""Reference data: what the central API tells rarely. Who the officer is, units, templates, days off."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.cache.days import calendar, due
from desktop.changes import Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_ETAG = "etag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Whose desk this is."""

    name: str
    role: str
    institution: str
    may: tuple[str, ...] = ()
    """Kinds of ops that the central API lets this officer send; empty where it did not tell."""

    def can_send(self, kind: str) -> bool:
        """Whether an op of this kind may be offered."""
        return not self.may or kind in self.may


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A unit or an institution that a complaint can be given to."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTemplate:
    """A text to begin an answer with."""

    code: str
    title: str
    content: str


def etag(db: Database) -> str:
    """The version held, or an empty text."""
    return str(_value(db, _ETAG, ""))


def put(tx: Transaction, etag: str, reference: Mapping[str, Any]) -> None:
    """Replace the reference data: `officer`, `institutions`, `templates`, `holidays` (`date`, `name`), `deadlines`.

    Deadlines are counted anew where days or limits changed.
    """
    values = {"officer": None, "institutions": [], "templates": []} | dict(reference) | {_ETAG: etag}
    days = values.pop("holidays", [])
    tx.db.execute("DELETE FROM reference")
    tx.db.executemany(
        "INSERT INTO reference (name, value) VALUES (?, ?)",
        [(name, json.dumps(value)) for name, value in values.items()],
    )
    calendar.put_server_days(tx, [(day["date"], day["name"]) for day in days])
    due.keep_current(tx)
    tx.changed(Topic.REFERENCE)


def officer(db: Database) -> Officer | None:
    """Who the token belongs to, once that was told."""
    value = _value(db, "officer", None)
    return Officer(**value | {"may": tuple(value.get("may", ()))}) if value else None


def institutions(db: Database) -> list[Institution]:
    """Units and institutions."""
    return [Institution(**entry) for entry in _value(db, "institutions", [])]


def templates(db: Database) -> list[AnswerTemplate]:
    """Texts to begin an answer with."""
    return [AnswerTemplate(**entry) for entry in _value(db, "templates", [])]


def _value(db: Database, name: str, default: Any) -> Any:  # noqa: ANN401 - any JSON value
    row = db.execute("SELECT value FROM reference WHERE name = ?", [name]).fetchone()
    return json.loads(row[0]) if row else default
