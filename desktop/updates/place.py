"""Where the program lies, and who looks after it: only a folder of the officer's own is updated from here."""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from enum import StrEnum
from pathlib import Path

from desktop.problems import KnownProblem

_OF_THE_SYSTEM = ("/usr", "/opt", "/nix", "/snap", "/app")


class Keeper(StrEnum):
    """Who updates the program."""

    ITSELF = "itself"
    APT = "apt"
    CHECKOUT = "checkout"
    """It runs from its source."""
    STAFF = "staff"
    """Its folder can't be written to."""


def program_folder() -> Path:
    """The folder of the program as it was installed; of a checkout, the folder of the source."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def keeper(program: Path | None = None) -> Keeper:
    """Who updates what lies in `program`, or where none is named, this program."""
    if program is None and not getattr(sys, "frozen", False):
        return Keeper.CHECKOUT
    folder = program or program_folder()
    if os.name == "posix" and any(folder.is_relative_to(root) for root in _OF_THE_SYSTEM):
        return Keeper.APT
    return Keeper.ITSELF if _is_writable(folder) else Keeper.STAFF


def _is_writable(folder: Path) -> bool:
    """Windows is asked by trying: `os.access` knows nothing of its rights, all of `Program Files` is writable to it."""
    if os.name == "posix":
        return os.access(folder, os.W_OK)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def require_own(program: Path | None = None) -> Path:
    """The folder, if the program may update it. Raises KnownProblem `update-by-apt`, `-by-checkout` or `-by-staff`."""
    found = keeper(program)
    if found is not Keeper.ITSELF:
        raise KnownProblem(f"update-by-{found}")
    return program or program_folder()


def platform() -> str:
    """The name under which versions for this kind of PC are published: `win-amd64`, `linux-x86_64`."""
    return sysconfig.get_platform()


def has_modes(of_platform: str) -> bool:
    """Whether files are executable by a bit there."""
    return not of_platform.startswith("win")
