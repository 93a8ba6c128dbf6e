"""Officers who sign in: user names, passwords kept as Argon2id hashes, and a wait that grows with each wrong one.

A wrong user name and a wrong password can't be told apart, neither by the answer nor by its time: an unknown name is
measured against a hash too, and waits as a known one does.
"""

from __future__ import annotations

import hashlib
import re
import threading
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from desktop.clock import moment, timestamp
from desktop.problems import KnownProblem
from sync.central import auth
from sync.central.auth import Role

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from sync.central.store import Store

SHORTEST, LONGEST = 10, 256
"""Characters of a password."""
FREE_TRIES = 3
"""Wrong passwords up to the first wait."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=15)
_FORGET = timedelta(days=1)
"""A day without a wrong password begins anew."""
_USER_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
_hasher = PasswordHasher()  # RFC 9106, section 4: the profile for little memory, 64 MiB
_AT_ONCE = threading.BoundedSemaphore(2)
"""64 MiB for every guess that somebody sends at the same time would fill the server's memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An officer as whoever runs this API sees them."""

    id: int
    name: str
    role: Role
    institution: str
    user_name: str
    """Empty where only a token lets them in."""
    is_disabled: bool


class WaitError(Exception):
    """Too many wrong passwords: nothing is tried for that user name before `seconds` have passed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def listed(db: sqlite3.Connection) -> list[Listed]:
    """Every officer, in the order in which they were added."""
    rows = db.execute(
        "SELECT id, name, role, institution, coalesce(user_name, ''), disabled_at IS NOT NULL"
        " FROM officer LEFT JOIN login ON officer_id = id ORDER BY id"
    ).fetchall()
    return [
        Listed(id=i, name=name, role=Role(role), institution=home, user_name=user, is_disabled=bool(disabled))
        for i, name, role, home, user, disabled in rows
    ]


def add(
    db: sqlite3.Connection, user_name: str, password: str, *, name: str, role: Role, institution: str
) -> auth.Account:
    """Let somebody sign in: a new officer, or one of that name who had no user name yet and keeps role and complaints.

    Raises KnownProblem `user-name-invalid`, `user-name-taken`, `password-unfit`.
    """
    user = _checked_name(user_name)
    packed = _hasher.hash(_checked(password))
    found = db.execute(
        "SELECT id, role, institution, user_name FROM officer LEFT JOIN login ON officer_id = id WHERE name = ?", [name]
    ).fetchone()
    is_taken = db.execute("SELECT 1 FROM login WHERE user_name = ?", [user]).fetchone()
    if is_taken or (found and found[3]):
        raise KnownProblem("user-name-taken", user=user if is_taken else name)
    if found:
        account = auth.Account(id=found[0], name=name, role=Role(found[1]), institution=found[2])
    else:
        account = auth.new_officer(db, name, role=role, institution=institution)
    db.execute("INSERT INTO login VALUES (?, ?, ?)", [account.id, user, packed])
    return account


def set_password(db: sqlite3.Connection, user_name: str, password: str, now: datetime) -> None:
    """A new password; every desk that is signed in has to sign in again. It also lets a disabled officer in again.

    Raises KnownProblem `officer-not-found`, `password-unfit`.
    """
    officer_id = _id_of(db, user_name)
    db.execute("UPDATE login SET password = ? WHERE officer_id = ?", [_hasher.hash(_checked(password)), officer_id])
    db.execute("UPDATE officer SET disabled_at = NULL WHERE id = ?", [officer_id])
    db.execute("DELETE FROM attempt WHERE user_hash = ?", [_key(user_name)])
    end_all(db, officer_id, now)


def disable(db: sqlite3.Connection, user_name: str, now: datetime) -> None:
    """Let an officer in no more, by no token either. Raises KnownProblem `officer-not-found`."""
    officer_id = _id_of(db, user_name)
    db.execute("UPDATE officer SET disabled_at = ? WHERE id = ?", [timestamp(now), officer_id])
    end_all(db, officer_id, now)


def end(db: sqlite3.Connection, sign_in_id: int, now: datetime) -> None:
    """End a sign-in with all its tokens."""
    db.execute("UPDATE sign_in SET ended_at = ? WHERE id = ? AND ended_at IS NULL", [timestamp(now), sign_in_id])
    db.execute("DELETE FROM token WHERE sign_in_id = ?", [sign_in_id])


def end_all(db: sqlite3.Connection, officer_id: int, now: datetime) -> None:
    """End every sign-in of an officer."""
    for (number,) in db.execute(
        "SELECT id FROM sign_in WHERE officer_id = ? AND ended_at IS NULL", [officer_id]
    ).fetchall():
        end(db, number, now)


def whose(store: Store, user_name: str, password: str) -> int | None:
    """The officer whose user name and password these are, or None. Raises `WaitError`.

    The failure is counted before the password is looked at: guesses sent side by side are counted like any others.
    """
    with store.write() as db:
        _count(db, user_name, store.clock.now())
        row = db.execute(
            "SELECT officer_id, password FROM login JOIN officer ON id = officer_id"
            " WHERE user_name = ? AND disabled_at IS NULL",
            [_shape(user_name)],
        ).fetchone()
    if not _fits(row[1] if row else _of_nobody(), password) or row is None:
        return None
    with store.write() as db:
        db.execute("DELETE FROM attempt WHERE user_hash = ?", [_key(user_name)])
    return int(row[0])


def _count(db: sqlite3.Connection, user_name: str, now: datetime) -> None:
    key = _key(user_name)
    db.execute("DELETE FROM attempt WHERE free_at < ?", [timestamp(now - _FORGET)])
    row = db.execute("SELECT failures, free_at FROM attempt WHERE user_hash = ?", [key]).fetchone()
    failures, free_at = row or (0, timestamp(now))
    left = (moment(free_at) - now).total_seconds()
    if left > 0:
        raise WaitError(left)
    beyond = failures + 1 - FREE_TRIES
    wait = min(FIRST_WAIT * 2 ** min(beyond, 20), LONGEST_WAIT) if beyond >= 0 else timedelta(0)
    db.execute("INSERT OR REPLACE INTO attempt VALUES (?, ?, ?)", [key, failures + 1, timestamp(now + wait)])


def _fits(packed: str, password: str) -> bool:
    with _AT_ONCE:
        try:
            return _hasher.verify(packed, _plain(password)[:LONGEST])
        except VerifyMismatchError:
            return False


@cache
def _of_nobody() -> str:
    return _hasher.hash("nobody's password")


def _id_of(db: sqlite3.Connection, user_name: str) -> int:
    row = db.execute("SELECT officer_id FROM login WHERE user_name = ?", [_shape(user_name)]).fetchone()
    if row is None:
        raise KnownProblem("officer-not-found", user=user_name[:64])
    return int(row[0])


def _checked_name(user_name: str) -> str:
    user = _shape(user_name)
    if not _USER_NAME.fullmatch(user):
        raise KnownProblem("user-name-invalid", user=user[:64])
    return user


def _checked(password: str) -> str:
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise KnownProblem("password-unfit", least=SHORTEST, most=LONGEST)
    return plain


def _plain(password: str) -> str:
    """As NIST SP 800-63B asks: the same characters give the same bytes, whatever keyboard they come from."""
    return unicodedata.normalize("NFKC", password)


def _shape(user_name: str) -> str:
    return unicodedata.normalize("NFKC", user_name).strip().casefold()


def _key(user_name: str) -> bytes:
    return hashlib.sha256(_shape(user_name).encode("utf-8", "surrogatepass")).digest()
