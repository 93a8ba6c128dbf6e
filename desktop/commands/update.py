"""`update`: see whether there is a newer version, fetch it, and let it take its place at the next start."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cache import settings
from desktop.cache.ways import network
from desktop.cache.ways.network import NetworkSettings
from desktop.commands import session as sessions
from desktop.commands.exits import Exit
from desktop.commands.framework import Program, command, option
from desktop.commands.output import print_json, print_line
from desktop.problems import KnownProblem
from desktop.updates import place, swap
from desktop.version import program_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.cache.connection import Database
    from desktop.commands.session import Session
    from sync.updates.fetching import Difference
    from sync.updates.updater import Updating

update = Program(
    "update",
    lazy={
        "check": "desktop.commands.update:check",
        "fetch": "desktop.commands.update:fetch",
        "apply": "desktop.commands.update:apply_",
    },
    within="update",
    help="help-update",
    no_args_is_help=True,
)
_FOLDER = click.Path(path_type=Path, file_okay=False)


def _options(run: Callable[..., object]) -> Callable[..., object]:
    for add in (
        option("--installed", metavar="VERSION", default="", help="option-update-installed"),
        option("--program", type=_FOLDER, help="option-update-program"),
        option("--root", type=click.Path(path_type=Path, dir_okay=False), help="option-update-root"),
        option("--source", metavar="URL", default="", help="option-update-source"),
    ):
        run = add(run)
    return run


@command("check", help="help-update-check")
@_options
def check(source: str, root: Path | None, program: Path | None, installed: str) -> int:
    """Tell what a newer version would cost. Changes nothing."""
    session = sessions.current()
    with _updating(session, source, root, program, installed) as updating:
        found = updating.check()
        _tell(session, updating, found)
    return Exit.FINE


@command("fetch", help="help-update-fetch")
@_options
def fetch(source: str, root: Path | None, program: Path | None, installed: str) -> int:
    """Fetch what differs; it takes its place at the next start."""
    session = sessions.current()
    with _updating(session, source, root, program, installed) as updating:
        found = updating.check()
        if found is not None:
            updating.fetch(found, lambda _left: None)
        _tell(session, updating, found, is_here=True)
    return Exit.FINE


@command("apply", help="help-update-apply")
@option("--program", type=_FOLDER, help="option-update-program")
def apply_(program: Path | None) -> int:
    """Let what was fetched take its place at once, in a program that does not run."""
    session = sessions.current()
    folder = place.require_own(program)
    told = swap.journal(folder)
    if told is None or told["phase"] != swap.Phase.READY:
        raise KnownProblem("update-not-ready")
    if program is None:
        print_line(session.text("update-next-start", version=told["version"]))
        return Exit.FINE
    if swap.begin(folder) is not swap.Step.SWAPPED:
        raise KnownProblem("update-program-runs")
    print_line(session.text("update-applied", version=told["version"]))
    return Exit.FINE


@contextmanager
def _updating(
    session: Session, source: str, root: Path | None, program: Path | None, installed: str
) -> Iterator[Updating]:
    from sync.updates import publisher
    from sync.updates.source import open_source
    from sync.updates.updater import Updating

    folder = place.require_own(program)
    chosen, wishes = _wishes(session, is_enough=bool(source))
    pinned = root.read_bytes() if root else publisher.pinned_root()
    opened = open_source(source or chosen or publisher.usual_source(), wishes)
    try:
        yield Updating(
            source=opened,
            root=pinned,
            platform=place.platform(),
            program=folder,
            kept=session.data_dir / "updates",
            version=installed or program_version(),
        )
    finally:
        opened.close()


def _wishes(session: Session, *, is_enough: bool) -> tuple[str, NetworkSettings]:
    """What the desk says. Where a source was named, a desk that is not there is no hindrance."""
    if is_enough and not (session.data_dir / "desk.db").exists():
        return "", NetworkSettings()
    with session.open_desk() as desk:
        return desk.ask(_read)


def _read(db: Database) -> tuple[str, NetworkSettings]:
    return str(settings.get(db, settings.UPDATE_SOURCE, "")), network.read(db)


def _tell(session: Session, updating: Updating, found: Difference | None, *, is_here: bool = False) -> None:
    if session.wants_json:
        print_json(
            {
                "installed": updating.version,
                "newest": found.version if found else updating.version,
                "files": len(found.changes) if found else 0,
                "bytes": found.to_fetch if found else 0,
                "is_ready": found is not None and is_here,
            }
        )
    elif found is None:
        print_line(session.text("update-newest", version=updating.version))
    elif is_here:
        print_line(session.text("update-next-start", version=found.version))
    else:
        print_line(session.text("update-found", version=found.version, files=len(found.changes), bytes=found.to_fetch))
        if notes := found.notes.get(session.language):
            print_line(notes)
