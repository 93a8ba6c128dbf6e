"""Updates of what the setup has installed on Windows, under Wine; then the next setup over it, and its removal."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desktop.updates import listing
from tools.installer import successor
from tools.installer.console import step
from tools.installer.environment import Environment
from tools.installer.freeze import freeze
from tools.installer.installed import Installed
from tools.installer.outcome import demand, wait_until
from tools.installer.portable_trial import built_source
from tools.installer.source import NAME
from tools.installer.update_trial import UpdateTrial
from tools.installer.updates_given_out import PINNED, TrialPublisher
from tools.installer.wine import Wine, windows_path
from tools.installer.wine_trial import FOLDER, hindrance, installing, screen

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.outcome import Outcome

_WORDS = "updates of what the installer for Windows has installed"


def try_updates(outcome: Outcome, setup: Path | None, made: Path, own_python: Path, build: Path) -> None:
    """Install, update, take back, install over it, remove. `own_python`: of this system, with our packages."""
    reason = hindrance(setup) or _lacks(made, own_python)
    if setup is None or reason:
        outcome.skip(_WORDS, reason)
        return
    folder = build / "updates-windows"
    with screen() as display:
        wine = Wine(folder / "wine")
        wine.environment["DISPLAY"] = display
        step("making a Wine prefix")
        try:
            wine.set_up()
            _try(outcome, wine, setup, Environment((str(own_python),), {"LC_ALL": "C.UTF-8"}), made)
        finally:
            wine.stop()
            shutil.rmtree(folder, ignore_errors=True)


def _lacks(made: Path, own_python: Path) -> str:
    if not (made / "python/python.exe").is_file():
        return "build/windows does not hold what it was made with: build it first, under Wine"
    return "" if own_python.is_file() else "build/linux does not hold an environment: build for Linux first"


def _try(outcome: Outcome, wine: Wine, setup: Path, own: Environment, made: Path) -> None:
    build = wine.prefix.parent
    source = built_source(made, made / "frozen" / NAME)
    home = wine.drive / FOLDER.replace("\\", "/")
    wine.run(installing(setup))
    first = {path.relative_to(home) for path in home.rglob("*")}
    later = successor.next_source(source, build / "source")
    publisher = TrialPublisher(own, later.folder, build / "publisher", "win-amd64")
    publisher.begin(home / "_internal" / PINNED, later.folder / PINNED)
    builder = Wine(made / "wine")
    variables = {**source.environment, **builder.environment}
    python = Environment((builder.loader, windows_path(made / "python/python.exe")), variables, windows_path)
    step("freezing the next version for Windows")
    after = freeze(later, python, build / "made")
    step("publishing it")
    trial = UpdateTrial(
        outcome=outcome,
        system="Windows",
        program=Installed(
            folder=home,
            environment=wine.environment,
            loader=(wine.loader,),
            ending=".exe",
            window=f"{NAME}-window",
            path=windows_path,
        ),
        publisher=publisher,
        before=source.version,
        after=after,
        own=own,
        source=later.folder,
        build=build,
    )
    trial.run()
    with outcome.promise("Windows: it lists the version that is there now among its apps"):
        demand(trial.last in _listed(wine), f"it lists {_listed(wine)}")
    with outcome.promise("Windows: the setup over it leaves nothing of what came by updates"):
        wine.run(installing(setup))
        demand(source.version in _listed(wine), f"it lists {_listed(wine)}")
        left = {path.relative_to(home) for path in home.rglob("*")} ^ first
        demand(not left, f"more or less than after the first time: {sorted(map(str, left))[:10]}")
    with outcome.promise("Windows: removing it leaves nothing of what came by updates"):
        shutil.copytree(after, home, dirs_exist_ok=True)
        (home / ".update/old").mkdir(parents=True)
        (home / f"{NAME}-of-a-later-version.exe").write_bytes(b"")
        wine.run([home / "uninstall.exe", "/S"])
        wait_until(lambda: not home.exists(), f"left: {sorted(path.name for path in home.glob('*'))}")


def _listed(wine: Wine) -> list[str]:
    """What it says of the version of what was set up, word by word."""
    return wine.run(["reg.exe", "query", f"HKCU\\{listing.KEY}", "/v", "DisplayVersion"]).split()
