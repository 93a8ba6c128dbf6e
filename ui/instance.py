"""One window for a desk: who starts the program a second time gets the window that is there already.

A lock file in the desk's folder says that a window is (about to be) there, at once and without the network module; its
process listens by a local socket as soon as the window is shown. A lock left by a process that died counts for nothing.
Where the first does not answer, the second opens a window of its own: two windows on a desk work, none does not.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_FILE = "window.lock"
PATIENCE_MS = 8_000
"""How long a second start waits for the first one's window: both may have been clicked at once on a slow PC."""
_TRY_EVERY_MS = 200
_RAISE = b"raise"
_MOST_BYTES = 4_096


class Instance(QObject):
    """The first window of a desk, as others find it."""

    raise_requested = Signal(str)
    """Somebody has started the program again; with the desktop's leave to come to the front, where it gave one."""

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(data_dir)
        self._lock = QLockFile(str(data_dir / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # only a process that is gone makes it stale, not time
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []

    def claim(self) -> bool:
        """Be the first. False where another process is; where the folder can't be written to, everyone is."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of later starts from now on."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # of a process that died; ours is the lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def let_go(self) -> None:
        """The next one is the first."""
        for caller in self._callers:
            caller.abort()
        self._callers.clear()
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _on_connection(self) -> None:
        caller = self._server.nextPendingConnection() if self._server else None
        if caller is not None:
            self._callers.append(caller)
            caller.readyRead.connect(self._on_said)
            self._on_said()  # it may have been faster

    def _on_said(self) -> None:
        for caller in [each for each in self._callers if each.bytesAvailable()]:
            said = bytes(caller.read(_MOST_BYTES).data())
            caller.disconnectFromServer()
            self._callers.remove(caller)
            caller.deleteLater()
            if said.startswith(_RAISE):
                self.raise_requested.emit(said.removeprefix(_RAISE).decode(errors="replace").strip())


def call_first(data_dir: Path, patience_ms: int = PATIENCE_MS) -> bool:
    """Ask the first window to come to the front. Returns whether it heard."""
    from PySide6.QtCore import QDeadlineTimer, QThread
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(patience_ms)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(server_name(data_dir))
        if socket.waitForConnected(_TRY_EVERY_MS):
            socket.write(_RAISE + b" " + os.environ.get("XDG_ACTIVATION_TOKEN", "").encode())
            is_heard = socket.waitForBytesWritten(_TRY_EVERY_MS)
            socket.waitForDisconnected(_TRY_EVERY_MS)
            return is_heard
        if deadline.hasExpired():
            return False
        QThread.msleep(_TRY_EVERY_MS)


def server_name(data_dir: Path) -> str:
    """Of the socket: one for each desk of each account."""
    digest = hashlib.blake2b(str(data_dir.resolve()).encode(), digest_size=8).hexdigest()
    name = f"lapor-desktop-{digest}"
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return f"{folder}/{name}" if os.path.isdir(folder) else name  # noqa: PTH112 an empty text is no folder
