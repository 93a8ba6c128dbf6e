"""The least that a Qt program in Python can do: an empty window, which tells when it is there."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.usable import tell_and_leave

application = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, tell_and_leave)
application.exec()
