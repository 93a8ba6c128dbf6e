"""`purge`: delete what this PC may not keep any longer; what would go is told first."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_table

if TYPE_CHECKING:
    from desktop.cache.keeping.retention import Outlook
    from desktop.commands.session import Session
    from desktop.desk import Desk


@command("purge", help="help-purge")
@option("--dry-run", is_flag=True, help="option-dry-run")
@option("--yes", is_flag=True, help="option-yes")
@option("--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="option-deletion-report")
def purge(*, dry_run: bool, yes: bool, report: Path | None) -> None:
    """Tell what is over, ask, delete, and prove it; write the report of all deletions where one is asked for."""
    from desktop.retention import purging

    session = sessions.current()
    with session.open_desk() as desk:
        outlook = purging.look(desk)
        if not session.wants_json:
            _tell(session, outlook)
        is_agreed = yes or (not (session.wants_json or dry_run) and click.confirm(session.text("purge-ask")))
        told = _carried_out(desk, outlook) if outlook.going and is_agreed and not dry_run else None
        if report is not None:
            _write(desk, report)
    if session.wants_json:
        print_json({**_as_json(outlook), "deleted": told})
    elif told is not None:
        print_line(session.text("purge-done" if told["is_complete"] else "purge-not-proved", **told))


def _carried_out(desk: Desk, outlook: Outlook) -> dict[str, Any]:
    from desktop.retention import purging

    purged, proof = purging.carry_out(desk, outlook.going)
    return {
        "deletion_id": purged.deletion_id,
        "number": len(purged.tracking_ids),
        **asdict(proof),
        "is_complete": proof.is_complete,
    }


def _tell(session: Session, outlook: Outlook) -> None:
    print_line(session.text("purge-going", number=len(outlook.going)))
    print_table(
        [
            ("#" + one.tracking_id, one.ended, session.text(f"ending-{one.rule.ending}", days=one.rule.days))
            for one in outlook.going
        ]
    )
    for kind in ("waiting", "frozen"):
        if ids := getattr(outlook, kind):
            print_line(session.text(f"purge-{kind}", ids=", ".join("#" + one for one in ids)))


def _as_json(outlook: Outlook) -> dict[str, Any]:
    going = [
        {"tracking_id": one.tracking_id, "ended": one.ended, "ending": one.rule.ending, "days": one.rule.days}
        for one in outlook.going
    ]
    return {"going": going, "waiting": outlook.waiting, "frozen": outlook.frozen}


def _write(desk: Desk, path: Path) -> None:
    from desktop.retention.report import deletions, file_of
    from desktop.whole_file import put_whole

    put_whole(path, file_of(desk.ask(deletions), path.suffix))
