"""The installer for Windows in a fresh Wine prefix: all that an officer does with it in a year, in a minute."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, step, tool
from tools.installer.outcome import demand, read_self_test, wait_until
from tools.installer.wine import Wine, windows_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.installer.outcome import Outcome

_WORDS = "the installer for Windows under Wine"
FOLDER = "Program Kantor Ünit\\LAPOR Desktop"
_RUNNING = 2
"""With what the installer leaves while the program runs."""
_NEEDED = ("wine64", "x86_64-w64-mingw32-gcc", "Xvfb")


def try_setup(outcome: Outcome, setup: Path | None, build: Path, signed: Path | None = None) -> None:
    """Install, self-test, upgrade while running, upgrade (by what is signed, where it is there), uninstall."""
    reason = hindrance(setup)
    if setup is None or reason:
        outcome.skip(_WORDS, reason)
        return
    with screen() as display:
        wine = Wine(build / "trial-wine")
        wine.environment["DISPLAY"] = display
        step("making a Wine prefix")
        try:
            wine.set_up()
            _trial(outcome, wine, setup, build, signed or setup)
        finally:
            wine.stop()
            shutil.rmtree(wine.prefix, ignore_errors=True)


def _trial(outcome: Outcome, wine: Wine, setup: Path, build: Path, next_setup: Path) -> None:
    home = wine.drive / FOLDER.replace("\\", "/")
    window, command = home / "lapor-desktop-window.exe", home / "lapor-desktop.exe"
    install = installing(setup)
    data = build / "trial-data"
    with outcome.promise("it installs without a question, into a folder with spaces and an umlaut"):
        wine.run(install)
        demand(window.is_file() and command.is_file(), f"nothing came to {home}")
        demand(
            list(wine.drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/LAPOR*/*.lnk")),
            "no menu",
        )
    with outcome.promise("the installed program passes its self-test, practice sync included"):
        report = build / "trial-report.json"
        try:
            wine.run([window, "--self-test", report])
        finally:
            read_self_test(report)
    running = wine.start([window, "--practice", "--data-dir", windows_path(data)])
    try:
        with outcome.promise("an upgrade is refused while the program runs, and harms nothing"):
            wait_until((data / "window.lock").exists, "the window did not open")
            refused = wine.start(install)
            refused.communicate(timeout=120)
            demand(refused.returncode == _RUNNING, f"it left with {refused.returncode}")
            demand(running.poll() is None, "the program ended")
    finally:
        wine.start(["taskkill.exe", "/IM", window.name]).communicate(timeout=60)
        try:
            running.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            running.kill()
    with outcome.promise("an upgrade replaces the program and leaves nothing of the old one"):
        old = home / "_internal/desktop/of_an_old_version.pyc"
        old.write_bytes(b"old")
        wine.run(installing(next_setup))
        demand(not old.exists(), "a module of the old version is still there")
        demand(wine.run([command, "--version"]).strip(), "the program does not start")
    with outcome.promise("removing it keeps the data, and nothing else"):
        kept = next(wine.drive.glob("users/*/AppData/Local")) / "lapor-desktop"
        kept.mkdir(exist_ok=True)
        (kept / "desk.db").write_bytes(b"kept")
        wine.run([home / "uninstall.exe", "/S"])
        wait_until(lambda: not home.exists(), f"left: {[path.name for path in home.glob('*')]}")
        demand((kept / "desk.db").exists(), "the data are gone")
    with outcome.promise("removing it with /REMOVEDATA takes the data along"):
        wine.run(install)
        wine.run([home / "uninstall.exe", "/S", "/REMOVEDATA"])
        wait_until(lambda: not home.exists() and not kept.exists(), "the data are still there")


def installing(setup: Path) -> list[str | Path]:
    """The call that installs without a question."""
    # /D takes the rest of the line as it is: the last word, without the quotes that a word with spaces would get.
    return [setup, "/S", *f"/D=C:\\{FOLDER}".split(" ")]


def hindrance(setup: Path | None) -> str:
    """Why it can't be tried here, or nothing."""
    if not sys.platform.startswith("linux"):
        return "tried on Linux under Wine; on Windows by hand, see docs/installer.md"
    if setup is None:
        return "dist/ holds no setup.exe: build it first"
    for name in _NEEDED:
        try:
            tool(name)
        except BuildError as error:
            return str(error)
    return ""


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    ours, theirs = os.pipe()
    words = [tool("Xvfb"), "-displayfd", str(theirs), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[theirs], stderr=subprocess.DEVNULL) as server:
        os.close(theirs)
        try:
            with os.fdopen(ours) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()
