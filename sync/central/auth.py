"""Who asks: bearer tokens and the officers that they stand for.

The database holds hashes only. The tokens that the server prints at its start are derived from a secret file beside
the database, so that they are the same after every restart; whoever can read the data folder holds them anyway.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.clock import moment, timestamp
from desktop.intent import OpKind
from sync.contract.problems import ProblemCode

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime
    from pathlib import Path

_PREFIX = "lapor_"
_SECRET_BYTES = 32
_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would turn each line feed of the secret into two characters."""
_COORDINATOR_ONLY = frozenset({OpKind.VERIFY, OpKind.ARCHIVE})
"""Kinds that LAPOR! leaves to the institution's admin."""


class Role(StrEnum):
    """What an officer may do: the institution's admin also verifies and archives."""

    ADMIN = "admin"
    LIAISON = "liaison"

    @property
    def label(self) -> str:
        """As LAPOR! calls it."""
        return "Admin instansi" if self is Role.ADMIN else "Pejabat penghubung"

    @property
    def may(self) -> tuple[OpKind, ...]:
        """Kinds of ops that it may send, in the order of the contract."""
        return tuple(kind for kind in OpKind if self is Role.ADMIN or kind not in _COORDINATOR_ONLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An officer of this central API."""

    id: int
    name: str
    role: Role
    institution: str


class TokenRefusedError(Exception):
    """No officer is let in by that header."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code.value)
        self.code = code


def secret_of(folder: Path) -> bytes:
    """The data folder's secret, made at its first use, readable by its owner alone."""
    path = folder / "central.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    except FileExistsError:
        secret = path.read_bytes()
        if len(secret) == _SECRET_BYTES:
            return secret
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | _BINARY)  # a start that was killed here left it short
    secret = secrets.token_bytes(_SECRET_BYTES)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return secret


def standing_token(secret: bytes, officer_id: int) -> str:
    """The token that an officer has from the start and after every restart."""
    digest = hmac.digest(secret, f"officer:{officer_id}".encode(), "sha256")
    return _PREFIX + base64.urlsafe_b64encode(digest[:24]).decode()


def new_token() -> str:
    """A token that can't be derived."""
    return _PREFIX + secrets.token_urlsafe(24)


def allow(db: sqlite3.Connection, token: str, officer_id: int, *, until: datetime | None = None) -> None:
    """Let a token stand for an officer, for ever or until a moment. A token that is known gets the new end."""
    db.execute(
        "INSERT INTO token (hash, officer_id, expires_at) VALUES (?, ?, ?)"
        " ON CONFLICT (hash) DO UPDATE SET expires_at = excluded.expires_at",
        [token_hash(token), officer_id, timestamp(until) if until else None],
    )


def new_officer(db: sqlite3.Connection, name: str, *, role: Role, institution: str) -> Account:
    """A new officer, whom nothing lets in yet."""
    number = db.execute(
        "INSERT INTO officer (name, role, institution) VALUES (?, ?, ?)", [name, role, institution]
    ).lastrowid
    if number is None:
        raise AssertionError
    return Account(id=number, name=name, role=role, institution=institution)


def add_officer(db: sqlite3.Connection, secret: bytes, name: str, *, role: Role, institution: str) -> Account:
    """A new officer, with the standing token."""
    account = new_officer(db, name, role=role, institution=institution)
    allow(db, standing_token(secret, account.id), account.id)
    return account


def has_token(db: sqlite3.Connection, token: str) -> bool:
    """Whether a token lets somebody in, or once did."""
    return db.execute("SELECT 1 FROM token WHERE hash = ?", [token_hash(token)]).fetchone() is not None


def account_of(db: sqlite3.Connection, authorization: str, now: datetime) -> Account:
    """The officer whom an Authorization header stands for."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise TokenRefusedError(ProblemCode.TOKEN_MISSING)
    row = db.execute(
        "SELECT id, name, role, institution, expires_at FROM token JOIN officer ON id = officer_id"
        " WHERE hash = ? AND disabled_at IS NULL",
        [token_hash(token.strip())],
    ).fetchone()
    if row is None:
        raise TokenRefusedError(ProblemCode.TOKEN_INVALID)
    number, name, role, institution, expires_at = row
    if expires_at is not None and moment(expires_at) <= now:
        raise TokenRefusedError(ProblemCode.TOKEN_EXPIRED)
    return Account(id=number, name=name, role=Role(role), institution=institution)


def token_hash(token: str) -> bytes:
    """What is kept of a token: it is random, so a plain hash gives nothing away."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
