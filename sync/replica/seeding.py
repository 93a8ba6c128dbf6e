"""A register full of made-up complaints: those of practice mode, as this API holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.clock import Clock, moment, system_clock
from desktop.complaint import EventKind
from sync.replica.model import Case, FollowUp, Institution, LogEntry, StoredFile
from sync.replica.register import (
    DISPOSITION_CODE,
    DISPOSITION_TEMPLATE,
    IN_PROGRESS,
    REPORTER_REPLIED,
    UNVERIFIED,
    VERIFIED,
    WAITING_INFO,
    Register,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.central.generate import GeneratedAttachment, GeneratedComplaint

OWN_ID = 151500
"""Number of the made-up university."""
USER_ID = 20417
_AFTER = {
    EventKind.RECEIVED: UNVERIFIED,
    EventKind.VERIFIED: VERIFIED,
    EventKind.DISPOSED: VERIFIED,
    EventKind.FOLLOW_UP: IN_PROGRESS,
    EventKind.REPLY: REPORTER_REPLIED,
    EventKind.HELD: WAITING_INFO,
}
"""Where a case stands after a step; at the end it stands where the generator says."""


def seeded(count: int, *, seed: int = 1, clock: Clock = system_clock) -> Register:
    """A register with `count` complaints; the same ones for the same seed and time."""
    from sync.central.generate import complaints
    from sync.central.generate.files import every_file
    from sync.central.generate.material import campus

    place = campus()
    own = Institution(OWN_ID, place.university)
    others = [Institution(int(unit.id), unit.name) for unit in (*place.others, *place.units)]
    register = Register([own, *others], own=own, user_id=USER_ID, clock=clock)
    numbers = _numbers()
    contents = {file.sha256: file.data for file in every_file()} if count else {}
    for complaint in complaints(count, seed=seed, now=clock.now()):
        attachments = [_file(file, next(numbers), contents) for file in complaint.attachments]
        register.add(_case(complaint, tuple(attachments), register))
    return register


def _case(complaint: GeneratedComplaint, attachments: tuple[StoredFile, ...], register: Register) -> Case:
    above = next(one for one in register.institutions.values() if one.name == complaint.parent_institution)
    return Case(
        id=int(complaint.tracking_id),
        title=complaint.title,
        content=complaint.body,
        content_final=complaint.body_edited,
        status=complaint.status,
        disposition=register.own if complaint.disposed_at else None,
        received_at=moment(complaint.received_at),
        classification=complaint.classification,
        category=complaint.category,
        channel=complaint.channel,
        location=complaint.location,
        reporter=complaint.reporter_name,
        is_anonymous=complaint.is_anonymous,
        is_secret=complaint.is_secret,
        attachments=attachments,
        follow_ups=tuple(_conversation(complaint, above, register)),
        log=tuple(_history(complaint, above, register.own)),
    )


def _conversation(complaint: GeneratedComplaint, above: Institution, register: Register) -> Iterator[FollowUp]:
    for event in complaint.events:
        at = moment(event.at)
        if event.kind is EventKind.REPLY:
            yield FollowUp(at=at, sender=None, receiver=register.own, content=event.text)
        elif event.kind is EventKind.FOLLOW_UP:
            user = register.user_id
            yield FollowUp(at=at, sender=register.own, content=event.text, is_secret=event.is_secret, user_id=user)
        elif event.kind is EventKind.DISPOSED:
            yield FollowUp(
                at=at,
                sender=above,
                receiver=register.own,
                template_code=DISPOSITION_CODE,
                template_content=DISPOSITION_TEMPLATE,
            )


def _history(complaint: GeneratedComplaint, above: Institution, own: Institution) -> Iterator[LogEntry]:
    before = UNVERIFIED
    for position, event in enumerate(complaint.events, start=1):
        is_last = position == len(complaint.events)
        after = complaint.status if is_last else _AFTER.get(event.kind, before)
        is_told = event.kind in {EventKind.REPLY, EventKind.FOLLOW_UP}
        yield LogEntry(
            at=moment(event.at),
            kind=event.kind,
            actor={"admin": above, "institution": own}.get(event.actor),
            receiver=own if event.kind is EventKind.DISPOSED else None,
            status_before=before,
            status_after=after,
            note="" if is_told else event.text,
        )
        before = after


def _file(file: GeneratedAttachment, number: int, contents: dict[str, bytes]) -> StoredFile:
    return StoredFile(id=number, name=file.name, data=contents[file.sha256])


def _numbers() -> Iterator[int]:
    number = 40_000
    while True:
        number += 1
        yield number
