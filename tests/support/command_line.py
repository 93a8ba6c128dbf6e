"""Runs the command line as a user does: as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TIMEOUT = 60
"""Seconds after which a command counts as hung."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - any JSON value
        """Standard output, read as JSON."""
        return json.loads(self.out)


def lapor(data_dir: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> Ended:
    """Run `lapor-desktop --data-dir DATA_DIR ARGUMENTS…`; what stands in `environment` is added to ours."""
    done = subprocess.run(
        command(data_dir, *arguments),
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=TIMEOUT,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def command(data_dir: Path, *arguments: str) -> list[str]:
    """The words of the call."""
    return [sys.executable, "-m", "desktop", "--data-dir", str(data_dir), *arguments]
