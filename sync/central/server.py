"""Running the central API: as a process of its own, or inside a test.

It listens on loopback unless told otherwise, without TLS: on any other address it belongs behind a reverse proxy that
speaks TLS and passes answers on as they come.
"""

from __future__ import annotations

import json
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from desktop.clock import Clock, system_clock
from sync.central import auth
from sync.central.app import create_app
from sync.central.protocol import CentralProtocol
from sync.central.seeding import prepare_gateway, seed_store
from sync.central.store import Store
from sync.lock import held
from sync.serving import QuietServer, listen, stop_at_end_of_input, url_of

if TYPE_CHECKING:
    import socket
    from pathlib import Path
    from typing import Self

    from sync.central.upstream.config import Config
    from sync.central.upstream.worker import Upstream


LOCK_FILE = "gateway.lock"
"""Two gateways on one folder would each ask LAPOR! at the pace that it allows to one."""
_PATIENCE = 5.0
"""Seconds for one that is ending: a service that is started anew."""


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
    upstream: Path | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT, or, where `exit_with_parent` asks for that, until standard input ends.

    The first line on standard output tells the address and the officers' tokens, as JSON, once requests are taken.
    `upstream` makes it a gateway: the file with what `sync.central.upstream.config` reads. Nothing is generated then.
    Raises KnownProblem `gateway-already-running` where another one has this folder.
    """
    with ExitStack() as stack:
        config = _config(upstream) if upstream else None
        store = stack.enter_context(Store(data))
        if config is None:
            seed_store(store, complaints=complaints, officers=officers, seed=seed)
        else:
            stack.enter_context(held(data / LOCK_FILE, _PATIENCE, problem="gateway-already-running"))
            stack.enter_context(_gateway(store, config))
        listener = listen(host, port)
        server = QuietServer(create_app(store), CentralProtocol)
        if exit_with_parent:
            threading.Thread(target=stop_at_end_of_input, args=[server], daemon=True).start()
        if alive and config is None:
            from sync.central.life import Living

            stack.enter_context(Living(store))
        server.announce = json.dumps({"url": url_of(listener), "officers": [_told(login) for login in _logins(store)]})
        server.run(sockets=[listener])


class CentralServer:
    """A central API on loopback in a thread of this process, for tests: real HTTP, a real data folder."""

    def __init__(self, store: Store, listener: socket.socket) -> None:
        self.store = store
        self.url = url_of(listener)
        self.officers = _logins(store)
        self._server = QuietServer(create_app(store), CentralProtocol)
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
            return cls.over(store, port=port)
        except BaseException:
            store.close()
            raise

    @classmethod
    def over(cls, store: Store, *, port: int = 0) -> Self:
        """Take requests for a store that somebody else has filled. It is closed with the server."""
        central = cls(store, listen("127.0.0.1", port))
        central._thread.start()
        central._server.is_up.wait()
        return central

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take no more requests and close the store."""
        self._server.stop()
        self._thread.join()
        self.store.close()


def _config(path: Path) -> Config:
    from sync.central.upstream import config

    return config.load(path)


def _gateway(store: Store, config: Config) -> Upstream:
    from sync.central.upstream.worker import Upstream

    prepare_gateway(store)
    return Upstream(store, config)


def _logins(store: Store) -> list[Login]:
    """Officers with a standing token: who was added with a user name and a password has none."""
    logins = [Login(officer.id, officer.name, store.token_of(officer.id)) for officer in store.officers()]
    with store.read() as db:
        return [login for login in logins if auth.has_token(db, login.token)]


def _told(login: Login) -> dict[str, str]:
    return {"name": login.name, "token": login.token}
