"""A desk that reaches the replica by the connector for it, and what a test does there and looks at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.cache.intents import outbox
from desktop.cache.mirror import complaints
from desktop.cache.ways import watch
from desktop.complaint import TrackingId
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.connector import Lapor3Connector
from sync.connectors.lapor3.settings import Lapor3Settings
from sync.engine import SyncEngine
from sync.replica.faults import Call, Fault
from sync.scheduling.backoff import Backoff
from tests.sync.parts import queued

if TYPE_CHECKING:
    from desktop.complaint import Complaint, Event
    from desktop.desk import Desk
    from desktop.intent import OpId, OutboxItem
    from sync.replica.server import ReplicaServer
    from sync.report import SyncReport
    from tests.support.clock import FakeClock

TEXT = "Yth. Pelapor, berkas Saudara sudah kami periksa."


class Office:
    """Seconds pass on the fake clock alone, so that the pace of one request a second costs a test nothing."""

    def __init__(self, desk: Desk, replica: ReplicaServer, clock: FakeClock, **settings: Any) -> None:  # noqa: ANN401
        self.desk, self.replica, self.clock = desk, replica, clock
        self.settings = Lapor3Settings(
            base_url=replica.url,
            key=replica.manners.key,
            token=replica.manners.token,
            key_header=replica.manners.auth_header,
            user_id=str(replica.register.user_id),
            institution_id=str(replica.register.own.id),
            **settings,
        )
        self._open = [
            TrackingId(str(case.id)) for case in replica.register.assigned() if case.status.lower() == "terverifikasi"
        ]

    def client(self, kind: type[Lapor3Client] = Lapor3Client) -> Lapor3Client:
        return kind(
            self.settings,
            clock=self.clock,
            sleep=self.clock.advance,
            stall_timeout=0.25,
            backoff=Backoff(draw=lambda _, high: high),
        )

    def connector(self, url: str = "") -> Lapor3Connector:
        if url:
            object.__setattr__(self.settings, "base_url", url)
        return Lapor3Connector(self.desk, self.client(), route_to=lambda _: None)

    def take(self) -> TrackingId:
        """Put a complaint that waits for an answer on the desk."""
        tracking_id = self._open.pop()
        self.desk.do(watch.add, tracking_id)
        self.synced()
        return tracking_id

    def sync(self) -> SyncReport:
        remote = self.connector()
        try:
            return SyncEngine(self.desk, remote).run()
        finally:
            remote.close()

    def synced(self) -> SyncReport:
        report = self.sync()
        assert report.problem is None, report.problem
        return report

    def answer(self, tracking_id: TrackingId, text: str = TEXT) -> OpId:
        """Typed and queued by hand."""
        self.clock.advance(60)
        return queued(self.desk, tracking_id, text)

    def send_into(self, tracking_id: TrackingId, fault: Fault, text: str = TEXT) -> OpId:
        """Answer, and let the sending of it go wrong so."""
        op_id = self.answer(tracking_id, text)
        self.replica.faults.plan(Call.ADD_FOLLOW_UP, fault)
        self.sync()
        return op_id

    def item(self, op_id: OpId) -> OutboxItem:
        found = self.desk.ask(outbox.get, op_id)
        assert found is not None
        return found

    def release(self, item: OutboxItem) -> None:
        if item.state.value == "HELD":
            self.desk.do(outbox.release, item.op_id)

    def wait(self, **time: float) -> None:
        self.clock.advance(timedelta(**time))

    def there(self, tracking_id: TrackingId) -> list[str]:
        """The texts of the institution's follow-ups at the other side."""
        return [entry.content for entry in self.replica.register.answers(int(tracking_id))]

    @property
    def sent(self) -> int:
        """How many follow-ups came there, kept or not."""
        return self.replica.seen.count(Call.ADD_FOLLOW_UP)

    @property
    def looks(self) -> int:
        return self.replica.seen.count(Call.COMPLAINT)

    def complaint(self, tracking_id: TrackingId) -> Complaint:
        found = self.desk.ask(complaints.get, tracking_id)
        assert found is not None
        return found

    def timeline(self, tracking_id: TrackingId) -> tuple[Event, ...]:
        return tuple(self.desk.ask(complaints.timeline, tracking_id))
