"""Taking the whole desk off this PC by hand: what is lost is counted first, and a word has to be typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import erasure
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.errand import Errand
from ui.settings.form import quiet_words
from ui.settings.purge_part import row_of
from ui.theme import metrics
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.erasure import Unsent
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

_FIELD_WIDTH = 240


class ErasePart(QWidget):
    """After `erased` there is no way back: the key is gone, and the program has to end, which takes the files."""

    erased = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._errand = Errand(self)
        self._errand.done.connect(lambda _: self.erased.emit())
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(bridge.bug_raised)
        self._word = self.tr("ERASE")
        self.button = QPushButton(self.tr("Erase all data of this desk on this PC…"))
        self.button.clicked.connect(lambda _: self.ask())
        self.asking = QWidget()
        self.asking.hide()
        self.lost = Notice(role=Role.LATE)
        self.typed = QLineEdit()
        self.typed.setFixedWidth(metrics.px(_FIELD_WIDTH))
        self.typed.textChanged.connect(lambda _: self._enable())
        self.typed.returnPressed.connect(self._erase)
        self.erase_button = QPushButton(self.tr("Erase for good"))
        self.erase_button.clicked.connect(lambda _: self._erase())
        self.leave_button = QPushButton(self.tr("Erase nothing"))
        self.leave_button.clicked.connect(lambda _: self.leave())
        self._lay_out()
        self._enable()

    def ask(self) -> None:
        """Count what would be lost, and ask for the word."""
        self._bridge.read(erasure.unsent, then=self._show_question, owner=self)

    def leave(self) -> None:
        """Erase nothing."""
        self.typed.clear()
        self.asking.hide()
        self.button.setEnabled(True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        label = PlainLabel(self.tr("Type %1 to confirm").replace("%1", self._word))
        label.setBuddy(self.typed)
        self.typed.setAccessibleName(label.text())
        question = QVBoxLayout(self.asking)
        question.setContentsMargins(0, 0, 0, 0)
        question.setSpacing(2 * metrics.SPACING)
        for each in (self.lost, label, self.typed):
            question.addWidget(each)
        question.addLayout(row_of(self.leave_button, self.erase_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("When this PC changes hands"), Type.HEADING))
        column.addWidget(
            quiet_words(
                self.tr(
                    "Takes the whole desk off this PC: its key first, then its files. What reached the server stays "
                    "there. The program ends with it."
                )
            )
        )
        column.addLayout(row_of(self.button))
        column.addWidget(self.asking)

    def _show_question(self, unsent: Unsent) -> None:
        if unsent.is_nothing:
            words = self.tr("Nothing of yours waits to be sent. Erase all data of this desk on this PC for good?")
        else:
            drafts = self.tr("%n draft(s)", "", unsent.drafts)
            ops = self.tr("%n entry(ies) in the outbox", "", unsent.ops)
            words = self.tr(
                "Lost for good, because they are nowhere else: %1 and %2. To keep them, send them first, or carry "
                "them out on a USB stick."
            )
            words = words.replace("%1", drafts).replace("%2", ops)
        self.lost.say(words, Role.LATE)
        self.asking.show()
        self.button.setEnabled(False)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_confirmed(self) -> bool:
        return self.typed.text().strip().casefold() == self._word.casefold()

    def _enable(self) -> None:
        self.erase_button.setEnabled(self._is_confirmed() and not self._errand.is_running)

    def _erase(self) -> None:
        if self._is_confirmed() and self._errand.begin(partial(erasure.begin, self._bridge.desk.data_dir)):
            self._enable()

    def _on_failed(self, problem: KnownProblem) -> None:
        self.lost.say(in_a_line(problem), Role.LATE)
        self._enable()
