"""What all tests share: a fake clock, a real desk, a real central API, and fences around this machine.

The fences: no sockets beyond loopback, no keyring or data folder of the user, no proxy, no display, and no warning in
the log that the test didn't announce.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import warnlog
from tests.support.clock import FakeClock
from tests.support.sockets import block_beyond_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.desk import Desk
    from sync.central.server import CentralServer

_PRIVATE = ("PROXY", "LAPOR_", "LC_", "LANG", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def pytest_configure(config: pytest.Config) -> None:
    """Put up the fences before anything of ours is imported; child processes inherit the environment."""
    for name in [name for name in os.environ if name.upper().startswith(_PRIVATE) or name.upper().endswith("_PROXY")]:
        del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="lapor-tests-"))
    config.add_cleanup(lambda: _remove(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # a PC without a keyring
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LC_ALL"] = "C.UTF-8"
    block_beyond_loopback()


def pytest_sessionfinish() -> None:
    """Empty the clipboard of the offscreen platform.

    It is destroyed after Python is gone, and what a widget of ours put there would be told to go by Python.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    yield from warnlog.watch([mark.args[0] for mark in request.node.iter_markers("expects_log")])


@pytest.fixture
def clock() -> FakeClock:
    """A clock that only the test moves."""
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """An empty desk in a folder of its own, on the fake clock."""
    from desktop.desk import Desk

    desk = Desk.open(tmp_path / "desk", clock=clock)
    try:
        yield desk
    finally:
        desk.close()


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    """A central API of 30 complaints and three officers on loopback, over real HTTP."""
    from sync.central.server import CentralServer

    with CentralServer.start(tmp_path / "central", complaints=30, officers=3, seed=1) as central:
        yield central


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
