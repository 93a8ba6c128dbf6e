"""A look at one complaint: read anew, compared with what was seen before, our own follow-ups known again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import attempts
from desktop.cache.intents.attempts import Fate
from desktop.cache.ways import watch
from desktop.complaint import Actor, ComplaintPatch, Event, EventKind, status_of
from sync.connectors.lapor3 import history, mapping, own, records
from sync.connectors.lapor3.own import Attempt
from sync.contract.matters import ENDINGS, MATTERS
from sync.ledger import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.intents.attempts import Sent
    from desktop.cache.ways.watch import Watched
    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.connectors.lapor3.client import Lapor3Client
    from sync.connectors.lapor3.records import Detail, FollowUp

_SAID = (EventKind.FOLLOW_UP, EventKind.REPLY, *ENDINGS)
"""What matters to one who had seen nothing of the complaint but an export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What there is now. `rev` counts what changed, on this desk alone."""

    tracking_id: TrackingId
    rev: int
    status: str
    events: tuple[Event, ...]
    entry_ids: frozenset[str]
    """Of the follow-ups."""
    since: dict[str, int]
    """The revision at which each event was first seen."""
    patch: ComplaintPatch | None
    """What is new since the last look, if anything is."""

    def event_of(self, op_id: OpId) -> Event | None:
        """The entry that an op became."""
        return next((event for event in self.events if event.op_id == op_id), None)

    def happened(self, base_rev: int) -> list[Event] | None:
        """What stands against an op written upon `base_rev`, oldest first; None where nothing does.

        The same happenings as in contract v1. Who had seen no more than an export knows of no follow-up.
        """
        matter = MATTERS if base_rev else _SAID
        found = [
            event
            for event in self.events
            if event.kind in matter and event.actor is not Actor.ME and self.since[event.event_id] > base_rev
        ]
        status = status_of(self.status)
        if status.is_open:
            return found or None
        ends = [event for event in self.events if event.kind in ENDINGS]
        return found or ends[-1:]


class Looker:
    """Looks at complaints for one desk; what was seen is kept on it."""

    def __init__(self, desk: Desk, client: Lapor3Client, institution: str) -> None:
        """`institution`: the name of the own one, as follow-ups have it."""
        self._desk = desk
        self._client = client
        self._institution = institution

    def look(self, tracking_id: TrackingId) -> Look:
        """Read it: two requests, and one for each further page. Raises what reading raises."""
        complaint = self._client.complaint(tracking_id)
        follow_ups = self._client.follow_ups(tracking_id)
        before = self._desk.ask(watch.get, tracking_id)
        known = self._desk.ask(watch.known_events, tracking_id)
        ours, has_found = self._ours(tracking_id, follow_ups)
        events = mapping.events(complaint, follow_ups, ours)
        digest = records.fingerprint(complaint, follow_ups)
        has_changed = has_found or before.is_new or digest != before.hash
        rev = before.rev + 1 if has_changed else before.rev
        # With what the log says once more: it is no news where a page comes twice, and the follow-up itself is missed.
        met = [one.event_id for one in events] + [entry.entry_id for entry in complaint.log]
        self._desk.write_as(ORIGIN, watch.checked, tracking_id, rev=rev, digest=digest, event_ids=met).result()
        return Look(
            tracking_id=tracking_id,
            rev=rev,
            status=complaint.status,
            events=tuple(events),
            entry_ids=frozenset(entry.entry_id for entry in follow_ups),
            since={event.event_id: known.get(event.event_id, rev) for event in events},
            patch=self._patch(before, rev, complaint, events, known) if has_changed else None,
        )

    def _patch(
        self,
        before: Watched,
        rev: int,
        complaint: Detail,
        events: Sequence[Event],
        known: dict[str, int],
    ) -> ComplaintPatch:
        """All fields, and the events that are new or ours; of one that is new to the desk, all events."""
        fields = mapping.fields(complaint)
        told_before = self._desk.ask(watch.told_before, before.tracking_id)
        if before.is_new:
            fields = told_before | fields
            fields["title"] = fields.get("title") or mapping.title_for(before.tracking_id, fields.get("body"))
        if not (fields.get("received_at") or told_before.get("received_at")):
            fields["received_at"] = history.received_at(complaint)
        is_whole_story = before.is_new or not before.hash
        return ComplaintPatch(
            tracking_id=before.tracking_id,
            rev=rev,
            fields=fields,
            events=tuple(one for one in events if is_whole_story or one.op_id or one.event_id not in known),
            is_whole=before.is_new,
        )

    def _ours(self, tracking_id: TrackingId, there: Sequence[FollowUp]) -> tuple[dict[str, OpId], bool]:
        """Which entries are follow-ups of this desk, and whether one was known again only now.

        Of the same words sent twice, what was acknowledged comes first, and of the rest what was sent last.
        """
        sent = self._desk.ask(attempts.of_complaint, tracking_id)
        ours = {one.event_id: one.op_id for one in sent if one.event_id}
        open_ones = [one for one in sent if not one.event_id]
        acknowledged = [one for one in open_ones if one.fate is Fate.DONE]
        unknown = [one for one in reversed(open_ones) if one.fate is Fate.UNKNOWN]
        has_found = False
        for one in [*acknowledged, *unknown]:
            found = self._find(one, there, frozenset(ours))
            if found is not None:
                has_found = True
                ours[found.entry_id] = one.op_id
                self._desk.write_as(ORIGIN, attempts.settle, one.op_id, Fate.DONE, found.entry_id).result()
        return ours, has_found

    def _find(self, one: Sent, there: Sequence[FollowUp], taken: frozenset[str]) -> FollowUp | None:
        attempt = Attempt(text=one.text, began_at=one.began_at, seen=one.seen)
        return own.find(attempt, there, institution=self._institution, taken=taken)
