"""Updates as a desk wants them: from which source, over which way, when by themselves; what comes is counted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.ways import data_use, network
from desktop.cache.ways.data_use import DataKind
from desktop.clock import moment, timestamp
from desktop.problems import KnownProblem
from desktop.updates import listing, place, swap
from desktop.version import program_version
from sync.scheduling import rules
from sync.scheduling.allowance import LARGE_FILE, Hindrance, file_hindrance, sync_hindrance
from sync.scheduling.network import UNKNOWN
from sync.scheduling.rules import LargeFiles
from sync.updates import publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.cache.ways.network import NetworkSettings
    from desktop.desk import Desk
    from sync.scheduling.network import Network
    from sync.updates.fetching import Difference
    from sync.updates.updater import Updating

EVERY = timedelta(days=7)
"""From one look by itself to the next."""


class DeskUpdates:
    """Of one desk and one program. Reads and writes the desk, so not for the GUI thread but where it says so.

    `program`: the folder of another program than this one; `root`: its publisher's keys, where not those of this one.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        program: Path | None = None,
        root: bytes = b"",
        version: str = "",
        network: Callable[[], Network] = lambda: UNKNOWN,
    ) -> None:
        self._desk = desk
        self._program, self._root = program, root
        self.version = version or program_version()
        self._network = network

    def hindrance(self) -> KnownProblem | None:
        """Why this program can't be updated from here at all. Reads a file of the program."""
        try:
            place.require_own(self._program)
            self._pinned()
        except KnownProblem as problem:
            return problem
        return None

    def ready(self) -> str | None:
        """The version that takes its place at the next start."""
        return swap.ready_version(self._folder())

    def came_up(self) -> str | None:
        """The window is there: forget the version before. Gives the version that has just started the first time."""
        if place.keeper(self._program) is not place.Keeper.ITSELF:
            return None
        listing.keep_true(self._folder(), self.version)
        return swap.came_up(self._folder())

    def look(self) -> Difference | None:
        """What a newer version would change, or None where there is none. Raises as `Updating.check`."""
        with self._updating() as updating:
            found = updating.check()
        self._desk.do(settings.put, settings.UPDATE_LOOKED, timestamp(self._desk.clock.now()))
        return found

    def fetch(self, difference: Difference, on_part: Callable[[int], None]) -> str:
        """Fetch it. Gives the version that is ready now. Raises as `Updating.fetch`."""
        with self._updating() as updating:
            updating.fetch(difference, on_part)
        self._desk.do(settings.put, settings.UPDATE_LATER, None)
        return difference.version

    def look_is_due(self) -> bool:
        """Whether it is time to look by itself, and the network may be used for that."""
        return self._desk.ask(_look_is_due, self._desk.clock.now(), self._network())

    def wants_later(self) -> bool:
        """Whether the officer has put an update off to the hours of large files, and those are now."""
        return self._desk.ask(_wants_later, self._desk.clock.now(), self._network())

    @contextmanager
    def _updating(self) -> Iterator[Updating]:
        from sync.updates.source import open_source
        from sync.updates.updater import Updating

        chosen, wishes = self._desk.ask(_wishes)
        folder, root = place.require_own(self._program), self._pinned()
        source = open_source(chosen or publisher.usual_source(), wishes)
        try:
            yield Updating(
                source=source,
                root=root,
                platform=place.platform(),
                program=folder,
                kept=self._desk.data_dir / "updates",
                version=self.version,
            )
        finally:
            source.close()
            self._desk.do(data_use.add, DataKind.FILES, bytes_up=0, bytes_down=source.bytes_down)

    def _folder(self) -> Path:
        return self._program or place.program_folder()

    def _pinned(self) -> bytes:
        return self._root or publisher.pinned_root()


def _wishes(db: Database) -> tuple[str, NetworkSettings]:
    return str(settings.get(db, settings.UPDATE_SOURCE) or ""), network.read(db)


def _look_is_due(db: Database, now: datetime, net: Network) -> bool:
    if settings.get(db, settings.UPDATE_CHECKS) is not True:
        return False
    last = settings.get(db, settings.UPDATE_LOOKED)
    used = data_use.in_month(db, data_use.month_of(now)).total
    if sync_hindrance(rules.read(db), net, used) not in {None, Hindrance.OFF}:
        return False
    return not isinstance(last, str) or not timedelta(0) <= now - moment(last) < EVERY


def _wants_later(db: Database, now: datetime, net: Network) -> bool:
    if not settings.get(db, settings.UPDATE_LATER):
        return False
    standing = replace(rules.read(db), large_files=LargeFiles.HOURS)
    used = data_use.in_month(db, data_use.month_of(now)).total
    return file_hindrance(LARGE_FILE, rules=standing, network=net, used=used, now=now.astimezone()) is None
