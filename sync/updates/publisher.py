"""What came with this program of its publisher: the keys that are believed, and where versions are given out."""

from __future__ import annotations

import resources
from desktop.problems import KnownProblem


def pinned_root() -> bytes:
    """The publisher's keys. Raises KnownProblem `updates-not-set-up` where this program was built without."""
    try:
        return resources.path("updates/root.json").read_bytes()
    except FileNotFoundError as error:
        raise KnownProblem("updates-not-set-up") from error


def usual_source() -> str:
    """An address, or nothing."""
    path = resources.path("updates/source.txt")
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
