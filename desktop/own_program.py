"""How this program is started once more: by this interpreter, or as itself where it is a frozen one."""

from __future__ import annotations

import sys


def words() -> list[str]:
    """The words of the call, before its arguments."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
