"""What differs between the version that is here and a newer one, and fetching just that, into a folder beside.

Contents are named by their SHA-256. All that came is kept, whatever ends it, and gone on with by the next attempt, also
after a restart; a content that does not fit its name is thrown away and never put in place.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import zstandard

from desktop.cache.connection import named_errors
from desktop.problems import KnownProblem
from desktop.updates import manifest as manifests
from desktop.updates.place import has_modes
from desktop.updates.swap import STATE_FOLDER, Kind
from sync.files.steady import steadily
from sync.updates.packing import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.updates.manifest import File, Manifest
    from sync.updates.source import Source

_MARGIN = 16 * 1024 * 1024
"""Bytes that stay free beside an update."""
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Change:
    """One file that differs. `file` is what it will be; None where it goes."""

    path: str
    kind: Kind
    file: File | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs."""

    version: str
    notes: dict[str, str]
    changes: tuple[Change, ...]
    to_fetch: int
    """Bytes that are still to come, packed."""


def compare(source: Source, manifest: Manifest, program: Path, platform: str) -> Difference:
    """Find out what differs; fetches the listings of those folders in which something does."""
    here = manifests.found_in(program, has_modes=has_modes(platform))
    changes: list[Change] = []
    for folder in manifest.folders:
        present = here.pop(folder.name, [])
        if manifests.content_of(present) == folder.content:
            continue
        listing = manifests.read_listing(_content(source, program, folder.listing, folder.size, folder.packed))
        if manifests.content_of(listing) != folder.content:
            raise KnownProblem("update-forged")
        changes += _within(folder.name, present, listing)
    own = {folder.name.split("/")[0] for folder in manifest.folders} - {""}
    for name, files in here.items():
        if name.split("/")[0] in own:  # elsewhere lies what an installer or the officer put there
            changes += [Change(f"{name}/{file.name}", Kind.REMOVED, None) for file in files]
    ordered = tuple(sorted(_but_for_links(program, changes), key=lambda each: each.path))
    return Difference(
        version=manifest.version,
        notes=manifest.notes,
        changes=ordered,
        to_fetch=sum(_missing(program, each.file) for each in _distinct(ordered)),
    )


def fetch(source: Source, difference: Difference, program: Path, on_part: Callable[[int], None]) -> None:
    """Fetch what is missing and lay all new files under `.update/new`, checked.

    `on_part` is told how many bytes are still to come, and may end it by raising. Raises the KnownProblems of the link,
    `disk-full`, `update-no-room`, or `update-forged`.
    """
    wanted = _distinct(difference.changes)
    left = difference.to_fetch
    with named_errors(program):
        needed = _MARGIN + left + sum(each.file.size for each in wanted if each.file)
        if shutil.disk_usage(program).free < needed:
            raise KnownProblem("update-no-room", path=str(program), megabytes=-(-needed // 1_000_000))
    contents = program / STATE_FOLDER / "fetched"
    for change in wanted:
        if change.file is None:
            continue
        before = left

        def tell(came: int, before: int = before) -> None:
            on_part(before - came)

        missing = _missing(program, change.file)
        _bring(source, contents, change.file.sha256, change.file.packed, tell)
        left = before - missing
    with named_errors(program):
        _lay(program, difference)


def _within(folder: str, present: list[File], wanted: list[File]) -> list[Change]:
    before = {file.name: file for file in present}
    path = f"{folder}/" if folder else ""
    found = []
    for file in wanted:
        old = before.pop(file.name, None)
        if old is None:
            found.append(Change(path + file.name, Kind.ADDED, file))
        elif (old.sha256, old.runs) != (file.sha256, file.runs):
            found.append(Change(path + file.name, Kind.CHANGED, file))
    if folder:  # in the outermost folder lies the uninstaller as well
        found += [Change(path + name, Kind.REMOVED, None) for name in before]
    return found


def _but_for_links(program: Path, changes: list[Change]) -> list[Change]:
    """Without links to a file that changes in just the same way: libraries of Qt lie under two names on Linux."""
    becomes = {each.path: each.file.sha256 for each in changes if each.file is not None}

    def follows(change: Change) -> bool:
        path = program / change.path
        if change.file is None or not path.is_symlink():
            return False
        target = path.resolve()
        inside = target.relative_to(program.resolve()).as_posix() if target.is_relative_to(program.resolve()) else ""
        return becomes.get(inside) == change.file.sha256

    return [each for each in changes if not follows(each)]


def _distinct(changes: tuple[Change, ...]) -> list[Change]:
    """Those with a content, each content once."""
    return list({each.file.sha256: each for each in changes if each.file is not None}.values())


def _missing(program: Path, file: File | None) -> int:
    if file is None:
        return 0
    path = program / STATE_FOLDER / "fetched" / file.sha256
    return max(0, file.packed - (path.stat().st_size if path.exists() else 0))


def _content(source: Source, program: Path, sha256: str, size: int, packed: int) -> bytes:
    path = _bring(source, program / STATE_FOLDER / "fetched", sha256, packed, lambda _came: None)
    raw = unpacked(path.read_bytes(), size)
    if hashlib.sha256(raw).hexdigest() != sha256:
        path.unlink()
        raise KnownProblem("update-forged")
    return raw


def _bring(source: Source, contents: Path, sha256: str, packed: int, on_part: Callable[[int], None]) -> Path:
    """Have a packed content whole, of just as many bytes as were signed for it."""
    path = contents / sha256
    with named_errors(contents):
        contents.mkdir(parents=True, exist_ok=True)

    def held() -> int:
        return path.stat().st_size if path.exists() else 0

    began = held()

    def go_on() -> None:
        if held() < packed:
            _take(source, path, sha256, packed, lambda size: on_part(size - began))
        if held() < packed:
            raise KnownProblem("answer-truncated")

    steadily(go_on, held)
    return path


def _take(source: Source, path: Path, sha256: str, packed: int, on_part: Callable[[int], None]) -> None:
    size = path.stat().st_size if path.exists() else 0
    with source.open(f"files/{sha256[:2]}/{sha256}.zst", size) as found:
        if found is None:
            raise KnownProblem("update-forged")
        start, pieces = found
        with named_errors(path), path.open("ab" if start else "wb") as file:
            size = start
            for piece in pieces:
                size += len(piece)
                if size > packed:
                    path.unlink()
                    raise KnownProblem("update-forged")
                file.write(piece)
                on_part(size)


def _lay(program: Path, difference: Difference) -> None:
    state = program / STATE_FOLDER
    shutil.rmtree(state / "new", ignore_errors=True)
    for change in difference.changes:
        if change.file is None:
            continue
        target = state / "new" / change.path
        target.parent.mkdir(parents=True, exist_ok=True)
        _unpack(state / "fetched" / change.file.sha256, target, change.file)


def _unpack(packed: Path, target: Path, file: File) -> None:
    digest, size = hashlib.sha256(), 0
    try:
        with packed.open("rb") as raw, target.open("wb") as out:
            reader = zstandard.ZstdDecompressor().stream_reader(raw)
            while (piece := reader.read(_PIECE)) and size <= file.size:
                size += len(piece)
                digest.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
    except zstandard.ZstdError as error:
        packed.unlink()
        raise KnownProblem("update-forged") from error
    if digest.hexdigest() != file.sha256:
        packed.unlink()
        raise KnownProblem("update-forged")
    target.chmod(0o755 if file.runs else 0o644)
