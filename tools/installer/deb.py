"""The package for Debian and Ubuntu: the folder, a menu entry, an icon, and what the catalogue of programs shows.

Written here and not by dpkg-deb, which knows no filter for machine code: that is 2 MB of 43.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import partial
from typing import TYPE_CHECKING

from tools.installer.console import tool
from tools.installer.freeze import DATA, set_times
from tools.installer.packing import write_tar_xz
from tools.installer.source import NAME

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from tools.installer.source import Source

DEPENDS = (
    *("ca-certificates", "libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libx11-6"),
    *("libx11-xcb1", "libxcb1", "libxcb-glx0", "libxcb-randr0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0"),
    *("libxcb-sync1", "libxcb-xfixes0", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
    *("libgssapi-krb5-2", "libsqlite3-0", "libstdc++6", "libgcc-s1", "xkb-data"),
    *("libglib2.0-0t64 | libglib2.0-0", "libcups2t64 | libcups2", "libssl3t64 | libssl3"),
)
"""What `slim` leaves to the system; names that newer releases changed come with the older one."""
RECOMMENDS = ("fonts-noto-core | fonts-dejavu-core | fonts-liberation", "gnome-keyring | kwalletmanager")
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")


def package(source: Source, folder: Path, build: Path, dist: Path) -> Path:
    """Make the package of a frozen folder. Raises BuildError."""
    root = build / "deb"
    shutil.copytree(folder, root / "usr/lib" / NAME, symlinks=True)
    binary = root / "usr/bin"
    binary.mkdir()
    (binary / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    for name, to in (
        (f"{NAME}.desktop", "applications"),
        (f"{NAME}.metainfo.xml", "metainfo"),
        (f"{NAME}.svg", "icons/hicolor/scalable/apps"),
        (f"{NAME}.png", "icons/hicolor/128x128/apps"),
    ):
        target = root / "usr/share" / to
        target.mkdir(parents=True)
        shutil.copy(source.folder / DATA / name, target / name)
    _write_about(root / "usr/share/doc" / NAME)
    set_times([root], source.epoch)
    made = dist / f"{NAME}_{source.version}_amd64.deb"
    write(made, root, version=source.version, glibc=glibc_of(folder), epoch=source.epoch)
    return made


def write(made: Path, root: Path, *, version: str, glibc: str, epoch: int) -> None:
    """Write a package of all that lies below `root`, where it lies below the system's root (deb(5))."""
    paths = list(root.rglob("*"))
    size = sum(path.stat().st_size for path in paths if path.is_file() and not path.is_symlink())
    about = made.with_suffix(".control")
    about.write_text(control(version, size // 1024, glibc), encoding="utf-8")
    about.chmod(0o644)
    head, data = io.BytesIO(), io.BytesIO()
    write_tar_xz(head, [about], name=lambda _: "./control", epoch=epoch)
    write_tar_xz(data, paths, name=partial(_below, root), epoch=epoch)
    about.unlink()
    with made.open("wb") as archive:
        archive.write(b"!<arch>\n")
        _add_member(archive, "debian-binary", b"2.0\n", epoch)
        _add_member(archive, "control.tar.xz", head.getvalue(), epoch)
        _add_member(archive, "data.tar.xz", data.getvalue(), epoch)


def _below(root: Path, path: Path) -> str:
    return f"./{path.relative_to(root).as_posix()}"


def _add_member(archive: IO[bytes], name: str, data: bytes, epoch: int) -> None:
    """One file of the outer archive: a head of fixed columns, and an even number of bytes."""
    archive.write(
        f"{name:<16}{epoch:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    )


def control(version: str, installed_kib: int, glibc: str) -> str:
    """The control file (Debian Policy 5.3)."""
    return "\n".join(
        (
            f"Package: {NAME}",
            f"Version: {version}",
            "Architecture: amd64",
            "Maintainer: LAPOR! Desktop <lapor-desktop@localhost>",
            f"Installed-Size: {installed_kib}",
            f"Depends: {', '.join((f'libc6 (>= {glibc})', *DEPENDS))}",
            f"Recommends: {', '.join(RECOMMENDS)}",
            "Section: net",
            "Priority: optional",
            "Description: offline desk for liaison officers who answer complaints through LAPOR!",
            " Complaints are on the PC, encrypted; they are read, searched and answered without",
            " a network. When a link is there, one exchange sends every answer that waits and",
            " brings everything that changed.",
            "",
        )
    )


def glibc_of(folder: Path) -> str:
    """The newest glibc that any part asks for, such as `2.35`."""
    objdump = tool("objdump")
    programs = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_elf(path)]
    told = subprocess.run([objdump, "-T", *programs], capture_output=True, text=True, check=False).stdout
    major, minor = max((int(major), int(minor)) for major, minor in _GLIBC.findall(told))
    return f"{major}.{minor}"


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _write_about(folder: Path) -> None:
    """The copyright file that Debian wants; the long list is the bill of materials beside the program."""
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n\n"
        "Files: *\nCopyright: the authors of LAPOR! Desktop\nLicense: Apache-2.0\n"
        f" See /usr/share/common-licenses/Apache-2.0. Libraries of others lie in /usr/lib/{NAME}/_internal under\n"
        f" licences of their own: /usr/lib/{NAME}/sbom.json lists them. Qt and PySide6 are under the LGPL-3\n"
        " (/usr/share/common-licenses/LGPL-3) and may be replaced there by other builds.\n",
        encoding="utf-8",
    )
