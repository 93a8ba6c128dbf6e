"""The .deb on a Debian that has nothing else: a minimal system in a folder, made for this and thrown away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, run, step, tool
from tools.installer.outcome import demand, read_self_test
from tools.installer.source import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.installer.outcome import Outcome

SUITE = "bookworm"
_WORDS = f"the .deb on a bare {SUITE}"
_PROGRAM = f"/usr/bin/{NAME}"


def try_deb(outcome: Outcome, deb: Path | None, build: Path) -> None:
    """Install, self-test, sync, purge."""
    reason = _hindrance(deb)
    if deb is None or reason:
        outcome.skip(_WORDS, reason)
        return
    root = build / "chroot"
    step(f"making a bare {SUITE}")
    run([tool("debootstrap"), "--variant=minbase", "--include=ca-certificates", SUITE, root])
    shutil.copy(deb, root / "root")
    with _mounted(root):
        with outcome.promise("the .deb installs with its dependencies alone"):
            _inside(root, "apt-get", "update")
            _inside(root, "apt-get", "install", "-y", "--no-install-recommends", f"/root/{deb.name}")
        with outcome.promise("the installed program passes its self-test, practice sync included"):
            try:
                _inside(root, _PROGRAM, "--self-test", "/root/report.json")
            finally:
                read_self_test(root / "root/report.json")
        with outcome.promise("it syncs with the central API"):
            _sync(root)
        with outcome.promise("a purge leaves nothing of the program, and the officer's data"):
            _inside(root, "apt-get", "purge", "-y", NAME)
            left = [path for path in (f"usr/lib/{NAME}", f"usr/bin/{NAME}") if os.path.lexists(root / path)]
            demand(not left, f"left: {left}")
            demand((root / "root/desk/desk.db").is_file(), "the desk is gone")
    shutil.rmtree(root)


def _hindrance(deb: Path | None) -> str:
    if not sys.platform.startswith("linux"):
        return "not on Linux"
    if deb is None:
        return "dist/ holds no .deb: build it first"
    if os.geteuid() != 0:
        return "making a bare system needs root"
    return "" if shutil.which("debootstrap") else "debootstrap is missing: apt-get install debootstrap"


def _sync(root: Path) -> None:
    """The program is both ends: its central API in a process of its own, and the desk's command line."""
    words = ["chroot", str(root), _PROGRAM, "central", "--data", "/root/central", "--port", "0", "--exit-with-parent"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()) as central:
        try:
            line = central.stdout.readline() if central.stdout else b""
            told = json.loads(line)
            token = told["officers"][0]["token"]
            said = _inside(
                root, _PROGRAM, "--data-dir", "/root/desk", "sync", "--server", told["url"], "--json", token=token
            )
            demand('"changes": 0' not in said, "nothing came")
        finally:
            if central.stdin:
                central.stdin.close()
            central.wait(30)


@contextmanager
def _mounted(root: Path) -> Iterator[None]:
    """With /proc, by which the program finds itself, and /dev/shm."""
    for kind, place in (("proc", "proc"), ("tmpfs", "dev/shm")):
        (root / place).mkdir(exist_ok=True, parents=True)
        run(["mount", "-t", kind, kind, root / place])
    try:
        yield
    finally:
        for place in ("dev/shm", "proc"):
            run(["umount", "-l", root / place])


def _inside(root: Path, *words: str, token: str = "") -> str:
    done = subprocess.run(
        ["chroot", root, *words],
        env=_environment() | ({"LAPOR_TOKEN": token} if token else {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    said = done.stdout.decode(errors="replace")
    if done.returncode:
        last = "\n".join(said.splitlines()[-20:])
        raise BuildError(f"{' '.join(words)} ended with {done.returncode}:\n{last}")
    return said


def _environment() -> dict[str, str]:
    """Nothing of ours: the bare system's own."""
    return {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LC_ALL": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        "QT_QPA_PLATFORM": "offscreen",
    }
