"""Writes a file so that it is there whole, or as it was before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from desktop.problems import KnownProblem


def put_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`. Raises KnownProblem `file-unwritable`."""
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=path.suffix, delete=False) as file:
            beside = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or str(error)) from error
