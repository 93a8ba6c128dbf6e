"""Finds the system libraries and programs that a step still lacks, and installs them on Debian and Ubuntu.

`python tools/system_packages.py window|test|screenshots`: with root rights the packages are installed with apt-get;
without, the exact command is told and the exit code is 1. Called by the Makefile, once for each step.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

QT_PARTS = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtDBus.abi3.so",
    "QtNetwork.abi3.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/imageformats/libqjpeg.so",
)
"""What the window loads; each is asked for the libraries that it misses."""

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Which Debian package holds a library. Releases since 2024 add `t64` to some names: see `_name_here`."""

PROGRAMS = {
    "window": {},
    "test": {
        "dbus-run-session": "dbus",
        "gnome-keyring-daemon": "gnome-keyring",
        "chromium": "chromium",
        "chromedriver": "chromium-driver",
    },
    "screenshots": {"xvfb-run": "xvfb", "xauth": "xauth"},
}
"""Programs that a step uses beside the window's libraries."""

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def missing_libraries() -> list[str]:
    """Names of the shared libraries that Qt looks for and this system doesn't have."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is not installed in this environment.")
    folder = Path(spec.origin).parent
    told = subprocess.run(["ldd", *(folder / part for part in QT_PARTS)], capture_output=True, text=True, check=False)
    return sorted(set(re.findall(r"^\s*(\S+) => not found", told.stdout, re.MULTILINE)))


def has_font(pattern: str = "*") -> bool:
    """Whether there is an outline font whose file name matches."""
    return any(
        path.suffix in {".ttf", ".otf", ".ttc"}
        for folder in FONT_FOLDERS
        for path in Path(folder).expanduser().rglob(pattern)
    )


def missing(step: str) -> tuple[list[str], list[str], list[str]]:
    """What the step lacks: packages to install, packages that it can do without, libraries of no known package."""
    libraries = missing_libraries()
    packages = [LIBRARIES[library] for library in libraries if library in LIBRARIES]
    programs = [package for program, package in PROGRAMS[step].items() if not shutil.which(program)]
    if step == "screenshots" and not has_font("NotoSans-*"):
        programs.append("fonts-noto-core")  # so that pictures look the same wherever they are made
    elif not has_font():
        packages.append("fonts-noto-core")
    optional = programs if step == "test" else []
    needed = packages if step == "test" else packages + programs
    return sorted(set(needed)), sorted(set(optional)), [library for library in libraries if library not in LIBRARIES]


def install(needed: list[str], optional: list[str]) -> None:
    """Install with apt-get, as root. What can be done without comes by itself: not every release has all of it."""
    print("Looking for system packages with apt-get", flush=True)
    _apt_get("update")
    for packages in filter(None, (needed, *([package] for package in optional))):
        names = [_name_here(package) for package in packages]
        print("Installing", *names, flush=True)
        _apt_get("install", "-y", "--no-install-recommends", *names)


def main(step: str) -> int:
    """Bring the system to what the step needs, or tell what to do."""
    if not sys.platform.startswith("linux"):
        return 0
    needed, optional, unknown = missing(step)
    can_install = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if can_install and needed + optional:
        install(needed, optional)
        needed, optional, unknown = missing(step)
    if optional:
        print("Some tests will be skipped; to run them too:", _command(optional))
    if unknown:
        print("Qt needs these libraries, please install the packages that hold them:", *unknown)
    if needed:
        print("Some system packages are missing. Please run this, then the same make command again:")
        print("\n    " + _command(needed) + "\n")
    return 1 if needed or unknown else 0


def _command(packages: list[str]) -> str:
    if not shutil.which("apt-get"):
        return "install what corresponds to the Debian packages " + " ".join(packages)
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y " + " ".join(map(_name_here, packages))


def _name_here(package: str) -> str:
    """The package's name in this release: with `t64` where the 64-bit time transition renamed it."""
    renamed = package + "t64"
    found = subprocess.run(["apt-cache", "show", renamed], capture_output=True, text=True, check=False)
    return renamed if found.returncode == 0 and found.stdout.strip() else package


def _apt_get(*arguments: str) -> bool:
    """Run apt-get without questions; what it says is of interest only when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-q=2", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    if sys.argv[1:] not in [[step] for step in PROGRAMS]:
        sys.exit(f"usage: python {sys.argv[0]} {'|'.join(PROGRAMS)}")
    sys.exit(main(sys.argv[1]))
