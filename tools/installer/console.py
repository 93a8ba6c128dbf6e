"""What whoever builds sees: a line a step, what a tool said when it failed, and which tool is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LAST_LINES = 40
TOOLS = {
    "git": "apt-get install git",
    "objdump": "apt-get install binutils",
    "makensis": "apt-get install nsis, or on Windows https://nsis.sourceforge.io",
    "wine64": "apt-get install wine64",
    "wixl": "apt-get install wixl",
    "openssl": "apt-get install openssl",
    "osslsigncode": "apt-get install osslsigncode",
    "signtool": "part of the Windows SDK",
    "debootstrap": "apt-get install debootstrap",
    "Xvfb": "apt-get install xvfb",
    "x86_64-w64-mingw32-gcc": "apt-get install gcc-mingw-w64-x86-64",
}
"""Where each program that is called comes from."""


class BuildError(Exception):
    """Why the build can't go on, in words for whoever builds."""


_began = time.monotonic()


def step(words: str) -> None:
    """Say what begins now, and how long it has been since the start."""
    print(f"[{time.monotonic() - _began:5.0f} s] {words}", flush=True)


def tool(name: str, *others: str) -> str:
    """The path of a program, or of one that does the same. Raises BuildError that says where to get it."""
    for each in (name, *others):
        found = shutil.which(each) or (_debian_wine() if each == "wine64" else None)
        if found:
            return found
    raise BuildError(f"{name} is missing. {TOOLS[name][0].upper()}{TOOLS[name][1:]}")


def run(command: Sequence[str | Path], *, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Run a program to its end and return what it printed. Raises BuildError with its last words where it failed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = done.stdout.decode(errors="replace")
    if done.returncode:
        last = "\n".join(said.splitlines()[-_LAST_LINES:])
        raise BuildError(f"{command[0]} ended with {done.returncode}:\n{last}")
    return said


def _debian_wine() -> str | None:
    """Debian keeps the 64-bit loader out of the path where 32-bit Wine isn't installed."""
    return shutil.which("wine64", path="/usr/lib/wine:/usr/lib/x86_64-linux-gnu/wine")
