"""`central device`: the PCs that a central API knows, what is ordered of them, and what a lost one held."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.commands import session as sessions
from desktop.commands.framework import Program, command, option
from desktop.commands.officers import on_store
from desktop.commands.output import local_time, print_json, print_line, print_table

if TYPE_CHECKING:
    from sync.central.devices import Command

device = Program(
    "device",
    lazy={
        "list": "desktop.commands.devices:list_",
        "wipe": "desktop.commands.devices:wipe",
        "sign-out": "desktop.commands.devices:sign_out",
        "report": "desktop.commands.devices:report",
    },
    within="central-device",
    help="help-central-device",
    no_args_is_help=True,
)
_data = option(
    "--data", type=click.Path(path_type=Path, file_okay=False, exists=True), required=True, help="option-central-data"
)


@command("list", help="help-central-device-list")
@_data
def list_(data: Path) -> None:
    """Every device, the one that was here last first."""
    from sync.central import devices

    found = on_store(data, lambda db, _: devices.listed(db))
    if sessions.current().wants_json:
        print_json([asdict(each) for each in found])
        return
    print_table(
        (each.id, local_time(each.last_seen_at), each.command or "-", local_time(each.told_at) or "-", each.officer)
        for each in found
    )


@command("wipe", help="help-central-device-wipe")
@click.argument("device_id", metavar="ID")
@_data
def wipe(device_id: str, data: Path) -> None:
    """Order a device to erase its desk."""
    from sync.central.devices import Command

    _order(device_id, data, Command.WIPE)


@command("sign-out", help="help-central-device-sign-out")
@click.argument("device_id", metavar="ID")
@_data
def sign_out(device_id: str, data: Path) -> None:
    """Order a device to sign out."""
    from sync.central.devices import Command

    _order(device_id, data, Command.SIGN_OUT)


@command("report", help="help-central-device-report")
@click.argument("device_id", metavar="ID")
@_data
def report(device_id: str, data: Path) -> None:
    """What a device held at most."""
    from sync.central import devices

    found = on_store(data, lambda db, _: devices.held(db, device_id))
    if sessions.current().wants_json:
        print_json([asdict(each) for each in found])
        return
    print_table(
        ("#" + each.tracking_id, str(each.events), str(each.attachments), ", ".join(each.fields)) for each in found
    )


def _order(device_id: str, data: Path, what: Command) -> None:
    from sync.central import devices

    on_store(data, lambda db, store: devices.order(db, device_id, what, store.clock.now()))
    session = sessions.current()
    if session.wants_json:
        print_json({"id": device_id, "command": what})
    else:
        print_line(session.text("device-ordered", id=device_id))
