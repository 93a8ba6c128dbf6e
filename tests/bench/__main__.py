"""`python -m tests.bench [NAME …]`: measure what the program promises. Exit status 1 when a bar is missed."""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")  # leave the user's keys alone

from tests.bench import (
    campus_link,
    campus_upload,
    crowd,
    intake,
    lists,
    long_work,
    pull,
    reading,
    recap,
    responsive,
    start,
    unlock,
    update,
)

_TOP = Path(__file__).parents[2]

BENCHES = {
    "start": lambda folder: start.run(folder, 10_000),
    "responsive": lambda folder: responsive.run(folder, 10_000),
    "lists": lambda folder: lists.run(folder, 100_000, 10_000),
    "long-work": lambda folder: long_work.run(folder, 100_000, 20_000),
    "reading": lambda folder: reading.run(folder, 10_000),
    "recap": lambda folder: recap.run(folder, 10_000),
    "pull": lambda folder: pull.run(folder, 10_000),
    "link": lambda folder: campus_link.run(folder, 1_000),
    "link-10000": lambda folder: campus_link.run(folder, 10_000),
    "upload": lambda folder: campus_upload.run(folder, 5_000_000),
    "crowd": lambda folder: crowd.run(folder, 100),
    "unlock": lambda folder: unlock.run(folder, 5_000),
    "update": lambda folder: update.run(folder),  # noqa: PLW0108 - as the others, for their type
    "intake": lambda folder: intake.run(folder, 20_000),
}


def main(names: list[str]) -> int:
    """Run the benchmarks of these names, or all."""
    _compile_all()
    missed = 0
    for name in names or BENCHES:
        with tempfile.TemporaryDirectory(prefix=f"lapor-bench-{name}-") as folder:
            for figure in BENCHES[name](Path(folder)):
                print(figure, flush=True)
                missed += not figure.is_kept
    return 1 if missed else 0


def _compile_all() -> None:
    """As an installed program is, whatever PYTHONDONTWRITEBYTECODE says: else every start would compile anew."""
    for folder in ("desktop", "sync", "ui", "resources", "tests/bench"):
        compileall.compile_dir(_TOP / folder, quiet=1)


sys.exit(main(sys.argv[1:]))
