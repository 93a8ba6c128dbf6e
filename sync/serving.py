"""What every server of ours needs to run: uvicorn, quiet and well-behaved, on a socket of our own."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
from typing import TYPE_CHECKING

import uvicorn

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    import asyncio

    from starlette.types import ASGIApp

_KEEP_ALIVE = 3600
"""Seconds that an idle connection is kept: longer than the longest pause between two syncs by the clock."""
_GRACE = 5
"""Seconds that answers under way have to end when the server is told to stop."""
_BACKLOG = 128
_OF_THE_ADDRESS = {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}


class QuietServer(uvicorn.Server):
    """Uvicorn, quiet on the wire and in the log, that ends with success when it is told to stop."""

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

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell that requests are taken."""
        await super().startup(sockets)
        if self.announce:
            sys.stdout.write(self.announce + "\n")
            sys.stdout.flush()
        self.is_up.set()

    def handle_exit(self, sig: int, frame: object) -> None:  # noqa: ARG002  the signature of a signal handler
        """End in order, and with success: being told to stop is no failure."""
        self.force_exit = self.should_exit
        self.should_exit = True


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
    server.should_exit = True
