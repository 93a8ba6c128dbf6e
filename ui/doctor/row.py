"""A step of the examination as a row: what it is, what was found, how long it took, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sync.doctor import report
from sync.doctor.steps import Verdict
from ui.complaint.labels import PlainLabel
from ui.shell.notices import language
from ui.theme import metrics
from ui.theme.icons import pixmap
from ui.theme.roles import Role

if TYPE_CHECKING:
    from sync.doctor.steps import Finding, Step

_LOOKS = {
    Verdict.FINE: ("circle-check", Role.FINE),
    Verdict.NOTE: ("triangle-alert", Role.SOON),
    Verdict.FAILED: ("circle-alert", Role.LATE),
    Verdict.UNNEEDED: ("circle-slash", Role.MUTED),
    Verdict.SKIPPED: ("circle-slash", Role.MUTED),
}
_UNTIMED = {Verdict.UNNEEDED, Verdict.SKIPPED}
_NAME_WIDTH = 168


class StepRow(QWidget):
    """Waits, is being tested, or has been."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._finding: Finding | None = None
        self._is_running = False
        self._icon = QLabel()
        self._name = QLabel(report.step_words(step, language()), textFormat=Qt.TextFormat.PlainText)
        self._name.setProperty("type", "secondary-strong")
        self._said = PlainLabel(wraps=True)
        self._advice = PlainLabel(wraps=True)
        self._advice.setProperty("ink", "muted")
        self._took = QLabel(alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._took.setProperty("ink", "muted")
        for label in (self._said, self._advice, self._took):
            label.setProperty("type", "secondary")
        for label in (self._said, self._advice):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(2 * metrics.SPACING)
        grid.setVerticalSpacing(2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._icon, 0, 0, top)
        grid.addWidget(self._name, 0, 1, top)
        grid.addWidget(self._said, 0, 2)
        grid.addWidget(self._took, 0, 3, top)
        grid.addWidget(self._advice, 1, 2, 1, 2)
        grid.setColumnStretch(2, 1)
        self.take_theme()

    def wait(self) -> None:
        """Nothing is known of it yet."""
        self._finding, self._is_running = None, False
        self.take_theme()

    def run(self) -> None:
        """It is being tested now."""
        self._is_running = True
        self.take_theme()

    def show_finding(self, finding: Finding) -> None:
        """It has been tested."""
        self._finding, self._is_running = finding, False
        self.take_theme()

    def take_theme(self) -> None:
        """Words, icons and sizes as they are now."""
        self._icon.setFixedWidth(metrics.px(20))
        self._name.setMinimumWidth(metrics.px(_NAME_WIDTH))
        finding, tongue = self._finding, language()
        advice = report.advice_words(finding, tongue) if finding else ""
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        if finding is None:
            self._icon.setPixmap(pixmap("hourglass", Role.ACCENT if self._is_running else Role.MUTED))
            running = QCoreApplication.translate("StepRow", "Testing…")
            waiting = QCoreApplication.translate("StepRow", "Waits for its turn")
            self._said.setText(running if self._is_running else waiting)
            self._took.clear()
        else:
            self._icon.setPixmap(pixmap(*_LOOKS[finding.verdict]))
            self._said.setText(report.found_words(finding, tongue) or _verdict(finding, tongue))
            self._took.setText("" if finding.verdict in _UNTIMED else report.duration(finding.seconds, tongue))
        self._said.set_ink("muted" if finding is None or finding.verdict in _UNTIMED else "")
        verdict = report.verdict_words(finding.verdict, tongue) if finding else ""
        told = (self._name.text(), verdict, self._said.text(), advice)
        self.setAccessibleName(". ".join(filter(None, (part.rstrip(".") for part in told))))


def _verdict(finding: Finding, tongue: str) -> str:
    words = report.verdict_words(finding.verdict, tongue)
    return words[:1].upper() + words[1:]
