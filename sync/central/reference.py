"""Reference data: what changes rarely and is fetched only when its ETag changed."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

import msgspec

import resources
from sync.contract.messages import encoder
from sync.contract.reference import AnswerTemplate, CalendarDay, Institution, Officer, Reference

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from desktop.intent import OpKind
    from sync.central.auth import Account


_OFFERED = "offered"


class Document(NamedTuple):
    """An officer's reference data as JSON. The ETag is weak, since it names the same data in every content coding."""

    etag: str
    body: bytes


def document(db: sqlite3.Connection, account: Account) -> Document:
    """The document for an officer. Small enough to be made at every exchange."""
    body = encoder.encode(_read(db, account))
    etag = base64.urlsafe_b64encode(hashlib.sha256(body).digest()[:6]).decode()
    return Document(f'W/"{etag}"', body)


def officer(account: Account) -> Officer:
    """Who an account is, and what it may do."""
    return Officer(
        name=account.name, role=account.role.label, institution=account.institution, may=list(account.role.may)
    )


def put_institutions(db: sqlite3.Connection, institutions: Iterable[tuple[str, str]]) -> None:
    """Add institutions and units by id and name; one that is known gets its new name."""
    db.executemany(
        "INSERT INTO institution VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name", list(institutions)
    )


def put_templates(db: sqlite3.Connection) -> None:
    """Add the answer templates that come with the program."""
    templates = json.loads(resources.path("central/templates.json").read_text("utf-8"))
    db.executemany("INSERT OR REPLACE INTO template VALUES (:code, :title, :content)", templates)


def put_given_templates(db: sqlite3.Connection, templates: Iterable[tuple[str, str, str]]) -> None:
    """Have these answer templates, by code, title and content, and no others."""
    db.execute("DELETE FROM template")
    db.executemany("INSERT OR REPLACE INTO template VALUES (?, ?, ?)", list(templates))


def offer(db: sqlite3.Connection, kinds: Iterable[OpKind]) -> None:
    """Tell officers, for good, that ops of these kinds alone can be done here: this is a gateway."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_OFFERED, " ".join(kinds)])


def offered(db: sqlite3.Connection) -> list[str] | None:
    """The kinds of ops that a gateway can carry on; None where this is none."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", [_OFFERED]).fetchone()
    return str(row[0]).split() if row else None


def put_holidays(db: sqlite3.Connection, years: Iterable[int]) -> None:
    """Add the national holidays and *cuti bersama* of some years that fall on Monday to Friday."""
    import holidays

    days = holidays.country_holidays("ID", years=list(years), categories=("public", "government"))
    db.executemany(
        "INSERT OR REPLACE INTO holiday VALUES (?, ?)",
        [(day.isoformat(), name) for day, name in days.items() if day.weekday() < 5],  # noqa: PLR2004
    )


def _read(db: sqlite3.Connection, account: Account) -> Reference:
    told, kinds = officer(account), offered(db)
    return Reference(
        officer=msgspec.structs.replace(told, may=[kind for kind in told.may if kinds is None or kind in kinds]),
        institutions=[
            Institution(id=i, name=name) for i, name in db.execute("SELECT id, name FROM institution ORDER BY id")
        ],
        templates=[
            AnswerTemplate(code=code, title=title, content=content)
            for code, title, content in db.execute("SELECT code, title, content FROM template ORDER BY code")
        ],
        holidays=[
            CalendarDay(date=date, name=name)
            for date, name in db.execute("SELECT date, name FROM holiday ORDER BY date")
        ],
    )
