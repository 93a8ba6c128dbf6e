"""The portable folder on Linux, as an officer has unpacked it: its updates."""

from __future__ import annotations

import shutil
import sys
import tarfile
import tomllib
from typing import TYPE_CHECKING

from tools.installer import successor
from tools.installer.console import step
from tools.installer.environment import Environment
from tools.installer.freeze import freeze
from tools.installer.installed import Installed
from tools.installer.source import NAME, Source
from tools.installer.update_trial import UpdateTrial
from tools.installer.updates_given_out import PINNED, TrialPublisher

if TYPE_CHECKING:
    from pathlib import Path

    from tools.installer.outcome import Outcome

_WORDS = "updates of the portable folder on Linux"


def try_updates(outcome: Outcome, archive: Path | None, made: Path, build: Path) -> None:
    """Unpack, update, take back. `made`: where the archive was built, with its environment and source."""
    python = made / "environment/bin/python"
    if not sys.platform.startswith("linux"):
        outcome.skip(_WORDS, "not on Linux")
    elif archive is None or not python.is_file():
        outcome.skip(_WORDS, "dist/ holds no portable archive, or build/ not what it was made with: build it first")
    else:
        try:
            _try(outcome, archive, made, build / "updates-linux")
        finally:
            shutil.rmtree(build / "updates-linux", ignore_errors=True)


def _try(outcome: Outcome, archive: Path, made: Path, build: Path) -> None:
    source = built_source(made, made / "frozen" / NAME)
    own = Environment((str(made / "environment/bin/python"),), source.environment)
    step("unpacking the portable archive")
    with tarfile.open(archive) as packed:
        packed.extractall(build, filter="tar")
    later = successor.next_source(source, build / "source")
    publisher = TrialPublisher(own, later.folder, build / "publisher", "linux-x86_64")
    publisher.begin(build / NAME / "_internal" / PINNED, later.folder / PINNED)
    step("freezing the next version")
    after = freeze(later, own, build / "made")
    step("publishing it")
    UpdateTrial(
        outcome=outcome,
        system="Linux",
        program=Installed(folder=build / NAME, environment={"QT_QPA_PLATFORM": "offscreen"}),
        publisher=publisher,
        before=source.version,
        after=after,
        own=own,
        source=later.folder,
        build=build,
    ).run()


def built_source(made: Path, folder: Path) -> Source:
    """The source that a folder was built of, as the build left it."""
    project = tomllib.loads((made / "source/pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Source(
        folder=made / "source",
        version=project["version"],
        commit="",
        requires=tuple(project["dependencies"]),
        epoch=int((folder / "LICENSE").stat().st_mtime),
    )
