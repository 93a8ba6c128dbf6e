"""TLS in front of a central API on loopback, as the reverse proxy of whoever hosts one."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from tests.faults.looping import Looping

CERTIFICATE = Path(__file__).parents[1] / "sync" / "loopback.pem"
"""Certificate and key of `localhost` and `lapor.invalid`; it is its own authority."""
_PIECE = 65_536


class TlsFront:
    """Speaks TLS 1.3 at `url` and hands over to a server that doesn't."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 0)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self._looping = Looping("tls-front")
        self._server = self._looping.run(self._start(context))

    @property
    def url(self) -> str:
        """Where to find it."""
        return f"https://localhost:{self._server.sockets[0].getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._looping.do(self._server.close)
        self._looping.end()

    async def _start(self, context: ssl.SSLContext) -> asyncio.Server:
        return await asyncio.start_server(self._on_connection, "127.0.0.1", 0, ssl=context)

    def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._looping.begin(self._serve(reader, writer))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        try:
            await asyncio.wait(
                {
                    asyncio.ensure_future(_pass_on(reader, far_writer)),
                    asyncio.ensure_future(_pass_on(far_reader, writer)),
                },
                return_when=asyncio.FIRST_COMPLETED,  # TLS knows no half that goes on alone
            )
        finally:
            for each in (writer, far_writer):
                each.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
