"""A publisher for a trial of updates: the owner's own tools, a folder as on a share or a stick, and a web server."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.installer.environment import Environment

PINNED = "resources/updates"
_RUN_OUT = """
import sys
from pathlib import Path
from tools.updates.repository import DAYS, VersionRepository
VersionRepository(Path(sys.argv[1]), Path(sys.argv[2]), {**DAYS, "timestamp": -1}).renew()
"""


class TrialPublisher:
    """Keys and a repository below a folder, by `tools.updates` of a checkout's `source`."""

    def __init__(self, environment: Environment, source: Path, folder: Path, platform: str) -> None:
        self._environment, self._source = environment, source
        self.folder, self._keys, self._platform = folder / "repository", folder / "keys", platform
        self._run("keys", self._keys)

    def begin(self, *sources: Path) -> None:
        """Lay the repository, and pin its root where programs read it."""
        pinned = self.folder.parent / "pinned"
        self._run("begin", *self._named(), "--pin-in", pinned)
        for source in sources:
            shutil.copytree(pinned, source, dirs_exist_ok=True)

    def publish(self, program: Path, version: str, into: Path | None = None) -> None:
        """Give out a folder as the newest version, in the repository or in a copy of it."""
        words = ("--version", version, "--platform", self._platform, "--notes", "Lebih cepat.", "Faster.")
        self._run("publish", *self._named(into), "--program", program, *words)

    def copied(self, name: str) -> Path:
        """The folder as it is given out now, on a stick of its own."""
        return shutil.copytree(self.folder, self.folder.parent / name)

    def let_run_out(self, folder: Path) -> None:
        """Let a copy be as one that nobody has renewed in time."""
        self._environment.run("-c", _RUN_OUT, folder, self._keys, cwd=self._source)

    def _named(self, repository: Path | None = None) -> tuple[str | Path, ...]:
        return "--keys", self._keys, "--repository", repository or self.folder

    def _run(self, *words: str | Path) -> None:
        self._environment.run("-m", "tools.updates", *words, cwd=self._source)


class CountingServer(ThreadingHTTPServer):
    """Gives a folder out on loopback, and counts the bytes of its answers, heads included."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.sent = 0

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: CountingServer

    def flush_headers(self) -> None:
        self.server.sent += sum(map(len, getattr(self, "_headers_buffer", ())))
        super().flush_headers()

    def copyfile(self, source: object, outputfile: object) -> None:
        content = source.read()  # type: ignore[attr-defined]
        self.server.sent += len(content)
        outputfile.write(content)  # type: ignore[attr-defined]

    def log_message(self, *_args: object) -> None:
        """Nothing on the screen."""


@contextmanager
def given_out(folder: Path) -> Iterator[CountingServer]:
    """By HTTP from loopback."""
    with CountingServer(folder) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
