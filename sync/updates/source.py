"""Where versions come from: a web server, or a folder on a campus share or a USB stick. Nothing there is believed."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from desktop.problems import KnownProblem
from sync.net import diagnosis
from sync.net.line import Line, checked_url
from sync.net.route import route_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from desktop.cache.ways.network import NetworkSettings
    from sync.net.route import Proxy

_PIECE = 65_536


class Source(Protocol):
    """Files by their path in a repository of versions."""

    @property
    def bytes_down(self) -> int:
        """What came over the network so far, headers included; nothing from a folder."""

    def open(self, path: str, start: int = 0) -> AbstractContextManager[tuple[int, Iterator[bytes]] | None]:
        """From which byte on it comes, which is `start` or 0, and the bytes as they come. None where there is none.

        Raises the KnownProblems of the link, or `update-source-missing` where nothing of a repository is reached.
        """

    def close(self) -> None:
        """Let go of the connection."""


def open_source(
    place: str, wishes: NetworkSettings, system_proxy: Callable[[str], Proxy | None] | None = None
) -> Source:
    """The source that an address or a folder names. Raises as `checked_url` does, or `update-source-missing`."""
    text = place.strip()
    if not text:
        raise KnownProblem("update-source-none")
    if text.lower().startswith(("http://", "https://")):
        url = checked_url(text)
        return WebSource(url, wishes, system_proxy)
    folder = Path(url2pathname(urlsplit(text).path)) if text.lower().startswith("file:") else Path(text)
    return FolderSource(folder)


class FolderSource:
    """A folder of this PC or of the campus network."""

    bytes_down = 0

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not (folder / "metadata").is_dir():
            raise KnownProblem("update-source-missing", place=str(folder))

    @contextmanager
    def open(self, path: str, start: int = 0) -> Iterator[tuple[int, Iterator[bytes]] | None]:
        """A file of the folder."""
        try:
            with (self._folder / path).open("rb") as file:
                file.seek(start)
                yield start, iter(lambda: file.read(_PIECE), b"")
        except FileNotFoundError:
            yield None
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise KnownProblem("disk-full", path=str(path)) from error
            raise KnownProblem("update-source-missing", place=str(self._folder)) from error

    def close(self) -> None:
        """Nothing is kept open."""


class WebSource:
    """A web server that gives out files as they are, over the way that the officer's settings name."""

    def __init__(
        self, url: str, wishes: NetworkSettings, system_proxy: Callable[[str], Proxy | None] | None = None
    ) -> None:
        route = route_to(url, wishes, system_proxy) if system_proxy else route_to(url, wishes)
        self._line = Line(url, {"Accept-Encoding": "identity"}, route=route)

    @property
    def bytes_down(self) -> int:
        """What came, headers included."""
        return self._line.counter.bytes_down

    @contextmanager
    def open(self, path: str, start: int = 0) -> Iterator[tuple[int, Iterator[bytes]] | None]:
        """A file of the server, from `start` on where it can do that."""
        response = self._line.send("GET", f"/{path}", headers={"Range": f"bytes={start}-"} if start else {})
        try:
            status = response.status_code
            if status in {HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN}:
                yield None
            elif status == HTTPStatus.OK:
                yield 0, self._line.chunks(response)
            elif status == HTTPStatus.PARTIAL_CONTENT and _begins_at(response.headers.get("Content-Range", ""), start):
                yield start, self._line.chunks(response)
            elif status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                yield start, iter(())
            else:
                raise diagnosis.of_answer(
                    status, response.headers, host=self._line.host, now=self._line.clock.now()
                ) or KnownProblem("update-source-missing", place=self._line.base)
        finally:
            response.close()

    def close(self) -> None:
        """Close the connection."""
        self._line.close()


def _begins_at(content_range: str, start: int) -> bool:
    return content_range.lower().startswith(f"bytes {start}-")
