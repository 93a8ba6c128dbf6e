"""A publisher with keys and a repository, and a program in a folder of its own that is updated from it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Self

from desktop.cache.ways.network import NetworkSettings
from desktop.updates.place import platform
from sync.updates.source import open_source
from sync.updates.updater import Updating
from tools.updates import keys
from tools.updates.repository import DAYS, VersionRepository

if TYPE_CHECKING:
    from pathlib import Path

    from sync.updates.source import Source

PLATFORM = platform()
FIRST = {
    "lapor-desktop": b"#!starter of 1.0",
    "_internal/base_library.zip": b"zip of 1.0",
    "_internal/desktop/desk.pyc": b"desk of 1.0" * 400,
    "_internal/ui/program.pyc": b"program of 1.0" * 300,
    "_internal/ui/old_page.pyc": b"a page that goes",
    "_internal/PySide6/QtCore.so": bytes(range(256)) * 400,
}
SECOND = {
    **{path: content for path, content in FIRST.items() if path != "_internal/ui/old_page.pyc"},
    "_internal/desktop/desk.pyc": b"desk of 1.1" * 400,
    "_internal/ui/updates/page.pyc": b"a page that comes",
}


class Publisher:
    """Keys, a repository, and builds, below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given_out = folder / "repository"
        keys.make(folder / "keys")
        self.root = self.repository().begin().read_bytes()
        self._opened: list[Source] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for source in self._opened:
            source.close()

    def repository(self, **days: int) -> VersionRepository:
        """The repository; `days` that signatures of a role hold, other than usual."""
        return VersionRepository(self.given_out, self.folder / "keys", {**DAYS, **days})

    def publish(self, version: str, files: dict[str, bytes], **days: int) -> None:
        """Build a program and give it out."""
        build = self.folder / f"build-{version}"
        write(build, files)
        notes = {"id": "Lebih cepat.", "en": "Faster."}
        self.repository(**days).publish(build, version=version, platform=PLATFORM, notes=notes)

    def updating(self, program: Path, place: str, version: str = "1.0") -> Updating:
        """What updates the program in a folder."""
        source = open_source(place, NetworkSettings())
        self._opened.append(source)
        return Updating(
            source=source,
            root=self.root,
            platform=PLATFORM,
            program=program,
            kept=self.folder / "kept",
            version=version,
        )


def write(program: Path, files: dict[str, bytes]) -> None:
    """Lay a program's files."""
    shutil.rmtree(program, ignore_errors=True)
    for path, content in files.items():
        (program / path).parent.mkdir(parents=True, exist_ok=True)
        (program / path).write_bytes(content)
    (program / "lapor-desktop").chmod(0o755)


def files_of(program: Path) -> dict[str, bytes]:
    """What lies in a program's folder, without what belongs to an update on its way."""
    return {
        path.relative_to(program).as_posix(): path.read_bytes()
        for path in program.rglob("*")
        if path.is_file() and ".update" not in path.parts
    }
