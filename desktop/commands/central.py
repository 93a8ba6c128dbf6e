"""`central`: run the reference central API, for practice, trials, or as a gateway; `officer`, `device`: for whom."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.commands import session as sessions
from desktop.commands.framework import Program, option, with_json


@click.command(
    "central",
    cls=Program,
    lazy={
        "officer": "desktop.commands.officers:officer",
        "device": "desktop.commands.devices:device",
        "import": "desktop.commands.gateway:import_",
        "watch": "desktop.commands.gateway:watch",
        "gateway": "desktop.commands.gateway:status",
    },
    within="central",
    help="help-central",
    invoke_without_command=True,
    no_args_is_help=False,
)
@option("--data", type=click.Path(path_type=Path, file_okay=False), help="option-central-data")
@option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="option-port")
@option("--host", default="127.0.0.1", show_default=True, help="option-host")
@option("--complaints", type=click.IntRange(0), default=300, show_default=True, help="option-complaints")
@option("--officers", type=click.IntRange(1), default=3, show_default=True, help="option-officers")
@option("--seed", type=int, default=1, show_default=True, help="option-seed")
@option("--alive", is_flag=True, help="option-alive")
@option("--upstream", type=click.Choice(["lapor3"]), help="option-upstream")
@option("--upstream-config", type=click.Path(path_type=Path, dir_okay=False), help="option-upstream-config")
@option("--exit-with-parent", is_flag=True, help="option-exit-with-parent")
@with_json
@click.pass_context
def central(
    ctx: click.Context,
    *,
    data: Path | None,
    port: int,
    host: str,
    complaints: int,
    officers: int,
    seed: int,
    alive: bool,
    upstream: str | None,
    upstream_config: Path | None,
    exit_with_parent: bool,
) -> None:
    """Serve until interrupted; the first line on standard output is JSON with the address and the tokens."""
    if ctx.invoked_subcommand is not None:
        return
    if data is None:
        raise click.MissingParameter(ctx=ctx, param=next(each for each in ctx.command.params if each.name == "data"))
    from sync.central.server import serve

    if (upstream is None) != (upstream_config is None):
        raise click.UsageError(sessions.current().text("upstream-both"))

    serve(
        data,
        port,
        host=host,
        complaints=complaints,
        officers=officers,
        seed=seed,
        alive=alive,
        upstream=upstream_config,
        exit_with_parent=exit_with_parent,
    )
