"""Running the replica: as a process of its own, or inside a test. It listens on loopback unless told otherwise."""

from __future__ import annotations

import json
import threading
import uuid
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from desktop.clock import Clock, system_clock
from sync.replica.app import Manners, Seen, create_app
from sync.replica.faults import Fault, Faults
from sync.replica.seeding import seeded
from sync.serving import QuietServer, listen, stop_at_end_of_input, url_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping
    from typing import Self

    from sync.replica.register import Register

_GRACE = 1
"""Seconds that answers under way have to end: those that stay silent on purpose would never."""


class _Protocol(H11Protocol):
    """A connection that an answer may break."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  uvicorn's own type differs from asyncio's
        """Let the application reach the transport."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class ReplicaServer:
    """A replica on loopback in a thread of this process: real HTTP. `register`, `faults` and `seen` are the test's."""

    def __init__(self, register: Register, manners: Manners, faults: Faults, listener: socket.socket) -> None:
        self.register = register
        self.manners = manners
        self.faults = faults
        self.seen = Seen()
        self.url = url_of(listener)
        self._server = QuietServer(create_app(register, manners, faults, self.seen), _Protocol, grace=_GRACE)
        self._thread = threading.Thread(target=self._server.run, args=[[listener]], name="replica", daemon=True)

    @classmethod
    def start(
        cls,
        *,
        complaints: int = 12,
        seed: int = 1,
        rates: Mapping[Fault, float] | None = None,
        clock: Clock = system_clock,
        **manners: Any,  # noqa: ANN401  fields of `Manners`
    ) -> Self:
        """Take requests. Files are told to be at `localhost`: another host than the API's, as they are in fact."""
        listener = listen("127.0.0.1", 0)
        told = {"storage": url_of(listener).replace("127.0.0.1", "localhost"), **manners}
        faults = Faults(rates, seed=seed)
        replica = cls(seeded(complaints, seed=seed, clock=clock), credentials(seed, **told), faults, listener)
        replica._thread.start()
        replica._server.is_up.wait()
        return replica

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take no more requests."""
        self._server.stop()
        self._thread.join()


def serve(
    port: int,
    *,
    host: str = "127.0.0.1",
    complaints: int = 40,
    seed: int = 1,
    rates: Mapping[Fault, float] | None = None,
    exit_with_parent: bool = False,
    **manners: Any,  # noqa: ANN401  fields of `Manners`
) -> None:
    """Serve until SIGTERM or SIGINT, or, where `exit_with_parent` asks for that, until standard input ends.

    The first line on standard output is JSON: the address, the two credentials, the numbers of user and institution,
    the seed, and some complaints that are there.
    """
    listener = listen(host, port)
    register, told = seeded(complaints, seed=seed), credentials(seed, **manners)
    server = QuietServer(create_app(register, told, Faults(rates, seed=seed), Seen()), _Protocol, grace=_GRACE)
    if exit_with_parent:
        threading.Thread(target=stop_at_end_of_input, args=[server], daemon=True).start()
    server.announce = json.dumps(
        {
            "url": url_of(listener),
            "auth_header": told.auth_header,
            "key": told.key,
            "token": told.token,
            "user_id": register.user_id,
            "institution_id": register.own.id,
            "seed": seed,
            "complaints": [case.id for case in register.assigned()],
        }
    )
    server.run(sockets=[listener])


def credentials(seed: int, **manners: Any) -> Manners:  # noqa: ANN401  fields of `Manners`
    """Manners with made-up credentials where none are given; the same ones for the same seed."""
    made = uuid.uuid5(uuid.NAMESPACE_URL, f"lapor-desktop:replica:{seed}")
    return Manners(**{"key": made.hex, "token": f"{{{str(made).upper()}}}", **manners})
