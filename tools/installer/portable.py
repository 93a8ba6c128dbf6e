"""The folder as an archive, for a PC where nothing may be installed: unpack it and start the program in it."""

from __future__ import annotations

import time
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tools.installer.packing import write_tar_xz
from tools.installer.source import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.source import Source


def tar_xz(source: Source, folder: Path, dist: Path) -> Path:
    """For Linux. The same bytes each time."""
    made = dist / f"{NAME}-{source.version}-linux-x86_64.tar.xz"
    with made.open("wb") as file:
        paths = (folder, *folder.rglob("*"))
        write_tar_xz(file, paths, name=lambda path: _name(folder, path), epoch=source.epoch, preset=6)
    return made


def zipped(source: Source, folder: Path, dist: Path) -> Path:
    """For Windows. The same bytes each time."""
    made = dist / f"{NAME}-{source.version}-windows-x86_64.zip"
    moment = time.gmtime(source.epoch)[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _sorted(folder):
            if path.is_file():
                entry = zipfile.ZipInfo(_name(folder, path), moment)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
                archive.writestr(entry, path.read_bytes())
    return made


def _sorted(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def _name(folder: Path, path: Path) -> str:
    return (PurePosixPath(NAME) / path.relative_to(folder).as_posix()).as_posix()
