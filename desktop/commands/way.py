"""`way`: how this desk gets its complaints, and the switch to another way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cache import settings
from desktop.cache.ways import way
from desktop.cache.ways.switching import Choice
from desktop.cache.ways.way import DeskWay
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line
from desktop.commands.sync import read_token
from sync.switching import switch

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.ways.switching import Forecast
    from desktop.commands.session import Session

_OFFERED = (DeskWay.HOSTED, DeskWay.LAPOR3, DeskWay.EXCEL)
"""Practice has a desk of its own, and no switch leads there."""


@command("way", help="help-way")
@click.argument("to", type=click.Choice([each.value for each in _OFFERED]), required=False)
@option("--server", metavar="URL", default="", help="option-server")
@option("--token-file", type=click.Path(path_type=Path, allow_dash=True), help="option-token-file")
def way_(to: str | None, server: str, token_file: Path | None) -> None:
    """Tell the way, or switch to another. Sends nothing: what waited is held until the officer has decided."""
    session = sessions.current()
    token = read_token(token_file) if token_file else ""
    done: Forecast | None = None
    with session.open_desk() as desk:
        if to is not None:
            done = switch(desk, desk.ask(_choice, DeskWay(to), server, token))
        now = desk.ask(way.chosen)
    _print(session, now, done)


def _choice(db: Database, to: DeskWay, server: str, token: str) -> Choice:
    """What was given, and for the rest what the desk has kept; a token is for its own server alone."""
    kept = str(settings.get(db, settings.SERVER_URL, ""))
    is_other = bool(server) and server.strip().rstrip("/") != kept
    return Choice(
        way=to,
        url=server or kept,
        token=token or ("" if is_other else str(settings.get(db, settings.TOKEN, ""))),
    )


def _print(session: Session, now: DeskWay | None, done: Forecast | None) -> None:
    if session.wants_json:
        told = {"held": done.held, "not_carried": done.not_carried, "kept": done.kept} if done else None
        print_json({"way": now, "switched": told})
        return
    print_line(session.text(f"way-{now}" if now else "way-none"))
    if done:
        print_line(session.text("way-switched", held=done.held, kept=done.kept))
        if done.held:
            print_line(session.text("way-decide"))
