"""`journal`: whether the record of processing is whole, and its entries of a period."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cache import journal as kept
from desktop.cache.journal import Act
from desktop.commands import session as sessions
from desktop.commands.exits import Exit
from desktop.commands.framework import Program, command, option
from desktop.commands.output import print_json, print_line
from desktop.journal_anchor import Anchor
from desktop.journal_file import as_csv, as_json
from desktop.recap.period import Period
from desktop.whole_file import put_whole

journal = Program(
    "journal",
    lazy={"verify": "desktop.commands.journal:verify", "export": "desktop.commands.journal:export"},
    within="journal",
    help="help-journal",
    no_args_is_help=True,
)


@command("verify", help="help-journal-verify")
@option("--anchor", metavar="COUNT:HASH", default="", help="option-journal-anchor")
def verify(anchor: str) -> int:
    """Go through the chain; the exit code tells whether it holds."""
    session = sessions.current()
    with session.open_desk() as desk:
        known = _anchor(anchor) if anchor else Anchor.read(desk.data_dir)
        verdict = desk.ask(kept.verify, known)
    if session.wants_json:
        told = {"ok": verdict.is_fine, "entries": verdict.entries, "first_broken": verdict.first_broken}
        print_json({**told, "is_cut": verdict.is_cut, "anchor": f"{verdict.entries}:{verdict.head}"})
    else:
        outcome = "fine" if verdict.is_fine else "cut" if verdict.first_broken is None else "broken"
        print_line(session.text(f"journal-{outcome}", entries=verdict.entries, broken=verdict.first_broken))
    return Exit.FINE if verdict.is_fine else Exit.NEEDS_A_LOOK


@command("export", help="help-journal-export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@option("--period", metavar="PERIOD", default="", help="option-journal-period")
def export(file: Path, period: str) -> None:
    """Write the entries of a period into a file."""
    session = sessions.current()
    span = Period.parse(period) if period else None
    with session.open_desk() as desk:
        verdict = desk.ask(kept.verify, Anchor.read(desk.data_dir))
        entries = desk.ask(kept.entries, *((span.first, span.last) if span else ()))
        put_whole(file, (as_json if file.suffix.lower() == ".json" else as_csv)(entries, verdict))
        desk.do(kept.note, Act.EXPORTED, what="journal", entries=len(entries))
    if session.wants_json:
        print_json({"file": str(file), "entries": len(entries), "ok": verdict.is_fine})
    else:
        print_line(session.text("journal-written", file=file, entries=len(entries)))


def _anchor(text: str) -> Anchor:
    try:
        return Anchor.parse(text)
    except ValueError as error:
        raise click.BadParameter(text, param_hint="--anchor") from error
