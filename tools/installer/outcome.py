"""How a trial of an installer went: each promise by itself, and never "passed" for what was not tried."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LOOK_EVERY = 0.1


class Verdict(StrEnum):
    """What became of a promise."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(slots=True)
class Outcome:
    """Promises with their verdicts, in their order."""

    verdicts: list[tuple[str, Verdict]] = field(default_factory=list)

    @contextmanager
    def promise(self, words: str) -> Iterator[None]:
        """Around one promise; what follows a broken one is tried all the same."""
        try:
            yield
        except (BuildError, OSError, ValueError, LookupError, subprocess.TimeoutExpired) as error:
            self._note(words, Verdict.FAILED, str(error))
        else:
            self._note(words, Verdict.PASSED)

    def skip(self, words: str, reason: str) -> None:
        """Say that something was not tried, and why."""
        self._note(words, Verdict.SKIPPED, reason)

    @property
    def is_fine(self) -> bool:
        """Whether nothing that was tried failed."""
        return all(verdict is not Verdict.FAILED for _, verdict in self.verdicts)

    def told(self) -> str:
        """The closing line."""
        return ", ".join(f"{sum(found is verdict for _, found in self.verdicts)} {verdict}" for verdict in Verdict)

    def _note(self, words: str, verdict: Verdict, reason: str = "") -> None:
        self.verdicts.append((words, verdict))
        step(f"{verdict}: {words}" + (f"\n{reason}" if reason else ""))


def demand(is_so: object, otherwise: str) -> None:
    """Break the promise with these words unless it is so."""
    if not is_so:
        raise BuildError(otherwise)


def wait_until(is_so: Callable[[], object], otherwise: str, seconds: float = 60) -> None:
    """Wait for something that another process does. Raises BuildError when it takes too long."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise BuildError(otherwise)
        time.sleep(_LOOK_EVERY)


def read_self_test(report: Path) -> None:
    """Raise BuildError with what the self-test missed."""
    told = json.loads(report.read_bytes())
    missed = [f"{finding['name']}: {finding['failed']}" for finding in told["findings"] if finding["failed"]]
    demand(told["is_frozen"], "the self-test ran from source")
    demand(told["is_fine"] and not missed, "\n".join(missed) or "nothing was tested")
