"""`status`: how the desk stands, for a script that watches over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop.cache import settings
from desktop.cache.intents import outbox, outgoing
from desktop.cache.mirror import quarantine, reference
from desktop.cache.views import lists
from desktop.cache.ways import sign_in, syncstate, way
from desktop.cache.ways.way import DeskWay
from desktop.clock import day_in_wib
from desktop.commands import session as sessions
from desktop.commands.framework import command
from desktop.commands.output import local_time, print_json, print_line, print_table
from desktop.problems import explain

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.commands.session import Session


@command("status", help="help-status")
def status() -> None:
    """Print where the desk is, what it holds, what waits, and how the last sync went."""
    session = sessions.current()
    with session.open_desk() as desk:
        told = {"data_dir": str(desk.data_dir), "key_is_weak": desk.key_is_weak}
        told |= desk.ask(_told, day_in_wib(desk.clock.now()))
    if session.wants_json:
        print_json(told)
    else:
        _print(session, told)


def _told(db: Database, today: date) -> dict[str, Any]:
    officer = reference.officer(db)
    sync = msgspec.to_builtins(syncstate.get(db))
    waiting = outgoing.waiting_size(db)
    return {
        "way": way.chosen(db),
        **_server(db),
        "officer": officer.name if officer else "",
        "institution": officer.institution if officer else "",
        "lists": dict(lists.counts(db, today)),
        "waiting": {
            "ops": waiting.ops,
            "bytes": waiting.op_bytes,
            "files": waiting.files,
            "file_bytes": waiting.file_bytes,
        },
        "needs_a_look": sum(item.state.needs_a_look for item in outbox.items(db, waiting_only=True)),
        "unread_records": quarantine.count(db),
        "sync": sync,
    }


def _server(db: Database) -> dict[str, Any]:
    """Where the desk's way leads, and whether it has what lets it in there; with Excel only there is neither."""
    match way.chosen(db):
        case DeskWay.EXCEL:
            return {"server": "", "is_signed_in": False}
        case DeskWay.LAPOR3:
            own = dict(settings.get(db, settings.LAPOR3, {}))
            return {"server": str(own.get("base_url", "")), "is_signed_in": bool(own.get("key") and own.get("token"))}
        case _:
            return {"server": settings.get(db, settings.SERVER_URL, ""), "is_signed_in": bool(sign_in.bearer(db)[0])}


def _print(session: Session, told: dict[str, Any]) -> None:
    sync, lists_, now = told["sync"], told["lists"], told["way"]
    never, none = session.text("never"), session.text("none")
    error = sync["last_error_code"]
    rows = {
        "data-dir": told["data_dir"],
        "way": session.text(f"way-{now}") if now else "",
        "server": "" if now is DeskWay.EXCEL else told["server"] or none,
        "officer": ", ".join(filter(None, [told["officer"], told["institution"]])),
        "complaints": session.text(
            "status-complaints",
            all=lists_[lists.ListName.ALL],
            to_answer=lists_[lists.ListName.TO_ANSWER],
            overdue=lists_[lists.ListName.OVERDUE],
        ),
        "waiting": session.text("status-waiting", **told["waiting"]),
        "needs-a-look": str(told["needs_a_look"]),
        "last-sync": local_time(sync["last_success_at"]) or ("" if now is DeskWay.EXCEL else never),
        "next-attempt": local_time(sync["next_attempt_at"]),
        "problem": explain(error, sync["last_error_params"], session.language).title if error else "",
    }
    print_table([(session.text(f"label-{key}"), value) for key, value in rows.items() if value])
    if told["key_is_weak"]:
        print_line(session.text("status-weak-key"))
