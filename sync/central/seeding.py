"""Filling an empty store with officers, reference data and generated complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desktop.clock import day_in_wib
from desktop.complaint import EventKind
from desktop.problems import KnownProblem
from sync.central import auth, changes, reference
from sync.central.auth import Role
from sync.central.changes import NewEvent
from sync.central.upstream.gate import KINDS
from sync.contract.messages import AttachmentInfo

if TYPE_CHECKING:
    import sqlite3

    from sync.central.auth import Account
    from sync.central.generate import GeneratedComplaint, GeneratedEvent
    from sync.central.store import Store

_COPIED = tuple(name for name in changes.FIELDS if name != "attachments")
_ACTORS: dict[str, Literal["reporter", "admin", "system"]] = {
    "reporter": "reporter",
    "admin": "admin",
    "system": "system",
}


def seed_store(store: Store, *, complaints: int, officers: int, seed: int) -> None:
    """Fill the store, if it is new; one that has officers is left as it is. Complaints go round among the officers.

    Raises `central-data-other-kind` for the store of a gateway: what was answered there would stay here, unnoticed.

    One transaction: a start that is killed in the middle leaves an empty store, which the next one fills.
    """
    with store.read() as db:
        if reference.offered(db) is not None:
            raise KnownProblem("central-data-other-kind", path=str(store.folder))
    if store.officers():
        return
    from sync.central.generate import complaints as generate
    from sync.central.generate.files import every_file
    from sync.central.generate.material import campus

    if complaints:
        for file in every_file():
            store.contents.put(file.data, file.sha256, preview=file.preview)
    place = campus()
    now = store.clock.now()
    year = day_in_wib(now).year
    with store.write() as db:
        reference.put_institutions(db, [(unit.id, unit.name) for unit in (*place.units, *place.others)])
        reference.put_templates(db)
        reference.put_holidays(db, range(year - 1, year + 2))
        accounts = [
            auth.add_officer(
                db,
                store.secret,
                place.officers[number] if number < len(place.officers) else f"Petugas {number + 1}",
                role=Role.LIAISON if number else Role.ADMIN,
                institution=place.university,
            )
            for number in range(officers)
        ]
        for number, complaint in enumerate(generate(complaints, seed=seed, now=now)):
            add_generated(db, complaint, accounts[number % officers])


def prepare_gateway(store: Store) -> None:
    """Make a new store one of a gateway: days off, and no made-up people. Raises `central-data-other-kind`."""
    with store.write() as db:
        is_new = db.execute("SELECT 1 FROM officer UNION ALL SELECT 1 FROM complaint").fetchone() is None
        if not is_new and reference.offered(db) is None:
            raise KnownProblem("central-data-other-kind", path=str(store.folder))
        year = day_in_wib(store.clock.now()).year
        reference.put_holidays(db, range(year - 1, year + 2))
        reference.offer(db, KINDS)


def add_generated(db: sqlite3.Connection, complaint: GeneratedComplaint, officer: Account) -> None:
    """Put a generated complaint in, for one officer. To be called inside a transaction of the store."""
    fields = {name: getattr(complaint, name) for name in _COPIED}
    fields["attachments"] = [
        AttachmentInfo(
            id=file.attachment_id, name=file.name, size=file.size, media_type=file.media_type, sha256=file.sha256
        )
        for file in complaint.attachments
    ]
    events = [_event(event, officer) for event in complaint.events]
    changes.add(db, complaint.tracking_id, fields, officers=[officer.id], events=events, at=complaint.received_at)


def _event(event: GeneratedEvent, officer: Account) -> NewEvent:
    """The institution's own answers are taken as the assigned officer's."""
    is_ours = event.actor == "institution"
    return NewEvent(
        kind=EventKind(event.kind),
        at=event.at,
        actor="officer" if is_ours else _ACTORS[event.actor],
        officer_id=officer.id if is_ours else None,
        name=officer.name if is_ours else event.name,
        text=event.text,
        is_secret=event.is_secret,
        rating=event.rating,
    )
