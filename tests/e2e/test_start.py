"""What a start loads before its first list is on screen: every module more is felt on a slow PC, at each start."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop.desk import Desk
from tests.support.command_line import ROOT, TIMEOUT
from tests.ui.seeds import patch, seed

if TYPE_CHECKING:
    from pathlib import Path

_LATER = frozenset(
    {
        "PySide6.QtDBus",
        "PySide6.QtNetwork",
        "PySide6.QtPrintSupport",
        "argon2",
        "click",
        "cryptography",
        "desktop.cache.migrations",
        "desktop.intake",
        "desktop.recap.export",
        "jsonschema",
        "keyring",
        "oauthlib",
        "openpyxl",
        "pydantic",
        "requests",
        "securesystemslib",
        "sqlite_utils",
        "subprocess",
        "sync.connectors",
        "sync.contract",
        "sync.engine",
        "sync.updates",
        "tuf",
        "ui.agenda",
        "ui.officers.chooser",
        "ui.outbox",
        "ui.settings",
        "ui.signin.window",
        "ui.tray",
        "urllib3",
        "zstandard",
    }
)
"""What is there for the sync, for a first start, for a page or a deed that somebody asks for."""

_START = """
import sys
from pathlib import Path
from ui import app

work = app._work


def watched(application, program):
    from PySide6.QtCore import QTimer

    def look():
        if program.window.is_settled:
            watch.stop()
            print(program.window.reading.inbox.view.model().rowCount(), *sys.modules)
            application.quit()

    watch = QTimer(program, interval=1)
    watch.timeout.connect(look)
    watch.start()
    return work(application, program)


app._work = watched
sys.exit(app.run(Path(sys.argv[1]), practice=False))
"""


def test_the_first_list_is_there_before_what_only_the_rest_needs(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        seed(desk, [patch(number) for number in range(3)])

    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path / "desk")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    rows, *modules = done.stdout.split()
    assert rows == "3"
    assert not _LATER.intersection(modules)
