"""A bare client of contract v1 for the tests: it speaks HTTP by hand, keeps what it is told, and counts every byte."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import zstandard

from desktop.digest import digest, share
from desktop.intent import OpKind, fingerprint, new_op_id
from sync.contract.messages import (
    Change,
    Checkpoint,
    ComplaintFields,
    End,
    Gone,
    Head,
    Message,
    Result,
    ResyncRequired,
    message_decoder,
)
from sync.net import dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sync.central.server import CentralServer
    from sync.contract.messages import TimelineEvent

AT = "2026-03-17T09:12:05+07:00"


@dataclass(frozen=True)
class Reply:
    """An HTTP answer, its body as it came and as it was before its content coding."""

    status: int
    headers: Mapping[str, str]
    packed: bytes
    body: bytes

    @property
    def messages(self) -> list[Message]:
        return [message_decoder.decode(line) for line in self.body.splitlines()]

    @property
    def results(self) -> list[Result]:
        return [message for message in self.messages if isinstance(message, Result)]

    @property
    def changes(self) -> list[Change]:
        return [message for message in self.messages if isinstance(message, Change)]

    @property
    def gone(self) -> list[Gone]:
        return [message for message in self.messages if isinstance(message, Gone)]

    @property
    def cursors(self) -> list[str]:
        return [message.cursor for message in self.messages if isinstance(message, Checkpoint)]

    @property
    def head(self) -> Head:
        first = self.messages[0]
        assert isinstance(first, Head)
        return first

    @property
    def end(self) -> End:
        last = self.messages[-1]
        assert isinstance(last, End)
        return last

    @property
    def problem(self) -> str:
        told = json.loads(self.body)
        assert self.headers["content-type"] == "application/problem+json"
        assert told["status"] == self.status
        return str(told["type"]).removeprefix("urn:lapor-desktop:problem:")


class Caller:
    """One officer's client, on a connection that is kept."""

    def __init__(self, central: CentralServer, officer: int = 0, *, token: str | None = None) -> None:
        self.login = central.officers[officer]
        self._token = self.login.token if token is None else token
        self._connection = HTTPConnection(urlsplit(central.url).netloc, timeout=30)

    def close(self) -> None:
        self._connection.close()

    def call(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        told = {"Authorization": f"Bearer {self._token}", **(headers or {})}
        self._connection.request(method, path, body, {name: value for name, value in told.items() if value})
        response = self._connection.getresponse()
        packed = response.read()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, packed, unpacked(packed, found.get("content-encoding", "")))

    def sync(
        self,
        cursor: str | None = None,
        *ops: Mapping[str, Any],
        max_bytes: int | None = None,
        accept: str = "zstd",
    ) -> Reply:
        request: dict[str, Any] = {"cursor": cursor, "ops": ops}
        if max_bytes is not None:
            request["max_bytes"] = max_bytes
        headers = {"Content-Type": "application/json", "Accept-Encoding": accept}
        reply = self.call("POST", "/v1/sync", json.dumps(request).encode(), headers)
        assert reply.status == 200, reply.body
        return reply

    def push(self, *ops: Mapping[str, Any]) -> list[Result]:
        """Send ops from a client that holds everything already."""
        reply = self.sync("none.0.0", *ops)
        assert isinstance(reply.messages[-2], ResyncRequired)
        return reply.results


@dataclass
class Held:
    """A complaint as a client holds it."""

    rev: int
    fields: dict[str, Any]
    events: dict[str, TimelineEvent]


@dataclass
class Mirror:
    """What a client that does exactly what the contract says holds after each message."""

    cursor: str | None = None
    complaints: dict[str, Held] = field(default_factory=dict)
    ended: End | None = None

    def take(self, messages: Iterable[Message]) -> Mirror:
        for message in messages:
            match message:
                case Change():
                    self._change(message)
                case Gone():
                    self.complaints.pop(message.id, None)
                case Checkpoint():
                    self.cursor = message.cursor
                case End():
                    self.ended = message
        return self

    @property
    def digest(self) -> str:
        return digest(len(self.complaints), sum(share(number, held.rev) for number, held in self.complaints.items()))

    def _change(self, change: Change) -> None:
        if change.whole:
            self.complaints[change.id] = Held(change.rev, {}, {})
        held = self.complaints[change.id]
        held.rev = change.rev
        held.fields |= set_fields(change.set)
        held.events |= {event.id: event for event in change.events}


def set_fields(fields: ComplaintFields) -> dict[str, Any]:
    """The fields that a message sets to something else than their default, and those it sets back to it."""
    from msgspec import UNSET

    return {name: value for name in fields.__struct_fields__ if (value := getattr(fields, name)) is not UNSET}


def op(
    kind: OpKind, tracking_id: str, payload: Mapping[str, object], *, base_rev: int = 1, op_id: str = "", **more: object
) -> dict[str, Any]:
    """An op as it goes over the wire."""
    return {
        "kind": str(kind),
        "op_id": op_id or new_op_id(),
        "tracking_id": tracking_id,
        "base_rev": base_rev,
        "authored_at": AT,
        "payload_hash": fingerprint(kind, tracking_id, payload),
        "payload": payload,
        **more,
    }


def answer(tracking_id: str, text: str = "Sudah kami tindak lanjuti.", **more: Any) -> dict[str, Any]:  # noqa: ANN401  whatever `op` takes
    """A follow-up."""
    return op(OpKind.FOLLOW_UP, tracking_id, {"text": text, "is_secret": False}, **more)


def complaint(**fields: Any) -> ComplaintFields:  # noqa: ANN401  any field's value
    """A complaint that was disposed and waits for its answer."""
    told = {
        "title": "UKT naik tanpa pemberitahuan",
        "body": "Mohon penjelasan kenaikan UKT semester ini.",
        "status": "Terverifikasi",
        "received_at": "2026-03-10T08:00:00+07:00",
        "disposed_at": "2026-03-11T08:00:00+07:00",
        **fields,
    }
    return ComplaintFields(**told)


def fill(central: CentralServer, count: int, *, officer: int = 0, first: int = 1_000_001) -> list[str]:
    """Complaints for one officer, the most urgent first."""
    numbers = [str(first + number) for number in range(count)]
    for position, number in enumerate(numbers):
        day = f"2026-03-{1 + position % 28:02}T08:00:00+07:00"
        central.store.add_complaint(
            number,
            complaint(title=f"Laporan {number}", disposed_at=day),
            officers=[central.officers[officer].id],
        )
    return numbers


def unpacked(body: bytes, encoding: str) -> bytes:
    """A body before its content coding."""
    match encoding:
        case "lapor1":
            unpacker = dictionary.unpacker(max_window=1 << 23)
            whole = unpacker.decompress(body)
            assert unpacker.eof
            return whole
        case "zstd":
            with zstandard.ZstdDecompressor().stream_reader(body, read_across_frames=True) as reader:
                return reader.read()
        case "gzip":
            return zlib.decompress(body, 31)
    assert not encoding
    return body


def as_told(held: Mapping[str, Any]) -> dict[str, Any]:
    """Fields without those that are at their default, to compare a patched record with a whole one."""
    return {name: value for name, value in held.items() if value not in ("", False, None, [])}


def whole(messages: Sequence[Change]) -> list[str]:
    """Which complaints were told whole."""
    return [change.id for change in messages if change.whole]
