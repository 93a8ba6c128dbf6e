"""A window that shows the pictures and PDFs of a complaint, beside the work: pages, zoom, turning, copies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.files.kinds import Kind, safe_name
from desktop.plain_text import one_line
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import explained
from ui.theme import metrics
from ui.theme.icons import icon
from ui.theme.lines import Line
from ui.theme.roles import Role
from ui.viewer.canvas import Canvas
from ui.viewer.copies import open_copy, save_copy
from ui.viewer.decoder import Wish, decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge
    from ui.viewer.opening import Held
    from ui.viewer.pictures import Shown

_SIZE = QSize(900, 640)
_FIRST = QSize(2048, 2048)
"""Of a picture before it is known how much room it has: sharp on most screens."""
_POINTS = 96 / 72
"""Zoom at which a page has the size of its paper."""


class ViewerWindow(QWidget):
    """Shows one file at a time; Esc closes it, Page Up and Page Down go through the pages."""

    def __init__(
        self,
        bridge: DeskBridge,
        parent: QWidget | None = None,
        *,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._bridge = bridge
        self._open_address = open_address
        self._file: Held | None = None
        self._shown: Shown | None = None
        self._page = 0
        self._wish = Wish()
        self.canvas = Canvas()
        self.problem = Notice(role=Role.SOON)
        self.name = PlainLabel(kind=Type.HEADING)
        self.place = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self.size_told = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self.previous = self._tool("chevron-left", self.tr("Previous page"), partial(self.turn_page, -1))
        self.next = self._tool("chevron-right", self.tr("Next page"), partial(self.turn_page, 1))
        self.smaller = self._tool("zoom-out", self.tr("Smaller (-)"), partial(self.canvas.zoom_by, -1))
        self.larger = self._tool("zoom-in", self.tr("Larger (+)"), partial(self.canvas.zoom_by, 1))
        self.fitted = self._tool("maximize", self.tr("Fit to the window (0)"), self.canvas.fit)
        self.turned = self._tool("rotate-cw", self.tr("Turn (R)"), self.canvas.turn)
        self.save_button = self._tool("download", self.tr("Save as…"), self.save)
        self.open_button = self._tool("external-link", self.tr("Open in another program"), self.open_outside)
        self.resize(metrics.px(_SIZE.width()), metrics.px(_SIZE.height()))
        self._lay_out()
        self.canvas.zoomed.connect(self._tell_size)
        self.canvas.wanted.connect(self._sharpen)

    @property
    def page(self) -> int:
        """The page that is shown or about to be, from 0."""
        return self._page

    @property
    def shown(self) -> Shown | None:
        """What is on screen."""
        return self._shown

    def show_file(self, file: Held) -> None:
        """Show another file from its beginning."""
        self._file, self._shown, self._page = file, None, 0
        name = one_line(file.file_name)
        self.name.setText(self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, metrics.px(300)))
        self.name.setAccessibleName(name)
        self.setWindowTitle(name)
        self.problem.say("")
        self.canvas.show_picture(None)
        self._tell_place()
        self._ask(_FIRST)
        self.canvas.setFocus()

    def turn_page(self, way: int) -> None:
        """To the next page, or the one before."""
        if self._shown is not None and 0 <= self._page + way < self._shown.page_count:
            self._page += way
            self._tell_place()
            self._ask(_FIRST)

    def save(self) -> None:
        """Ask where to, and write a copy there."""
        if self._file is not None:
            ask_and_save(self, self._bridge, self._file, self._fail)

    def open_outside(self) -> None:
        """Open a copy in the system's program, if it is harmless."""
        if self._file is not None:
            open_copy(
                self._bridge,
                self._file.sha256,
                self._file.file_name,
                open_address=self._open_address,
                failed=self._fail,
                owner=self,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; the pages turn by their keys."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_PageDown:
                self.turn_page(1)
            case Qt.Key.Key_PageUp:
                self.turn_page(-1)
            case _:
                super().keyPressEvent(event)

    def _ask(self, size: QSize) -> None:
        self._wish.drop()
        if self._file is not None:
            self._wish = decode(
                self._bridge,
                self._file.sha256,
                size,
                page=self._page,
                then=partial(self._take, self._page),
                failed=self._fail,
                owner=self,
            )

    def _sharpen(self, size: QSize) -> None:
        self._ask(size)

    def _take(self, page: int, shown: Shown) -> None:
        before, self._shown = self._shown, shown
        is_another = before is None or before.whole != shown.whole
        unit = _POINTS if shown.kind is Kind.PDF else 1 / self.devicePixelRatioF()
        self.problem.say("")
        self.canvas.show_picture(shown, unit, is_another=is_another)
        self.canvas.setAccessibleDescription(self._page_words() if page == self._page else "")
        self._tell_place()

    def _fail(self, problem: KnownProblem) -> None:
        told = explained(problem.code, problem.params)
        self.problem.say(f"{told.title}\n{told.advice}")

    def _page_words(self) -> str:
        if self._shown is None or self._shown.kind is not Kind.PDF:
            return ""
        words = self.tr("Page %1 of %2").replace("%1", str(self._page + 1))
        return words.replace("%2", str(self._shown.page_count))

    def _tell_place(self) -> None:
        count = self._shown.page_count if self._shown else 1
        self.place.setText(self._page_words())
        for widget in (self.place, self.previous, self.next):
            widget.setVisible(count > 1)
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page < count - 1)

    def _tell_size(self) -> None:
        self.size_told.setText(f"{self.canvas.percent} %" if self._shown else "")

    def _tool(self, icon_name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(icon_name, Role.MUTED), "")
        button.setProperty("kind", "quiet")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _: act())
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 8)
        bar.setSpacing(metrics.SPACING)
        bar.addWidget(self.name)
        bar.addStretch()
        for widget in (self.previous, self.place, self.next):
            bar.addWidget(widget)
        bar.addSpacing(12)
        for widget in (self.smaller, self.size_told, self.larger, self.fitted, self.turned):
            bar.addWidget(widget)
        bar.addSpacing(12)
        bar.addWidget(self.save_button)
        bar.addWidget(self.open_button)
        notices = QVBoxLayout()
        notices.setContentsMargins(16, 0, 16, 0)
        notices.addWidget(self.problem)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(Line())
        whole.addLayout(notices)
        whole.addWidget(self.canvas, 1)


def ask_and_save(parent: QWidget, bridge: DeskBridge, file: Held, failed: Callable[[KnownProblem], object]) -> None:
    """Ask the officer where a copy is to be, and write it there."""
    dialog = QFileDialog(parent, QCoreApplication.translate("ViewerWindow", "Save as…"), QDir.homePath())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(safe_name(file.file_name))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def save(path: str) -> None:
        save_copy(bridge, file.sha256, Path(path), then=told, failed=failed, owner=parent)

    def told(_: object) -> None:
        bridge.write(journal.note, Act.EXPORTED, "", what="attachment", sha256=file.sha256, owner=parent)

    dialog.fileSelected.connect(save)
    dialog.open()
