"""Files that lie upstream, fetched once to where officers' desks can have them in parts and with a known hash."""

from __future__ import annotations

import hashlib
import logging
import mimetypes
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from sync.contract.messages import AttachmentInfo

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from sync.central.store import Store
    from sync.connectors.lapor3.files import Lapor3Files
    from sync.connectors.lapor3.records import RemoteFile

_log = logging.getLogger(__name__)

LARGEST = 25 * 1024 * 1024
"""Bytes of a file that is fetched; a larger one is looked at upstream."""


class Fetcher:
    """For the one thread that speaks to the upstream."""

    def __init__(self, store: Store, files: Lapor3Files) -> None:
        self._store = store
        self._files = files
        self._given_up: set[str] = set()

    def fetched(self, wanted: Iterable[RemoteFile]) -> Mapping[str, AttachmentInfo]:
        """Those that are here now, by their address. What can't be had is left out: it holds up no text."""
        found: dict[str, AttachmentInfo] = {}
        for file in wanted:
            with self._store.read() as db:
                known = _known(db, file)
            told = known or (None if file.url in self._given_up else self._fetch(file))
            if told is not None:
                found[file.url] = told
            else:
                self._given_up.add(file.url)
        return found

    def _fetch(self, file: RemoteFile) -> AttachmentInfo | None:
        try:
            with (
                self._files.download(file.url, start=0, etag="") as incoming,
                tempfile.NamedTemporaryFile(dir=self._store.folder, prefix="incoming-", delete=False) as part,
            ):
                path = Path(part.name)
                try:
                    if incoming.total > LARGEST:
                        return None
                    for chunk in incoming.chunks:
                        part.write(chunk)
                    part.flush()
                    is_whole = part.tell() == incoming.total
                    part.close()
                    return self._kept(file, path, incoming.total) if is_whole else None
                finally:
                    path.unlink(missing_ok=True)
        except KnownProblem as problem:
            if problem.code == "cancelled":
                raise
            _log.info("a file could not be fetched: %s", problem.code)
            return None

    def _kept(self, file: RemoteFile, path: Path, size: int) -> AttachmentInfo:
        sha256 = self._store.contents.adopt(path)
        media_type = mimetypes.guess_type(file.name)[0] or ""
        return AttachmentInfo(id=_id_of(file), name=file.name, size=size, media_type=media_type, sha256=sha256)


def _known(db: sqlite3.Connection, file: RemoteFile) -> AttachmentInfo | None:
    row = db.execute(
        "SELECT name, size, media_type, sha256 FROM attachment WHERE id = ? LIMIT 1", [_id_of(file)]
    ).fetchone()
    if row is None:
        return None
    name, size, media_type, sha256 = row
    return AttachmentInfo(id=_id_of(file), name=name, size=size, media_type=media_type, sha256=sha256)


def _id_of(file: RemoteFile) -> str:
    """Of its address, which desks need not know."""
    return hashlib.sha256(file.url.encode()).hexdigest()[:32]
