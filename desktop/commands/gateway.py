"""`central import`, `watch`, `gateway`: what whoever hosts a gateway to LAPOR! does beside running it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from sync.central.store import Store

_data = option("--data", type=click.Path(path_type=Path, file_okay=False), required=True, help="option-central-data")


@command("import", help="help-central-import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_data
def import_(file: Path, data: Path) -> None:
    """Take the complaints of an official export in, and watch them. The gateway may be running."""
    from sync.central.upstream.intake import import_export

    with _opened(data) as store:
        every, new = import_export(store, file)
    _tell({"complaints": every, "new": new}, "gateway-imported")


@command("watch", help="help-central-watch")
@click.argument("tracking_ids", metavar="ID…", nargs=-1, required=True)
@_data
def watch(tracking_ids: tuple[str, ...], data: Path) -> None:
    """Watch complaints by their tracking IDs."""
    from desktop.clock import timestamp
    from sync.central.upstream import watch as watching

    for tracking_id in tracking_ids:
        if not (tracking_id.isascii() and tracking_id.isdigit() and tracking_id.strip("0")):
            raise KnownProblem("tracking-id-invalid", text=tracking_id[:40])
    with _opened(data) as store, store.write() as db:
        new = watching.add(db, tracking_ids, timestamp(store.clock.now()))
    _tell({"complaints": len(tracking_ids), "new": new}, "gateway-imported")


@command("gateway", help="help-central-gateway")
@_data
def status(data: Path) -> None:
    """How many complaints are watched, and what is under way."""
    from sync.central.upstream import carried
    from sync.central.upstream import watch as watching

    with _opened(data) as store, store.read() as db:
        told = {**watching.standing(db)._asdict(), **carried.standing(db)}
    _tell(told, "gateway-status")


def _opened(data: Path) -> Store:
    """The store of a gateway, made where there is none. Raises `central-data-other-kind`."""
    from sync.central.seeding import prepare_gateway
    from sync.central.store import Store

    store = Store(data)
    try:
        prepare_gateway(store)
    except BaseException:
        store.close()
        raise
    return store


def _tell(told: dict[str, object], text: str) -> None:
    session = sessions.current()
    if session.wants_json:
        print_json(told)
    else:
        print_line(session.text(text, **told))
