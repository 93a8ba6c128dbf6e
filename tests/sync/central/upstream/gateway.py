"""A gateway as tests drive it: the real store, the real client over HTTP to a replica, ops as officers send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import msgspec

from desktop.clock import timestamp
from sync.central import exchange, ops
from sync.central.seeding import prepare_gateway
from sync.central.store import Store
from sync.central.uploads import Uploads
from sync.central.upstream import carried, watch
from sync.central.upstream.carrier import Carrier, Rhythm
from sync.central.upstream.fetching import Fetcher
from sync.central.upstream.gate import Gate
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.files import Lapor3Files
from sync.connectors.lapor3.settings import Lapor3Settings
from sync.contract.messages import Accepted, Result, message_decoder
from sync.contract.request import RawSyncRequest
from sync.scheduling.backoff import Backoff

if TYPE_CHECKING:
    from pathlib import Path

    from sync.central.auth import Account
    from sync.replica.server import ReplicaServer
    from tests.support.clock import FakeClock

PAGE = "https://lapor.invalid/pengaduan/{tracking_id}"


def settings_for(replica: ReplicaServer) -> Lapor3Settings:
    return Lapor3Settings(
        base_url=replica.url,
        key=replica.manners.key,
        token=replica.manners.token,
        user_id=str(replica.register.user_id),
        institution_id=str(replica.register.own.id),
        web_url=PAGE,
        pace=0.0,
    )


class Gateway:
    def __init__(
        self, folder: Path, settings: Lapor3Settings, clock: FakeClock, client: type[Lapor3Client] = Lapor3Client
    ) -> None:
        self.clock = clock
        self.store = Store(folder, clock=clock)
        prepare_gateway(self.store)
        self._client = client(
            settings, clock=clock, sleep=clock.advance, backoff=Backoff(base=0.1, cap=0.1, least=0.1), stall_timeout=1.0
        )
        self.store.gate = Gate(settings.page_of, patience=0.0)
        backoff = Backoff(base=1.0, cap=60.0, least=1.0, draw=lambda _, high: high)
        self._files = Lapor3Files(
            settings.base_url, lambda _: None, keep=self._client.keep_pace, counter=self._client.counter
        )
        fetcher = Fetcher(self.store, self._files)
        self._carrier = Carrier(self.store, self._client, self.store.gate, fetcher, rhythm=Rhythm(), backoff=backoff)

    @classmethod
    def before(
        cls,
        replica: ReplicaServer,
        folder: Path,
        clock: FakeClock,
        *,
        officers: int = 1,
        client: type[Lapor3Client] = Lapor3Client,
    ) -> Self:
        gateway = cls(folder, settings_for(replica), clock, client)
        while len(gateway.store.officers()) < officers:
            number = len(gateway.store.officers()) + 1
            gateway.store.add_officer(f"Petugas {number}", institution=replica.register.own.name)
        return gateway

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()
        self._client.close()
        self.store.close()

    @property
    def officer(self) -> Account:
        return self.store.officers()[0]

    def watch(self, *tracking_ids: str) -> None:
        with self.store.write() as db:
            watch.add(db, tracking_ids, timestamp(self.clock.now()))

    def step(self) -> bool:
        """One thing that is due, as the thread of a running gateway does it."""
        return self._carrier.step()

    def run(self) -> None:
        """Everything that is due now."""
        while self.step():
            pass

    def later(self, seconds: float) -> None:
        """Let time pass, then do everything that is due."""
        self.clock.advance(seconds)
        self.run()

    def send(self, *sent: dict[str, Any], officer: Account | None = None) -> list[Result]:
        """Ops of an officer; what became of them, as far as that is told at once."""
        return [one for one in self.told(*sent, officer=officer) if isinstance(one, Result)]

    def told(
        self, *sent: dict[str, Any], officer: Account | None = None, is_old: bool = False
    ) -> list[Result | Accepted]:
        """Ops of an officer; all that is told of them at once to a desk, or to one of before `Accepted`."""
        raws = [msgspec.Raw(msgspec.json.encode(op)) for op in sent]
        return ops.push(self.store, officer or self.officer, raws, tells_accepted=not is_old)

    def outcome(self, sent: dict[str, Any]) -> str:
        """What an op came to, as the officer hears it when it is sent again; an empty text while nobody can say."""
        told = self.send(sent)
        return told[0].outcome if told else ""

    def upload(self, data: bytes) -> str:
        """A content that the officer's desk has sent before its op. Gives the upload's id."""
        uploads = Uploads(self.store)
        upload = uploads.create(self.officer, len(data))
        part = uploads.begin(self.officer, upload.id, 0, None)
        part.write(data)
        part.end()
        return upload.id

    def forget_upload(self, upload_id: str) -> None:
        Uploads(self.store).remove(self.officer, upload_id)

    def pulled(self, cursor: str | None = None) -> list[Any]:
        """What an officer's desk gets."""
        request = RawSyncRequest(cursor=cursor)
        lines = b"".join(exchange.exchange(self.store, self.officer, request)).splitlines()
        return [message_decoder.decode(line) for line in lines]

    def rev(self, tracking_id: str) -> int:
        return self.store.complaint(tracking_id, seen_by=self.officer.id).rev

    def under_way(self, op_id: str) -> str:
        """At which stage an op is, or an empty text."""
        with self.store.read() as db:
            found = carried.get(db, op_id)
        return found.stage if found else ""


def first_number(gateway: Gateway) -> str:
    return gateway.store.tracking_ids(gateway.officer.id)[0]


def sent_there(replica: ReplicaServer, number: str) -> list[str]:
    """The own institution's answers upstream, beyond those that were made up."""
    return [one.content for one in replica.register.answers(int(number))]


def own_entries(gateway: Gateway, number: str) -> list[str | None]:
    return [event.op_id for event in gateway.store.follow_ups(number)]
