"""What Windows lists among its apps: the setup has entered it, and an update makes another version of it.

https://learn.microsoft.com/windows/win32/msi/uninstall-registry-key
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\lapor-desktop"
"""Of the current user; the setup writes it."""


def keep_true(program: Path, version: str) -> None:
    """Let it tell this version, where it is this folder that it tells of: a portable one may lie beside it."""
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),  # nothing was set up here, or the account may not say so: nothing depends on it
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY, access=winreg.KEY_READ | winreg.KEY_WRITE) as key,
        ):
            if os.path.normcase(winreg.QueryValueEx(key, "InstallLocation")[0]) == os.path.normcase(program):
                winreg.SetValueEx(key, "DisplayVersion", 0, winreg.REG_SZ, version)
