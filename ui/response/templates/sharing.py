"""Templates into a file and out of one, off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import template_file
from desktop.cache.intents import templates
from desktop.problems import KnownProblem
from desktop.template_file import SharedTemplate

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.connection import Database


def read_file(_db: Database, path: Path) -> list[SharedTemplate]:
    """The templates of a file. Raises KnownProblem `file-unreadable` and those of `template_file.read`."""
    try:
        with path.open("rb") as file:
            data = file.read(template_file.MOST_BYTES + 1)
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(path), reason=error.strerror or type(error).__name__) from error
    return template_file.read(data)


def write_file(db: Database, path: Path, template_id: int | None) -> int:
    """Write one template, or all of the officer's own, to a file that is whole or not there; returns how many.

    Raises KnownProblem `file-unwritable`.
    """
    chosen = [templates.get(db, template_id)] if template_id is not None else templates.own(db)
    data = template_file.write([SharedTemplate(one.title, one.content) for one in chosen])
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or type(error).__name__) from error
    return len(chosen)
