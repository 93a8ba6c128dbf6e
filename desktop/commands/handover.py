"""`handover`: what waits to leave as a document, to be entered on LAPOR!'s web page, and what was entered there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cache.intents import by_hand
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line
from desktop.handover.writing import hand_over
from desktop.intent import OpId

if TYPE_CHECKING:
    from desktop.cache.connection import Database


@command("handover", help="help-handover")
@option("--output", type=click.Path(path_type=Path, dir_okay=False), default=None, help="option-handover-output")
@option("--entered", metavar="ID", multiple=True, help="option-entered")
@option("--undo", metavar="ID", multiple=True, help="option-undo-entered")
def handover(output: Path | None, entered: tuple[str, ...], undo: tuple[str, ...]) -> None:
    """Write the document, or mark what was entered by hand. IDs are tracking IDs, or those of ops."""
    session = sessions.current()
    if output is None and not entered and not undo:
        raise click.UsageError(session.text("handover-what"))
    with session.open_desk() as desk:
        marked = [desk.do(by_hand.enter, op_id).op_id for each in entered for op_id in desk.ask(_waiting, each)]
        unmarked = [desk.do(by_hand.undo, op_id).op_id for each in undo for op_id in desk.ask(_entered, each)]
        written = hand_over(desk, output, session.language) if output is not None else None
    if session.wants_json:
        told: dict[str, object] = {"entered": marked, "undone": unmarked}
        if written is not None:
            folder = str(written.folder) if written.folder else None
            told |= {"file": str(written.path), "op_ids": list(written.op_ids), "folder": folder}
        print_json(told)
        return
    if marked:
        print_line(session.text("handover-entered", count=len(marked)))
    if unmarked:
        print_line(session.text("handover-undone", count=len(unmarked)))
    if written is not None:
        print_line(session.text("handover-written", path=written.path, count=len(written.op_ids)))
        if written.folder:
            print_line(session.text("handover-folder", path=written.folder))


def _waiting(db: Database, named: str) -> list[OpId]:
    """The ops that a tracking ID or an op's own id names; the id itself where it names none, to be told as unknown."""
    found = [item.op_id for item in by_hand.waiting(db) if named in {item.op_id, item.tracking_id}]
    return found or [OpId(named)]


def _entered(db: Database, named: str) -> list[OpId]:
    found = [item.op_id for item in by_hand.entered(db) if named in {item.op_id, item.tracking_id}]
    return found or [OpId(named)]
