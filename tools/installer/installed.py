"""A program that was installed or unpacked, as a trial uses it: by commands, and with its window on a hidden screen."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.installer.console import BuildError
from tools.installer.outcome import demand, wait_until
from tools.installer.source import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SECONDS = 180
"""For a command under Wine on a busy machine."""
_ANSWERS_WITHIN = 20
"""Seconds until what is asked to close is asked again."""
_REFUSED = 15
"""The program's exit code for an update that is not to be believed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A program's folder, and how it is run."""

    folder: Path
    environment: Mapping[str, str]
    loader: tuple[str, ...] = ()
    """What runs a program of Windows on Linux."""
    ending: str = ""
    """Of programs: `.exe`."""
    window: str = NAME
    path: Callable[[Path], str] = str

    def ended(self, data: Path, *words: str | Path, text: str = "") -> Ended:
        """Run a command to its end, whatever that is."""
        done = subprocess.run(
            self._words(NAME, data, *words),
            env=self._variables(),
            input=text.encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    def told(self, data: Path, *words: str | Path, text: str = "") -> Any:  # noqa: ANN401 - any JSON value
        """What a command says in JSON. Raises BuildError where it fails."""
        done = self.ended(data, *words, "--json", text=text)
        if done.code:
            raise BuildError(f"{' '.join(map(str, words))} ended with {done.code}: {done.err or done.out}")
        return json.loads(done.out)

    def test_itself(self, data: Path, report: Path) -> None:
        """Run the self-test: on Windows with the key store of the system, which is one of its parts."""
        variables = {**os.environ, **self.environment} if self.loader else self._variables()
        words = self._words(NAME, data, "--self-test", report)
        subprocess.run(words, env=variables, capture_output=True, timeout=_SECONDS, check=False)

    def version(self) -> str:
        """What the program itself says."""
        return self.ended(self.folder, "--version").out.strip()

    def start(self, data: Path) -> subprocess.Popen[bytes]:
        """Start the window."""
        return subprocess.Popen(
            self._words(self.window, data),
            env=self._variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def open_and_close(self, data: Path) -> None:
        """Start the window, wait until it has come up and an update has nothing more to do, and close it."""
        (data / "window.lock").unlink(missing_ok=True)
        process = self.start(data)
        try:
            wait_until(
                lambda: (data / "window.lock").exists() and not (self.folder / ".update/journal.json").exists(),
                "the window did not come up, or did not let go of the version before",
                _SECONDS,
            )
        finally:
            self.close(process)

    def close(self, process: subprocess.Popen[bytes]) -> None:
        """Close the window by its cross, what it shows before it first. Raises BuildError where it does not end."""
        until = time.monotonic() + _SECONDS
        while time.monotonic() < until:
            if self.loader:
                self._run_there("taskkill.exe", "/IM", f"{self.window}{self.ending}")
            else:
                process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_ANSWERS_WITHIN)
                return
        self.end(process)
        raise BuildError("the window did not close")

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End it the hard way, whatever it shows."""
        if self.loader:  # which is another process than the program
            self._run_there("taskkill.exe", "/F", "/IM", f"{self.window}{self.ending}")
        else:
            process.kill()
        process.wait(_SECONDS)

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Take the program away between two of its instructions, as a power cut does; under Wine nothing is asked."""
        if self.loader:
            for pid in _running(f"{self.window}{self.ending}"):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        process.kill()
        process.wait(_SECONDS)

    def _run_there(self, *words: str) -> None:
        variables = self._variables()
        subprocess.run([*self.loader, *words], env=variables, capture_output=True, check=False, timeout=_SECONDS)

    def demand_refusal(self, data: Path, source: Path | str, word: str) -> None:
        """An update from there is refused, with its own exit code and a sentence in which `word` stands."""
        place = source if isinstance(source, str) else self.path(source)
        done = self.ended(data, "--language", "en", "update", "fetch", "--source", place)
        demand(done.code == _REFUSED, f"it ended with {done.code}: {done.err}")
        demand(word in done.err, f"it says: {done.err}")
        demand(not (self.folder / ".update/journal.json").exists(), "something is ready all the same")

    def _words(self, program: str, data: Path, *words: str | Path) -> list[str]:
        named = [each if isinstance(each, str) else self.path(each) for each in ("--data-dir", data, *words)]
        return [*self.loader, self.path(self.folder / f"{program}{self.ending}"), *named]

    def _variables(self) -> dict[str, str]:
        fixed = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        return {**os.environ, **fixed, **self.environment}


def _running(program: str) -> list[int]:
    """The processes of Linux that run this program, whether Wine has begun them or they have begun one another."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            if program in (folder / "cmdline").read_bytes().decode(errors="replace"):
                found.append(int(folder.name))
    return found
