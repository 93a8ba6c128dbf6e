"""Whether two builds of one commit are the same, file by file and byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.installer.console import BuildError

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN = 20


def hold(first: Path, second: Path) -> int:
    """Return how many files two frozen folders have in common. Raises BuildError with those that differ."""
    names = {path.relative_to(folder) for folder in (first, second) for path in folder.rglob("*")}
    differing = sorted(str(name) for name in names if _told(first / name) != _told(second / name))
    if differing:
        listed = "\n".join(differing[:_SHOWN])
        raise BuildError(f"{len(differing)} files of a second build of the same commit differ:\n{listed}")
    return sum((first / name).is_file() for name in names)


def _told(path: Path) -> tuple[object, ...] | None:
    """All that an archive would hold of it; None where it is missing."""
    if path.is_symlink():
        return "link", path.readlink()
    if not path.exists():
        return None
    mode, moment = path.stat().st_mode, int(path.stat().st_mtime)
    return mode, moment, path.read_bytes() if path.is_file() else b""
