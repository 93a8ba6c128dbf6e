"""A campus's link between the desk and a central API: a rate, a delay, losses, cuts at a byte, silence.

It passes TCP on as it comes, so that TLS, keep-alive and streams go through it as they are. A packet that is lost
shows as TCP shows it: what follows waits until it was sent again. Bytes that it was told to cut at are counted where
they arrive. Time is real here: what a link costs is what is measured with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import struct
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from tests.faults.looping import Looping

PACKET = 1_400
"""Bytes of one packet; IP and TCP headers come on top of them on the link."""
_HEADERS = 40
_BITS = 8
_UNDER_WAY = 64
"""Packets that may be on the link in one direction: a sender waits for room, as on a full buffer."""
_RESEND = 0.2
"""Seconds beyond a round trip until a lost packet is sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a link is: bits a second each way (None: any), round trip in seconds, share of packets that are lost."""

    rate: int | None = None
    round_trip: float = 0.0
    loss: float = 0.0


CAMPUS = Shape(rate=256_000, round_trip=0.3)


@dataclass(slots=True)
class _Way:
    """One direction: bytes leave one after the other, then travel."""

    free_at: float = 0.0
    delivered: int = 0
    cut_at: int | None = None
    every: int = 0
    cuts_left: int = 0
    cuts: int = 0

    def arm(self, count: int | None, times: int) -> None:
        self.cut_at = None if count is None else self.delivered + count
        self.every, self.cuts_left = count or 0, times

    def cut(self) -> None:
        self.cuts += 1
        self.arm(self.every if self.cuts_left > 1 else None, self.cuts_left - 1)

    def arrival(self, size: int, now: float, shape: Shape) -> float:
        begins = max(now, self.free_at)
        self.free_at = begins + ((size + _HEADERS) * _BITS / shape.rate if shape.rate else 0.0)
        return self.free_at + shape.round_trip / 2

    def until_cut(self) -> int | None:
        return None if self.cut_at is None else max(0, self.cut_at - self.delivered)


class ShapedLink:
    """Use `url` in the place of the target's. Its verbs may be called from any thread."""

    def __init__(self, target: str, shape: Shape = Shape(), *, seed: int = 0) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 0)
        self._scheme = parts.scheme
        self._shape = shape
        self._chance = random.Random(seed)
        self._up, self._down = _Way(), _Way()
        self._writers: set[asyncio.StreamWriter] = set()
        self.connections = 0
        self._is_open = asyncio.Event()
        self._is_open.set()
        self._looping = Looping("link")
        self._server = self._looping.run(self._start())

    @property
    def url(self) -> str:
        """Where the desk finds the central API at the other end."""
        host = "localhost" if self._scheme == "https" else "127.0.0.1"
        return f"{self._scheme}://{host}:{self._server.sockets[0].getsockname()[1]}"

    @property
    def bytes_up(self) -> int:
        """Bytes that arrived at the central API."""
        return self._up.delivered

    @property
    def bytes_down(self) -> int:
        """Bytes that arrived at the desk."""
        return self._down.delivered

    @property
    def is_to_be_cut(self) -> bool:
        """Whether a cut that was asked for is still to come."""
        return self._up.cut_at is not None or self._down.cut_at is not None

    def become(self, shape: Shape) -> None:
        """Another link from now on."""
        self._looping.do(lambda: setattr(self, "_shape", shape))

    @property
    def cuts(self) -> int:
        """How often it was cut as it was told to be."""
        return self._up.cuts + self._down.cuts

    def cut_after(self, *, up: int | None = None, down: int | None = None, times: int = 1) -> None:
        """Reset all connections each time that so many bytes more have arrived, in one direction or the other."""

        def arm() -> None:
            self._up.arm(up, times)
            self._down.arm(down, times)

        self._looping.do(arm)

    def go_silent(self) -> None:
        """Nothing gets through any more, on connections that stay open."""
        self._looping.do(self._is_open.clear)

    def come_back(self) -> None:
        """What waited gets through."""
        self._looping.do(self._is_open.set)

    def reset(self) -> None:
        """Break all connections."""
        self._looping.do(self._reset)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._looping.do(self._server.close)
        self._looping.do(self._reset)
        self._looping.end()

    # on the link's own thread

    async def _start(self) -> asyncio.Server:
        return await asyncio.start_server(self._on_connection, "127.0.0.1", 0)

    def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._looping.begin(self._serve(reader, writer))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opens_at = self._now() + self._shape.round_trip
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            _abort(writer)
            return
        pair = {writer, far_writer}
        for each in pair:
            each.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._writers |= pair
        try:
            await asyncio.gather(
                self._pass_on(reader, far_writer, self._up, opens_at),
                self._pass_on(far_reader, writer, self._down, opens_at),
            )
        except OSError:
            for each in pair:
                _abort(each)
        finally:
            self._writers -= pair
            for each in pair:
                each.close()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: _Way, opens_at: float
    ) -> None:
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_UNDER_WAY)
        delivery = asyncio.ensure_future(self._deliver(under_way, writer, way))
        arrives = 0.0
        try:
            while packet := await reader.read(PACKET):
                arrives = max(arrives, way.arrival(len(packet), max(self._now(), opens_at), self._shape))
                if self._chance.random() < self._shape.loss:
                    arrives += self._shape.round_trip + _RESEND
                await under_way.put((arrives, packet))
            await under_way.put((arrives, b""))
            await delivery
        finally:
            delivery.cancel()

    async def _deliver(
        self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, way: _Way
    ) -> None:
        is_whole = True
        while True:
            at, packet = await under_way.get()
            if not packet:
                if is_whole and writer.can_write_eof():
                    writer.write_eof()
                return
            if not is_whole:
                continue  # taken off the link, for nobody
            await asyncio.sleep(at - self._now())
            await self._is_open.wait()
            try:
                await self._hand_over(packet, writer, way)
            except OSError:
                is_whole = False

    async def _hand_over(self, packet: bytes, writer: asyncio.StreamWriter, way: _Way) -> None:
        left = way.until_cut()
        piece = packet if left is None else packet[:left]
        way.delivered += len(piece)
        writer.write(piece)
        await writer.drain()
        if left is not None and len(packet) >= left:
            way.cut()
            self._reset()
            raise ConnectionResetError

    def _now(self) -> float:
        return self._looping.loop.time()

    def _reset(self) -> None:
        for writer in self._writers:
            _abort(writer)


def _abort(writer: asyncio.StreamWriter) -> None:
    """Close with a reset, as a link does that is gone."""
    with contextlib.suppress(OSError):
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
