"""Where the browser brings the officer back to: a page on this PC, for one sign-in (RFC 8252, 7.3).

It listens on loopback alone, at a port that the system picks, and knows one address. What comes with another `state` is
of another sign-in, or of somebody who guesses: it is told so, and the right one is waited for.
"""

from __future__ import annotations

import hmac
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from socket import AF_INET, AF_INET6
from threading import Thread
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs, urlsplit

from desktop.problems import KnownProblem
from sync.contract.sign_in import RETURN_PATH
from sync.signin import plain_page

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 4_096
"""Characters of an address that is looked at."""
_HANDLER_TIMEOUT = 10.0
"""Seconds for a browser that has connected to say what it wants."""
_POLL = 0.2
_NOT_FOUND, _BAD_REQUEST, _OK = 404, 400, 200


class Listener:
    """Waits for one code. Made with `listening`."""

    def __init__(self, server: _Server, outcome: SimpleQueue[str | KnownProblem]) -> None:
        self.return_address = server.return_address
        self._outcome = outcome

    def wait(self, seconds: float) -> str:
        """The code. Raises KnownProblem `sign-in-refused`, `sign-in-cancelled`, or `sign-in-timeout`."""
        try:
            outcome = self._outcome.get(timeout=seconds)
        except Empty as error:
            raise KnownProblem("sign-in-timeout") from error
        if isinstance(outcome, KnownProblem):
            raise outcome
        return outcome

    def cancel(self) -> None:
        """Let whoever waits wait no more. From any thread."""
        self._outcome.put(KnownProblem("sign-in-cancelled"))


@contextmanager
def listening(state: str, language: str) -> Iterator[Listener]:
    """Listen for what comes back under `state`, and say so in `language` (`id` or `en`)."""
    outcome: SimpleQueue[str | KnownProblem] = SimpleQueue()
    with _bound(state, language, outcome) as server:
        thread = Thread(target=server.serve_forever, args=[_POLL], name="sign-in", daemon=True)
        thread.start()
        try:
            yield Listener(server, outcome)
        finally:
            server.shutdown()
            thread.join()


def _bound(state: str, language: str, outcome: SimpleQueue[str | KnownProblem]) -> _Server:
    try:
        return _Server(state, language, outcome)
    except OSError:
        return _Server6(state, language, outcome)


class _Server(ThreadingHTTPServer):
    """Threads, because a browser likes to open connections that it doesn't use."""

    daemon_threads = True
    address_family = AF_INET
    host: ClassVar[str] = "127.0.0.1"

    def __init__(self, state: str, language: str, outcome: SimpleQueue[str | KnownProblem]) -> None:
        super().__init__((self.host, 0), _Handler)
        shown = f"[{self.host}]" if ":" in self.host else self.host
        self.authority = f"{shown}:{self.server_port}"
        self.return_address = f"http://{self.authority}{RETURN_PATH}"
        self.state, self.language, self.outcome = state, language, outcome


class _Server6(_Server):
    address_family = AF_INET6
    host = "::1"


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _HANDLER_TIMEOUT
    server_version, sys_version = "lapor-desktop", ""

    def do_GET(self) -> None:
        parts = urlsplit(self.path[:_LONGEST])
        is_here = parts.path == RETURN_PATH and self.headers.get("Host", "") == self.server.authority
        if not is_here:
            self._say("unknown", _NOT_FOUND)
            return
        told = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if not hmac.compare_digest(told.get("state", "").encode(), self.server.state.encode()):
            self._say("unknown", _BAD_REQUEST)
        elif told.get("code") and "error" not in told:
            self._say("back", _OK)
            self.server.outcome.put(told["code"])
        else:
            self._say("refused", _OK)
            self.server.outcome.put(KnownProblem("sign-in-refused", reason=told.get("error", "?")[:100]))

    def log_message(self, *_: object) -> None:
        """Nothing: the address holds the code."""

    def _say(self, key: str, status: int) -> None:
        language = self.server.language
        words = plain_page.texts(language)
        body = f'<p role="status">{escape(words[key])}</p>'
        html, headers = plain_page.page(words[f"{key}-title"], body, language)
        data = html.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
