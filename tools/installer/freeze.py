"""The program as one folder: PyInstaller with our spec, and the same bytes each time."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tools.installer.source import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tools.installer.environment import Environment
    from tools.installer.source import Source

DATA = "tools/installer/data"
STARTER = "1.0.0"
"""The version in the head of both programs for Windows, which only start Python: with the program's own in it, each
update would bring both along, 379 kB. Raised when the starter itself changes."""


def freeze(source: Source, environment: Environment, build: Path) -> Path:
    """Make the folder, and return it. Raises BuildError."""
    environment.run("-m", "ui.translations", "compile", cwd=source.folder)
    parts = make_parts(source, build / "parts")
    environment.run("-m", "tools.installer.sbom", parts, source.version, cwd=source.folder)
    environment.run(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", build / "frozen", "--workpath", build / "work", f"{DATA}/lapor.spec"),
        cwd=source.folder,
        LAPOR_SOURCE=environment.path(source.folder),
        LAPOR_PARTS=environment.path(parts),
        PYINSTALLER_CONFIG_DIR=environment.path(build / "cache"),
    )
    folder = build / "frozen" / NAME
    shutil.copy(source.folder / "LICENSE", folder / "LICENSE")
    shutil.copy(parts / "sbom.json", folder / "sbom.json")
    shutil.copytree(parts / "licences", folder / "_internal/licences")
    set_times([folder], source.epoch)
    return folder


def make_parts(source: Source, parts: Path) -> Path:
    """What is no file of the checkout: the metadata by which the program knows its version; for Windows its head."""
    metadata = parts / f"{NAME.replace('-', '_')}-{source.version}.dist-info"
    metadata.mkdir(parents=True)
    lines = [
        *("Metadata-Version: 2.4", f"Name: {NAME}", f"Version: {source.version}", "License-Expression: Apache-2.0"),
        *(f"Requires-Dist: {requirement}" for requirement in source.requires),
    ]
    (metadata / "METADATA").write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    (parts / "version.txt").write_text(version_resource(STARTER), encoding="utf-8", newline="\n")
    shutil.copy(source.folder / DATA / f"{NAME}.ico", parts)
    return parts


def version_resource(version: str) -> str:
    """The head of a Windows program, as PyInstaller reads it: what the Explorer and the Task Manager show."""
    numbers = tuple(int(number) for number in (*version.split("."), "0", "0")[:4])
    told = {
        "CompanyName": "LAPOR! Desktop",
        "FileDescription": "LAPOR! Desktop",
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": "LAPOR! Desktop",
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in told.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def set_times(roots: Iterable[Path], epoch: int) -> None:
    """Give all files below one time, and rights that don't depend on who builds."""
    for root in roots:
        for path in (root, *root.rglob("*")):
            if path.is_symlink():
                if os.utime in os.supports_follow_symlinks:
                    os.utime(path, (epoch, epoch), follow_symlinks=False)
                continue
            is_program = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if is_program else 0o644)
            os.utime(path, (epoch, epoch))
