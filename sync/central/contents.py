"""Contents of files in the data folder, each kept once under its SHA-256, with a small preview where there is one."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from sync.contract.terms import MAX_PREVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE = 65_536
"""Bytes that are held in memory at a time."""
PICTURE_TYPES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""How a picture begins that any client can show."""


class Contents:
    """One folder. Safe to use from any thread."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def has(self, sha256: str) -> bool:
        """Whether a content is here."""
        return bool(sha256) and self._path(sha256).exists()

    def put(self, data: bytes, sha256: str, *, preview: bytes) -> None:
        """Keep a content that was made here, with its preview."""
        for path, content in ((self._path(sha256), data), (self._preview_path(sha256), preview)):
            if not path.exists():
                made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
                made.write_bytes(content)
                made.replace(path)

    def adopt(self, path: Path) -> str:
        """Keep a file that came, on the disk before its name is told. Gives its SHA-256."""
        digest = hashlib.sha256()
        with path.open("rb+") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
            os.fsync(file.fileno())
        path.replace(self._path(digest.hexdigest()))
        return digest.hexdigest()

    def pieces(self, sha256: str, start: int, length: int) -> Iterator[bytes]:
        """Some of a content. No file stays open in between: a client that goes away says nothing."""
        at, end = start, start + length
        while at < end:
            with self._path(sha256).open("rb") as file:
                file.seek(at)
                piece = file.read(min(PIECE, end - at))
            if not piece:
                return
            at += len(piece)
            yield piece

    def preview(self, sha256: str) -> tuple[bytes, str] | None:
        """A small picture of a content, with its media type. Nothing here can shrink a picture.

        So there is one of what was made here, and a content that is a small picture is its own.
        """
        for path in (self._preview_path(sha256), self._path(sha256)):
            with suppress(FileNotFoundError):
                if path.stat().st_size <= MAX_PREVIEW:
                    data = path.read_bytes()
                    media_type = next((kind for begin, kind in PICTURE_TYPES.items() if data.startswith(begin)), "")
                    if media_type:
                        return data, media_type
        return None

    def drop(self, sha256: str) -> None:
        """Let go of a content."""
        self._path(sha256).unlink(missing_ok=True)
        self._preview_path(sha256).unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256

    def _preview_path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.preview"
