"""`outbox`: what waits to leave this PC, and what needs a look."""

from __future__ import annotations

from desktop.cache.intents import outbox as cached
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import local_time, print_json, print_line, print_table
from desktop.problems import explain


@command("outbox", help="help-outbox")
@option("--all", "with_sent", is_flag=True, help="option-all")
def outbox(with_sent: bool) -> None:
    """Print the outbox, the oldest first."""
    session = sessions.current()
    with session.open_desk() as desk:
        items = desk.ask(cached.items, waiting_only=not with_sent)
    if session.wants_json:
        print_json(items)
        return
    if not items:
        print_line(session.text("outbox-empty"))
    rows = []
    for item in items:
        error = explain(item.last_error, dict(item.error_detail), session.language).title if item.last_error else ""
        state = session.text(f"state-{item.state}")
        rows.append(
            ("#" + item.tracking_id, state, f"{item.size} B", local_time(item.authored_at), error or item.title)
        )
    print_table(rows)
