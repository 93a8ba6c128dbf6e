"""Several officers on one PC: each has a folder, a key and a window of their own, and nothing in common.

The desk that was there first stays where it is and is the first; others lie beside it. A folder counts as a desk once
its `profile.json` is there, which is put in place whole: a program that ends in the middle of making one leaves nothing
that anybody would open. A name is for people; no two officers of a PC have the same one.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from desktop.cache.connection import named_errors
from desktop.problems import KnownProblem

APP_NAME = "lapor-desktop"
PRACTICE_FOLDER = "practice-central"
"""In the folder of a desk for practice: its central API, and the sign that it is one."""
FILE_NAME = "profile.json"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An officer's desk. The first one has no name until a second one is made."""

    name: str
    data_dir: Path


def default_data_dir() -> Path:
    """Where this account's first desk is, unless `--data-dir` or `LAPOR_DATA_DIR` says otherwise."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def all_profiles(first: Path) -> list[Profile]:
    """Every desk of this account, the one in the folder `first` before the others, those by name."""
    others = [Profile(name=_name_in(folder), data_dir=folder) for folder in _folders(first)]
    named = sorted((each for each in others if each.name), key=lambda each: each.name.casefold())
    return [Profile(name=_name_in(first), data_dir=first), *named]


def find(first: Path, name: str) -> Profile:
    """The desk of that name, however it is written. Raises KnownProblem `officer-desk-unknown`."""
    wanted = _shape(name).casefold()
    for profile in all_profiles(first):
        if profile.name and profile.name.casefold() == wanted:
            return profile
    raise KnownProblem("officer-desk-unknown", name=name[:LONGEST_NAME])


def is_profile(first: Path, data_dir: Path) -> bool:
    """Whether a folder is one of these, by where it lies."""
    return data_dir == first or data_dir.parent == _beside(first)


def add(first: Path, name: str, *, first_name: str = "") -> Profile:
    """Make room for one more officer; the first desk is called `first_name` from now on, if it has no name yet.

    Raises KnownProblem `officer-desk-name` or `data-dir-unwritable`.
    """
    fit, own = _shape(name), _shape(first_name)
    known = {profile.name.casefold() for profile in all_profiles(first)} | {own.casefold()}
    if not fit or len(fit) > LONGEST_NAME or not fit.isprintable() or fit.casefold() in known:
        raise KnownProblem("officer-desk-name", name=fit[:LONGEST_NAME])
    folder = _beside(first) / secrets.token_hex(8)
    with named_errors(folder):
        if own and not _name_in(first):
            first.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(first, own)
        _beside(first).mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(mode=0o700)
        _write(folder, fit)
    return Profile(name=fit, data_dir=folder)


def last_used(profiles: list[Profile]) -> Profile:
    """The desk that was written to last."""
    return max(profiles, key=lambda each: _touched(each.data_dir / "desk.db"))


def _beside(first: Path) -> Path:
    return first.with_name(f"{first.name}-officers")


def _folders(first: Path) -> list[Path]:
    try:
        return sorted(_beside(first).iterdir())
    except OSError:
        return []


def _name_in(folder: Path) -> str:
    """Empty where the folder is none of ours, or its name can't be read."""
    try:
        told = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return _shape(str(told.get("name", ""))) if isinstance(told, dict) else ""


def _write(folder: Path, name: str) -> None:
    temporary = folder / f"{FILE_NAME}.tmp"
    temporary.write_text(json.dumps({"name": name}, ensure_ascii=False), encoding="utf-8")
    temporary.replace(folder / FILE_NAME)


def _shape(name: str) -> str:
    return " ".join(name.split())


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
