"""`list` and `show`: complaints as the cache holds them, with no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from desktop.cache import journal
from desktop.cache.days import clocks
from desktop.cache.intents import drafts, outbox
from desktop.cache.journal import Act
from desktop.cache.keeping import freezes
from desktop.cache.mirror import complaints
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib, moment
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import local_time, print_json, print_line, print_table
from desktop.complaint import TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.days.clocks import Deadlines
    from desktop.commands.session import Session
    from desktop.complaint import Complaint, ComplaintRow, Event
    from desktop.intent import Draft, OutboxItem

Found = tuple["Complaint", list["Event"], "Draft | None", list["OutboxItem"], "Deadlines"]


def tracking_id_of(text: str) -> TrackingId:
    """The number as it is kept: people also write `#8507246`."""
    return TrackingId(text.strip().removeprefix("#"))


@command("list", help="help-list")
@option(
    "--list",
    "name",
    type=click.Choice([name.value for name in ListName]),
    default=ListName.ALL.value,
    help="option-list",
)
@option("--search", default="", help="option-search")
def list_(name: str, search: str) -> None:
    """Print a list, what is due next first."""
    session = sessions.current()
    with session.open_desk() as desk:
        today = day_in_wib(desk.clock.now())
        rows = desk.ask(_rows, ListName(name), today, search)
    if session.wants_json:
        fields = ("tracking_id", "title", "status", "due")
        print_json([{field: getattr(row, field) for field in fields} for row in rows])
        return
    if not rows:
        print_line(session.text("list-empty"))
    print_table([("#" + row.tracking_id, _due(session, row), row.status_raw, row.title) for row in rows])


@command("show", help="help-show")
@click.argument("tracking_id", metavar="ID")
@option("--frozen", is_flag=True, help="option-frozen")
def show(tracking_id: str, frozen: bool) -> None:
    """Print one complaint with its timeline, drafts and outbox; one that is frozen only where that is asked for."""
    session = sessions.current()
    with session.open_desk() as desk:
        if not frozen and (freeze := desk.ask(freezes.standing, tracking_id_of(tracking_id))):
            day = day_in_wib(moment(freeze.frozen_at)).isoformat()
            raise KnownProblem("complaint-frozen", tracking_id=freeze.tracking_id, day=day, reason=freeze.reason)
        complaint, events, draft, items, deadlines = desk.ask(_whole, tracking_id_of(tracking_id))
        desk.do(journal.note, Act.OPENED, complaint.tracking_id, by="command")
        explained = deadlines.explained(day_in_wib(desk.clock.now()), session.language)
    if session.wants_json:
        whole = msgspec.to_builtins(complaint)
        del whole["id"]  # a row number of this cache, of no use to anybody else
        print_json(
            whole | {"events": events, "drafts": [draft] if draft else [], "outbox": items, "deadlines": explained}
        )
        return
    _print_about(session, complaint, explained)
    _print_story(session, complaint, events, draft, items)


def _rows(db: Database, name: ListName, today: date, search: str) -> list[ComplaintRow]:
    ids = lists.ids(db, name, today, search)
    step = 500  # rows are looked up by id, and a statement has room for so many
    return [row for start in range(0, len(ids), step) for row in lists.rows(db, ids[start : start + step], today)]


def _whole(db: Database, tracking_id: TrackingId) -> Found:
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        raise KnownProblem("complaint-not-found", tracking_id=tracking_id)
    events = complaints.timeline(db, tracking_id)
    return (
        complaint,
        events,
        drafts.current(db, tracking_id),
        outbox.for_complaint(db, tracking_id),
        clocks.of_complaint(db, complaint, events),
    )


def _due(session: Session, row: ComplaintRow) -> str:
    if row.due is None or row.working_days_left is None:
        return ""
    left = row.working_days_left
    key = "due-late" if left < 0 else "due-today" if left == 0 else "due-left"
    return f"{row.due.isoformat()} {session.text(key, days=abs(left))}"


def _print_about(session: Session, complaint: Complaint, explained: list[str]) -> None:
    print_line(f"#{complaint.tracking_id}  {complaint.title}")
    due = complaint.due.isoformat() if complaint.due else ""
    flags = [session.text(f"flag-{name}") for name in ("anonymous", "secret") if getattr(complaint, f"is_{name}")]
    about: dict[str, Any] = {
        "status": complaint.status_raw,
        "due": due,
        "classification": complaint.classification,
        "category": complaint.category,
        "channel": ", ".join([complaint.channel, *flags]),
        "reporter": complaint.reporter_name,
        "institution": complaint.institution,
        "gone": complaint.gone_reason,
    }
    print_table([(session.text(f"label-{key}"), value) for key, value in about.items() if value])
    for paragraph in explained:
        print_line(f"\n{paragraph}")


def _print_story(
    session: Session, complaint: Complaint, events: list[Event], draft: Draft | None, items: list[OutboxItem]
) -> None:
    print_line(f"\n{complaint.body_edited or complaint.body}")
    for file in complaint.attachments:
        print_line(f"[{file.file_name}, {file.size} B]" if file.size else f"[{file.file_name}]")
    for event in events:
        print_line(
            f"\n{local_time(event.at)}  {session.text(f'event-{event.kind}')}  {event.actor_name or event.actor}"
        )
        if event.text:
            print_line(event.text)
    if draft:
        print_line(f"\n{session.text('label-draft')}  {local_time(draft.updated_at)}\n{draft.text}")
    for item in items:
        print_line(
            f"\n{session.text('label-outbox')}  {session.text(f'state-{item.state}')}  {local_time(item.authored_at)}"
        )
        print_line(item.text)
