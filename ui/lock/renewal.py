"""The desk is brought under a new key, with nobody in it; what came of it stands there until it is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import system_clock
from desktop.desk import Desk
from desktop.lock.pin import change_key
from desktop.problems import KnownProblem
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import explained
from ui.errand import Errand
from ui.lock.card import card_in
from ui.theme.icons import pixmap
from ui.theme.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QByteArray

    from desktop.clock import Clock

_ICON = 32
_SIZE = (900, 600)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The desk, open again; its recovery code, or an empty text; and why it has its old key still, if it has."""

    desk: Desk
    code: str
    problem: KnownProblem | None


class Renewal(QDialog):
    """Accepted: `desk` is open under its new key, or under the old one where that failed. Never left before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.problem: KnownProblem | None = None
        """Why the desk could not be opened again."""
        self._errand = Errand(self)
        self.icon = QLabel()
        self.heading = PlainLabel(self.tr("The desk is getting a new key…"), Type.TITLE, wraps=True)
        self.words = PlainLabel(
            self.tr("All data is written anew. Leave the PC on; the window comes back by itself."), wraps=True
        )
        self.code = PlainLabel(kind=Type.TITLE)
        self.go_on = QPushButton(self.tr("Go on"))
        self._lay_out()
        self.go_on.clicked.connect(lambda _: self.accept())
        self._errand.done.connect(self._on_renewed)
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(self._on_bug)

    def begin(self, data_dir: Path, secret: str | None, clock: Clock = system_clock) -> None:
        """Do it; the dialog ends by itself where there is nothing to be read."""
        self._errand.begin(partial(renewed, data_dir, secret, clock))

    def reject(self) -> None:
        """Not while it is under way, nor before what came of it was read."""
        if not self._errand.is_running and self.desk is not None:
            self.accept()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("LAPOR! Desktop"))
        self.setAccessibleName(self.heading.text())
        self.icon.setPixmap(pixmap("key-round", Role.MUTED, _ICON))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.go_on.setProperty("kind", "primary")
        self.go_on.setDefault(True)
        column = card_in(self)
        for widget in (self.icon, self.heading, self.words, self.code):
            column.addWidget(widget)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)
        self.code.hide()
        self.go_on.hide()

    def tell_new(self, code: str) -> None:
        """It has a new key, and with it this recovery code."""
        words = self.tr(
            "This recovery code belongs to it; the one before opens nothing any more. Write it down and keep it apart "
            "from this PC: it is not shown again."
        )
        self._tell(self.tr("The desk has a new key"), words, code)

    def tell_none(self, problem: KnownProblem) -> None:
        """It has its old key still."""
        words = self.tr("%1. The desk is as it was, under the key that it had.")
        why = explained(problem.code, problem.params).title
        self._tell(self.tr("There is no new key"), words.replace("%1", why), "")

    def _tell(self, heading: str, words: str, code: str) -> None:
        self.heading.setText(heading)
        self.words.setText(words)
        self.code.setText(code)
        self.code.setVisible(bool(code))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(f"{words} {code}".rstrip())
        self.go_on.show()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_renewed(self, told: Renewed) -> None:
        self.desk = told.desk
        if told.problem is not None:
            self.tell_none(told.problem)
        elif told.code:
            self.tell_new(told.code)
        else:
            self.accept()

    def _on_failed(self, problem: KnownProblem) -> None:
        self.problem = problem
        super().reject()

    def _on_bug(self, bug: Exception) -> None:
        super().reject()
        raise bug


def renew(data_dir: Path, secret: str | None, place: QByteArray) -> Renewal:
    """Bring a desk under a new key, at the place where its window stood. Returns when that was read."""
    shown = Renewal()
    if not shown.restoreGeometry(place):
        shown.resize(*_SIZE)
    shown.begin(data_dir, secret)
    shown.exec()
    shown.deleteLater()
    return shown


def renewed(data_dir: Path, secret: str | None, clock: Clock) -> Renewed:
    """Change the key and open the desk again, whether that went well or not. Raises what opening a desk raises."""
    code, problem = "", None
    try:
        code = change_key(data_dir, secret, clock=clock)
    except KnownProblem as error:
        problem = error
    desk = Desk.open(data_dir, clock=clock, secret=secret)
    if problem is None:
        desk.do(journal.note, Act.SECURITY, what="new-key")
    return Renewed(desk, code, problem)
