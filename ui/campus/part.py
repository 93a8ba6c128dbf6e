"""The campus's part of a reading pane: the lines of its forwards above the answer, and its disposition sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.campus import verbs
from ui.campus.forward_bar import ForwardBar
from ui.complaint.words import in_a_line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.problems import KnownProblem
    from ui.campus.output import SheetOutput
    from ui.complaint.pane import ComplaintPane
    from ui.complaint.reading import Reading


class CampusPart(QObject):
    """Made when the first complaint with a forward comes, or the first sheet is wanted."""

    def __init__(self, pane: ComplaintPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._papers: SheetOutput | None = None
        self.bar = ForwardBar(open_address=pane.open_address)
        pane.response.add_bar(self.bar)
        self.bar.reminder_requested.connect(lambda one: verbs.remind(pane, one.forward))
        self.bar.answer_requested.connect(lambda one: verbs.record_answer(pane, one.forward))
        self.bar.message_requested.connect(lambda one: verbs.show_message(pane, one.forward))
        self.bar.extension_requested.connect(lambda one: verbs.extend(pane, one.forward))
        self.bar.withdrawal_requested.connect(lambda one: verbs.withdraw(pane, one.forward))
        self.bar.use_requested.connect(lambda one: verbs.use_answer(pane, one.forward))
        self.bar.quote_requested.connect(lambda one: verbs.use_answer(pane, one.forward, is_quoted=True))

    @property
    def papers(self) -> SheetOutput:
        """Saves and prints; what became of it is told in the bar, or in the message that it was wanted from."""
        if self._papers is None:
            from ui.campus.output import SheetOutput

            self._papers = SheetOutput(self._pane.bridge, self._pane)
            self._papers.saved.connect(self._on_saved)
            self._papers.printed.connect(lambda: self._say(self.tr("The disposition sheet goes to the printer.")))
            self._papers.failed.connect(self._on_failed)
        return self._papers

    def show_reading(self, reading: Reading) -> None:
        """Show how the forwards of this complaint stand."""
        self.bar.show_forwards(reading.forwards, reading.today, self._pane.bridge.desk.clock.now())

    def _on_saved(self, path: str) -> None:
        self._say(self.tr("Disposition sheet saved: %1").replace("%1", path), path=path)

    def _on_failed(self, problem: KnownProblem) -> None:
        self._say(in_a_line(problem), role=Role.LATE)

    def _say(self, words: str, *, role: Role = Role.FINE, path: str = "") -> None:
        from ui.campus.message_sheet import MessageSheet

        sheet = self._pane.sheet
        if isinstance(sheet, MessageSheet):
            sheet.told.say(words, role)
        self.bar.say(words, role=role, path=path)
