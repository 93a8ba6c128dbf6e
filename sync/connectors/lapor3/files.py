"""Files of this API: they come by their address, without credentials, and go along with the follow-up itself."""

from __future__ import annotations

import re
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desktop.problems import KnownProblem
from sync.connectors.base import Incoming, Place
from sync.net.line import Line
from sync.net.route import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import requests

    from sync.net.route import Route
    from sync.net.wire import Counter

_ALONG = "along"
"""Address of an upload that there is none of."""
_CONTENT_RANGE = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15})")
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.FORBIDDEN}


class Lapor3Files:
    """For the thread that syncs. Opens a connection to the host of each file that is asked for."""

    def __init__(
        self, base_url: str, route_to: Callable[[str], Route | None], *, keep: Callable[[], None], counter: Counter
    ) -> None:
        """`route_to` tells the way to an address; `keep` waits until the next request may begin."""
        self._counter = counter
        self._base = base_url
        self._route_to = route_to
        self._keep = keep
        self._lines: dict[str, Line] = {}

    @contextmanager
    def download(self, attachment_id: str, *, start: int, etag: str) -> Iterator[Incoming]:
        """A file by its address, from `start` on where the server can. Raises `attachment-gone`."""
        line, path = self._line_to(attachment_id)
        headers = {"Range": f"bytes={start}-", "If-Range": etag} if start and etag else {}
        self._keep()
        response = line.send("GET", path, headers=headers)
        try:
            yield _incoming(line, response)
        finally:
            response.close()

    def preview(self, attachment_id: str) -> bytes | None:  # noqa: ARG002 - as the protocol has it
        """There are none here."""
        return None

    def create_upload(self, *, sha256: str, size: int) -> Place:  # noqa: ARG002 - as the protocol has it
        """Nothing goes before the follow-up: as if all of it were there."""
        return Place(_ALONG, size)

    def upload_offset(self, url: str) -> int | None:  # noqa: ARG002 - as the protocol has it
        """What was begun over another way is begun anew."""
        return None

    def upload_part(self, place: Place, data: bytes) -> int | None:
        """Never called: `create_upload` leaves nothing to be sent."""
        raise AssertionError(place, len(data))

    def end_upload(self, url: str) -> None:
        """There is nothing to end."""

    def abort(self) -> None:
        """Let whatever waits fail with `cancelled`."""
        for line in tuple(self._lines.values()):
            line.abort()

    def resume(self) -> None:
        """Allow requests again."""
        for line in tuple(self._lines.values()):
            line.resume()

    def close(self) -> None:
        """Close all connections."""
        for line in self._lines.values():
            line.close()

    def _line_to(self, address: str) -> tuple[Line, str]:
        """The connection to a file's host. Only a test's API on this PC may name files on this PC."""
        url = urljoin(self._base + "/", address)
        parts = urlsplit(url)
        host = parts.hostname or ""
        if is_loopback(host) and not is_loopback(urlsplit(self._base).hostname or ""):
            raise KnownProblem("attachment-gone")
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._lines:
            self._lines[origin] = Line(
                origin, {"Accept-Encoding": "identity"}, route=self._route_to(origin), counter=self._counter
            )
        return self._lines[origin], parts.path + (f"?{parts.query}" if parts.query else "")


def _incoming(line: Line, response: requests.Response) -> Incoming:
    status = response.status_code
    if status in _GONE:
        raise KnownProblem("attachment-gone")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise KnownProblem("server-unavailable", status=status)
    if "html" in response.headers.get("Content-Type", "").lower():  # no citizen attaches one; portals answer so
        raise KnownProblem("captive-portal", host=line.host)
    etag = response.headers.get("ETag", "")
    if status == HTTPStatus.PARTIAL_CONTENT:
        part = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
        if part is None:
            raise KnownProblem("answer-garbled", reason="Content-Range")
        return Incoming(etag, int(part[1]), int(part[2]), line.chunks(response))
    length = response.headers.get("Content-Length", "").strip()
    if status != HTTPStatus.OK or not length.isdecimal():
        raise KnownProblem("server-refused", status=status, reason="Content-Length")
    return Incoming(etag, 0, int(length), line.chunks(response))
