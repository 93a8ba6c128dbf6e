"""The report about records that could not be read, into a file, off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.mirror import quarantine
from desktop.problems import KnownProblem
from desktop.unread_report import report
from desktop.version import program_version

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.connection import Database


def save_report(db: Database, path: Path) -> Path:
    """Write it, whole or not at all. Raises KnownProblem `file-unwritable`."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_text(report(quarantine.records(db), program_version()), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or type(error).__name__) from error
    return path
