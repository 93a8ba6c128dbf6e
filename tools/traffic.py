"""Generated traffic between desks and a central API: what the dictionary is trained on, and measured by.

The store, the pull, the life and the words are those of practice mode; only what would be random (ids, the store's
name) is drawn from the seed, so that the same seed makes the same bytes.
"""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.clock import timestamp
from desktop.complaint import TrackingId
from desktop.intent import OpId, OpKind, OutboxItem, OutboxState, canonical, fingerprint
from sync.central.exchange import exchange
from sync.central.generate.draw import chance
from sync.central.generate.voices import Voices
from sync.central.life import Life
from sync.central.scene import Scene
from sync.central.seeding import seed_store
from sync.central.store import Store
from sync.connectors.batch import request_body
from sync.contract.messages import Checkpoint, message_decoder
from sync.contract.request import RawSyncRequest, request_decoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Self

COMPLAINTS = 240
_BEGIN = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


class Told(NamedTuple):
    """The bodies of one exchange, before any content coding."""

    request: bytes
    answer: bytes


class _SteppingClock:
    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def step(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class Traffic:
    """One campus and its first officer, who has pulled everything. A context manager."""

    def __init__(self, folder: Path, seed: int, *, complaints: int = COMPLAINTS) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
        self._clock = _SteppingClock(_BEGIN + timedelta(days=11 * seed, hours=seed % 8, microseconds=seed * 977_000))
        self._store = Store(folder, clock=self._clock)
        seed_store(self._store, complaints=complaints, officers=2, seed=seed)
        self._officer = self._store.officers()[0]
        self._life = Life(self._store, self._rng, self._clock)
        self._voices = Voices(self._rng)
        self._name = "".join(self._rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", k=8))
        self._cursor: str | None = None
        self.exchange()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def exchange(self, answers: int = 0) -> Told:
        """Send so many answers to what is open, and get what happened since the last time."""
        items = [self._item(number, text) for number, text in self._answers(answers)]
        request = request_body(self._cursor, items, keeps_texts=bool(items))
        raw: RawSyncRequest = request_decoder.decode(request)
        answer = b"".join(exchange(self._store, self._officer, raw))
        for line in answer.splitlines():
            message = message_decoder.decode(line)
            if isinstance(message, Checkpoint):
                self._cursor = message.cursor
        return Told(self._renamed(request), self._renamed(answer))

    def live(self, steps: int) -> None:
        """Let so many things happen, some minutes apart."""
        for _ in range(steps):
            self._clock.step(self._rng.uniform(60, 3_600))
            self._life.step()

    def _answers(self, count: int) -> Iterator[tuple[str, str]]:
        with self._store.write() as db:
            scene = Scene.of(db, self._clock.now(), self._officer, ())
            for complaint in list(scene.open)[:count]:
                self._clock.step(self._rng.uniform(20, 400))
                yield complaint.tracking_id, self._voices.answer(complaint.matter, self._clock.now())

    def _item(self, number: str, text: str) -> OutboxItem:
        payload = {"text": text, "is_secret": chance(self._rng, 0.1)}
        at = timestamp(self._clock.now())
        op_id = OpId(str(uuid.UUID(int=self._op_number())))
        return OutboxItem(
            op_id=op_id,
            kind=OpKind.FOLLOW_UP,
            tracking_id=TrackingId(number),
            title="",
            state=OutboxState.QUEUED,
            base_rev=self._rng.randrange(1, 12),
            authored_at=at,
            payload=msgspec.json.decode(canonical(payload)),
            payload_hash=fingerprint(OpKind.FOLLOW_UP, TrackingId(number), payload),
            supersedes=None,
            size=0,
            attempts=0,
            held_until=None,
            last_error="",
            error_detail={},
            happened=(),
            updated_at=at,
        )

    def _op_number(self) -> int:
        """A UUIDv7: 48 bits of milliseconds, version, variant, the rest drawn."""
        milliseconds = int(self._clock.monotonic() * 1000)
        return milliseconds << 80 | 7 << 76 | self._rng.getrandbits(12) << 64 | 2 << 62 | self._rng.getrandbits(62)

    def _renamed(self, body: bytes) -> bytes:
        return body.replace(self._store.id.encode(), self._name.encode())
