"""Opens the cache and names what can go wrong with it: the only module that knows SQLCipher and its errors.

`sqlcipher3` has an error family of its own, not derived from `sqlite3`'s, and tells most faults by message alone.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2 as sqlcipher

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    Database = sqlite3.Connection
    """What queries and operations get: SQLCipher's connection, which has the interface of Python's own."""

BUSY_TIMEOUT_MS = 5_000
CACHE_KIB = 8_192
DatabaseFault = sqlcipher.DatabaseError
"""What a statement raises; `named_errors` tells the disk's faults among them."""

_MESSAGES = (
    ("database or disk is full", "disk-full"),
    ("disk i/o error", "disk-full"),
    ("database is locked", "cache-busy"),
    ("malformed", "cache-corrupt"),
    ("file is not a database", "cache-corrupt"),
    ("hmac check failed", "cache-corrupt"),
    ("readonly database", "data-dir-unwritable"),
    ("unable to open database file", "data-dir-unwritable"),
)


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn what the disk does to us into known problems with `path`; what is our own mistake passes as it is."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        message = str(error).lower()
        for part, code in _MESSAGES:
            if part in message:
                raise KnownProblem(code, path=str(path)) from error
        raise
    except OSError as error:
        raise KnownProblem(
            "disk-full" if error.errno == errno.ENOSPC else "data-dir-unwritable", path=str(path)
        ) from error


def key_check(key: bytes) -> str:
    """A one-way mark of a key, kept beside the cache to tell a wrong key from a damaged file."""
    return hashlib.blake2b(key, digest_size=8, person=b"lapor-desk-key").hexdigest()


def open_cache(path: Path, key: bytes, *, read_only: bool = False) -> Database:
    """Open the cache at `path` with its 32-byte key, for use on the calling thread alone.

    Raises KnownProblem `cache-corrupt` where the file can't be read with this key (the caller knows whether the key is
    right), `data-dir-unwritable`, `disk-full` or `cache-busy`.
    """
    with named_errors(path):
        connection = sqlcipher.connect(str(path), isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # what it would print is raised as well
            # A raw key skips PBKDF2: the key is random already, and the start of the window waits for it.
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA recursive_triggers = ON")  # a row that is replaced is a row that is deleted
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute("PRAGMA secure_delete = ON")
            if read_only:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return cast("Database", connection)


def compact(db: Database, path: Path, *, up_to: int) -> bool:
    """Leave no free page in the file and no frame in its write-ahead log. Returns whether the log could be emptied.

    It can't while another process reads. What was deleted was overwritten then (`secure_delete`); here the old pages in
    the log go. A file of more than `up_to` bytes isn't written anew, since that takes long and SQLCipher holds what it
    writes in memory: its free pages hold nothing but noughts, and are used again.
    """
    with named_errors(path):
        if path.stat().st_size <= up_to:
            db.execute("VACUUM")
        (is_busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy


def copy_rekeyed(path: Path, copy: Path, key: bytes, new_key: bytes) -> None:
    """Copy a database that nobody has open to `copy`, there under another key, read through and on the disk.

    The database itself stays as it is, but for its write-ahead log, which is brought in. Raises KnownProblem
    `cache-busy`, `cache-corrupt` or `disk-full`.
    """
    with named_errors(path):
        _bring_in_log(path, key)
        shutil.copyfile(path, copy)
        with closing(_keyed(copy, key)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")  # a copy cut short is thrown away
            connection.execute(f"PRAGMA rekey = \"x'{new_key.hex()}'\"")
        with closing(_keyed(copy, new_key)) as connection:
            faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if faults or verdict != "ok":
                raise KnownProblem("cache-corrupt", path=str(path))
        with copy.open("rb+") as file:
            os.fsync(file.fileno())


def _bring_in_log(path: Path, key: bytes) -> None:
    with closing(_keyed(path, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")  # refused while another has it open


def _keyed(path: Path, key: bytes) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=0)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def open_sealed(path: Path, code: str) -> Database:
    """Open or make a database that is kept by a code instead of a key: a file that leaves this PC.

    Letters and hyphens only. Raises KnownProblem `cache-corrupt` where the file can't be read with this code.
    """
    if not code.replace("-", "").isalpha() or not code.isascii():
        raise KnownProblem("cache-corrupt", path=str(path))
    with named_errors(path):
        connection = sqlcipher.connect(str(path), isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = '{code}'")
            connection.execute("PRAGMA cipher_compatibility = 4")  # the same form whatever a later SQLCipher prefers
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")  # whoever hands the file on waits for the disk once
        except BaseException:
            connection.close()
            raise
    return cast("Database", connection)
