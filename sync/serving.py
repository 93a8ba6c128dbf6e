"""What every server of ours needs to run: uvicorn, quiet and well-behaved, on a socket of our own."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import threading
from typing import TYPE_CHECKING

import uvicorn

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_KEEP_ALIVE = 3600
"""Seconds that an idle connection is kept: longer than the longest pause between two syncs by the clock."""
_GRACE = 5
"""Seconds that answers under way have to end when the server is told to stop."""
_LOOK = 0.005
"""Seconds between two looks whether the answers under way have ended."""
_BACKLOG = 128
_OF_THE_ADDRESS = {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}


class QuietServer(uvicorn.Server):
    """Uvicorn, quiet on the wire, in the log and at rest, that ends at once and with success when it is told to stop.

    Uvicorn itself looks ten times a second whether it was told to, and takes a tenth of a second or more to end: a PC
    on which practice mode is open would never sleep deeply, and each of a thousand tests would wait for nothing.
    """

    def __init__(self, app: ASGIApp, protocol: type[asyncio.Protocol], *, grace: int = _GRACE) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=protocol,
                ws="none",
                lifespan="off",
                loop="asyncio",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_keep_alive=_KEEP_ALIVE,
                timeout_graceful_shutdown=grace,
            )
        )
        self.announce = ""
        self.is_up = threading.Event()
        self._running: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def stop(self) -> None:
        """Take no more requests, and end when the answers under way have ended. From any thread, and from a signal."""
        self.should_exit = True
        if self._running is not None:
            loop, told = self._running
            try:
                loop.call_soon_threadsafe(told.set)
            except RuntimeError:  # it has ended by itself, and its loop is closed
                self._running = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell that requests are taken."""
        await super().startup(sockets)
        if self.announce:
            sys.stdout.write(self.announce + "\n")
            sys.stdout.flush()
        self._running = asyncio.get_running_loop(), asyncio.Event()
        self.is_up.set()

    async def main_loop(self) -> None:
        """Sleep until told to stop."""
        await self.on_tick(0)
        if self._running is not None and not self.should_exit:  # told from now on, the event is set
            await self._running[1].wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more requests; end with the last answer, or when their grace is over, or when told a second time."""
        state = self.server_state
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(self.config.timeout_graceful_shutdown):
                while (state.connections or state.tasks) and not self.force_exit:  # noqa: ASYNC110  there is no event
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            for task in state.tasks:
                task.cancel()

    def handle_exit(self, sig: int, frame: object) -> None:  # noqa: ARG002  the signature of a signal handler
        """End in order, and with success: being told to stop is no failure. Told twice, end without grace."""
        self.force_exit = self.should_exit
        self.stop()


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on; port 0 takes any that is free. Raises `address-in-use`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        if error.errno not in _OF_THE_ADDRESS:
            raise
        raise KnownProblem("address-in-use", host=host, port=port, reason=error.strerror or "") from error


def url_of(listener: socket.socket) -> str:
    """The address at which that socket is reached."""
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def stop_at_end_of_input(server: QuietServer) -> None:
    """Wait for the end of standard input, then stop the server; to be called in a thread of its own."""
    while os.read(sys.stdin.fileno(), 4096):  # unbuffered: a buffer's lock, held here at the end, aborts the process
        pass
    server.stop()
