"""An update takes its place at the start of the program, before anything else of it is loaded, or is taken back.

Windows can't overwrite a file that is in use, but it can rename it. So every file is renamed aside and the new one in
its place, after a journal has said which: killed at any moment, the next start goes on where this one stopped. The old
files stay aside until the new version has come up; if it does not in a few starts, they are renamed back. One process
does that at a time, and none begins it while another one runs.

Only the standard library is used here: in the middle of a swap, other modules may be of another version than this one.
So it is here, too, that the program knows how a system locks a file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

STATE_FOLDER = ".update"
TRIES = 2
"""Starts that a new version may fail at before the old one is taken back."""


_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between attempts at a file that somebody holds."""


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
    COUNTED = "counted"
    """One more try of a new version."""
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
    """What a start has to do first. Nothing, while another process of this program runs, or where none may write."""
    if journal(program) is None:
        return Step.NOTHING
    try:
        lock = _wait_for(program / STATE_FOLDER / "swap.lock")
    except OSError:  # the folder is another account's, which looks after it
        return Step.NOTHING
    with lock:
        told = journal(program)  # whoever was faster may be through with it
        return Step.NOTHING if told is None else _go_on(program, told)


def came_up(program: Path) -> str | None:
    """The new version has started: forget the old one. Returns its number where this was its first time."""
    told = journal(program)
    if told is None or told["phase"] != Phase.TRIAL:
        return None
    forget(program)
    return str(told["version"])


def count_anew(program: Path, tries: int = 0) -> None:
    """The new version has come as far as a question to the officer, who may well leave there: no failed start."""
    told = journal(program)
    if told is not None and told["phase"] == Phase.TRIAL and told["tries"] > tries:
        _write(program, told | {"tries": tries})


def uncount(program: Path) -> None:
    """The start that was counted last was none of a window: it says nothing of the new version."""
    told = journal(program)
    if told is not None:
        count_anew(program, max(0, told["tries"] - 1))


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
    hold(file)
    return file


def unmark_running(program: Path, file: BinaryIO) -> None:
    """Let go of it."""
    let_go(file)
    (program / STATE_FOLDER / "running" / str(os.getpid())).unlink(missing_ok=True)


def others_run(program: Path) -> bool:
    """Whether another process holds such a lock. What ended ones left is cleared away."""
    for path in (program / STATE_FOLDER / "running").glob("*"):
        if path.name == str(os.getpid()):
            continue
        try:
            with path.open("ab") as file:
                hold(file)
        except OSError:
            return True
        path.unlink(missing_ok=True)
    return False


def hold(file: BinaryIO) -> None:
    """Lock a file until it is closed or the process ends, however it ends. Raises OSError where somebody holds it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def let_go(file: BinaryIO) -> None:
    """Unlock it at once: Windows may take its time after a file was closed."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
    file.close()


def _go_on(program: Path, told: dict[str, Any]) -> Step:
    phase = Phase(told["phase"])
    if phase in {Phase.READY, Phase.TRIAL} and others_run(program):
        return Step.NOTHING
    if phase is Phase.READY and not _is_whole(program, told):
        forget(program)  # the disk or somebody has been at it; it is fetched again
        return Step.NOTHING
    if phase is Phase.TRIAL:
        told["tries"] += 1
        if told["tries"] <= TRIES:
            _write(program, told)
            return Step.COUNTED
        phase = Phase.RETURNING
    return _take_back(program, told) if phase is Phase.RETURNING else _swap(program, told)


def _swap(program: Path, told: dict[str, Any]) -> Step:
    was_ready = told["phase"] == Phase.READY
    _write(program, told | {"phase": Phase.SWAPPING})
    if was_ready and others_run(program):  # one that began while this one looked, and has seen the journal or waits
        _write(program, told)
        return Step.NOTHING
    try:
        for path, kind, _ in told["files"]:
            _put(program, path, Kind(kind))
    except OSError:  # somebody holds a file: this version goes on as it was, and a later start tries again
        for path, kind, _ in told["files"]:
            _return(program, path, Kind(kind))
        _write(program, told | {"phase": Phase.READY})
        return Step.NOTHING
    _clear_empty_folders(program, told, Kind.REMOVED)
    _write(program, told | {"phase": Phase.TRIAL, "tries": 0})
    return Step.SWAPPED


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
    _clear_empty_folders(program, told, Kind.ADDED)
    (program / STATE_FOLDER / "taken-back").write_text(told["version"], encoding="utf-8")
    forget(program)
    return Step.RETURNED


def _clear_empty_folders(program: Path, told: dict[str, Any], gone: Kind) -> None:
    """Where files of that kind lay: by an empty folder of its metadata Python would take the program for no version."""
    for path, kind, _ in told["files"]:
        if kind == gone:
            for folder in (program / path).relative_to(program).parents[:-1]:
                try:
                    (program / folder).rmdir()
                except OSError:  # something else lies there, or it has gone with the file before
                    break


def _put(program: Path, path: str, kind: Kind) -> None:
    """Let the new file be there and the old one aside, however far this had come before."""
    here, new, old = _places(program, path)
    if kind is Kind.REMOVED:
        if _is_there(here):
            _move(here, old)
    elif _is_there(new):
        if _is_there(here):
            _move(here, old)
        _move(new, here)


def _return(program: Path, path: str, kind: Kind) -> None:
    here, new, old = _places(program, path)
    if kind is Kind.ADDED:
        if _is_there(here):
            _move(here, new)
    elif _is_there(old):
        if _is_there(here):
            _move(here, new)
        _move(old, here)


def _places(program: Path, path: str) -> tuple[Path, Path, Path]:
    state = program / STATE_FOLDER
    return program / path, state / "new" / path, state / "old" / path


def _is_there(path: Path) -> bool:
    """Also a link whose target has been moved already."""
    return os.path.lexists(path)


def _move(source: Path, target: Path) -> None:
    """Rename, and where a scanner of viruses has a look at the file just now, wait for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for pause in _PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
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


def _wait_for(path: Path) -> BinaryIO:
    """Lock a file when nobody holds it any more: a swap takes a second or two. Raises OSError where nothing locks."""
    file = path.open("ab")
    while True:
        try:
            hold(file)
        except (BlockingIOError, PermissionError):  # held: so says POSIX, so says Windows
            time.sleep(_PAUSES[0])
        except OSError:
            file.close()
            raise
        else:
            return file
