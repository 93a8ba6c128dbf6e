"""HTTP to a central API: compressed both ways, nothing believed that isn't from a central API, over one `Line`.

Files go as they are: they are packed already.
"""

from __future__ import annotations

import gzip
import logging
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import zstandard

from desktop.clock import system_clock
from desktop.problems import KnownProblem
from sync.contract import terms
from sync.contract.sign_in import FORM_MEDIA_TYPE
from sync.net import diagnosis, dictionary, link, unpack
from sync.net.line import CONNECT_TIMEOUT, STALL_TIMEOUT, USER_AGENT, Line, checked_token, checked_url

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    import requests

    from desktop.clock import Clock
    from sync.net.route import Route
    from sync.net.wire import Counter
    from sync.signin.tokens import Renewing

__all__ = ["STALL_TIMEOUT", "USER_AGENT", "Answer", "Document", "Transport", "checked_token", "checked_url"]

log = logging.getLogger(__name__)

_FLOW_TIMEOUT = 8.0
"""Seconds without a byte in the middle of a stream. TCP waits ever longer after a blackout; a new connection, which
goes on from the last checkpoint, is there sooner."""
_LEVEL = 19
_SMALL = dictionary.SMALL
_TINY = 80
"""Bytes up to which a request goes as it is: it has no more than a cursor and a name to say, which nothing shortens by
as much as the header takes that tells so."""
_LONGEST_PROBLEM = 65_536
_LONGEST_DOCUMENT = 16 * 1024 * 1024
_REDIRECTS = range(300, 400)
_ANY = range(200, 600)
"""Statuses of an answer whose body says the rest."""

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


class Transport:
    """Requests to one central API with one officer's token. For one thread, but for `abort`."""

    def __init__(
        self,
        base_url: str,
        token: str | Renewing | None,
        *,
        route: Route | None = None,
        connect_timeout: float = CONNECT_TIMEOUT,
        stall_timeout: float = STALL_TIMEOUT,
        clock: Clock = system_clock,
        has_link: Callable[[], bool] = link.is_up,
    ) -> None:
        """`token`: one that lasts, those of an officer who signed in, or None before anybody is known.

        `route`: how to get there; as the environment says where none is given. Raises KnownProblems of all three.
        """
        url = checked_url(base_url)
        self._token = checked_token(token) if isinstance(token, str) else token
        self._line = Line(
            url,
            {"Accept-Encoding": unpack.ACCEPTED},
            route=route,
            connect_timeout=connect_timeout,
            stall_timeout=stall_timeout,
            clock=clock,
            has_link=has_link,
        )
        self._encodings = [dictionary.CODING, "zstd", "gzip", ""]

    @property
    def counter(self) -> Counter:
        """What went over the wire so far, headers included."""
        return self._line.counter

    @contextmanager
    def post_stream(self, path: str, body: bytes) -> Iterator[Iterator[bytes]]:
        """Send JSON and give the lines of the streamed answer, each as soon as it is there."""
        response = self._post(path, body)
        try:
            self._check(response, terms.STREAM_MEDIA_TYPE)
            self._line.hurry(_FLOW_TIMEOUT)
            yield unpack.lines(
                unpack.unpacked(self._line.chunks(response), response.headers.get("Content-Encoding", ""))
            )
        finally:
            response.close()

    def get(self, path: str, etag: str = "") -> Document | None:
        """A document, or None where it is still the one with this ETag."""
        response = self._send("GET", path, headers={"If-None-Match": etag} if etag else {})
        try:
            if response.status_code == HTTPStatus.NOT_MODIFIED and terms.CONTRACT_HEADER in response.headers:
                return None
            self._check(response, terms.REQUEST_MEDIA_TYPE)
            return Document(etag=response.headers.get("ETag", ""), body=self._line.whole(response, _LONGEST_DOCUMENT))
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
            yield Answer(response.status_code, response.headers, self._line.chunks(response))
            for _ in self._line.chunks(response):
                pass  # to its end, so that the connection can be kept
        finally:
            response.close()

    def ask_openly(self, path: str, form: str) -> tuple[int, bytes]:
        """Send a form without any token, exactly once, and give status and body of the answer.

        On a new connection: a kept one may have gone stale, and then nobody knows whether the form has come.
        """
        self._line.close()
        headers = {"Content-Type": FORM_MEDIA_TYPE, "Accept": terms.REQUEST_MEDIA_TYPE}
        response = self._line.send("POST", path, headers=headers, body=form.encode("ascii"), is_dear=True)
        try:
            self._check_status(response, _ANY)
            return response.status_code, self._line.whole(response, _LONGEST_PROBLEM)
        finally:
            response.close()

    def path_of(self, path: str, location: str) -> str:
        """Where a `Location` in the answer to `path` leads. Raises `answer-garbled` if it is not to this central API.

        The token goes nowhere else.
        """
        target = urljoin(self._line.base + path, location)
        if not location or not target.startswith(self._line.base + "/"):
            raise KnownProblem("answer-garbled", reason="Location")
        return target.removeprefix(self._line.base)

    def abort(self) -> None:
        """Let whatever waits on the network fail with `cancelled` at once. From any thread."""
        self._line.abort()

    def resume(self) -> None:
        """Allow requests again after an `abort`."""
        self._line.resume()

    def close(self) -> None:
        """Close the connection."""
        self._line.close()

    # internals

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
        """Send with the token. One that ran out on the way is renewed, and the request made again, once.

        Whoever refuses a token has done nothing of what was asked, so that is no repetition, however dear it is.
        """
        send = partial(self._line.send, method, path, body=body, stall=stall, is_dear=is_dear)
        if self._token is None:
            return send(headers=headers)
        if isinstance(self._token, str):
            return send(headers={**headers, **_bearer(self._token)})
        token = self._token.current(self.ask_openly)
        response = send(headers={**headers, **_bearer(token)})
        is_refused = response.status_code == HTTPStatus.UNAUTHORIZED
        if not (is_refused and terms.CONTRACT_HEADER in response.headers):
            return response
        response.close()
        return send(headers={**headers, **_bearer(self._token.another(token, self.ask_openly))})

    def _post(self, path: str, body: bytes) -> requests.Response:
        """Pack as the server understands it: a 415 takes the next encoding that it names, from now on."""
        while True:
            encoding = next(each for each in self._encodings if each != dictionary.CODING or len(body) <= _SMALL)
            headers = {"Content-Type": terms.REQUEST_MEDIA_TYPE}
            packed = _PACKERS[encoding](body) if len(body) > _TINY else body
            if encoding and len(packed) + len(f"Content-Encoding: {encoding}\r\n") < len(body):
                headers["Content-Encoding"] = encoding
            else:
                packed = body
            response = self._send("POST", path, body=packed, headers=headers)
            is_refused = response.status_code == HTTPStatus.UNSUPPORTED_MEDIA_TYPE
            if not (is_refused and "Content-Encoding" in headers and terms.CONTRACT_HEADER in response.headers):
                return response
            response.close()
            log.info("the central API does not take %s", encoding)
            self._encodings = _still(self._encodings, encoding, response.headers.get("Accept-Encoding", ""))

    def _check(self, response: requests.Response, media_type: str) -> None:
        """Let nothing through but a success of a central API."""
        self._check_status(response, {HTTPStatus.OK})
        if _media_type(response) != media_type:
            raise KnownProblem("captive-portal", host=self._line.host)

    def _check_status(self, response: requests.Response, expected: Container[int]) -> None:
        status, headers = response.status_code, response.headers
        if status in _REDIRECTS:
            raise KnownProblem("captive-portal", host=self._line.host)
        problem = diagnosis.of_answer(status, headers, host=self._line.host, now=self._line.clock.now())
        if problem:
            raise problem
        if status not in expected:
            body = self._line.whole(response, _LONGEST_PROBLEM) if _media_type(response).endswith("json") else b""
            raise diagnosis.of_refusal(status, headers, body, host=self._line.host, now=self._line.clock.now())


def _still(encodings: list[str], refused: str, named: str) -> list[str]:
    """What is left to try after a refusal that named what is understood, or named nothing."""
    known = {entry.partition(";")[0].strip().lower() for entry in named.split(",") if entry.strip()}
    return [each for each in encodings if each != refused and (not known or not each or each in known)]


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
