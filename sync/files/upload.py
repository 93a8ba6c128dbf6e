"""One file goes up: in chunks of which a cut costs at most one, from where the server says it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import uploads
from desktop.files.rows import CHUNK
from desktop.problems import KnownProblem
from sync.connectors.base import Place
from sync.files.steady import steadily

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk
    from desktop.intent import FileRef
    from sync.connectors.base import FileChannel

MOST_BEGINNINGS = 3
"""How often an upload is begun before the server is believed to lose it each time."""
MOST_UNHEARD = 3
"""Chunks in a row after which the server does not stand where it should, before that is taken for a fault."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes up: its SHA-256, its size in bytes, and how `read(start, length)` gets at them."""

    sha256: str
    size: int
    read: Callable[[int, int], bytes]


class Upload:
    """Of one content. `url` gives where it goes on, if it was begun; `begun` is told where it does, to remember it."""

    def __init__(
        self, channel: FileChannel, content: Content, *, url: Callable[[], str], begun: Callable[[str], object]
    ) -> None:
        self._channel = channel
        self._content = content
        self._url = url
        self._begun = begun
        self._reached = 0

    def run(self, on_part: Callable[[int], None]) -> None:
        """Send what is missing. `on_part` is told how many bytes have arrived, and may end it by raising.

        Raises `upload-refused`.
        """
        steadily(lambda: self._send(on_part), lambda: self._reached)

    def _send(self, on_part: Callable[[int], None]) -> None:
        for _ in range(MOST_BEGINNINGS):
            place = self._stands() or self._begin()
            if self._send_from(place, on_part):
                return
        raise KnownProblem("answer-garbled", reason="upload lost")

    def _stands(self) -> Place | None:
        """Where an upload that was begun stands, as the server says."""
        url = self._url()
        offset = self._channel.upload_offset(url) if url else None
        return None if offset is None else Place(url, offset)

    def _begin(self) -> Place:
        place = self._channel.create_upload(sha256=self._content.sha256, size=self._content.size)
        self._begun(place.url)
        return place

    def _send_from(self, place: Place, on_part: Callable[[int], None]) -> bool:
        """Send chunk after chunk; False where the server does not know the upload any more."""
        offset, unheard = place.offset, 0
        while offset < self._content.size:
            self._reached = offset
            on_part(offset)
            data = self._content.read(offset, CHUNK)
            arrived = self._channel.upload_part(Place(place.url, offset), data)
            unheard = 0 if arrived == offset + len(data) else unheard + 1
            if unheard >= MOST_UNHEARD:
                raise KnownProblem("answer-garbled", reason="upload offset")
            told = self._channel.upload_offset(place.url) if arrived is None else arrived
            if told is None:
                self._begun("")
                return False
            offset = told
        self._reached = offset
        on_part(offset)
        return True


def send_from_desk(desk: Desk, channel: FileChannel, file: FileRef, on_part: Callable[[int], None]) -> None:
    """Upload a file of an answer. Where it goes on is kept on the desk, so that a restart knows.

    Raises `upload-refused`, or `answer-file-lost` where the content is not on this PC.
    """
    sha256 = file.sha256
    if not desk.files.has(sha256).result():
        raise KnownProblem("answer-file-lost", name=file.name)
    content = Content(sha256, file.size, lambda start, length: desk.files.read_part(sha256, start, length).result())
    upload = Upload(
        channel,
        content,
        url=lambda: desk.ask(uploads.url_of, sha256),
        begun=lambda url: desk.do(uploads.begun, sha256, url),
    )
    upload.run(on_part)
    desk.do(uploads.finished, sha256)
