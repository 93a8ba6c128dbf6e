"""The central API as observed, behind the connector that the engine knows: what waits goes out, then a look around.

It tells nobody what changed. So one exchange is a walk: each op with a look at its complaint, then a look at each
complaint whose time has come, the most urgent and the longest waiting first, `batch` of them at most. Each look that
brings something is a change with a checkpoint behind it, so that a cut costs one complaint.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.cache.mirror import reference
from desktop.cache.ways import watch
from desktop.clock import day_in_wib
from desktop.intent import Outcome
from desktop.problems import KnownProblem
from sync.connectors.base import Expected, Finished, Milestone, ReferenceData
from sync.connectors.lapor3.files import Lapor3Files
from sync.connectors.lapor3.looking import Looker
from sync.connectors.lapor3.sending import CAN, Dispatch, Sender
from sync.ledger import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.cache.ways.watch import Watched
    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from desktop.intent import OutboxItem
    from sync.connectors.base import Arrival
    from sync.connectors.lapor3.client import Institution, Lapor3Client
    from sync.net.route import Route
    from sync.net.wire import Counter

log = logging.getLogger(__name__)

CURSOR = "lapor3"
"""Says only that the mirror was made by this connector: there is nothing to go on from."""
_OF_THE_SERVER = frozenset({"server-unavailable", "server-refused"})
"""After a failure of these to take one op, the others may fare better."""
_OF_ONE_COMPLAINT = frozenset({"complaint-not-told", "answer-garbled", "server-refused", "followup-refused"})
"""What is wrong with one complaint alone: it is looked at again later, the others go on."""


class Lapor3Connector:
    """For one desk, on which it keeps what it saw and what it sent."""

    batch_limit = 100

    def __init__(self, desk: Desk, client: Lapor3Client, *, route_to: Callable[[str], Route | None]) -> None:
        """`route_to`: the way to the address of a file, which may lie elsewhere."""
        self._desk = desk
        self._client = client
        self._institutions: list[Institution] | None = None
        self.files = Lapor3Files(client.settings.base_url, route_to, keep=client.keep_pace, counter=client.counter)

    @property
    def counter(self) -> Counter:
        """What went over the wire so far."""
        return self._client.counter

    @contextmanager
    def exchange(self, cursor: str | None, items: Sequence[OutboxItem]) -> Iterator[Iterator[Arrival]]:
        """Send the items, each after a look whether it is there, and look at what is due."""
        yield self._walk(cursor, items)

    def reference(self, etag: str) -> ReferenceData | None:
        """Institutions and templates, once a day."""
        if etag == self._etag():
            return None
        own = self._client.settings
        institutions = self._all_institutions()
        templates = self._client.templates()
        name = self._own_name()
        return ReferenceData(
            self._etag(),
            {
                "officer": {"name": "", "role": "", "institution": name, "may": sorted(kind.value for kind in CAN)},
                "institutions": [
                    {"id": one.id, "name": one.name} for one in institutions if one.id != own.institution_id
                ],
                "templates": [{"code": one.code, "title": one.title, "content": one.content} for one in templates],
            },
        )

    def abort(self) -> None:
        """Let whatever waits fail with `cancelled`."""
        self._client.abort()
        self.files.abort()

    def resume(self) -> None:
        """Allow exchanges again."""
        self._client.resume()
        self.files.resume()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
        self.files.close()

    # internals

    def _walk(self, cursor: str | None, items: Sequence[OutboxItem]) -> Iterator[Arrival]:
        self._desk.write_as(ORIGIN, watch.seed).result()
        if cursor != CURSOR:
            self._desk.write_as(ORIGIN, watch.tell_all_anew).result()
        due = self._due()
        yield Expected(len(items) + len(due))
        looker = Looker(self._desk, self._client, self._own_name() if items or due else "")
        arrived: list[TrackingId] = []
        trouble: KnownProblem | None = None
        for item in items:
            dispatch = Sender(self._desk, self._client, looker).send(item)
            trouble = trouble or dispatch.trouble
            yield from _told(dispatch)
            if dispatch.trouble and dispatch.trouble.code not in _OF_THE_SERVER:
                raise dispatch.trouble
            if dispatch.result and dispatch.result.outcome is Outcome.APPLIED:
                arrived.append(item.tracking_id)
        for tracking_id in dict.fromkeys([*arrived, *(watched.tracking_id for watched in self._due())]):
            yield from self._look_at(looker, tracking_id)
        yield Milestone(CURSOR)
        if trouble is not None:
            raise trouble
        yield Finished(has_more=False, digest=None, server_time=self._client.server_time, reference_etag=self._etag())

    def _look_at(self, looker: Looker, tracking_id: TrackingId) -> Iterator[Arrival]:
        try:
            look = looker.look(tracking_id)
        except KnownProblem as problem:
            if problem.code != "cancelled":
                self._desk.write_as(ORIGIN, watch.failed, tracking_id, problem.code).result()
            if problem.code not in _OF_ONE_COMPLAINT:
                raise
            log.info("a complaint could not be read: %s", problem.code)
            return
        yield from _told(Dispatch(look=look))

    def _due(self) -> list[Watched]:
        return self._desk.ask(watch.due, self._desk.clock.now(), self._client.settings.batch)

    def _own_name(self) -> str:
        """How the institution is called in follow-ups. Raises `institution-unknown`: without it nothing is ours."""
        own = self._client.settings
        if own.institution_name:
            return own.institution_name
        is_told = self._desk.ask(reference.etag).startswith(f"{CURSOR}:{own.institution_id}:")
        officer = self._desk.ask(reference.officer) if is_told else None
        name = officer.institution if officer else ""
        if not name:
            name = next((one.name for one in self._all_institutions() if one.id == own.institution_id), "")
        if not name:
            raise KnownProblem("institution-unknown", id=own.institution_id)
        return name

    def _all_institutions(self) -> list[Institution]:
        if self._institutions is None:
            self._institutions = self._client.institutions()
        return self._institutions

    def _etag(self) -> str:
        return f"{CURSOR}:{self._client.settings.institution_id}:{day_in_wib(self._desk.clock.now())}"


def _told(dispatch: Dispatch) -> Iterator[Arrival]:
    if dispatch.result is not None:
        yield dispatch.result
    if dispatch.look is not None and dispatch.look.patch is not None:
        yield dispatch.look.patch
        yield Milestone(CURSOR)
