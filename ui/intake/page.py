"""Complaints from the official export of LAPOR!: choose or drop the file, look at what would change, take it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from desktop.cache.mirror import imports
from desktop.clock import moment
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.help.context import PROPERTY
from ui.intake.preview import Preview
from ui.intake.work import ExportReader
from ui.theme import metrics
from ui.theme.lines import Line
from ui.theme.roles import Role
from ui.words import number, when

if TYPE_CHECKING:
    from desktop.cache.mirror.imports import Counts, Import
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

CHAPTER = "Laporan dari ekspor Excel"
_WIDTH = 760
_PATIENCE = 600
"""Milliseconds of reading after which it is told how far it is."""


class IntakePage(QWidget):
    """Nothing is written before the officer says so."""

    list_requested = Signal()
    """The officer wants to see what came."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(PROPERTY, CHAPTER)
        self.setAccessibleName(self.tr("Take from Excel"))
        self._bridge = bridge
        self._path = Path()
        self._counts: Counts | None = None
        self._last: Import | None = None
        self.reader = ExportReader(bridge, self)
        self.outcome = Notice()
        self.preview = Preview()
        self.choose_button = QPushButton(self.tr("Choose a file…"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.take_button = QPushButton(self.tr("Take in"))
        self.take_button.setProperty("kind", "primary")
        self.leave_button = QPushButton(self.tr("Leave it"))
        self.open_button = QPushButton(self.tr("Open the list"))
        self.undo_button = QPushButton(self.tr("Take it back"))
        self._file = PlainLabel(kind=Type.BASE)
        self._line = Line()
        self._last_words = PlainLabel(ink="muted", wraps=True)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self._tell_rows(0))
        self._lay_out()
        self._connect()
        self._show_step()
        self._look_at_last()
        self.setFocusProxy(self.choose_button)

    @property
    def counts(self) -> Counts | None:
        """What taking in would do, while that is looked at."""
        return self._counts

    def ask(self) -> QFileDialog:
        """Ask for the file, without waiting for it."""
        dialog = QFileDialog(self, self.tr("Export Laporan Ringkas"))
        dialog.setNameFilter(self.tr("Exports of LAPOR! (*.xlsx *.csv)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
        dialog.fileSelected.connect(lambda path: self.look(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def look(self, path: Path) -> None:
        """Read this file and show what it would change."""
        if not self.reader.look(path):
            return
        self._path, self._counts = path, None
        self._file.setText(path.name)
        self.outcome.say("")
        self._patience.start()
        self._show_step()

    def take_in(self) -> None:
        """Write what was looked at."""
        if self._counts is None:
            return
        counts, self._counts = self._counts, None
        self._bridge.write(
            imports.carry_out,
            self._path.name,
            counts.skipped,
            origin=imports.ORIGIN,
            then=self._on_taken,
            failed=self._on_not_taken,
            owner=self,
        )
        self._show_step()

    def leave(self) -> None:
        """Forget the file."""
        self._counts = None
        self._file.setText("")
        self.outcome.say(self.tr("Nothing was changed."), Role.ACCENT)
        self._show_step()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take the last import back."""
        if self._last is not None:
            done, self._last = self._last, None
            self._bridge.write(
                imports.undo,
                done.import_id,
                origin=imports.ORIGIN,
                then=lambda _: self._on_undone(done),
                failed=self._on_failed,
                owner=self,
            )

    # ---- internals -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar, verbs = QWidget(), QWidget()
        controls, choices = FlowLayout(bar), FlowLayout(verbs)
        for button in (self.choose_button, self.stop_button):
            controls.addWidget(button)
        for button in (self.take_button, self.leave_button, self.open_button):
            choices.addWidget(button)
        inside = QWidget()
        inside.setMaximumWidth(metrics.px(_WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(3 * metrics.SPACING)
        meaning = self.tr(
            "Every admin can download the export Laporan Ringkas from LAPOR!, as .xlsx or .csv. Choose it here, or "
            "drop it anywhere on this window. You see what would change before anything is written; drafts and notes "
            "stay as they are."
        )
        column.addWidget(PlainLabel(self.tr("Take from Excel"), Type.TITLE))
        column.addWidget(PlainLabel(meaning, ink="muted", wraps=True))
        column.addWidget(bar)
        column.addWidget(self.outcome)
        column.addWidget(self._file)
        column.addWidget(self.preview)
        column.addWidget(verbs)
        column.addWidget(self._line)
        column.addWidget(self._last_words)
        column.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(lambda _: self.ask())
        self.stop_button.clicked.connect(lambda _: self.reader.stop())
        self.take_button.clicked.connect(lambda _: self.take_in())
        self.leave_button.clicked.connect(lambda _: self.leave())
        self.open_button.clicked.connect(lambda _: self.list_requested.emit())
        self.undo_button.clicked.connect(lambda _: self.undo())
        self.reader.progressed.connect(self._tell_rows)
        self.reader.looked.connect(self._on_looked)
        self.reader.failed.connect(self._on_failed)

    def _show_step(self, *, is_taken: bool = False) -> None:
        """Show what can be done now."""
        is_reading, is_looking = self.reader.is_running, self._counts is not None
        self.choose_button.setEnabled(not is_reading)
        self.stop_button.setVisible(is_reading)
        self._file.setVisible(is_reading or is_looking)
        self.preview.setVisible(is_looking)
        has_news = self._counts is not None and bool(self._counts.new or self._counts.changed)
        self.take_button.setVisible(has_news)
        self.leave_button.setVisible(is_looking)
        self.open_button.setVisible(is_taken)
        for widget in (self._line, self._last_words, self.undo_button):
            widget.setVisible(self._last is not None and not (is_reading or is_looking))

    def _tell_rows(self, rows: int) -> None:
        if self.reader.is_running and not self._patience.isActive():
            words = self.tr("Reading… %1 rows").replace("%1", number(rows))
            self.outcome.say(words, Role.ACCENT)

    def _on_looked(self, counts: Counts) -> None:
        self._patience.stop()
        self._counts = counts
        self.preview.show_counts(counts)
        has_news = counts.new or counts.changed
        self.outcome.say("" if has_news else self.tr("There is nothing new in this file."), Role.FINE)
        self._show_step()
        (self.take_button if has_news else self.leave_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, done: Import) -> None:
        words = self.tr("Taken in: %1 new, %2 changed.").replace("%1", number(done.counts.new))
        self.outcome.say(words.replace("%2", number(done.counts.changed)), Role.FINE)
        self._show_last(done)
        self._show_step(is_taken=True)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_taken(self, problem: KnownProblem) -> None:
        self._on_failed(problem)
        if problem.code != "import-nothing":  # where that fails too, the next start goes on with the import
            self._bridge.write(imports.give_up, origin=imports.ORIGIN, failed=lambda _: None, owner=self)

    def _on_undone(self, done: Import) -> None:
        self.outcome.say(self.tr("The import of %1 was taken back.").replace("%1", done.file_name), Role.FINE)
        self._show_step()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, problem: KnownProblem) -> None:
        self._patience.stop()
        if problem.code == "cancelled":
            self.leave()
            return
        self.outcome.say(in_a_line(problem), Role.LATE)
        self._show_step()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at_last(self) -> None:
        def show(done: Import | None) -> None:
            self._show_last(done)
            self._show_step()

        self._bridge.read(imports.last, then=show, owner=self)

    def _show_last(self, done: Import | None) -> None:
        self._last = done
        if done is not None:
            words = self.tr("Last import: %1, %2.").replace("%1", done.file_name)
            at = when(moment(done.imported_at), self._bridge.desk.clock.now())
            self._last_words.setText(words.replace("%2", at))
