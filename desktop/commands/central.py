"""`central`: run the reference central API, for practice, for trials, or as a gateway."""

from __future__ import annotations

import errno
from pathlib import Path

import click

from desktop.commands.framework import command, option
from desktop.problems import KnownProblem

_OF_THE_ADDRESS = {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}


@command("central", help="help-central")
@option("--data", type=click.Path(path_type=Path, file_okay=False), required=True, help="option-central-data")
@option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="option-port")
@option("--host", default="127.0.0.1", show_default=True, help="option-host")
@option("--complaints", type=click.IntRange(0), default=300, show_default=True, help="option-complaints")
@option("--officers", type=click.IntRange(1), default=3, show_default=True, help="option-officers")
@option("--seed", type=int, default=1, show_default=True, help="option-seed")
@option("--alive", is_flag=True, help="option-alive")
@option("--exit-with-parent", is_flag=True, help="option-exit-with-parent")
def central(
    *,
    data: Path,
    port: int,
    host: str,
    complaints: int,
    officers: int,
    seed: int,
    alive: bool,
    exit_with_parent: bool,
) -> None:
    """Serve until interrupted; the first line on standard output is JSON with the address and the tokens."""
    from sync.central.server import serve

    try:
        serve(
            data,
            port,
            host=host,
            complaints=complaints,
            officers=officers,
            seed=seed,
            alive=alive,
            exit_with_parent=exit_with_parent,
        )
    except OSError as error:
        if error.errno not in _OF_THE_ADDRESS:
            raise
        raise KnownProblem("address-in-use", host=host, port=port, reason=error.strerror or "") from error
