"""Updating the program in a folder: see what there is, fetch what differs, let it take its place at the next start."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from desktop.updates import swap
from desktop.updates.manifest import number_of
from desktop.updates.swap import STATE_FOLDER, Phase
from sync.updates import fetching

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.updates.fetching import Difference
    from sync.updates.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Updating:
    """What an update is made with. `kept`: a folder in which is remembered what the publisher has said before."""

    source: Source
    root: bytes
    platform: str
    program: Path
    kept: Path
    version: str
    """That is here now."""

    def check(self) -> Difference | None:
        """What a newer version would change here, or None where this is the newest.

        Raises KnownProblem as `trust.newest`, and `update-older` where what is offered is older than this one.
        """
        from sync.updates import trust  # a whole library, which no window needs for its start

        offered = trust.newest(self.source, self.root, self.platform, self.kept)
        if number_of(offered.version) < number_of(self.version):
            raise KnownProblem("update-older")
        if offered.version == self.version:
            return None
        if offered.version == swap.refused_version(self.program):
            raise KnownProblem("update-did-not-start", version=offered.version)
        return fetching.compare(self.source, offered, self.program, self.platform)

    def fetch(self, difference: Difference, on_part: Callable[[int], None]) -> None:
        """Fetch what is missing, and have it ready for the next start. Raises as `fetching.fetch`."""
        found = swap.journal(self.program)
        if found is not None and found["phase"] in {Phase.SWAPPING, Phase.RETURNING}:
            raise KnownProblem("update-under-way")
        fetching.fetch(self.source, difference, self.program, on_part)
        files = [
            (change.path, change.kind, "" if change.file is None else change.file.sha256)
            for change in difference.changes
        ]
        swap.make_ready(self.program, difference.version, self.version, files)
        shutil.rmtree(self.program / STATE_FOLDER / "fetched", ignore_errors=True)
