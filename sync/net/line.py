"""One warm connection to one server: every byte counted, every wait bounded, a failure told by what it means.

A session of requests would also look into the environment by itself: for proxies, where the officer may have chosen
another, let `REQUESTS_CA_BUNDLE` overrule the authorities and a `.netrc` the token; and it would keep cookies and
follow redirects. So there is none: what would lie below it is given each request, and a `Route`.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import urllib3.exceptions

from desktop.clock import system_clock
from desktop.problems import KnownProblem
from sync.net import closer_look, diagnosis, link, unpack
from sync.net.closer_look import Surroundings
from sync.net.route import Route, environment_proxy, is_loopback
from sync.net.wire import Wire, WireAdapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.clock import Clock
    from sync.net.wire import Counter

log = logging.getLogger(__name__)

USER_AGENT = "lapor-desktop"
CONNECT_TIMEOUT = 10.0
"""Seconds for a connection to come about."""
STALL_TIMEOUT = 20.0
"""Seconds without a single byte. There is no limit to the whole: on a slow link an answer takes what it takes."""
_CHUNK = 65_536
_LONGEST_TOKEN = 4_096
_HTTPS = 443
_LINK_ERRORS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)


def checked_url(url: str) -> str:
    """The base address without its closing slash. Raises `url-missing`, `url-invalid`, or `insecure-url`."""
    text = url.strip().rstrip("/")
    if not text:
        raise KnownProblem("url-missing")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise KnownProblem("url-invalid", url=text[:200]) from error
    is_plausible = parts.scheme in {"http", "https"} and host and not (parts.query or parts.fragment or parts.username)
    if not is_plausible or not text.isprintable() or " " in text:
        raise KnownProblem("url-invalid", url=text[:200])
    if parts.scheme == "http" and not is_loopback(host or ""):
        raise KnownProblem("insecure-url", url=text[:200])
    return text


def checked_token(token: str) -> str:
    """The token without white space around it. Raises `token-missing`, or `token-invalid` where it can be none."""
    text = token.strip()
    if not text:
        raise KnownProblem("token-missing")
    if not (text.isascii() and text.isprintable() and " " not in text and len(text) <= _LONGEST_TOKEN):
        raise KnownProblem("token-invalid")
    return text


class Line:
    """Requests to one server, with the same headers on each. For one thread, but for `abort`."""

    def __init__(
        self,
        base_url: str,
        headers: Mapping[str, str],
        *,
        route: Route | None = None,
        connect_timeout: float = CONNECT_TIMEOUT,
        stall_timeout: float = STALL_TIMEOUT,
        clock: Clock = system_clock,
        has_link: Callable[[], bool] = link.is_up,
        counter: Counter | None = None,
    ) -> None:
        """`route`: how to get there; as the environment says where none is given. `counter`: of its own if not given.

        Raises as `checked_url` does.
        """
        self.base = checked_url(base_url)
        parts = urlsplit(self.base)
        self.host = parts.hostname or ""
        way = route or Route(proxy=None if is_loopback(self.host) else environment_proxy(self.base))
        self._timeout = (connect_timeout, stall_timeout)
        self.clock = clock
        self._wire = Wire(stall_timeout, counter)
        self._around = Surroundings(
            host=self.host,
            port=parts.port or _HTTPS,
            proxy=way.proxy,
            wire=self._wire,
            clock=clock,
            has_link=has_link,
            timeout=connect_timeout,
        )
        self._proxies = {parts.scheme: way.proxy.url} if way.proxy else {}
        self._headers = {**headers, "User-Agent": USER_AGENT}
        self._adapter = WireAdapter(self._wire, way.authorities)

    @property
    def counter(self) -> Counter:
        """What went over the wire so far, headers included."""
        return self._wire.counter

    def hurry(self, stall_timeout: float) -> None:
        """Wait no longer than so many seconds for more of an answer that began."""
        self._wire.hurry(stall_timeout)

    def abort(self) -> None:
        """Let whatever waits on the network fail with `cancelled` at once. From any thread."""
        self._wire.cut()

    def resume(self) -> None:
        """Allow requests again after an `abort`."""
        self._wire.mend()

    def close(self) -> None:
        """Close the connection."""
        self._adapter.close()

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str],
        body: bytes | None = None,
        stall: float | None = None,
        is_dear: bool = False,
    ) -> requests.Response:
        """Send, once more where a kept connection had gone stale; one that `is_dear` is never repeated from here.

        `stall`: seconds without a byte of the answer, where that is not to be the usual.
        """
        before = self.counter.connections, self.counter.bytes_down
        try:
            return self._send_once(method, path, headers, body, stall)
        except requests.ConnectionError as error:
            is_stale = before == (self.counter.connections, self.counter.bytes_down) and self.counter.connections > 0
            if self._wire.is_cut or is_dear or not is_stale or isinstance(error, requests.exceptions.Timeout):
                raise self._diagnosed(error) from error
            log.info("the kept connection had gone stale")
        except _LINK_ERRORS as error:
            raise self._diagnosed(error) from error
        try:
            return self._send_once(method, path, headers, body, stall)
        except _LINK_ERRORS as error:
            raise self._diagnosed(error) from error

    def _send_once(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None, stall: float | None
    ) -> requests.Response:
        if self._wire.is_cut:
            raise KnownProblem("cancelled")
        began = self.clock.monotonic()
        try:
            return self._adapter.send(
                self._prepared(method, self.base + path, {**self._headers, **headers}, body),
                timeout=self._timeout if stall is None else (self._timeout[0], min(stall, self._timeout[1])),
                stream=True,
                proxies=self._proxies,
            )
        finally:
            self.counter.head_seconds += self.clock.monotonic() - began

    @staticmethod
    def _prepared(method: str, url: str, headers: dict[str, str], body: bytes | None) -> requests.PreparedRequest:
        """As requests prepares one, but for what none of ours has: cookies, parameters, a login, hooks."""
        request = requests.PreparedRequest()
        request.prepare_method(method)
        request.prepare_url(url, None)
        request.prepare_headers(headers)
        request.prepare_body(body, None)
        return request

    def whole(self, response: requests.Response, limit: int) -> bytes:
        """The body to its end, unpacked, of `limit` bytes at most."""
        encoding = response.headers.get("Content-Encoding", "")
        return b"".join(unpack.unpacked(self.chunks(response), encoding, max_total=limit))

    def chunks(self, response: requests.Response) -> Iterator[bytes]:
        """The body as it comes: `read1` waits for some bytes, not for a full buffer."""
        began = self.clock.monotonic()
        try:
            while chunk := response.raw.read1(_CHUNK, decode_content=False):
                yield chunk
        except _LINK_ERRORS as error:
            raise self._diagnosed(error, answer_began=True) from error
        finally:
            self.counter.body_seconds += self.clock.monotonic() - began
        if self._wire.is_cut:
            raise KnownProblem("cancelled")

    def _diagnosed(self, error: Exception, *, answer_began: bool = False) -> KnownProblem:
        if self._wire.is_cut:
            return KnownProblem("cancelled")
        proxy = self._around.proxy
        problem = diagnosis.of_link(error, host=self.host, answer_began=answer_began, proxy=proxy)
        return closer_look.taken(problem, error, self._around)
