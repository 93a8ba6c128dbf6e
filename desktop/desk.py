"""The officer's desk: one folder with one encrypted cache, written on one thread and read on another.

Everything that the window, the sync and the command line do, they do through `Desk.write` and `Desk.read`.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from desktop import credentials, erasure
from desktop.cache import journal, upgrade
from desktop.cache.connection import named_errors, open_cache
from desktop.cache.days import due
from desktop.cache.intents import outbox
from desktop.cache.journal import Act
from desktop.cache.writer import Transaction, Writer
from desktop.changes import Topic
from desktop.clock import system_clock
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.changes import ChangeSet
    from desktop.clock import Clock
    from desktop.files.store import FileStore

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """Opens the cache in a folder, making both where they are not there yet. Use as a context manager, or close it.

    `secret` is the PIN, or the recovery code, of a desk that has one. Raises KnownProblem `desk-locked`, `pin-wrong`,
    `pin-wait`, `key-missing`, `cache-wrong-key`, `cache-corrupt`, `cache-newer`, `upgrade-no-room`, `upgrade-failed`,
    `erase-not-finished`, `cache-busy`, `disk-full` or `data-dir-unwritable`; a failed opening never changes the file.
    """

    def __init__(self, data_dir: Path, *, clock: Clock = system_clock, secret: str | None = None) -> None:
        self.data_dir = data_dir
        self.clock = clock
        self.path = data_dir / "desk.db"
        with named_errors(self.path):
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not erasure.finish(data_dir):
                raise KnownProblem("erase-not-finished", path=str(data_dir))
            upgrade.finish_putting_back(data_dir)
            self._gate, found = credentials.enter(data_dir, secret=secret, clock=clock)
        self.key_is_beside = found.is_beside
        self.has_pin = found.has_pin
        self._key = found.key
        self._has_proven_itself = False
        self._files: FileStore | None = None
        self._opening_files = Lock()
        try:
            self._writer = Writer(self.path, found.key, clock)
        except BaseException:
            self._gate.leave()
            raise
        upgrade.hold_outbox(data_dir, lambda: self.do(outbox.hold_all))
        # Not waited for: the first pull needs the holidays, and the window must not wait while they are worked out.
        self._writer.submit(due.keep_current, "")
        self._writer.submit(_finish_import, "import")
        if found.has_pin:
            self._writer.submit(journal.note, "", Act.UNLOCKED, failures=found.failures)
        self._readers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-reader")
        self._reader: Database = self._readers.submit(open_cache, self.path, found.key, read_only=True).result()

    @classmethod
    def open(cls, data_dir: Path, *, clock: Clock = system_clock, secret: str | None = None) -> Self:
        """Open the desk in a folder."""
        return cls(data_dir, clock=clock, secret=secret)

    @property
    def key_is_weak(self) -> bool:
        """Whether who copies the folder can read it: the key lies beside the cache, and no PIN wraps it."""
        return self.key_is_beside and not self.has_pin

    @property
    def files(self) -> FileStore:
        """Contents of attachments and of files of the officer's own. From any thread; opened when first used."""
        from desktop.files.store import FILE_NAME, FileStore

        with self._opening_files:
            if self._files is None:
                self._files = FileStore(self.data_dir / FILE_NAME, self._key)
            return self._files

    def write(
        self,
        operation: Callable[Concatenate[Transaction, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[T]:
        """Run `operation(tx, *args, **kwargs)` on the database thread in a transaction of its own."""
        return self._writer.submit(operation, "", *args, **kwargs)

    def write_as(
        self,
        origin: str,
        operation: Callable[Concatenate[Transaction, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[T]:
        """Write, and tell those who hear of the commit who it was: an editor ignores its own echo by it."""
        return self._writer.submit(operation, origin, *args, **kwargs)

    def do(self, operation: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Write and wait. Not for the GUI thread."""
        return self.write(operation, *args, **kwargs).result()

    def read(self, query: Callable[Concatenate[Database, P], T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `query(db, *args, **kwargs)` on the reader thread, on a connection that can't write."""
        return self._readers.submit(self._query, query, args, kwargs)

    def ask(self, query: Callable[Concatenate[Database, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Read and wait. Not for the GUI thread."""
        return self.read(query, *args, **kwargs).result()

    def set_pin(self, pin: str, old: str | None, *, with_code: bool = True) -> str:
        """Wrap the key by a PIN, and return the recovery code; see `desktop.lock.pin.set_pin`. Takes a while."""
        from desktop.lock.pin import set_pin

        code = set_pin(self.data_dir, pin, old=old, with_code=with_code, clock=self.clock)
        self.has_pin = True
        self.do(_note_pin, Act.PIN_SET)
        return code

    def remove_pin(self, old: str | None) -> None:
        """Keep the key without a PIN; see `desktop.lock.pin.remove_pin`. Takes a while."""
        from desktop.lock.pin import remove_pin

        remove_pin(self.data_dir, old, clock=self.clock)
        self.has_pin = False
        self.do(_note_pin, Act.PIN_REMOVED)

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after each commit that changed something, on the database thread. Returns the way out."""
        return self._writer.subscribe(listener)

    def look_elsewhere(self) -> Future[None]:
        """Notice what another process wrote since the last look, and tell those who subscribed. Reads no page."""
        return self._writer.look_elsewhere()

    def prove(self) -> None:
        """Say that the program has come up with this desk: a copy from before an upgrade goes when it is closed."""
        self._has_proven_itself = True

    def compact(self) -> Future[bool]:
        """Leave nothing of what was deleted in the cache. Gives whether its write-ahead log could be emptied."""
        return self._writer.compact()

    def close(self) -> None:
        """Finish what was submitted and let go of the files."""
        self._readers.submit(self._reader.close).result()
        self._readers.shutdown()
        self._writer.close()
        if self._files is not None:
            self._files.close()
        if self._has_proven_itself:
            upgrade.forget_copies(self.data_dir)
        self._key = b""
        self._gate.leave()
        erasure.finish(self.data_dir)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _query(self, query: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object]) -> T:
        with named_errors(self.path):
            return query(self._reader, *args, **kwargs)


def _note_pin(tx: Transaction, act: Act) -> None:
    journal.note(tx, act)
    tx.changed(Topic.SETTINGS)


def _finish_import(tx: Transaction) -> None:
    """Go on with an import that a kill has cut short."""
    if tx.db.execute("SELECT 1 FROM import_done WHERE step != ''").fetchone():
        from desktop.cache.mirror import imports  # seldom needed, and the window waits for what is loaded here

        tx.then(imports.finish)


def set_aside(data_dir: Path, *, clock: Clock = system_clock) -> Path:
    """Move a cache that can't be opened out of the way, with its key file, and return where it is now.

    Nothing is deleted. Raises KnownProblem `data-dir-unwritable` where the folder can't be written to.
    """
    stamp = clock.now().strftime("%Y%m%dT%H%M%S")
    kept = data_dir / f"set-aside-{stamp}"
    with named_errors(data_dir):
        kept.mkdir()
        databases = ("desk.db", "files.db")
        beside = [f"{name}{ending}" for name in databases for ending in ("", "-wal", "-shm")]
        copies = [path.name for path in upgrade.copies(data_dir).values()]
        for name in (*beside, *copies, "desk.key", "desk.json", "lock.json", "journal.json"):
            if (data_dir / name).exists():
                (data_dir / name).rename(kept / name)
    return kept
