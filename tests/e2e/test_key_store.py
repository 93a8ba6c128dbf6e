"""The key of the cache in a real Secret Service: gnome-keyring on a D-Bus session of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.command_line import ROOT, TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.secret_service,
    pytest.mark.skipif(
        not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
        reason="needs dbus-run-session and gnome-keyring-daemon",
    ),
]

_WITH_KEYRING = 'printf pin | gnome-keyring-daemon --unlock --components=secrets >&2 && exec "$@"'
_SCRIPT = """
import sys
from pathlib import Path

from desktop.cache import settings
from desktop.credentials import SERVICE
from desktop.desk import Desk

folder = Path(sys.argv[1])
with Desk.open(folder) as desk:
    assert not desk.key_is_weak
    desk.do(settings.put, "kept", 1)
assert not (folder / "desk.key").exists()
with Desk.open(folder) as desk:
    assert desk.ask(settings.get, "kept") == 1

import json, keyring
desk_id = json.loads((folder / "desk.json").read_text())["desk_id"]
key = keyring.get_password(SERVICE, desk_id)
assert len(bytes.fromhex(key)) == 32
assert all(key.encode() not in file.read_bytes() for file in folder.iterdir() if file.is_file())

from desktop.clock import system_clock
from desktop.lock import pin
from desktop.problems import KnownProblem

code = pin.set_pin(folder, "270394", clock=system_clock)
kept = keyring.get_password(SERVICE, desk_id)
assert key not in kept and len(kept) < 1280
try:
    Desk.open(folder)
except KnownProblem as problem:
    assert problem.code == "desk-locked", problem.code
else:
    raise AssertionError("opened without its PIN")
code = pin.change_key(folder, "270394", clock=system_clock)
for secret in ("270394", code):
    with Desk.open(folder, secret=secret) as desk:
        assert desk.ask(settings.get, "kept") == 1
        assert not desk.key_is_weak
pin.remove_pin(folder, "270394", clock=system_clock)
assert keyring.get_password(SERVICE, desk_id) != key
with Desk.open(folder) as desk:
    assert desk.ask(settings.get, "kept") == 1

keyring.delete_password(SERVICE, desk_id)
try:
    Desk.open(folder)
except KnownProblem as problem:
    assert problem.code == "key-missing", problem.code
else:
    raise AssertionError("opened without its key")
"""


def test_the_key_lies_in_the_key_store_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    runtime = tmp_path / "runtime"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", _WITH_KEYRING, "sh", sys.executable, "-c", _SCRIPT, str(tmp_path / "d")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
