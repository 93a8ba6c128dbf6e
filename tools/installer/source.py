"""The tree that is built: the files of the commit, nothing that only lies in the checkout."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, tool

if TYPE_CHECKING:
    from pathlib import Path

NAME = "lapor-desktop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A commit, laid out in a folder."""

    folder: Path
    version: str
    commit: str
    requires: tuple[str, ...]
    """What the program needs, as `pyproject.toml` says it."""
    epoch: int
    """When it was committed, in seconds: the time that every file of the product bears."""

    @property
    def environment(self) -> dict[str, str]:
        """What makes tools write the same bytes each time."""
        return {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def lay_out(checkout: Path, folder: Path, commit: str = "HEAD") -> Source:
    """Put the files of a commit into a folder. Raises BuildError outside of a git checkout."""
    git = tool("git")

    def ask(*arguments: str) -> bytes:
        done = subprocess.run([git, "-C", str(checkout), *arguments], capture_output=True, check=False)
        if done.returncode:
            raise BuildError(f"{checkout} is no git checkout: a build is made of a commit, so that it can be repeated")
        return done.stdout

    if ask("status", "--porcelain", "--untracked-files=no").strip():
        print("        note: what is changed and not committed is not in this build", flush=True)
    commit, epoch = ask("log", "-1", "--format=%H %ct", commit).decode().split()
    with tarfile.open(fileobj=io.BytesIO(ask("archive", "--format=tar", commit))) as tree:
        tree.extractall(folder, filter="data")
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Source(
        folder=folder,
        version=project["version"],
        commit=commit,
        requires=tuple(project["dependencies"]),
        epoch=int(epoch),
    )
