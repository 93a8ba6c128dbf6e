"""Fails a test in which a WARNING or worse was logged that it didn't announce.

A test announces what it provokes with `@pytest.mark.expects_log("pattern")`: a regular expression that is searched in
`logger-name: message`; the mark can be given several times.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


def watch(patterns: Sequence[str]) -> Iterator[None]:
    """Collect what is logged until resumed, then fail on the first line that no pattern announces."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    try:
        yield
    finally:
        root.removeHandler(collector)
    unexpected = [line for line in collector.lines if not any(re.search(pattern, line) for pattern in patterns)]
    if unexpected:
        pytest.fail("logged without being announced (see tests/support/warnlog.py):\n" + "\n".join(unexpected))
