"""What a real D-Bus tells: a screen saver and a login manager, played by another process on a bus of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.support.command_line import ROOT, TIMEOUT

pytestmark = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("dbus-send")), reason="needs dbus-run-session and dbus-send"
)

_SCRIPT = """
import os, subprocess
os.environ["XDG_SESSION_ID"] = "3"
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection
from ui.lock.session_watch import SessionWatch

application = QCoreApplication([])
bus = QDBusConnection.sessionBus()
assert bus.registerService("org.freedesktop.login1")
watch = SessionWatch()
watch.listen(bus, bus)
heard = []
def hear(what):
    heard.append(what)
    print(what, flush=True)
    if len(heard) == 3:
        application.quit()
watch.session_locked.connect(lambda: hear("locked"))
watch.falling_asleep.connect(lambda: hear("asleep"))
from PySide6.QtDBus import QDBusMessage
def say(path, interface, name, *arguments):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert bus.send(message)
say("/org/freedesktop/login1/session/_37", "org.freedesktop.login1.Session", "Lock")
say("/org/freedesktop/login1/session/_33", "org.freedesktop.login1.Session", "Lock")
say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False)
say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:false"], check=True)
subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"], check=True)
QTimer.singleShot(20_000, application.quit)
application.exec()
"""


def test_a_locked_screen_a_locked_session_of_ours_and_sleep_are_heard() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _SCRIPT],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.stdout.decode().split() == ["locked", "asleep", "locked"], done.stderr.decode()
