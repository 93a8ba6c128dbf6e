"""One file of an answer in a line: its name, what it costs, and what can be done with it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.complaint.buttons import LinkButton
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.theme import metrics
from ui.theme.icons import icon
from ui.theme.roles import Role, colour
from ui.viewer.opening import FileOpening, Held
from ui.words import size as size_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.intent import FileRef
    from ui.bridge import DeskBridge

_LONGEST_NAME = 200
_ICONS = {".pdf": "file-text", ".jpg": "image", ".jpeg": "image", ".png": "image"}


class FileChip(QWidget):
    """The name opens the file."""

    opened = Signal()

    def __init__(self, name: str, cost: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.open_button = QPushButton(icon(_ICONS.get(PurePath(name.lower()).suffix, "file"), Role.MUTED), "")
        self.open_button.setProperty("kind", "quiet")
        self.open_button.setProperty("type", "secondary")
        self.open_button.setToolTip(self.tr("Look at it"))
        self.open_button.setAccessibleName(f"{name}, {cost}")
        self.open_button.clicked.connect(lambda _: self.opened.emit())
        self.cost = PlainLabel(cost, Type.SECONDARY, ink="muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 1, 8, 1)
        self._row.setSpacing(metrics.SPACING)
        self._row.addWidget(self.open_button)
        self._row.addWidget(self.cost)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._write_name()

    def add_link(self, words: str, spoken: str, clicked: Callable[[], object]) -> LinkButton:
        """A verb in words; `spoken` names the file too."""
        link = LinkButton(words, self)
        link.setAccessibleName(spoken)
        link.clicked.connect(lambda _: clicked())
        self._row.addWidget(link)
        return link

    def add_icon(self, name: str, spoken: str, clicked: Callable[[], object]) -> QPushButton:
        """A verb as an icon."""
        button = QPushButton(icon(name, Role.MUTED), "", self)
        button.setProperty("kind", "quiet")
        button.setToolTip(spoken)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda _: clicked())
        self._row.addWidget(button)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line around."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Role.LINE), metrics.LINE))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER)

    def _write_name(self) -> None:
        measure = self.open_button.fontMetrics()
        shown = measure.elidedText(self.name, Qt.TextElideMode.ElideMiddle, metrics.px(_LONGEST_NAME))
        self.open_button.setText(shown.replace("&", "&&"))


class QueuedFiles(QWidget):
    """The files of an op: to be looked at, not to be changed. Hidden where there are none."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[FileRef, ...] = ()
        self.chips: list[FileChip] = []
        self.opening = FileOpening(bridge, self)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Files of the answer"))
        self.hide()

    def show_files(self, files: Sequence[FileRef]) -> None:
        """Show these."""
        if tuple(files) == self._shown:
            return
        self._shown = tuple(files)
        self._flow.truncate()
        self.chips = [self._chip(file) for file in files]
        self.setVisible(bool(files))

    def _chip(self, file: FileRef) -> FileChip:
        chip = FileChip(file.name, size_words(file.size), self)
        chip.opened.connect(lambda: self.opening.open(Held(file.name, file.sha256), chip))
        self._flow.addWidget(chip)
        return chip
