"""Practice mode: a reference central API as a child process, with made-up complaints and a life of its own.

The child ends when its standard input does, so it never outlives this program, however that ends. Its data stay, so
that practice goes on where it stopped.
"""

from __future__ import annotations

import json
import logging
import subprocess
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import own_program
from desktop.problems import KnownProblem
from desktop.profiles import PRACTICE_FOLDER
from sync.connectors.batch import BatchConnector
from sync.transport import Transport

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

COMPLAINTS = 300
START_TIMEOUT = 60.0
"""Seconds for the child to come up: a first start makes up the complaints, on a slow disk."""
_END_TIMEOUT = 5.0
_LAST_WORDS = 300


@dataclass(frozen=True, slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    url: str
    token: str


class Practice:
    """Starts the child when somebody connects, and again if it has ended meanwhile."""

    def __init__(self, data_dir: Path, *, complaints: int = COMPLAINTS) -> None:
        """`data_dir` is the desk's folder; the central API gets one in it."""
        self._folder = data_dir / PRACTICE_FOLDER
        self._complaints = complaints
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._child: _Child | None = None
        self._is_stopped = False

    def connect(self) -> BatchConnector:
        """Connect as the first officer of the practice API. Waits for the child; raises `practice-failed`."""
        child = self._child
        if child is not None and child.process.poll() is not None:
            _end(child.process)
            child = None
        if child is None:
            child = self._child = self._start()
        return BatchConnector(Transport(child.url, child.token))

    def stop(self) -> None:
        """End the child. From any thread; who waits in `connect` fails at once. It can't be started again."""
        with self._lock:
            self._is_stopped = True
            process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _start(self) -> _Child:
        self._folder.mkdir(parents=True, exist_ok=True)
        errors = self._folder / "errors.log"
        with self._lock, errors.open("wb") as stderr:
            if self._is_stopped:
                raise KnownProblem("cancelled")
            process = self._process = subprocess.Popen(  # noqa: S603 - our own program
                command(self._folder, self._complaints),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        line = _first_line(process)
        try:
            told = json.loads(line)
            return _Child(process, told["url"], told["officers"][0]["token"])
        except (ValueError, LookupError, TypeError) as error:
            _end(process)
            if self._is_stopped:
                raise KnownProblem("cancelled") from error
            raise KnownProblem("practice-failed", reason=_last_words(errors)) from error


def command(folder: Path, complaints: int) -> list[str]:
    """How to run the central API: with this interpreter, or with this program where it is a frozen one."""
    options = ["--data", str(folder), "--port", "0", "--complaints", str(complaints), "--alive", "--exit-with-parent"]
    return [*own_program.words(), "central", *options]


def _first_line(process: subprocess.Popen[bytes]) -> bytes:
    """The first line of the child, or nothing when it ended or took too long."""
    lines: list[bytes] = []
    output = process.stdout
    if output is None:
        raise AssertionError
    reader = threading.Thread(target=lambda: lines.append(output.readline()), name="practice", daemon=True)
    reader.start()
    reader.join(START_TIMEOUT)
    return lines[0] if lines else b""


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    for harder in (process.terminate, process.kill):
        try:
            process.wait(_END_TIMEOUT)
            break
        except subprocess.TimeoutExpired:
            log.info("the practice API did not end by itself")
            harder()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _last_words(errors: Path) -> str:
    lines = errors.read_text(encoding="utf-8", errors="replace").split("\n")
    told = [line.strip() for line in lines if line.strip()]
    return told[-1][:_LAST_WORDS] if told else "?"
