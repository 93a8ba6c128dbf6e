"""`replica`: run a replica of the central API as observed, with made-up complaints, for workshops and for IT people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from desktop.commands.framework import command, option

if TYPE_CHECKING:
    from sync.replica.faults import Fault

_SHARE = 0.1
"""Of the calls that go wrong where no other share is told."""


def _rates(_ctx: click.Context, _param: click.Parameter, told: tuple[str, ...]) -> dict[Fault, float]:
    from sync.replica.faults import Fault

    try:
        pairs = [one.partition(":") for one in told]
        return {Fault(name): float(share or _SHARE) for name, _, share in pairs}
    except ValueError as error:
        raise click.BadParameter(", ".join(Fault)) from error


@command("replica", help="help-replica")
@option("--port", type=click.IntRange(0, 65535), default=8090, show_default=True, help="option-port")
@option("--host", default="127.0.0.1", show_default=True, help="option-host")
@option("--complaints", type=click.IntRange(0), default=40, show_default=True, help="option-complaints")
@option("--seed", type=int, default=1, show_default=True, help="option-seed")
@option("--fault", "faults", multiple=True, metavar="NAME[:SHARE]", callback=_rates, help="option-fault")
@option("--auth-header", default="auth", show_default=True, help="option-auth-header")
@option("--with-list", is_flag=True, help="option-with-list")
@option("--with-texts", is_flag=True, help="option-with-texts")
@option("--exit-with-parent", is_flag=True, help="option-exit-with-parent")
def replica(
    *,
    port: int,
    host: str,
    complaints: int,
    seed: int,
    faults: dict[Fault, float],
    auth_header: str,
    with_list: bool,
    with_texts: bool,
    exit_with_parent: bool,
) -> None:
    """Serve until interrupted; the first line on standard output is JSON with the address and the credentials."""
    from sync.replica.server import serve

    serve(
        port,
        host=host,
        complaints=complaints,
        seed=seed,
        rates=faults,
        auth_header=auth_header,
        has_list=with_list,
        tells_texts=with_texts,
        exit_with_parent=exit_with_parent,
    )
