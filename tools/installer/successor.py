"""A next version of a program that was built, in which nothing but code of ours differs, and broken ones of it."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.source import Source

_CHANGED = "ui/settings/about.py"
_LATER = 86_400
"""Seconds until it is committed: what bears that time differs as well."""
OURS = ("desktop", "sync", "ui")


def number_after(version: str, steps: int) -> str:
    """The number of a later version."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + steps)])


def next_source(source: Source, folder: Path) -> Source:
    """The source of a next version: its number, and one module. Its root is to be pinned in it by the caller."""
    shutil.copytree(source.folder, folder)
    version = number_after(source.version, 1)
    project = folder / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace(f'\nversion = "{source.version}"', f'\nversion = "{version}"'), encoding="utf-8")
    with (folder / _CHANGED).open("a", encoding="utf-8") as module:
        module.write(f"\nCHANGED_IN = {version!r}\n")
    return replace(source, folder=folder, version=version, epoch=source.epoch + _LATER)


def variant(program: Path, folder: Path, version: str) -> Path:
    """The same program under a later number; what isn't changed in it afterwards by `rewrite` shares its files."""
    shutil.copytree(program, folder, symlinks=True, copy_function=os.link)
    (metadata,) = folder.glob("_internal/lapor_desktop-*.dist-info/METADATA")
    text = metadata.read_text(encoding="utf-8")
    rewrite(metadata, re.sub(r"(?m)^Version: .*$", f"Version: {version}", text).encode())
    return folder


def rewrite(path: Path, content: bytes) -> None:
    """Give a file of a variant a content of its own."""
    mode = path.stat().st_mode
    path.unlink()
    path.write_bytes(content)
    path.chmod(mode)


def break_module(program: Path, name: str) -> None:
    """Cut a module short, as a build that went wrong: importing it fails."""
    path = program / "_internal" / name
    rewrite(path, path.read_bytes()[:20])


def touch_modules(program: Path) -> int:
    """Let all modules of ours differ, without another meaning: what follows their code is not read. How many."""
    modules = [path for name in OURS for path in (program / "_internal" / name).rglob("*.pyc")]
    for path in modules:
        rewrite(path, path.read_bytes() + b"\0")
    return len(modules)
