"""From a file to what would change, and from there into the desk: the way that the window and the command line go."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.cache.mirror import imports
from desktop.complaint import ComplaintPatch
from desktop.intake import export
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.cache.mirror.imports import Counts, Import
    from desktop.desk import Desk

_TOGETHER = 250
"""Rows laid down at a time: the desk's writer is free for what is typed between two such steps."""


def _silent(_: int) -> None:
    pass


def _never() -> bool:
    return False


def look(
    desk: Desk,
    path: Path,
    *,
    progress: Callable[[int], None] = _silent,
    is_cancelled: Callable[[], bool] = _never,
) -> Counts:
    """Read the file and tell what taking it in would do. `progress` gets the number of rows read.

    Raises what `desktop.intake.export.opened` raises, and `cancelled`; the desk is as before then.
    """
    skipped: Counter[str] = Counter()
    patches: list[ComplaintPatch] = []
    desk.write_as(imports.ORIGIN, imports.begin).result()
    with export.opened(path) as records:
        for number, record in enumerate(records, 1):
            if isinstance(record, ComplaintPatch):
                patches.append(record)
            else:
                skipped[record.fault] += 1
            if number % _TOGETHER == 0:
                if is_cancelled():
                    raise KnownProblem("cancelled")
                desk.write_as(imports.ORIGIN, imports.stage, patches).result()
                patches = []
                progress(number)
    desk.write_as(imports.ORIGIN, imports.stage, patches).result()
    return desk.ask(imports.preview, dict(skipped))


def take_in(desk: Desk, path: Path, counts: Counts) -> Import:
    """Take in what `look` has read. Where a problem comes between, what was written until then is taken back."""
    try:
        return desk.write_as(imports.ORIGIN, imports.carry_out, path.name, counts.skipped).result()
    except KnownProblem as problem:
        if problem.code != "import-nothing":
            with suppress(KnownProblem):  # a full disk: the next start goes on with the import, which can be taken back
                desk.write_as(imports.ORIGIN, imports.give_up).result()
        raise
