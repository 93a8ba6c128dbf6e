"""Updates of a frozen program, from the owner's tools to the officer's next start: all that may go well, and go wrong.

The same trial for the portable folder on Linux and for what the setup has installed on Windows.
"""

from __future__ import annotations

import filecmp
import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.installer import successor
from tools.installer.desk_at_work import DeskAtWork, central_api
from tools.installer.outcome import demand, read_self_test
from tools.installer.updates_given_out import given_out

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tools.installer.environment import Environment
    from tools.installer.installed import Installed
    from tools.installer.outcome import Outcome
    from tools.installer.updates_given_out import TrialPublisher

MOST = 100_000
"""Bytes that an update may cost which changes code of ours alone, looking included."""
_TRIES = 2
"""Starts that a new version may fail at."""
_LAST = 4
_ATTEMPTS = 5
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTrial:
    """`before`: the version that is there; `after`: the folder of the next; `own`: a Python of this system."""

    outcome: Outcome
    system: str
    program: Installed
    publisher: TrialPublisher
    before: str
    after: Path
    own: Environment
    source: Path
    build: Path

    def run(self) -> None:
        """All of it. What follows a broken promise is tried all the same."""
        desk = self.build / "desk"
        older = self.publisher.copied("older")
        self.publisher.publish(self.after, self._number(1))
        with central_api(self.own, self.source, self.build / "central") as server:
            work = DeskAtWork.begin(self.program, desk, server, self.own, self.source)
            self._update(desk)
            with self._promise("a draft and a queued answer are there afterwards; the answer is sent, once"):
                work.hold()
        self._refuse(desk, older)
        self._take_back(desk, 2, "ui/program.pyc", "that opens no window")
        self._take_back(desk, 3, "desktop/commands/border.pyc", "that falls before it reads its command line")
        self._kill(desk)

    @property
    def last(self) -> str:
        """The version that is there when all is done."""
        return self._number(_LAST)

    def _number(self, steps: int) -> str:
        return successor.number_after(self.before, steps)

    def _promise(self, words: str) -> AbstractContextManager[None]:
        return self.outcome.promise(f"{self.system}: {words}")

    def _update(self, desk: Path) -> None:
        program, number = self.program, self._number(1)
        found = {"files": 0, "bytes": 0}
        with self._promise("a new version is found in a folder, and its size is told"):
            found = program.told(desk, "update", "check", "--source", self.publisher.folder)
            demand(found["newest"] == number and 0 < found["bytes"] < MOST, f"it found {found}")
        with given_out(self.publisher.folder) as server:
            with self._promise(f"by HTTP {found['files']} files come in {found['bytes']} bytes, and nothing else"):
                got = program.told(desk, "update", "fetch", "--source", server.url)
                demand(got["is_ready"] and got["files"] == found["files"], f"it fetched {got}")
                demand(found["bytes"] <= server.sent < MOST, f"{server.sent} bytes were sent")
            with self._promise("a damaged library of Qt is mended on the way"):
                library = _largest(program.folder, "*Qt6Svg*")
                successor.rewrite(library, b"a disk that forgets" + library.read_bytes()[19:])
                program.told(desk, "update", "fetch", "--source", server.url)
        with self._promise("until the next start it is what it was; then it is the new version, file by file"):
            demand(program.version() == self.before, f"it is {program.version()}")
            program.open_and_close(desk)
            demand(program.version() == number, f"it is {program.version()}")
            self._hold_folder(self.after)
        with self._promise("the new version passes its self-test, and finds nothing newer"):
            report = self.build / "report.json"
            try:
                program.test_itself(desk, report)
            finally:
                read_self_test(report)
            newest = program.told(desk, "update", "check", "--source", self.publisher.folder)
            demand(not newest["files"], f"it found {newest}")

    def _refuse(self, desk: Path, older: Path) -> None:
        program, publisher = self.program, self.publisher
        newer = successor.variant(self.after, self.build / "newer", self._number(2))
        tampered, stale, lower = (publisher.copied(name) for name in ("tampered", "stale", "lower"))
        publisher.publish(newer, self._number(2), tampered)
        for path in tampered.glob("files/*/*.zst"):
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        publisher.let_run_out(stale)
        publisher.publish(newer, "0.0.1", lower)
        for words, place, sentence in (
            ("a file that was tampered with", tampered, "does not fit its publisher's signature"),
            ("a source that has expired", stale, "has expired"),
            ("an older version, though its publisher has signed it,", lower, "is older than what is here"),
            ("an older state of the source", older, "is older than what is here"),
        ):
            # A desk remembers what its publisher has said; only the last of these has seen a later state.
            data = desk if place is older else self.build / f"desk-{place.name}"
            with self._promise(f"{words} is refused with a sentence"):
                program.demand_refusal(data, place, sentence)
                self._hold_folder(self.after)

    def _take_back(self, desk: Path, steps: int, module: str, words: str) -> None:
        program, number = self.program, self._number(steps)
        broken = successor.variant(self.after, self.build / f"broken-{steps}", number)
        successor.break_module(broken, module)
        self.publisher.publish(broken, number)
        with self._promise(f"a version {words} is taken back by itself, and not offered again"):
            program.told(desk, "update", "fetch", "--source", self.publisher.folder)
            for _ in range(_TRIES):
                self._demand_fall(desk)
            program.open_and_close(desk)
            self._hold_folder(self.after)
            program.demand_refusal(desk, self.publisher.folder, "did not start on this PC")

    def _demand_fall(self, desk: Path) -> None:
        """A start falls by itself. On Windows its starter says so in a box, which waits for somebody."""
        (desk / "window.lock").unlink(missing_ok=True)
        process = self.program.start(desk)
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.program.end(process)
            demand(self.program.loader and not (desk / "window.lock").exists(), "a version that is broken has come up")
        else:
            demand(process.returncode, "a version that is broken has ended in good order")

    def _kill(self, desk: Path) -> None:
        number = self.last
        newer = successor.variant(self.after, self.build / "other-modules", number)
        count = successor.touch_modules(newer)
        self.publisher.publish(newer, number)
        ready = self.build / "ready"
        with self._promise(f"killed in the middle of swapping {count} modules, the next start mends it"):
            self.program.told(desk, "update", "fetch", "--source", self.publisher.folder)
            shutil.copytree(self.program.folder, ready, symlinks=True)
            for _ in range(_ATTEMPTS):
                if self._is_killed_in_the_middle(desk):
                    break
                shutil.rmtree(self.program.folder)
                shutil.copytree(ready, self.program.folder, symlinks=True)
            else:
                demand(False, "the swap was over each time before it could be killed")
            self.program.open_and_close(desk)
            demand(self.program.version() == number, f"it is {self.program.version()}")
            self._hold_folder(newer)

    def _is_killed_in_the_middle(self, desk: Path) -> bool:
        state = self.program.folder / ".update"
        process = self.program.start(desk)
        end = time.monotonic() + _PATIENCE
        while not _has_begun(state) and time.monotonic() < end:
            time.sleep(0.0005)
        self.program.kill(process)
        return _has_begun(state) and _phase(state / "journal.json") == "swapping"

    def _hold_folder(self, wanted: Path) -> None:
        """What is there is what was published, and nothing beside it but what an installer has put there."""
        here, there = _files(self.program.folder), _files(wanted)
        differing = [
            name
            for name in sorted(here | there)
            if name not in here
            or name not in there
            or not filecmp.cmp(self.program.folder / name, wanted / name, shallow=False)
            or (self.program.folder / name).is_symlink() != (wanted / name).is_symlink()
            or (self.program.folder / name).stat().st_mode & 0o100 != (wanted / name).stat().st_mode & 0o100
        ]
        demand(not differing, f"{len(differing)} files differ: {differing[:10]}")


def _has_begun(state: Path) -> bool:
    """Whether a module of the version before lies aside."""
    return any((state / "old").rglob("*.pyc"))


def _phase(journal: Path) -> str:
    """As the journal says it; an exchange of the file under Wine leaves a moment without one."""
    try:
        return str(json.loads(journal.read_bytes())["phase"])
    except FileNotFoundError:
        return "ready" if journal.parent.exists() else ""


def _files(folder: Path) -> set[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in names if not name.startswith(".update/") and name != "uninstall.exe"}


def _largest(folder: Path, pattern: str) -> Path:
    return max((path for path in folder.rglob(pattern) if not path.is_symlink()), key=lambda path: path.stat().st_size)
