"""A fresh environment from the hashed lock files, so that nothing of this machine gets into the product."""

from __future__ import annotations

import sys
import venv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tools.installer.source import Source

LOCKS = ("requirements.txt", "requirements-installer.txt")


@dataclass(frozen=True, slots=True)
class Environment:
    """A Python with what the program needs and what freezes it."""

    python: tuple[str, ...]
    """The words that begin a call of it."""
    variables: dict[str, str]
    path: Callable[[Path], str] = str
    """How that Python names a file: under Wine a path of Linux has a drive."""

    def run(self, *arguments: str | Path, cwd: Path, **variables: str) -> str:
        """Run this Python in a folder. Raises BuildError."""
        words = [each if isinstance(each, str) else self.path(each) for each in arguments]
        return run([*self.python, *words], cwd=cwd, environment={**self.variables, **variables})


def of_this_system(folder: Path, source: Source, locks: tuple[str, ...] = LOCKS) -> Environment:
    """With the Python that builds, on Linux and on Windows. Raises BuildError."""
    try:
        venv.create(folder, clear=True, with_pip=True)
    except (OSError, ImportError) as error:
        raise BuildError("This Python can't make environments. On Debian: apt-get install python3-venv") from error
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = Environment((str(python),), source.environment)
    for lock in locks:
        made.run("-m", "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", lock, cwd=source.folder)
    return made
