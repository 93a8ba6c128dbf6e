"""Whether a window can be opened here at all: Qt itself would abort the process with a core dump."""

from __future__ import annotations

import ctypes
import os
import sys

from desktop.problems import KnownProblem


def require_display() -> None:
    """Raise KnownProblem `no-display` where Qt would find no screen."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY") or (os.environ.get("DISPLAY") and _x_server_answers()):
        return
    raise KnownProblem("no-display")


def _x_server_answers() -> bool:
    """Whether the X server named by DISPLAY lets this account in; `sudo` and `su` often leave one that doesn't."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt tells better what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
