"""The command: which installers are built, and where they go."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.installer import (
    chroot,
    deb,
    msi,
    nsis,
    portable,
    portable_trial,
    report,
    reproducible,
    sign_trial,
    start_trial,
    windows_python,
    wine_trial,
    wine_update_trial,
)
from tools.installer.console import BuildError, step, tool
from tools.installer.environment import of_this_system
from tools.installer.freeze import freeze, set_times
from tools.installer.outcome import Outcome
from tools.installer.sign import Signer
from tools.installer.source import NAME, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.installer.source import Source

CHECKOUT = Path(__file__).parents[2]


def main(arguments: Sequence[str]) -> int:
    """Run it; returns the exit code."""
    options = _options(arguments)
    try:
        if options.what in {"linux", "all"}:
            linux(options.output, is_twice=options.twice)
        if options.what in {"windows", "all"}:
            signer = Signer(options.sign, options.timestamp_url) if options.sign else None
            windows(options.output, given=options.windows_python, signer=signer, is_twice=options.twice)
        if options.what in {"test", "all"}:
            return 0 if test(options.output) else 1
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def linux(dist: Path, *, is_twice: bool = False) -> None:
    """The package and the archive for Linux. Raises BuildError."""
    if not sys.platform.startswith("linux"):
        raise BuildError("The installer for Linux is built on Linux")
    build = _fresh(CHECKOUT / "build/linux")
    source, folder = _frozen(build)
    if is_twice:
        step("building it all a second time")
        _, again = _frozen(_fresh(CHECKOUT / "build/again"), source.commit)
        step(f"the same, file by file: {reproducible.hold(folder, again)} files")
    dist.mkdir(parents=True, exist_ok=True)
    step("packing the .deb")
    products = [deb.package(source, folder, build, dist)]
    step("packing the portable archive")
    products.append(portable.tar_xz(source, folder, dist))
    _tell("linux", folder, products, dist)


def _frozen(build: Path, commit: str = "HEAD") -> tuple[Source, Path]:
    """The program as one folder, made by the Python of this system."""
    step("laying out the commit")
    source = lay_out(CHECKOUT, build / "source", commit)
    step("making an environment from the lock files")
    environment = of_this_system(build / "environment", source)
    step("freezing")
    return source, freeze(source, environment, build)


def windows(dist: Path, *, given: Path | None = None, signer: Signer | None = None, is_twice: bool = False) -> None:
    """The installer and the archive for Windows. Raises BuildError."""
    for name in ("makensis",) if sys.platform == "win32" else ("wine64", "x86_64-w64-mingw32-gcc", "makensis"):
        tool(name)  # better to know before the long steps
    build = _fresh(CHECKOUT / "build/windows")
    source, folder = _frozen_for_windows(build, given)
    if is_twice:
        step("building it all a second time")
        _, again = _frozen_for_windows(_fresh(CHECKOUT / "build/again"), given, source.commit)
        step(f"the same, file by file: {reproducible.hold(folder, again)} files")
    if signer:
        signer.sign(sorted(folder.glob("*.exe")))
        set_times([folder], source.epoch)
    else:
        step("not signed: no key was given (--sign)")
    dist.mkdir(parents=True, exist_ok=True)
    step("packing the installer")
    products = [nsis.setup(source, folder, build, dist)]
    if shutil.which("wixl"):
        step("packing the MSI")
        products.append(msi.msi(source, folder, build, dist))
    else:
        step("no MSI: wixl is missing (apt-get install wixl)")
    if signer:
        signer.sign(products)
    step("packing the portable archive")
    products.append(portable.zipped(source, folder, dist))
    _tell("windows", folder, products, dist)


def _frozen_for_windows(build: Path, given: Path | None, commit: str = "HEAD") -> tuple[Source, Path]:
    """The program as one folder, made by a Python for Windows."""
    step("laying out the commit")
    source = lay_out(CHECKOUT, build / "source", commit)
    made = windows_python.environment(build, source, given)
    step("freezing for Windows")
    return source, freeze(source, made, build)


def test(dist: Path) -> bool:
    """Install, use and remove what lies in `dist`. Returns whether nothing failed."""
    build = _fresh(CHECKOUT / "build/test")
    outcome = Outcome()
    deb_file, setup = _newest(dist, "*.deb"), _newest(dist, "*-setup.exe")
    for product in filter(None, (deb_file, setup)):
        with outcome.promise(f"{product.name} is as small as promised"):
            report.hold([product])
    made = CHECKOUT / "build/linux"
    start_trial.try_start(
        outcome, made / "frozen" / NAME / NAME, made / "environment/bin/python", made / "source", build
    )
    chroot.try_deb(outcome, deb_file, build)
    signed = sign_trial.try_signing(outcome, setup, build)
    wine_trial.try_setup(outcome, setup, build, signed)
    portable_trial.try_updates(outcome, _newest(dist, "*-linux-x86_64.tar.xz"), made, build)
    wine_update_trial.try_updates(outcome, setup, CHECKOUT / "build/windows", made / "environment/bin/python", build)
    print(f"\n{outcome.told()}")
    return outcome.is_fine


def _newest(dist: Path, pattern: str) -> Path | None:
    return max(dist.glob(pattern), key=lambda path: path.stat().st_mtime, default=None)


def _tell(system: str, folder: Path, products: list[Path], dist: Path) -> None:
    told = report.told(folder, products)
    (dist / f"sizes-{system}.txt").write_text(told, encoding="utf-8")
    shutil.copy(folder / "sbom.json", dist / f"sbom-{system}.json")
    step(f"done: {dist}\n\n{told}")


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build_installer.py", description="Builds the installers.")
    parser.add_argument("what", nargs="?", default="linux", choices=["linux", "windows", "test", "all"])
    parser.add_argument("--output", type=Path, default=CHECKOUT / "dist", help="folder of the results (dist/)")
    parser.add_argument("--twice", action="store_true", help="build a second time and compare")
    parser.add_argument("--windows-python", type=Path, help="folder of a Windows Python, for a build under Wine")
    parser.add_argument("--sign", type=Path, help="key and certificates (.pfx); password in LAPOR_SIGN_PASSWORD")
    parser.add_argument("--timestamp-url", default="", help="time-stamping authority for signatures")
    return parser.parse_args(arguments)
