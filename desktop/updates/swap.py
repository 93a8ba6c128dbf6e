"""An update takes its place at the start of the program, before anything else of it is loaded, or is taken back.

Windows can't overwrite a file that is in use, but it can rename it. So every file is renamed aside and the new one in
its place, after a journal has said which: killed at any moment, the next start goes on where this one stopped. The old
files stay aside until the new version has come up; if it does not in a few starts, they are renamed back.

Only the standard library is used here: in the middle of a swap, other modules may be of another version than this one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

STATE_FOLDER = ".update"
TRIES = 2
"""Starts that a new version may fail at before the old one is taken back."""


class Phase(StrEnum):
    """How far an update is, as the journal says."""

    READY = "ready"
    """All of it is here; it takes its place at the next start."""
    SWAPPING = "swapping"
    TRIAL = "trial"
    """It is in its place and has not come up yet."""
    RETURNING = "returning"


class Kind(StrEnum):
    """What is done with a file."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Step(StrEnum):
    """What a start has done. After the last two the program has to begin anew, as the version that is there now."""

    NOTHING = "nothing"
    SWAPPED = "swapped"
    RETURNED = "returned"


def journal(program: Path) -> dict[str, Any] | None:
    """What is known of the update on its way: `phase`, `version`, `before`, `tries`, and `files`."""
    try:
        return cast("dict[str, Any]", json.loads((program / STATE_FOLDER / "journal.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return None


def make_ready(program: Path, version: str, before: str, files: list[tuple[str, Kind, str]]) -> None:
    """Say that all files lie under `.update/new` and may take their places. Those that Python starts by come last.

    Of each: its path, what is done with it, and the SHA-256 of what is to be there.
    """
    ordered = sorted(files, key=lambda each: (_is_of_the_start(each[0]), each[0]))
    _forget(program / STATE_FOLDER / "old")
    _write(program, {"phase": Phase.READY, "version": version, "before": before, "tries": 0, "files": ordered})


def begin(program: Path) -> Step:
    """What a start of the window has to do first. Nothing, while another process of this program runs."""
    told = journal(program)
    if told is None:
        return Step.NOTHING
    phase = Phase(told["phase"])
    if phase is Phase.READY and others_run(program):
        return Step.NOTHING
    if phase is Phase.READY and not _is_whole(program, told):
        forget(program)  # the disk or somebody has been at it; it is fetched again
        return Step.NOTHING
    if phase is Phase.TRIAL:
        told["tries"] += 1
        if told["tries"] <= TRIES:
            _write(program, told)
            return Step.NOTHING
        phase = Phase.RETURNING
    if phase is Phase.RETURNING:
        return _take_back(program, told)
    _write(program, told | {"phase": Phase.SWAPPING})
    for path, kind, _ in told["files"]:
        _put(program, path, Kind(kind))
    _write(program, told | {"phase": Phase.TRIAL, "tries": 0})
    return Step.SWAPPED


def came_up(program: Path) -> str | None:
    """The new version has started: forget the old one. Returns its number where this was its first time."""
    told = journal(program)
    if told is None or told["phase"] != Phase.TRIAL:
        return None
    forget(program)
    return str(told["version"])


def count_anew(program: Path) -> None:
    """The new version has come as far as a question to the officer, who may well leave there: no failed start."""
    told = journal(program)
    if told is not None and told["phase"] == Phase.TRIAL and told["tries"]:
        _write(program, told | {"tries": 0})


def forget(program: Path) -> None:
    """Let go of an update, whatever there is of it beside the program."""
    (program / STATE_FOLDER / "journal.json").unlink(missing_ok=True)
    for name in ("old", "new", "fetched"):
        _forget(program / STATE_FOLDER / name)


def ready_version(program: Path) -> str | None:
    """The version that takes its place at the next start."""
    told = journal(program)
    return str(told["version"]) if told is not None and told["phase"] == Phase.READY else None


def refused_version(program: Path) -> str:
    """The version that did not start and was taken back, or nothing."""
    try:
        return (program / STATE_FOLDER / "taken-back").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def mark_running(program: Path) -> BinaryIO:
    """Hold a lock that says that a process of this program runs, until the file is closed or the process ends."""
    folder = program / STATE_FOLDER / "running"
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / str(os.getpid())).open("ab")
    _lock(file)
    return file


def others_run(program: Path) -> bool:
    """Whether another process holds such a lock. What ended ones left is cleared away."""
    for path in (program / STATE_FOLDER / "running").glob("*"):
        if path.name == str(os.getpid()):
            continue
        try:
            with path.open("ab") as file:
                _lock(file)
        except OSError:
            return True
        path.unlink(missing_ok=True)
    return False


def _is_whole(program: Path, told: dict[str, Any]) -> bool:
    """Whether the new files are still what they were when they had been checked."""
    try:
        for path, kind, sha256 in told["files"]:
            if kind != Kind.REMOVED:
                with (program / STATE_FOLDER / "new" / path).open("rb") as file:
                    if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                        return False
    except OSError:
        return False
    return True


def _take_back(program: Path, told: dict[str, Any]) -> Step:
    _write(program, told | {"phase": Phase.RETURNING})
    for path, kind, _ in told["files"]:
        _return(program, path, Kind(kind))
    (program / STATE_FOLDER / "taken-back").write_text(told["version"], encoding="utf-8")
    forget(program)
    return Step.RETURNED


def _put(program: Path, path: str, kind: Kind) -> None:
    """Let the new file be there and the old one aside, however far this had come before."""
    here, new, old = _places(program, path)
    if kind is Kind.REMOVED:
        if here.exists():
            _move(here, old)
    elif new.exists():
        if here.exists():
            _move(here, old)
        _move(new, here)


def _return(program: Path, path: str, kind: Kind) -> None:
    here, new, old = _places(program, path)
    if kind is Kind.ADDED:
        if here.exists():
            _move(here, new)
    elif old.exists():
        if here.exists():
            _move(here, new)
        _move(old, here)


def _places(program: Path, path: str) -> tuple[Path, Path, Path]:
    state = program / STATE_FOLDER
    return program / path, state / "new" / path, state / "old" / path


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _write(program: Path, told: dict[str, Any]) -> None:
    """Put the journal on the disk, whole or not at all."""
    state = program / STATE_FOLDER
    state.mkdir(exist_ok=True)
    part = state / "journal.part"
    with part.open("w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(state / "journal.json")


def _is_of_the_start(path: str) -> bool:
    """Whether Python or this very step can't begin without the file: such ones are swapped in one go, at the end."""
    return path.count("/") <= 1 or "/desktop/" in f"/{path}" or path.endswith((".so", ".dll", ".pyd", ".zip"))


def _forget(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _lock(file: BinaryIO) -> None:
    """Raises OSError where another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
