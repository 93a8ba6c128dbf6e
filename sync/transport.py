"""HTTP to a central API: one warm connection, compressed both ways, nothing believed that isn't from a central API.

Files go as they are: they are packed already.

requests would also look into the environment by itself: for proxies, where the officer may have chosen another, let
`REQUESTS_CA_BUNDLE` overrule the authorities and a `.netrc` the token. So it is told not to, and is given a `Route`.
"""

from __future__ import annotations

import gzip
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions
import zstandard

from desktop.clock import system_clock
from desktop.problems import KnownProblem
from sync import closer_look, diagnosis, dictionary, link, unpack
from sync.closer_look import Surroundings
from sync.contract import messages
from sync.route import Route, environment_proxy, is_loopback
from sync.wire import Wire, WireAdapter

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from desktop.clock import Clock
    from sync.wire import Counter

log = logging.getLogger(__name__)

USER_AGENT = "lapor-desktop"
CONNECT_TIMEOUT = 10.0
"""Seconds for a connection to come about."""
STALL_TIMEOUT = 20.0
"""Seconds without a single byte. There is no limit to the whole: on a slow link an answer takes what it takes."""
_FLOW_TIMEOUT = 8.0
"""Seconds without a byte in the middle of a stream. TCP waits ever longer after a blackout; a new connection, which
goes on from the last checkpoint, is there sooner."""
_LEVEL = 19
_CHUNK = 65_536
_SMALL = dictionary.SMALL
_LONGEST_PROBLEM = 65_536
_LONGEST_DOCUMENT = 16 * 1024 * 1024
_LONGEST_TOKEN = 4_096
_HTTPS = 443
_REDIRECTS = range(300, 400)
_LINK_ERRORS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)

_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    dictionary.CODING: dictionary.pack,
    "zstd": lambda body: zstandard.ZstdCompressor(level=_LEVEL).compress(body),
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "": lambda body: body,
}


@dataclass(frozen=True, slots=True)
class Document:
    """A whole answer to a GET, unpacked, with its ETag."""

    etag: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose body is still to come, as it is."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]


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


class Transport:
    """Requests to one central API with one officer's token. For one thread, but for `abort`."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        route: Route | None = None,
        connect_timeout: float = CONNECT_TIMEOUT,
        stall_timeout: float = STALL_TIMEOUT,
        clock: Clock = system_clock,
        has_link: Callable[[], bool] = link.is_up,
    ) -> None:
        """`route`: how to get there; as the environment says where none is given. Raises KnownProblems of all three."""
        self._base = checked_url(base_url)
        parts = urlsplit(self._base)
        self._host = parts.hostname or ""
        way = route or Route(proxy=None if is_loopback(self._host) else environment_proxy(self._base))
        self._timeout = (connect_timeout, stall_timeout)
        self._clock = clock
        self._wire = Wire(stall_timeout)
        self._around = Surroundings(
            host=self._host,
            port=parts.port or _HTTPS,
            proxy=way.proxy,
            wire=self._wire,
            clock=clock,
            has_link=has_link,
            timeout=connect_timeout,
        )
        self._encodings = [dictionary.CODING, "zstd", "gzip", ""]
        self._session = requests.Session()
        self._session.trust_env = False
        if way.proxy:
            self._session.proxies = {parts.scheme: way.proxy.url}
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.clear()
        self._session.headers.update(
            {
                "Authorization": f"Bearer {checked_token(token)}",
                "Accept-Encoding": unpack.ACCEPTED,
                "User-Agent": USER_AGENT,
            }
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, WireAdapter(self._wire, way.authorities))

    @property
    def counter(self) -> Counter:
        """What went over the wire so far, headers included."""
        return self._wire.counter

    @contextmanager
    def post_stream(self, path: str, body: bytes) -> Iterator[Iterator[bytes]]:
        """Send JSON and give the lines of the streamed answer, each as soon as it is there."""
        response = self._post(path, body)
        try:
            self._check(response, messages.STREAM_MEDIA_TYPE)
            self._wire.hurry(_FLOW_TIMEOUT)
            yield unpack.lines(unpack.unpacked(self._chunks(response), response.headers.get("Content-Encoding", "")))
        finally:
            response.close()

    def get(self, path: str, etag: str = "") -> Document | None:
        """A document, or None where it is still the one with this ETag."""
        response = self._send("GET", path, headers={"If-None-Match": etag} if etag else {})
        try:
            if response.status_code == HTTPStatus.NOT_MODIFIED and messages.CONTRACT_HEADER in response.headers:
                return None
            self._check(response, messages.REQUEST_MEDIA_TYPE)
            return Document(etag=response.headers.get("ETag", ""), body=self._whole(response, _LONGEST_DOCUMENT))
        finally:
            response.close()

    @contextmanager
    def request(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str],
        expected: Container[int],
        body: bytes | None = None,
        stall: float | None = None,
        is_dear: bool = False,
    ) -> Iterator[Answer]:
        """Send bytes as they are and give the answer, if its status is an expected one.

        `stall`: seconds without a byte of the answer, where that is not to be the usual. One that `is_dear` is never
        repeated from here, not even where a kept connection had gone stale: its sender asks first how far it came.
        """
        response = self._send(method, path, headers=headers, body=body, stall=stall, is_dear=is_dear)
        try:
            self._check_status(response, expected)
            yield Answer(response.status_code, response.headers, self._chunks(response))
            for _ in self._chunks(response):
                pass  # to its end, so that the connection can be kept
        finally:
            response.close()

    def path_of(self, path: str, location: str) -> str:
        """Where a `Location` in the answer to `path` leads. Raises `answer-garbled` if it is not to this central API.

        The token goes nowhere else.
        """
        target = urljoin(self._base + path, location)
        if not location or not target.startswith(self._base + "/"):
            raise KnownProblem("answer-garbled", reason="Location")
        return target.removeprefix(self._base)

    def abort(self) -> None:
        """Let whatever waits on the network fail with `cancelled` at once. From any thread."""
        self._wire.cut()

    def resume(self) -> None:
        """Allow requests again after an `abort`."""
        self._wire.mend()

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    # internals

    def _post(self, path: str, body: bytes) -> requests.Response:
        """Pack as the server understands it: a 415 takes the next encoding that it names, from now on."""
        while True:
            encoding = next(each for each in self._encodings if each != dictionary.CODING or len(body) <= _SMALL)
            headers = {"Content-Type": messages.REQUEST_MEDIA_TYPE}
            packed = _PACKERS[encoding](body)
            if encoding and len(packed) + len(f"Content-Encoding: {encoding}\r\n") < len(body):
                headers["Content-Encoding"] = encoding
            else:
                packed = body
            response = self._send("POST", path, body=packed, headers=headers)
            is_refused = response.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
            if not (is_refused and "Content-Encoding" in headers and messages.CONTRACT_HEADER in response.headers):
                return response
            response.close()
            log.info("the central API does not take %s", encoding)
            self._encodings = _still(self._encodings, encoding, response.headers.get("Accept-Encoding", ""))

    def _send(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str],
        body: bytes | None = None,
        stall: float | None = None,
        is_dear: bool = False,
    ) -> requests.Response:
        """Send, once more where a kept connection had gone stale: that is safe because every op carries its id."""
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
        began = self._clock.monotonic()
        try:
            return self._session.request(
                method,
                self._base + path,
                data=body,
                headers=headers,
                timeout=self._timeout if stall is None else (self._timeout[0], min(stall, self._timeout[1])),
                stream=True,
                allow_redirects=False,
            )
        finally:
            self.counter.head_seconds += self._clock.monotonic() - began

    def _check(self, response: requests.Response, media_type: str) -> None:
        """Let nothing through but a success of a central API."""
        self._check_status(response, {HTTPStatus.OK})
        if _media_type(response) != media_type:
            raise KnownProblem("captive-portal", host=self._host)

    def _check_status(self, response: requests.Response, expected: Container[int]) -> None:
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS:
            raise KnownProblem("captive-portal", host=self._host)
        problem = diagnosis.of_answer(status, headers, host=self._host, now=self._clock.now())
        if problem:
            raise problem
        if status not in expected:
            body = self._whole(response, _LONGEST_PROBLEM) if _media_type(response).endswith("json") else b""
            raise diagnosis.of_refusal(status, headers, body, host=self._host, now=self._clock.now())

    def _whole(self, response: requests.Response, limit: int) -> bytes:
        encoding = response.headers.get("Content-Encoding", "")
        return b"".join(unpack.unpacked(self._chunks(response), encoding, max_total=limit))

    def _chunks(self, response: requests.Response) -> Iterator[bytes]:
        """The body as it comes: `read1` waits for some bytes, not for a full buffer."""
        began = self._clock.monotonic()
        try:
            while chunk := response.raw.read1(_CHUNK, decode_content=False):
                yield chunk
        except _LINK_ERRORS as error:
            raise self._diagnosed(error, answer_began=True) from error
        finally:
            self.counter.body_seconds += self._clock.monotonic() - began
        if self._wire.is_cut:
            raise KnownProblem("cancelled")

    def _diagnosed(self, error: Exception, *, answer_began: bool = False) -> KnownProblem:
        if self._wire.is_cut:
            return KnownProblem("cancelled")
        proxy = self._around.proxy
        problem = diagnosis.of_link(error, host=self._host, answer_began=answer_began, proxy=proxy)
        return closer_look.taken(problem, error, self._around)


def _still(encodings: list[str], refused: str, named: str) -> list[str]:
    """What is left to try after a refusal that named what is understood, or named nothing."""
    known = {entry.partition(";")[0].strip().lower() for entry in named.split(",") if entry.strip()}
    return [each for each in encodings if each != refused and (not known or not each or each in known)]


def _media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
