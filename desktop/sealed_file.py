"""A file that travels on a USB stick: nobody without its code can read it, or change it unnoticed.

Inside it is an SQLCipher database (AES-256, an HMAC-SHA512 over every page, the key derived from the code and the
file's own salt by 256,000 rounds of PBKDF2-HMAC-SHA512): what encrypts the desk, and no cryptography of ours. Before it
stands one line of JSON that anybody may read: that it is such a file, of which kind, its number, and length and
SHA-256 of what follows. That tells a file that was cut off or damaged on the way from a wrong code; whoever changes the
file on purpose and the line with it is found out by the HMAC, and told like a wrong code.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.cache.connection import named_errors, open_sealed
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.cache.connection import Database

VERSION = 2
"""Of what lies in such files, as far as this program understands it. Each file names the version that it needs."""
_LONGEST_LINE = 1_024
_PIECE = 1 << 20


class Kind(StrEnum):
    """Which way a file goes."""

    REQUEST = "request"
    ANSWER = "answer"


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    lapor_bundle: int
    kind: str
    id: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Label:
    """What can be told of a file without its code. An answer has the id of its request."""

    kind: Kind
    bundle_id: str
    needs: int = 1
    """The version that it takes to understand the file: a program that knows less says that it is too old."""


class Sealed:
    """An opened file: named parts, in the order in which they were put in."""

    def __init__(self, label: Label, db: Database, path: Path) -> None:
        self.label = label
        self._db = db
        self._path = path

    def names(self) -> list[str]:
        """The names of the parts, each once."""
        with _damage_named(self._path):
            return [name for (name,) in self._db.execute("SELECT name FROM part GROUP BY name ORDER BY min(seq)")]

    def parts(self, name: str) -> Iterator[bytes]:
        """All parts of that name."""
        with _damage_named(self._path):
            for (content,) in self._db.execute("SELECT content FROM part WHERE name = ? ORDER BY seq", [name]):
                yield content

    def part(self, name: str) -> bytes:
        """The one part of that name. Raises `bundle-damaged` where it is missing."""
        found = next(self.parts(name), None)
        if found is None:
            raise KnownProblem("bundle-damaged")
        return found


def seal(path: Path, label: Label, code: str, parts: Iterable[tuple[str, bytes]]) -> int:
    """Write a file whole or not at all, taking the parts as they come. Returns its size in bytes.

    Raises `file-unwritable`, and whatever the parts raise.
    """
    with tempfile.TemporaryDirectory(prefix="lapor-") as folder:
        inside = Path(folder) / "sealed"
        db = open_sealed(inside, code)
        try:
            db.execute("CREATE TABLE label (version INTEGER, kind TEXT, id TEXT)")
            db.execute("CREATE TABLE part (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, content BLOB NOT NULL)")
            db.execute("INSERT INTO label VALUES (?, ?, ?)", [label.needs, label.kind.value, label.bundle_id])
            for name, content in parts:
                with named_errors(inside):
                    db.execute("INSERT INTO part (name, content) VALUES (?, ?)", [name, content])
        finally:
            db.close()
        with _unwritable_named(path):
            return _put_out(path, label, inside)


def label_of(path: Path) -> Label:
    """What a file says of itself. Raises `file-unreadable`, `bundle-foreign`, `bundle-newer`, `bundle-damaged`."""
    with _unreadable_named(path), path.open("rb") as file:
        line = _line(file.readline(_LONGEST_LINE))
        digest, size = hashlib.sha256(), 0
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    if (size, digest.hexdigest()) != (line.size, line.sha256):
        raise KnownProblem("bundle-damaged")
    return Label(Kind(line.kind), line.id, line.lapor_bundle)


@contextmanager
def unsealed(path: Path, code: str) -> Iterator[Sealed]:
    """Open a file with its code. Raises what `label_of` raises, and `bundle-code-wrong`."""
    label = label_of(path)
    with tempfile.TemporaryDirectory(prefix="lapor-") as folder:
        inside = Path(folder) / "sealed"
        with _unreadable_named(path), path.open("rb") as file, inside.open("wb") as copy:
            file.readline(_LONGEST_LINE)
            while piece := file.read(_PIECE):
                copy.write(piece)
        try:
            db = open_sealed(inside, code)
        except KnownProblem as problem:
            raise KnownProblem("bundle-code-wrong") from problem
        try:
            with _damage_named(path):
                forged = db.execute("PRAGMA cipher_integrity_check").fetchall()  # of all pages, before any is used
                told = db.execute("SELECT kind, id, version FROM label").fetchone()
            if forged or told != (label.kind.value, label.bundle_id, label.needs):
                raise KnownProblem("bundle-damaged")
            yield Sealed(label, db, path)
        finally:
            db.close()


def _put_out(path: Path, label: Label, inside: Path) -> int:
    with inside.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    line = {"lapor_bundle": label.needs, "kind": label.kind.value, "id": label.bundle_id}
    line |= {"size": inside.stat().st_size, "sha256": digest}
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as out, inside.open("rb") as file:
            out.write(msgspec.json.encode(line) + b"\n")
            while piece := file.read(_PIECE):
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())  # a stick is pulled out as soon as the window says that it is done
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size


def _line(raw: bytes) -> _Line:
    try:
        line = msgspec.json.decode(raw, type=_Line)
    except msgspec.DecodeError as error:
        raise KnownProblem("bundle-foreign") from error
    if line.lapor_bundle > VERSION:
        raise KnownProblem("bundle-newer")
    if line.kind not in set(Kind):
        raise KnownProblem("bundle-foreign")
    return line


@contextmanager
def _damage_named(path: Path) -> Iterator[None]:
    try:
        with named_errors(path):
            yield
    except KnownProblem as problem:
        raise KnownProblem("bundle-damaged") from problem


@contextmanager
def _unreadable_named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(path), reason=error.strerror or str(error)) from error


@contextmanager
def _unwritable_named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or str(error)) from error
