"""What the self-test saw: one finding for each check, and the report that is written of them."""

from __future__ import annotations

import os
import platform
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.problems import KnownProblem
from desktop.version import program_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Seen = dict[str, Any]
"""What a check tells of what it found, for a reader of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How one check ended. `failed` is empty where all is well."""

    name: str
    seconds: float
    seen: Seen
    failed: str = ""


@dataclass(slots=True)
class Report:
    """Findings in the order in which they were made."""

    findings: list[Finding] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        """Whether something was checked and nothing failed."""
        return bool(self.findings) and not any(finding.failed for finding in self.findings)

    @contextmanager
    def check(self, name: str) -> Iterator[Seen]:
        """Around one check: whatever ends it is a finding, and the next check goes on."""
        seen: Seen = {}
        began = time.perf_counter()
        failed = ""
        try:
            yield seen
        except Exception as error:  # noqa: BLE001 - the border of a check: a part that is missing raises anything
            failed = _told(error)
        seconds = round(time.perf_counter() - began, 3)
        self.findings.append(Finding(name=name, seconds=seconds, seen=seen, failed=failed))

    def write(self, path: Path) -> None:
        """Write it as JSON. Raises KnownProblem `file-unwritable`."""
        told = {
            "is_fine": self.is_fine,
            "version": program_version(),
            "is_frozen": bool(getattr(sys, "frozen", False)),
            "system": platform.platform(),
            "python": platform.python_version(),
            "platform": os.environ.get("QT_QPA_PLATFORM", ""),
            "findings": [asdict(finding) for finding in self.findings],
        }
        try:
            path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
        except OSError as error:
            raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or "") from error


def demand(is_so: object, otherwise: str) -> None:
    """End the check with these words unless it is so."""
    if not is_so:
        raise ValueError(otherwise)


def _told(error: Exception) -> str:
    """All that is on a self-test's desk is made up, so what an error says may be told."""
    if isinstance(error, KnownProblem):
        return f"{error.code} {error.params}"
    return f"{type(error).__name__}: {error}"
