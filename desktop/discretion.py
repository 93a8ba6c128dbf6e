"""What the program writes of its own faults where others may read it, a log of the system's or a terminal: places only.

An exception's own message may quote a citizen: it is left out, of what is logged and of what nobody caught. The memory
of a process that the system ends holds the key and what was on screen: no image of it is kept.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_Raised = tuple[type[BaseException], BaseException, "TracebackType | None"] | tuple[None, None, None]


def places(error: BaseException) -> list[str]:
    """Kinds of errors and places in the code, a line each, with those that led to it below."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__qualname__)
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        link = link.__cause__ or link.__context__
    return lines


def keep() -> None:
    """From now on, whatever this process leaves of a fault of its own holds places only."""
    _leave_no_core()
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(_PlacesOnly())
    sys.unraisablehook = _on_unraisable
    threading.excepthook = _on_thread


def _leave_no_core() -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limit; its reports have no heap unless somebody asks
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


class _PlacesOnly(logging.Formatter):
    """A record as it is, and its exception without the message."""

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 logging's name
        """Instead of a traceback, which ends with the message."""
        return "\n".join(places(ei[1])) if ei[1] is not None else ""


def _on_unraisable(fell: sys.UnraisableHookArgs) -> None:
    _write(fell.exc_value)


def _on_thread(fell: threading.ExceptHookArgs) -> None:
    _write(fell.exc_value)


def _write(error: BaseException | None) -> None:
    if error is not None and sys.stderr is not None:
        sys.stderr.write("\n".join(places(error)) + "\n")


def _short(path: str) -> str:
    """The path from the package on: what comes before may name the account."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-3:])
