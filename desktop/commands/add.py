"""`add`: a complaint by its tracking ID, where the way of the desk takes complaints by their number."""

from __future__ import annotations

import click

from desktop.cache.ways import watch
from desktop.commands import session as sessions
from desktop.commands.framework import command
from desktop.commands.output import print_json, print_line
from desktop.commands.reading import tracking_id_of


@command("add", help="help-add")
@click.argument("tracking_id", metavar="ID")
def add(tracking_id: str) -> None:
    """Note that it is to be looked at first; the next sync brings it."""
    session = sessions.current()
    number = tracking_id_of(tracking_id)
    with session.open_desk() as desk:
        desk.do(watch.add, number)
        standing = desk.ask(watch.standing, desk.clock.now())
    if session.wants_json:
        print_json({"tracking_id": number, "watched": standing.watched, "failing": dict(standing.failing)})
    else:
        print_line(session.text("added", tracking_id=number))
