"""The ways by which a desk may reach LAPOR!, each with the central API at its end: what a test asks of both.

A new way is a class here and an entry of `WAYS`; the suite beside then runs over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop.cache.ways import watch
from desktop.complaint import TrackingId
from sync.central.server import CentralServer
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.connector import Lapor3Connector
from sync.connectors.lapor3.settings import Lapor3Settings
from sync.contract.messages import ComplaintFields
from sync.replica.faults import Call, Fault
from sync.replica.server import ReplicaServer
from sync.scheduling.backoff import Backoff
from tests.faults.link import Fault as LinkFault
from tests.faults.link import FaultyLink, Kind
from tests.sync.central.upstream.gateway import Gateway
from tests.sync.parts import AT, connector

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from tests.support.clock import FakeClock

COLLEAGUES_WORDS = "Sudah saya tangani."
REPORTERS_WORDS = "Belum selesai, Pak."


class Way(Protocol):
    """What the suite asks of the other side. Complaints are named by their tracking IDs."""

    def connector(self) -> Connector:
        """To the desk's central API."""

    def assign(self) -> TrackingId:
        """Give the officer a complaint that waits for an answer, as far as this way tells of one."""

    def answers(self, tracking_id: TrackingId) -> list[str]:
        """The texts of this officer's follow-ups there, oldest first."""

    def colleague_answers(self, tracking_id: TrackingId) -> None:
        """Another officer answers."""

    def reporter_replies(self, tracking_id: TrackingId) -> None:
        """The reporter says something."""

    def close_complaint(self, tracking_id: TrackingId) -> None:
        """The system closes it."""

    def lose_next_answer(self) -> None:
        """What is sent next takes effect, and nobody hears of it."""

    def settle(self) -> None:
        """Let the other side do what it does by itself in time."""

    def stop(self) -> None:
        """End the other side."""


class ContractV1:
    """The reference central API, over a link that can fail."""

    def __init__(self, folder: Path, clock: FakeClock, desk: Desk) -> None:
        del desk
        self._central = CentralServer.start(folder / "central", complaints=0, officers=2, seed=1, clock=clock)
        self._me, self._colleague = self._central.officers[:2]
        self._link = FaultyLink(self._central.url)
        self._count = 0

    def connector(self) -> Connector:
        return connector(self._link.url, self._me.token, stall_timeout=20.0)

    def assign(self) -> TrackingId:
        self._count += 1
        tracking_id = TrackingId(str(9_900_000 + self._count))
        fields = ComplaintFields(title="UKT naik", body="UKT saya naik.", status="Terverifikasi", received_at=AT)
        self._central.store.add_complaint(tracking_id, fields, officers=[self._me.id])
        return tracking_id

    def answers(self, tracking_id: TrackingId) -> list[str]:
        return [event.text for event in self._central.store.follow_ups(tracking_id) if event.op_id is not None]

    def colleague_answers(self, tracking_id: TrackingId) -> None:
        self._central.store.colleague_answers(tracking_id, COLLEAGUES_WORDS, officer=self._colleague.id)

    def reporter_replies(self, tracking_id: TrackingId) -> None:
        self._central.store.reporter_replies(tracking_id, REPORTERS_WORDS)

    def close_complaint(self, tracking_id: TrackingId) -> None:
        self._central.store.close_complaint(tracking_id)

    def lose_next_answer(self) -> None:
        self._link.fault = LinkFault(Kind.LOSE_ANSWER)

    def settle(self) -> None:
        pass

    def stop(self) -> None:
        self._link.__exit__()
        self._central.stop()


class Lapor3:
    """LAPOR!'s own API, as the replica of it behaves; numbers come to the desk by hand."""

    def __init__(self, folder: Path, clock: FakeClock, desk: Desk, *, auth_header: str = "auth") -> None:
        del folder
        self._desk = desk
        self._clock = clock
        self.replica = ReplicaServer.start(complaints=40, clock=clock, page_size=3, auth_header=auth_header)
        self._open = [case.id for case in self.replica.register.assigned() if case.status.lower() == "terverifikasi"]

    def connector(self) -> Connector:
        register, manners = self.replica.register, self.replica.manners
        settings = Lapor3Settings(
            base_url=self.replica.url,
            key=manners.key,
            token=manners.token,
            key_header=manners.auth_header,
            user_id=str(register.user_id),
            institution_id=str(register.own.id),
        )
        client = Lapor3Client(
            settings,
            clock=self._clock,
            sleep=self._clock.advance,
            stall_timeout=0.3,
            backoff=Backoff(draw=lambda _, high: high),
        )
        return Lapor3Connector(self._desk, client, route_to=lambda _: None)

    def assign(self) -> TrackingId:
        tracking_id = TrackingId(str(self._open.pop()))
        self._desk.do(watch.add, tracking_id)
        return tracking_id

    def answers(self, tracking_id: TrackingId) -> list[str]:
        return [entry.content for entry in self.replica.register.answers(int(tracking_id))]

    def colleague_answers(self, tracking_id: TrackingId) -> None:
        self.replica.register.colleague_answers(int(tracking_id), COLLEAGUES_WORDS)

    def reporter_replies(self, tracking_id: TrackingId) -> None:
        self.replica.register.reporter_replies(int(tracking_id), REPORTERS_WORDS)

    def close_complaint(self, tracking_id: TrackingId) -> None:
        self.replica.register.close(int(tracking_id))

    def lose_next_answer(self) -> None:
        self.replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)

    def settle(self) -> None:
        pass

    def stop(self) -> None:
        self.replica.stop()


class Hosted(Lapor3):
    """Contract v1 to a gateway, which speaks LAPOR!'s own API to the replica."""

    def __init__(self, folder: Path, clock: FakeClock, desk: Desk) -> None:
        super().__init__(folder, clock, desk, auth_header="Authorization")
        self._gateway = Gateway.before(self.replica, folder / "gateway", clock)
        self._central = CentralServer.over(self._gateway.store)

    def connector(self) -> Connector:
        return connector(self._central.url, self._central.officers[0].token, stall_timeout=20.0)

    def assign(self) -> TrackingId:
        tracking_id = TrackingId(str(self._open.pop()))
        self._gateway.watch(tracking_id)
        self._gateway.run()
        return tracking_id

    def settle(self) -> None:
        self._gateway.run()

    def stop(self) -> None:
        self._central.stop()
        self._gateway.__exit__()
        super().stop()


WAYS: dict[str, Callable[[Path, FakeClock, Desk], Way]] = {
    "contract-v1": ContractV1,
    "lapor3": Lapor3,
    "gateway": Hosted,
}
