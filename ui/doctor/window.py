"""The examination in a window beside the work: step by step, to be stopped, and with a report for IT staff."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.clock import system_clock
from desktop.problems import KnownProblem, explain
from sync.doctor import report
from sync.doctor.steps import Step
from ui.clipboard import copy_plain
from ui.complaint.words import in_words
from ui.doctor.examiner import Examiner
from ui.doctor.row import StepRow
from ui.forms.where import ask_where
from ui.landing import hand_over
from ui.shell.notices import language
from ui.theme import metrics
from ui.viewer.decoder import in_background

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from desktop.clock import Clock
    from sync.doctor.course import Patient
    from sync.doctor.steps import Finding
    from ui.bridge import DeskBridge

_SIZE = (680, 600)
_FRAME = 60
"""What the system puts round a window, at most."""


class DoctorWindow(QDialog):
    """All steps from the beginning; each is filled in when it was tested."""

    bug_raised = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, clock: Clock = system_clock) -> None:
        super().__init__(parent)
        self._clock = clock
        self._patient: Patient | None = None
        self.findings: list[Finding] = []
        self.setWindowTitle(self.tr("Check of the connection"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = {step: StepRow(step) for step in Step}
        self.heading = QLabel(self.tr("The way to the server, step by step"))
        self._area = QScrollArea()
        self.outcome = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.run_button = QPushButton()
        self.run_button.setProperty("kind", "primary")
        self.copy_button = QPushButton(self.tr("Copy the report"))
        self.save_button = QPushButton(self.tr("Save the report…"))
        self.examiner = Examiner(self)
        self._lay_out()
        self.run_button.clicked.connect(self._on_run)
        self.copy_button.clicked.connect(lambda: copy_plain(self.report))
        self.save_button.clicked.connect(self._ask_where)
        self.examiner.found.connect(self.take)
        self.examiner.ended.connect(self._show_state)
        self.examiner.bug_raised.connect(self.bug_raised)
        self._show_state()

    @property
    def report(self) -> str:
        """What was found, to be sent on."""
        return report.report(self.findings, now=self._clock.now(), language=language())

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being tested."""
        return not self.examiner.is_running

    def begin(self, patient: Patient) -> None:
        """Examine this way to a server."""
        self._patient = patient
        self.findings.clear()
        for row in self.rows.values():
            row.wait()
        self.rows[Step.ADDRESS].run()
        self.examiner.begin(patient)
        self._show_state()

    def spare(self) -> None:
        """Say that there is nothing to test: no server, by the officer's choice."""
        for widget in (self.heading, self._area, self.run_button, self.copy_button, self.save_button):
            widget.hide()
        self.outcome.setText(report.outcome_words([], language()))
        self.adjustSize()

    def take(self, finding: Finding) -> None:
        """A step was tested."""
        self.findings.append(finding)
        row = self.rows[finding.step]
        row.show_finding(finding)
        if finding.problem is not None:
            self._area.ensureWidgetVisible(row)
        following = list(Step)[len(self.findings) :]
        if following:
            self.rows[following[0]].run()
        self._show_state()

    def save_to(self, path: Path) -> None:
        """Write the report into a file."""
        in_background(partial(_write, path, self.report)).add_done_callback(partial(hand_over, self, self._on_written))

    def take_theme(self) -> None:
        """Sizes and icons of the theme in force."""
        for row in self.rows.values():
            row.take_theme()

    def _lay_out(self) -> None:
        self.heading.setProperty("type", "title")
        listed = QWidget()
        steps = QVBoxLayout(listed)
        steps.setContentsMargins(0, 0, 2 * metrics.SPACING, 0)
        steps.setSpacing(0)
        for row in self.rows.values():
            steps.addWidget(row)
        steps.addStretch(1)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(listed)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * metrics.SPACING)
        buttons.addWidget(self.run_button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        for button in (self.run_button, self.copy_button, self.save_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(self.heading)
        column.addWidget(self._area, 1)
        column.addWidget(self.outcome)
        column.addLayout(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(metrics.px(_SIZE[0]), room.width()), min(metrics.px(_SIZE[1]), room.height() - _FRAME))

    def _on_run(self) -> None:
        if self.examiner.is_running:
            self.examiner.stop()
        elif self._patient is not None:
            self.begin(self._patient)

    def _show_state(self) -> None:
        is_running, is_whole = self.examiner.is_running, len(self.findings) == len(Step)
        self.run_button.setText(self.tr("Stop") if is_running else self.tr("Check again"))
        for button in (self.copy_button, self.save_button):
            button.setEnabled(bool(self.findings) and not is_running)
        if is_running:
            self.outcome.setText(self.tr("This takes some seconds, and less than 20 kB."))
        elif is_whole:
            self.outcome.setText(report.outcome_words(self.findings, language()))
        elif self.findings:
            self.outcome.setText(self.tr("Stopped."))
            for step in list(Step)[len(self.findings) :]:
                self.rows[step].wait()

    def _ask_where(self) -> None:
        name = self.tr("connection") + ".txt"
        ask_where(self, self.tr("Save the report"), name, self.tr("Text (*.txt)"), then=self.save_to)

    def _on_written(self, writing: Future[Path]) -> None:
        try:
            self.outcome.setText(self.tr("The report was written to {path}.").format(path=writing.result()))
        except KnownProblem as problem:
            told = explain(problem.code, in_words(problem.params), language())
            self.outcome.setText(f"{told.title.rstrip('.')}. {told.advice}")

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys for pages move the steps, wherever the focus is."""
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            QCoreApplication.sendEvent(self._area.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)


def _write(path: Path, words: str) -> Path:
    try:
        path.write_text(words, encoding="utf-8")
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(path), reason=error.strerror or "") from error
    return path


def open_doctor(bridge: DeskBridge, parent: QWidget | None) -> DoctorWindow:
    """The window over another, with nothing examined yet."""
    shown = DoctorWindow(parent, clock=bridge.desk.clock)
    shown.bug_raised.connect(bridge.bug_raised)
    shown.show()
    return shown
