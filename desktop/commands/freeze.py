"""`freeze` and `unfreeze`: restrict the processing of a complaint on request, and end that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from desktop.cache.keeping import freezes
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import local_time, print_json, print_line, print_table
from desktop.commands.reading import tracking_id_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.keeping.freezes import Freeze


@command("freeze", help="help-freeze")
@click.argument("tracking_id", metavar="ID", required=False)
@option("--reason", default="", help="option-freeze-reason")
@option("--by", "person", default="", help="option-freeze-by")
def freeze(tracking_id: str | None, reason: str, person: str) -> None:
    """Freeze a complaint; without an ID, list what is and was frozen."""
    with sessions.current().open_desk() as desk:
        if tracking_id is None:
            _tell(desk.ask(freezes.all_freezes))
        else:
            _tell([desk.do(freezes.freeze, tracking_id_of(tracking_id), reason, person)])


@command("unfreeze", help="help-unfreeze")
@click.argument("tracking_id", metavar="ID")
def unfreeze(tracking_id: str) -> None:
    """End a freeze."""
    session = sessions.current()
    with session.open_desk() as desk:
        ended = desk.do(freezes.unfreeze, tracking_id_of(tracking_id))
    if session.wants_json:
        print_json(ended)
    else:
        print_line(session.text("freeze-ended", tracking_id=ended.tracking_id))


def _tell(found: Sequence[Freeze]) -> None:
    session = sessions.current()
    if session.wants_json:
        print_json(found)
        return
    print_table(
        [
            (
                "#" + one.tracking_id,
                local_time(one.frozen_at),
                local_time(one.ended_at) or session.text("freeze-lasts"),
                one.person,
                one.reason,
            )
            for one in found
        ]
    )
