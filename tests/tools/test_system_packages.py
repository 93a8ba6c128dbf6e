"""Finding and installing system packages, with programs of our own in the place of ldd and apt."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import ROOT, TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")

LDD = """#!/bin/sh
[ -e {folder}/installed ] || for name in {missing}; do echo "	$name => not found"; done
echo "	libc.so.6 => /lib/libc.so.6 (0x0)"
"""
APT_GET = """#!/bin/sh
echo "$@" >> {folder}/calls
case "$*" in *install*) touch {folder}/installed ;; esac
exit {code}
"""
APT_CACHE = """#!/bin/sh
case "$2" in libglib2.0-0t64) echo "Package: $2" ;; *) exit 100 ;; esac
"""


@dataclass(frozen=True, slots=True)
class System:
    """A PC that lacks some libraries."""

    folder: Path

    def look(self, *, step: str = "window") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "tools/system_packages.py", step],
            cwd=ROOT,
            env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        file = self.folder / "calls"
        return file.read_text().splitlines() if file.exists() else []


def system(folder: Path, *missing: str, code: int = 0) -> System:
    for name, text in {"ldd": LDD, "apt-get": APT_GET, "apt-cache": APT_CACHE}.items():
        script = folder / name
        script.write_text(text.format(folder=folder, missing=" ".join(missing), code=code))
        script.chmod(0o755)
    return System(folder)


def test_nothing_missing_does_nothing(tmp_path: Path) -> None:
    pc = system(tmp_path)
    done = pc.look()
    assert (done.returncode, done.stdout, pc.calls) == (0, "", [])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_root_gets_them_installed_under_their_name_here(tmp_path: Path) -> None:
    pc = system(tmp_path, "libgthread-2.0.so.0", "libxcb-cursor.so.0")
    assert pc.look().returncode == 0
    assert pc.calls == [
        "-q=2 update",
        "-q=2 install -y --no-install-recommends libglib2.0-0t64 libxcb-cursor0",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_an_installation_that_fails_ends_with_the_command(tmp_path: Path) -> None:
    pc = system(tmp_path, "libEGL.so.1", code=100)
    (tmp_path / "apt-get").write_text("#!/bin/sh\necho no network\nexit 100\n")
    done = pc.look()
    assert done.returncode == 1
    assert "no network" in done.stdout
    assert "apt-get install -y libegl1" in done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs another account than root")
def test_others_are_told_the_exact_command(tmp_path: Path) -> None:
    pc = system(tmp_path, "libEGL.so.1", "libglib-2.0.so.0")
    done = pc.look()
    assert done.returncode == 1
    assert "sudo apt-get update && sudo apt-get install -y libegl1 libglib2.0-0t64" in done.stdout
    assert pc.calls == []


def test_a_library_of_no_known_package_is_named(tmp_path: Path) -> None:
    done = system(tmp_path, "libnever-heard.so.9").look()
    assert done.returncode == 1
    assert "libnever-heard.so.9" in done.stdout
