"""One file goes up: in chunks of which a cut costs at most one, from where the server says it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import uploads
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


class Upload:
    """Of one content. Where it goes on is kept on the desk, so that a restart knows."""

    def __init__(self, desk: Desk, channel: FileChannel, file: FileRef) -> None:
        self._desk = desk
        self._channel = channel
        self._file = file
        self._reached = 0

    def run(self, on_part: Callable[[int], None]) -> None:
        """Send what is missing. `on_part` is told how many bytes have arrived, and may end it by raising.

        Raises `upload-refused`, or `answer-file-lost` where the content is not on this PC.
        """
        if not self._desk.files.has(self._file.sha256).result():
            raise KnownProblem("answer-file-lost", name=self._file.name)
        steadily(lambda: self._send(on_part), lambda: self._reached)
        self._desk.do(uploads.finished, self._file.sha256)

    def _send(self, on_part: Callable[[int], None]) -> None:
        for _ in range(MOST_BEGINNINGS):
            place = self._stands() or self._begin()
            if self._send_from(place, on_part):
                return
        raise KnownProblem("answer-garbled", reason="upload lost")

    def _stands(self) -> Place | None:
        """Where an upload that was begun stands, as the server says."""
        url = self._desk.ask(uploads.url_of, self._file.sha256)
        offset = self._channel.upload_offset(url) if url else None
        return None if offset is None else Place(url, offset)

    def _begin(self) -> Place:
        place = self._channel.create_upload(sha256=self._file.sha256, size=self._file.size)
        self._desk.do(uploads.begun, self._file.sha256, place.url)
        return place

    def _send_from(self, place: Place, on_part: Callable[[int], None]) -> bool:
        """Send chunk after chunk; False where the server does not know the upload any more."""
        offset, unheard = place.offset, 0
        while offset < self._file.size:
            self._reached = offset
            on_part(offset)
            data = self._desk.files.read_part(self._file.sha256, offset, CHUNK).result()
            arrived = self._channel.upload_part(Place(place.url, offset), data)
            unheard = 0 if arrived == offset + len(data) else unheard + 1
            if unheard >= MOST_UNHEARD:
                raise KnownProblem("answer-garbled", reason="upload offset")
            told = self._channel.upload_offset(place.url) if arrived is None else arrived
            if told is None:
                self._desk.do(uploads.begun, self._file.sha256, "")
                return False
            offset = told
        self._reached = offset
        on_part(offset)
        return True
