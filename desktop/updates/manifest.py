"""What a version of the program consists of: every file with its SHA-256, in listings of one folder each.

Who has a version and wants the next one needs the listings of those folders alone in which something differs, so the
manifest is short: of each folder it names a digest that can be counted from the files on the disk, without the listing.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

import msgspec

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

FORMAT = 1
STATE_FOLDER = ".update"
"""In the program's folder: what belongs to an update on its way, and to no version."""
LONGEST_FILE = 512 * 1024 * 1024
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')
_SHA256 = re.compile(r"[0-9a-f]{64}")


class File(msgspec.Struct, frozen=True, array_like=True):
    """One file of a folder. `packed`: bytes as it is fetched; `runs`: whether it may be executed."""

    name: str
    sha256: str
    size: int
    packed: int
    runs: bool


class Folder(msgspec.Struct, frozen=True, array_like=True):
    """One folder: a digest of what is in it, and its listing with the sizes of what would be fetched."""

    name: str
    content: str
    listing: str
    size: int
    packed: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """One version for one platform. `notes`: what is new in it, by language."""

    format: int
    version: str
    notes: dict[str, str]
    folders: list[Folder]


def written(what: Manifest | list[File]) -> bytes:
    """As it is kept and hashed."""
    return msgspec.json.encode(what)


def read_manifest(raw: bytes) -> Manifest:
    """Read and check. Raises KnownProblem `update-forged` for what is no manifest, `update-newer` for a later form."""
    manifest = _decoded(raw, Manifest)
    if manifest.format != FORMAT:
        raise KnownProblem("update-newer")
    names = [folder.name for folder in manifest.folders]
    if not _VERSION.fullmatch(manifest.version) or not _are_apart(names):
        raise KnownProblem("update-forged")
    for folder in manifest.folders:
        is_sound = all(map(_SHA256.fullmatch, (folder.content, folder.listing))) and 0 <= folder.size <= LONGEST_FILE
        if not is_sound or not (folder.name == "" or _is_safe(folder.name)):
            raise KnownProblem("update-forged")
    return manifest


def read_listing(raw: bytes) -> list[File]:
    """Read and check a folder's listing. Raises KnownProblem `update-forged`."""
    files = _decoded(raw, list[File])
    is_sound = all(
        _is_safe(file.name)
        and "/" not in file.name
        and _SHA256.fullmatch(file.sha256)
        and 0 <= file.size <= LONGEST_FILE
        for file in files
    )
    if not is_sound or not _are_apart([file.name for file in files]):
        raise KnownProblem("update-forged")
    return files


def content_of(files: Iterable[File]) -> str:
    """A digest of what is in a folder, whatever it weighs when packed."""
    bare = [File(each.name, each.sha256, each.size, 0, each.runs) for each in sorted(files, key=lambda each: each.name)]
    return hashlib.sha256(written(bare)).hexdigest()


def found_in(program: Path, *, has_modes: bool) -> dict[str, list[File]]:
    """The files that are there, by folder, hashed. `has_modes`: whether executable files are known by a bit there."""
    found: dict[str, list[File]] = {}
    for path in sorted(program.rglob("*")):
        inside = path.relative_to(program)
        if inside.parts[0] == STATE_FOLDER or not path.is_file():
            continue
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        status = path.stat()
        runs = has_modes and bool(status.st_mode & 0o100)
        folder = "" if inside.parent == Path() else inside.parent.as_posix()
        found.setdefault(folder, []).append(File(inside.name, digest, status.st_size, 0, runs))
    return found


def number_of(version: str) -> tuple[int, ...]:
    """For comparing versions. What is no version comes before all."""
    if not _VERSION.fullmatch(version):
        return (-1,)
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (4 - len(parts)))


def _decoded(raw: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.DecodeError as error:
        raise KnownProblem("update-forged") from error


def _is_safe(name: str) -> bool:
    """Whether a path stays inside of the folder on every system, Windows' drives and streams included."""
    parts = name.split("/")
    return not PurePosixPath(name).is_absolute() and all(
        part not in {"", ".", "..", STATE_FOLDER} and not _FORBIDDEN.search(part) for part in parts
    )


def _are_apart(names: list[str]) -> bool:
    """Whether no two would be one on a disk that does not tell upper from lower case."""
    return len({name.casefold() for name in names}) == len(names)
