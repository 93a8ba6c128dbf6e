"""`import`: take in an official export, "Laporan Ringkas": first what would change, then, at a word, the change."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cache.mirror import imports
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_note
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.mirror.imports import Counts, Import
    from desktop.commands.session import Session
    from desktop.desk import Desk

_TELL_EVERY = 2_500


@command("import", help="help-import")
@click.argument("file", metavar="FILE", required=False, type=click.Path(path_type=Path))
@option("--yes", is_flag=True, help="option-yes")
@option("--undo", is_flag=True, help="option-undo")
def import_(file: Path | None, yes: bool, undo: bool) -> None:
    """Take in an export, or take the last one back."""
    session = sessions.current()
    if undo == (file is not None):
        raise click.UsageError(session.text("import-one-of-both"))
    with session.open_desk() as desk:
        if file is None:
            _undo(session, desk)
        else:
            _import(session, desk, file, is_agreed=yes)


def _import(session: Session, desk: Desk, file: Path, *, is_agreed: bool) -> None:
    from desktop.intake import flow

    counts = flow.look(desk, file, progress=lambda rows: _tell_progress(session, rows))
    if not session.wants_json:
        _tell(session, counts)
    if not (counts.new or counts.changed):
        done = None
    elif is_agreed or (not session.wants_json and click.confirm(session.text("import-ask"))):
        done = flow.take_in(desk, file, counts)
    else:
        done = None
    _conclude(session, counts, done)


def _conclude(session: Session, counts: Counts, done: Import | None) -> None:
    if session.wants_json:
        print_json({"import_id": done.import_id if done else None, **asdict(counts)})
    elif done is not None:
        print_line(session.text("import-done"))
    elif counts.new or counts.changed:
        print_line(session.text("import-left"))


def _undo(session: Session, desk: Desk) -> None:
    done = desk.ask(imports.last)
    if done is None:
        raise KnownProblem("import-not-last")
    desk.write_as(imports.ORIGIN, imports.undo, done.import_id).result()
    if session.wants_json:
        print_json({"undone": done.import_id})
    else:
        print_line(session.text("import-undone", name=done.file_name))


def _tell(session: Session, counts: Counts) -> None:
    for name in ("new", "changed", "unchanged", "known_better"):
        print_line(session.text(f"import-{name}", number=getattr(counts, name)))
    for fault, number in counts.skipped.items():
        print_line(session.text(f"import-skipped-{fault}", number=number))


def _tell_progress(session: Session, rows: int) -> None:
    if rows % _TELL_EVERY == 0:
        print_note(session.text("import-rows", number=rows))
