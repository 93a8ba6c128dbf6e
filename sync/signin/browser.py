"""The way out to the browser and back, as native apps go it (RFC 8252): PKCE, and a code that comes back to this PC.

    with BrowserSignIn("https://lapor.example.ac.id", clock=clock) as browser:
        open_in_browser(browser.begin())
        account, tokens = browser.wait()

`begin` and `wait` wait for the network and for the officer, so they belong on a thread of their own; `cancel` may come
from any other. Nothing is kept here: what becomes of the tokens is for whoever sent the officer to the browser.
"""

from __future__ import annotations

import logging
import secrets
from contextlib import ExitStack
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from oauthlib.oauth2 import WebApplicationClient

from desktop.cache.ways.network import NetworkSettings
from desktop.cache.ways.sign_in import Owner, SignIn
from desktop.problems import KnownProblem
from sync.contract import messages, reference
from sync.contract.sign_in import CLIENT_ID, METADATA_PATH, SCOPE, SESSION_PATH
from sync.net.route import environment_proxy, route_to
from sync.signin.listener import Listener, listening
from sync.signin.tokens import read_tokens
from sync.transport import Transport, checked_url

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from desktop.clock import Clock
    from sync.net.route import Proxy

log = logging.getLogger(__name__)

PATIENCE = 600.0
"""Seconds for the officer in the browser: a password may have to be looked up."""
_LONGEST = 65_536
_VERIFIER_LENGTH = 64


class _Metadata(msgspec.Struct):
    """What is needed of RFC 8414."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    revocation_endpoint: str = ""
    code_challenge_methods_supported: list[str] = []


class _Doors(NamedTuple):
    """Below the server's address."""

    authorize: str
    token: str
    revoke: str


_metadata_decoder = msgspec.json.Decoder(_Metadata)


class BrowserSignIn:
    """One sign-in of one officer at one server."""

    def __init__(
        self,
        url: str,
        *,
        clock: Clock,
        wishes: NetworkSettings | None = None,
        language: str = "id",
        system_proxy: Callable[[str], Proxy | None] = environment_proxy,
    ) -> None:
        """`wishes`: how the server is reached. Raises as `checked_url` does."""
        self._language, self._clock = language, clock
        self._url = checked_url(url)
        self._wishes, self._system_proxy = wishes or NetworkSettings(), system_proxy
        self._transport = Transport(self._url, None, route=route_to(self._url, self._wishes, system_proxy))
        self._client = WebApplicationClient(CLIENT_ID)
        self._state = secrets.token_urlsafe(24)
        self._verifier = self._client.create_code_verifier(_VERIFIER_LENGTH)
        self._open = ExitStack()
        self._doors = _Doors("", "", "")
        self._listener: Listener | None = None
        self._is_cancelled = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self) -> str:
        """Ask the server how it signs in and listen for what comes back. Returns the address for the browser.

        Raises KnownProblem `sign-in-unsupported`, and those of the link.
        """
        self._doors = self._find_doors()
        self._listener = self._open.enter_context(listening(self._state, self._language))
        if self._is_cancelled:
            raise KnownProblem("sign-in-cancelled")
        challenge = self._client.create_code_challenge(self._verifier, "S256")
        address = self._client.prepare_request_uri(
            _as_tls(self._url + self._doors.authorize),
            redirect_uri=self._listener.return_address,
            scope=[SCOPE],
            state=self._state,
            code_challenge=challenge,
            code_challenge_method="S256",
            ui_locales=self._language,
        )
        return self._url + str(address).removeprefix(_as_tls(self._url))

    def wait(self, patience: float = PATIENCE) -> tuple[Owner, SignIn]:
        """Wait for the officer. Returns who they are, and their tokens.

        Raises KnownProblem `sign-in-refused`, `sign-in-timeout`, `sign-in-cancelled`, and those of the link.
        """
        if self._listener is None:
            raise AssertionError
        code = self._listener.wait(patience)
        tokens = self._redeem(code, self._listener.return_address)
        try:
            return self._whose(tokens.access), tokens
        except KnownProblem:
            self.give_back(tokens)
            raise

    def give_back(self, tokens: SignIn) -> None:
        """Nobody needs them any more."""
        give_back(tokens, self._wishes, self._system_proxy)

    def cancel(self) -> None:
        """The officer thought better of it. From any thread."""
        self._is_cancelled = True
        self._transport.abort()
        if self._listener is not None:
            self._listener.cancel()

    def close(self) -> None:
        """Listen no more."""
        self._open.close()
        self._transport.close()

    def _find_doors(self) -> _Doors:
        with self._transport.request(
            "GET", METADATA_PATH, headers={}, expected={HTTPStatus.OK, HTTPStatus.NOT_FOUND}
        ) as answer:
            body = _limited(answer.chunks)
        if answer.status == HTTPStatus.NOT_FOUND:
            raise KnownProblem("sign-in-unsupported")
        try:
            told = _metadata_decoder.decode(body)
        except messages.UNREADABLE as error:
            raise KnownProblem("answer-garbled", reason=str(error)[:200]) from error
        if told.issuer.rstrip("/") != self._url:
            raise KnownProblem("answer-garbled", reason="issuer")
        if "S256" not in told.code_challenge_methods_supported:
            raise KnownProblem("sign-in-unsupported")
        path_of = self._transport.path_of
        revoke = path_of(METADATA_PATH, told.revocation_endpoint) if told.revocation_endpoint else ""
        return _Doors(
            path_of(METADATA_PATH, told.authorization_endpoint), path_of(METADATA_PATH, told.token_endpoint), revoke
        )

    def _redeem(self, code: str, return_address: str) -> SignIn:
        form = self._client.prepare_request_body(
            code=code, redirect_uri=return_address, code_verifier=self._verifier, include_client_id=True
        )
        status, body = self._transport.ask_openly(self._doors.token, form)
        empty = SignIn(
            url=self._url,
            access="",
            refresh="",
            expires_at="",
            token_path=self._doors.token,
            revoke_path=self._doors.revoke,
        )
        return read_tokens(status, body, empty, self._clock.now())

    def _whose(self, token: str) -> Owner:
        headers = {"Authorization": f"Bearer {token}"}
        with self._transport.request("GET", SESSION_PATH, headers=headers, expected={HTTPStatus.OK}) as answer:
            body = _limited(answer.chunks)
        try:
            told = reference.session_decoder.decode(body)
        except messages.UNREADABLE as error:
            raise KnownProblem("answer-garbled", reason=str(error)[:200]) from error
        officer = told.officer
        return Owner(
            server=told.server, id=told.id, name=officer.name, role=officer.role, institution=officer.institution
        )


def give_back(
    tokens: SignIn, wishes: NetworkSettings, system_proxy: Callable[[str], Proxy | None] = environment_proxy
) -> KnownProblem | None:
    """End a sign-in at its server (RFC 7009). Gives why the server could not be told, if it could not.

    On a connection of its own: the one that was used may have been aborted. Whatever comes of it, nobody here has the
    tokens any more.
    """
    if not tokens.revoke_path:
        return None
    form = WebApplicationClient(CLIENT_ID).prepare_token_revocation_request(
        _as_tls(tokens.url),
        tokens.refresh,
        token_type_hint="refresh_token",  # noqa: S106 - a word of the RFC
    )[2]
    transport = Transport(tokens.url, None, route=route_to(tokens.url, wishes, system_proxy))
    try:
        transport.ask_openly(tokens.revoke_path, f"{form}&client_id={CLIENT_ID}")
    except KnownProblem as problem:
        log.info("not signed out at the server: %s", problem.code)
        return problem
    finally:
        transport.close()
    return None


def _as_tls(url: str) -> str:
    """Oauthlib wants TLS also on loopback, where there is none; beyond it `checked_url` has seen to that."""
    return url if url.startswith("https:") else "https:" + url.removeprefix("http:")


def _limited(chunks: Any) -> bytes:  # noqa: ANN401
    body = b""
    for chunk in chunks:
        body += chunk
        if len(body) > _LONGEST:
            raise KnownProblem("answer-garbled", reason="length")
    return body
