"""What can be done with a file that is here: look at it, save a copy, open one in another program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from ui.complaint.words import explained

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge
    from ui.viewer.window import ViewerWindow

_SHOWN_HERE = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".pdf"})


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is here whole."""

    file_name: str
    sha256: str


class FileOpening(QObject):
    """For one part of the window; its viewer is made when a file is first looked at, and used again."""

    told = Signal(str)
    """Words for the officer: why a file is not opened or saved; empty once that is over."""

    def __init__(
        self, bridge: DeskBridge, owner: QWidget, open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl
    ) -> None:
        super().__init__(owner)
        self._bridge, self._owner, self._open_address = bridge, owner, open_address
        self._viewer: ViewerWindow | None = None

    @property
    def viewer(self) -> ViewerWindow | None:
        """The window that shows a file, once one was looked at."""
        return self._viewer

    def open(self, file: Held, at: QWidget) -> None:
        """Look at a picture or a PDF; for anything else offer the other verbs below a widget."""
        if PurePath(file.file_name.lower()).suffix in _SHOWN_HERE:
            self.view(file)
        else:
            self.offer(file, at)

    def view(self, file: Held) -> None:
        """Show it in the window beside the work."""
        from ui.viewer.window import ViewerWindow

        if self._viewer is None:
            self._viewer = ViewerWindow(self._bridge, self._owner.window(), open_address=self._open_address)
        self._viewer.show_file(file)
        self._viewer.show()
        self._viewer.raise_()
        self._viewer.activateWindow()

    def offer(self, file: Held, at: QWidget) -> None:
        """A menu of what can be done with a file that can't be shown here."""
        menu = QMenu(self._owner)
        self.add_verbs(menu, file)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def add_verbs(self, menu: QMenu, file: Held) -> None:
        """Add them to a menu."""
        menu.addAction(self.tr("Save as…"), lambda: self.save(file))
        menu.addAction(self.tr("Open in another program"), lambda: self.open_outside(file))

    def save(self, file: Held) -> None:
        """Write a copy where the officer wants it."""
        from ui.viewer.window import ask_and_save

        self.told.emit("")
        ask_and_save(self._owner, self._bridge, file, self._fail)

    def open_outside(self, file: Held) -> None:
        """Open a copy in the system's program, if it is harmless."""
        from ui.viewer.copies import open_copy

        self.told.emit("")
        open_copy(
            self._bridge,
            file.sha256,
            file.file_name,
            open_address=self._open_address,
            failed=self._fail,
            owner=self._owner,
        )

    def _fail(self, problem: KnownProblem) -> None:
        words = explained(problem.code, problem.params)
        self.told.emit(f"{words.title}\n{words.advice}")
