"""The installer for Windows: the script for NSIS with each file in its order, and the call of its compiler."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.updates import listing
from tools.installer.console import run, tool
from tools.installer.freeze import DATA
from tools.installer.source import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.source import Source


def setup(source: Source, folder: Path, build: Path, dist: Path) -> Path:
    """Make the installer of a frozen folder. Raises BuildError."""
    makensis = tool("makensis")
    made = dist / f"{NAME}-{source.version}-setup.exe"
    template = (source.folder / DATA / "setup.nsi").read_text(encoding="utf-8")
    script = build / "setup.nsi"
    text = render(
        template, version=source.version, folder=folder, icon=source.folder / DATA / f"{NAME}.ico", output=made
    )
    script.write_text(text, encoding="utf-8-sig", newline="\r\n")
    option = "/" if sys.platform == "win32" else "-"
    run([makensis, f"{option}V2", f"{option}INPUTCHARSET", "UTF8", script], environment=source.environment)
    return made


def render(template: str, *, version: str, folder: Path, icon: Path, output: Path) -> str:
    """The script with all names in it. Files go in by name, not in the order in which a disk happens to list them."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    values = {
        "KEY": listing.KEY,
        "OUTPUT": str(output.absolute()),
        "VERSION": version,
        "VERSION4": ".".join((*version.split("."), "0", "0", "0")[:4]),
        "ICON": str(icon.absolute()),
        "KIB": str(size // 1024),
        "FILES": "\n".join(_files(folder)),
        "FORGET": "\n".join(f'  Delete "$INSTDIR\\{path.name}"' for path in sorted(folder.iterdir()) if path.is_file()),
    }
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


def _files(folder: Path) -> list[str]:
    """What resembles each other side by side: the packing finds it again."""
    lines = []
    last = None
    for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: (path.suffix, path)):
        below = "".join(f"\\{part}" for part in path.relative_to(folder).parts[:-1])
        if below != last:
            lines.append(f'  SetOutPath "$INSTDIR{below}"')
            last = below
        lines.append(f'  File "{path.absolute()}"')
    return lines
