"""A desk with work on it, and its central API: what an update has to leave alone."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.installer.outcome import demand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.installer.environment import Environment
    from tools.installer.installed import Installed

_ANSWER = "Yth. Pelapor, laporan Anda sudah kami periksa."
_DRAFT = "Belum selesai ditulis."
_WRITE_DRAFT = """
import sys
from pathlib import Path
from desktop.cache.intents import drafts
from desktop.desk import Desk
with Desk.open(Path(sys.argv[1])) as desk:
    desk.do(drafts.save, sys.argv[2], sys.argv[3])
"""
_ENDS_AFTER = 30


@dataclass(frozen=True, slots=True)
class DeskAtWork:
    """A desk that has synced once, holds a draft and a queued answer, and will be asked for both."""

    program: Installed
    data: Path
    server: tuple[str, str]
    answered: str
    drafted: str

    @classmethod
    def begin(
        cls, program: Installed, data: Path, server: tuple[str, str], own: Environment, source: Path
    ) -> DeskAtWork:
        """Sync, answer one complaint and begin to answer another. `own`: a Python of this system, for the draft."""
        program.told(data, "sync", *_named(server))
        answered, drafted, *_ = (row["tracking_id"] for row in program.told(data, "list", "--list", "to-answer"))
        program.told(data, "answer", answered, text=_ANSWER)
        own.run(
            *("-c", _WRITE_DRAFT, str(data), drafted, _DRAFT),
            cwd=source,
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
        )
        return cls(program, data, server, answered, drafted)

    def hold(self) -> None:
        """Both are there, and the answer reaches the central API once, however often the desk syncs."""
        (draft,) = self.program.told(self.data, "show", self.drafted)["drafts"]
        demand(draft["text"] == _DRAFT, f"the draft says: {draft}")
        for _ in range(2):
            self.program.told(self.data, "sync")
        (item,) = self.program.told(self.data, "show", self.answered)["outbox"]
        demand(item["state"] == "SENT", f"the answer is {item['state']}")
        other = self.data.with_name(f"{self.data.name}-of-another")
        self.program.told(other, "sync", *_named(self.server))
        times = json.dumps(self.program.told(other, "show", self.answered)["events"]).count(_ANSWER)
        demand(times == 1, f"the central API has the answer {times} times")


def _named(server: tuple[str, str]) -> tuple[str, ...]:
    url, token = server
    return "--server", url, "--token", token


@contextmanager
def central_api(own: Environment, source: Path, data: Path) -> Iterator[tuple[str, str]]:
    """The reference central API on loopback, run from source; its address and an officer's token."""
    words = [*own.python, "-m", "desktop", "central", "--data", str(data), "--port", "0", "--exit-with-parent"]
    variables = {**os.environ, **own.variables}
    with subprocess.Popen(words, cwd=source, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as central:
        if central.stdin is None or central.stdout is None:
            raise TypeError(central)
        try:
            told = json.loads(central.stdout.readline())
            yield told["url"], told["officers"][0]["token"]
        finally:
            central.stdin.close()
            central.wait(_ENDS_AFTER)
