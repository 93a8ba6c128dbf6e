"""Running the central API: as a process of its own, or inside a test.

It listens on loopback unless told otherwise, without TLS: on any other address it belongs behind a reverse proxy that
speaks TLS and passes answers on as they come.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from desktop.clock import Clock, system_clock
from sync.central.app import create_app
from sync.central.protocol import CentralProtocol
from sync.central.seeding import seed_store
from sync.central.store import Store

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

_KEEP_ALIVE = 3600
"""Seconds that an idle connection is kept: longer than the longest pause between two syncs by the clock."""
_GRACE = 5
"""Seconds that answers under way have to end when the server is told to stop."""
_BACKLOG = 128


class Login(NamedTuple):
    """An officer, with what lets them in."""

    id: int
    name: str
    token: str


def serve(
    data: Path,
    port: int,
    *,
    complaints: int = 300,
    officers: int = 3,
    seed: int = 1,
    alive: bool = False,
    host: str = "127.0.0.1",
    exit_with_parent: bool = False,
) -> None:
    """Serve until SIGTERM or SIGINT, or, where `exit_with_parent` asks for that, until standard input ends.

    The first line on standard output tells the address and the officers' tokens, as JSON, once requests are taken.
    """
    with ExitStack() as stack:
        store = stack.enter_context(Store(data))
        seed_store(store, complaints=complaints, officers=officers, seed=seed)
        listener = _listen(host, port)
        server = _Server(store, listener)
        if exit_with_parent:
            threading.Thread(target=_stop_at_end_of_input, args=[server], daemon=True).start()
        if alive:
            from sync.central.life import Living

            stack.enter_context(Living(store))
        server.announce = json.dumps({"url": _url(listener), "officers": [_told(login) for login in _logins(store)]})
        server.run(sockets=[listener])


class CentralServer:
    """A central API on loopback in a thread of this process, for tests: real HTTP, a real data folder."""

    def __init__(self, store: Store, listener: socket.socket) -> None:
        self.store = store
        self.url = _url(listener)
        self.officers = _logins(store)
        self._server = _Server(store, listener)
        self._thread = threading.Thread(target=self._server.run, args=[[listener]], name="central", daemon=True)

    @classmethod
    def start(
        cls,
        data: Path,
        *,
        complaints: int = 30,
        officers: int = 3,
        seed: int = 1,
        port: int = 0,
        clock: Clock = system_clock,
    ) -> Self:
        """Open or fill the data folder and take requests."""
        store = Store(data, clock=clock)
        try:
            seed_store(store, complaints=complaints, officers=officers, seed=seed)
            central = cls(store, _listen("127.0.0.1", port))
        except BaseException:
            store.close()
            raise
        central._thread.start()
        central._server.is_up.wait()
        return central

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take no more requests and close the store."""
        self._server.should_exit = True
        self._thread.join()
        self.store.close()


class _Server(uvicorn.Server):
    """Uvicorn, quiet on the wire and in the log, that ends with success when it is told to stop."""

    def __init__(self, store: Store, listener: socket.socket) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(store),
                http=CentralProtocol,
                ws="none",
                lifespan="off",
                loop="asyncio",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                timeout_keep_alive=_KEEP_ALIVE,
                timeout_graceful_shutdown=_GRACE,
            )
        )
        self._listener = listener
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


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=_BACKLOG)


def _url(listener: socket.socket) -> str:
    host, port, *_ = listener.getsockname()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _logins(store: Store) -> list[Login]:
    return [Login(officer.id, officer.name, store.token_of(officer.id)) for officer in store.officers()]


def _told(login: Login) -> dict[str, str]:
    return {"name": login.name, "token": login.token}


def _stop_at_end_of_input(server: uvicorn.Server) -> None:
    while os.read(sys.stdin.fileno(), 4096):  # unbuffered: a buffer's lock, held here at the end, aborts the process
        pass
    server.should_exit = True
