"""Access tokens that run out and are renewed on the way, so that nobody notices: for `sync.transport`.

A refresh token is good once. So only one renewal runs on a desk at a time, whichever process it is in; what came is on
the disk before it is used; and an answer that is lost can't be had again: the server takes the old token for a copied
one then, and the officer signs in anew. That is all that it costs: what they typed and queued waits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from desktop.cache.ways import sign_in
from desktop.clock import moment, timestamp
from desktop.problems import KnownProblem
from sync.contract.sign_in import CLIENT_ID
from sync.lock import held

if TYPE_CHECKING:
    from datetime import datetime

    from oauthlib.oauth2 import WebApplicationClient

    from desktop.cache.ways.sign_in import SignIn
    from desktop.desk import Desk

LOCK_FILE = "sign-in.lock"
EARLY = timedelta(seconds=90)
"""Before its end a token is renewed already: a long answer on a slow link must not outlive it at once."""
_PATIENCE = 60.0
"""Seconds for another process's renewal: longer than a request that stalls."""
_USUAL_LIFE = 300
"""Seconds that a token is taken to last where the server doesn't say."""
_SERVER_ERROR = 500


class Asker(Protocol):
    """Sends a form to the server without any token, once, and gives status and body."""

    def __call__(self, path: str, form: str) -> tuple[int, bytes]:
        """Raises the KnownProblems of the link."""


class Renewing(Protocol):
    """Tokens that are renewed on the way, as a transport asks for them."""

    def current(self, ask: Asker) -> str:
        """The token to send, renewed if it is about to run out."""

    def another(self, refused: str, ask: Asker) -> str:
        """A token instead of one that was refused."""


class Tokens:
    """The tokens of a desk for one server. Raises `signed-out` where there are none, or none any more."""

    def __init__(self, desk: Desk, url: str) -> None:
        self._desk, self._url = desk, url

    def current(self, ask: Asker) -> str:
        """The token to send, renewed if it is about to run out."""
        kept = self._kept()
        if moment(kept.expires_at) - self._desk.clock.now() > EARLY:
            return kept.access
        return self.another(kept.access, ask)

    def another(self, refused: str, ask: Asker) -> str:
        """A token instead of one that was refused: of another process, if that was faster, or a new one."""
        with held(self._desk.data_dir / LOCK_FILE, _PATIENCE):  # one renewal at a time
            kept = self._kept()
            if kept.access != refused:
                return kept.access
            try:
                fresh = renewed(kept, ask, self._desk.clock.now())
            except KnownProblem as problem:
                if problem.code == "signed-out":
                    self._desk.do(sign_in.end, kept)
                raise
            if not self._desk.do(sign_in.renew, kept, fresh):
                raise KnownProblem("signed-out")
            return fresh.access

    def _kept(self) -> SignIn:
        kept = self._desk.ask(sign_in.get)
        if kept is None or kept.url != self._url:
            raise KnownProblem("signed-out")
        return kept


def renewed(kept: SignIn, ask: Asker, now: datetime) -> SignIn:
    """New tokens for a refresh token, which is used up by that. Raises as `ask` and `read_tokens` do."""
    form = _client().prepare_refresh_body(refresh_token=kept.refresh, client_id=CLIENT_ID)
    status, body = ask(kept.token_path, form)
    return read_tokens(status, body, kept, now)


def read_tokens(status: int, body: bytes, earlier: SignIn, now: datetime) -> SignIn:
    """`earlier` with the tokens of an answer in their place (RFC 6749, 5).

    Raises KnownProblem `signed-out` where the server grants none, `server-unavailable` or `answer-garbled`.
    """
    if status >= _SERVER_ERROR:
        raise KnownProblem("server-unavailable", status=status)
    from oauthlib.oauth2 import OAuth2Error

    try:
        told = _client().parse_request_body_response(body.decode("utf-8"))
    except OAuth2Error as error:
        if error.error in {"invalid_grant", "invalid_client", "unauthorized_client"}:
            raise KnownProblem("signed-out") from error
        raise KnownProblem("server-refused", status=status, reason=str(error.error)[:100]) from error
    except (ValueError, TypeError) as error:
        raise KnownProblem("answer-garbled", reason="tokens") from error
    life, refresh = told.get("expires_in"), told.get("refresh_token")
    if status != HTTPStatus.OK or not isinstance(refresh, str):
        raise KnownProblem("answer-garbled", reason="tokens")
    seconds = life if isinstance(life, int) and life > 0 else _USUAL_LIFE
    ends = timestamp(now + timedelta(seconds=seconds))
    return replace(earlier, access=str(told["access_token"]), refresh=refresh, expires_at=ends)


def _client() -> WebApplicationClient:
    """Oauthlib is loaded when it is needed: a desk with a token that lasts has no use for it."""
    from oauthlib.oauth2 import WebApplicationClient

    return WebApplicationClient(CLIENT_ID)
