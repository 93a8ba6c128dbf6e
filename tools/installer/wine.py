"""A fresh Wine prefix that this program's Python, Qt and installers run in: for building and testing, on Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tools.installer.console import run, tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = Path(__file__).parent / "data"
_FONTS = Path("/usr/share/fonts")


class Wine:
    """Programs of Windows in a prefix of their own. Needs an X server for windows: `DISPLAY` is passed on."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        self.loader = tool("wine64", "wine")
        self.environment = {
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",  # else Wine can make no file with an umlaut
            # Neither .NET nor a browser is needed, and asking to install them would wait for ever. Wine 8's list of
            # networks goes round in circles once Qt asks it for news, and the window with it: it would never close.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;wbemprox=;netprofm=",
        }

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.prefix / "drive_c"

    def set_up(self) -> None:
        """Make the prefix: Windows 10, fonts, and a stand-in for the one library of Windows that Wine 8 lacks."""
        self.prefix.mkdir(parents=True)
        self.run(["wineboot.exe", "--init"])
        self.run(["winecfg.exe", "/v", "win10"])
        system = self.drive / "windows/system32"
        run(
            [tool("x86_64-w64-mingw32-gcc"), "-shared", "-O1", "-s", "-o", system / "icuuc.dll", DATA / "icuuc.c"],
        )
        shutil.rmtree(system / "spool/drivers/color", ignore_errors=True)  # Qt falls over profiles that Wine makes up
        for font in sorted(_FONTS.rglob("*Sans-Regular.ttf"))[:4]:
            shutil.copy(font, self.drive / "windows/Fonts")

    def run(self, command: Sequence[str | Path], *, cwd: Path | None = None) -> str:
        """Run a program of Windows to its end. Raises BuildError."""
        return run([self.loader, *map(self._word, command)], cwd=cwd, environment=self.environment)

    def start(
        self, command: Sequence[str | Path], environment: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start one, and don't wait for it."""
        return subprocess.Popen(
            [self.loader, *map(self._word, command)],
            env={**os.environ, **self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def stop(self) -> None:
        """End what still runs in the prefix."""
        server = shutil.which("wineserver64", path="/usr/lib/wine") or shutil.which("wineserver") or "wineserver"
        for option in ("-k", "-w"):
            subprocess.run(
                [server, option], env={**os.environ, **self.environment}, capture_output=True, check=False, timeout=60
            )

    def _word(self, word: str | Path) -> str:
        return windows_path(word) if isinstance(word, Path) else word


def windows_path(path: Path) -> str:
    """How Windows names a file of Linux."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
