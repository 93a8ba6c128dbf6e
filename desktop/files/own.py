"""Files of the officer's own that go with an answer: which ones LAPOR!'s form takes, and what is done to them first."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.files.kinds import ending_of, is_what_it_says, picture_format, safe_name
from desktop.files.metadata import without_metadata
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 5
"""Of one answer. This and the next two are contract v1's."""
MOST_BYTES = 5 * 1024 * 1024
"""Of one file as it goes."""
MEDIA_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MOST_TO_SHRINK = 40 * 1024 * 1024
"""Bytes of a picture that may be attached because it can be made smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A file fit to go with an answer, apart perhaps from its size."""

    name: str
    media_type: str
    data: bytes

    @property
    def is_picture(self) -> bool:
        """Whether it can be made smaller."""
        return bool(picture_format(self.data))

    @property
    def is_too_large(self) -> bool:
        """Whether it can't go as it is."""
        return len(self.data) > MOST_BYTES


def read(path: Path) -> OwnFile:
    """Read a file from the disk. Raises what `prepare` raises, and `file-unreadable`."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > MOST_TO_SHRINK:
                raise too_large(path.name, size)
            data = file.read(MOST_TO_SHRINK)
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(path), reason=error.strerror or "") from error
    return prepare(path.name, data)


def prepare(name: str, data: bytes) -> OwnFile:
    """Check a file, and take out of a picture where and when it was taken.

    A picture may be larger than what can go: it can be made smaller. Raises `attachment-type`, `attachment-empty`,
    `attachment-not-what-it-says`, `attachment-too-large`.
    """
    name = safe_name(name)
    media_type = MEDIA_TYPES.get(ending_of(name).removeprefix("."))
    if media_type is None:
        raise KnownProblem("attachment-type", name=name)
    if not data:
        raise KnownProblem("attachment-empty", name=name)
    if not is_what_it_says(name, data):
        raise KnownProblem("attachment-not-what-it-says", name=name, ending=ending_of(name))
    own = OwnFile(name=name, media_type=media_type, data=without_metadata(data))
    if own.is_too_large and not own.is_picture:
        raise too_large(name, len(own.data))
    return own


def too_large(name: str, size: int) -> KnownProblem:
    """What is to be said of a file of so many bytes."""
    return KnownProblem("attachment-too-large", name=safe_name(name), megabytes=-(-size // 1024**2))
