"""The files of the answer, below its text: its cost, the choice to make a picture smaller, the way off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.complaint.file_chip import FileChip
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.response.files.shelf import USUAL_LINES, Shelf
from ui.theme import metrics
from ui.theme.roles import Role
from ui.words import size as size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.intents.draft_files import DraftFile

_PICTURES = ("image/jpeg", "image/png")


class FileStrip(QWidget):
    """Hidden while there is nothing to show. Asks for each deed by a signal; what is shown changes when it is done."""

    opened = Signal(object, object)
    """The `DraftFile` to look at, and the chip that was clicked."""
    shrink_chosen = Signal(object, bool)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[DraftFile, ...] = ()
        self._is_locked = False
        self.chips: list[FileChip] = []
        self.problem = Notice(role=Role.LATE)
        self.busy = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self.cleaned = PlainLabel(
            self.tr("Place, time and device are taken out of pictures before they go."),
            Type.SECONDARY,
            ink="muted",
            wraps=True,
        )
        self._shelf = Shelf()
        self._told: list[tuple[str, str]] = []
        self._is_low = False
        self.setAccessibleName(self.tr("Files of the answer"))
        self._lay_out()
        self.refresh()

    @property
    def files(self) -> tuple[DraftFile, ...]:
        """What is shown."""
        return self._files

    def show_files(self, files: Sequence[DraftFile], *, is_locked: bool) -> None:
        """Show these; the focus stays on the verb that was used, where that is still there."""
        if tuple(files) == self._files and is_locked == self._is_locked:
            return
        focused = self.focusWidget()
        at = next((n for n, chip in enumerate(self.chips) if focused and chip.isAncestorOf(focused)), None)
        self._files, self._is_locked = tuple(files), is_locked
        self.chips = [self._chip(file) for file in files]
        self._shelf.put([*self.chips])
        self.refresh()
        if at is not None and focused is not None and self.chips:
            chip = self.chips[min(at, len(self.chips) - 1)]
            (chip.findChild(type(focused)) or chip.open_button).setFocus()

    def refresh(self) -> None:
        """Be there only where there is something to say."""
        self.busy.setVisible(bool(self.busy.text()))
        has_pictures = any(file.media_type in _PICTURES for file in self._files)
        self.cleaned.setVisible(has_pictures and not self._is_low)
        self._shelf.setVisible(bool(self.chips) and not (self._is_low and self.problem.text))
        self.setToolTip(self.cleaned.text() if has_pictures and self._is_low else "")
        self.setVisible(bool(self.chips or self.busy.text() or self.problem.text))

    def say(self, title: str, advice: str) -> None:
        """Why something was not done, below what was said before."""
        self._told.append((title, advice))
        self._show_told()

    def hush(self) -> None:
        """What was said is over."""
        self._told.clear()
        self._show_told()

    def set_low(self, is_low: bool) -> None:
        """Whether little is said at a time, because every line above counts."""
        self._is_low = is_low
        self._show_told()
        self._shelf.set_lines(1 if is_low else USUAL_LINES)
        self.refresh()

    def _show_told(self) -> None:
        whole = "\n".join(f"{title}. {advice}" for title, advice in self._told)
        titles = "\n".join(title for title, _ in self._told)
        self.problem.say(titles if self._is_low else whole)
        self.problem.setToolTip(whole if self._is_low else "")
        self.problem.setAccessibleName(whole)

    def _chip(self, file: DraftFile) -> FileChip:
        chip = FileChip(file.name, self._cost(file), self)
        chip.opened.connect(lambda: self.opened.emit(file, chip))
        if not self._is_locked:
            self._add_choice(chip, file)
            spoken = self.tr("Take %1 off").replace("%1", file.name)
            chip.add_icon("x", spoken, lambda: self.removed.emit(file))
        return chip

    def _cost(self, file: DraftFile) -> str:
        if file.is_shrunk and file.must_shrink:
            told = self.tr("%1, made smaller from %2")
            return told.replace("%1", size_words(file.small_size)).replace("%2", size_words(file.size))
        return size_words(file.ref.size)

    def _add_choice(self, chip: FileChip, file: DraftFile) -> None:
        if not file.small_sha256 or (file.is_shrunk and file.must_shrink):
            return
        words = self.tr("Use the original, %1") if file.is_shrunk else self.tr("Make smaller: %1")
        words = words.replace("%1", size_words(file.size if file.is_shrunk else file.small_size))
        is_shrunk = not file.is_shrunk
        chip.add_link(words, f"{words} ({file.name})", lambda: self.shrink_chosen.emit(file, is_shrunk))

    def _lay_out(self) -> None:
        self.problem.add_button(self.tr("Close"), self.hush)
        self.problem.shown.connect(lambda _: self.refresh())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(metrics.SPACING)
        layout.addWidget(self.problem)
        layout.addWidget(self._shelf)
        layout.addWidget(self.busy)
        layout.addWidget(self.cleaned)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
