"""Run by a Python of Linux: what a lock file asks for on Windows, with nothing left to decide.

`python -m tools.installer.windows_lock PYTHON_VERSION LOCK OUTPUT`. pip reads the conditions of a lock file by the
system that it runs on, whatever `--platform` says.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from packaging.markers import Marker

_REQUIREMENT = re.compile(r"^([^\s#][^;\\]*?)\s*(?:;([^\\]*))?(\\?)$")


def for_windows(lock: str, version: str) -> str:
    """The lock file without conditions, and without what isn't for Windows."""
    environment = {
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": version,
        "python_version": ".".join(version.split(".")[:2]),
        "sys_platform": "win32",
    }
    kept: list[str] = []
    is_wanted = True
    for line in lock.splitlines():
        begins = _REQUIREMENT.match(line)
        if begins is not None:
            name, marker, goes_on = begins.groups()
            is_wanted = not marker or Marker(marker.strip()).evaluate(environment)
            line = f"{name} {goes_on}".rstrip()  # noqa: PLW2901 - the same line without its condition
        if is_wanted:
            kept.append(line)
    return "\n".join(kept) + "\n"


if __name__ == "__main__":
    _, python_version, given, wanted = sys.argv
    Path(wanted).write_text(for_windows(Path(given).read_text(encoding="utf-8"), python_version), encoding="utf-8")
