"""A new key for the desk: what it is for and what it costs is said before, and the PIN is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.carry_code import typed
from desktop.changes import ChangeSet, Topic
from desktop.lock.pin import may_change_key
from desktop.lock.rotation import bytes_needed
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.errand import Errand
from ui.settings.form import quiet_words
from ui.settings.purge_part import row_of
from ui.theme import metrics
from ui.theme.roles import Role
from ui.words import size

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

_FIELD_WIDTH = 240
_LONGEST = 200


class NewKeyPart(QWidget):
    """After `wanted` the window has to make way: the desk is brought under its new key while nobody has it open."""

    wanted = Signal(str)
    """The PIN, looked at already; empty where the desk has none."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = bridge.desk
        self._secret = ""
        self._errand = Errand(self)
        self._errand.done.connect(lambda _: self.wanted.emit(self._secret))
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(bridge.bug_raised)
        self.cost = quiet_words("")
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=_LONGEST)
        self.pin.setFixedWidth(metrics.px(_FIELD_WIDTH))
        self.pin.returnPressed.connect(self._begin)
        self._label = PlainLabel(self.tr("Present PIN"))
        self._label.setBuddy(self.pin)
        self.pin.setAccessibleName(self.tr("Present PIN, for the new key"))
        self.notice = Notice(role=Role.LATE)
        self.button = QPushButton(self.tr("Make a new key"))
        self.button.clicked.connect(lambda _: self._begin())
        self._lay_out()
        bridge.desk_changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What it would cost now."""
        super().showEvent(event)
        self.look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("A new key for the data"), Type.HEADING))
        column.addWidget(
            quiet_words(
                self.tr(
                    "The data on this PC is encrypted with a random key that nobody types. If somebody may have got "
                    "hold of it (a folder or a disk that was copied, a recovery code that others saw), make a new one: "
                    "the old key does not open what this PC holds from then on."
                )
            )
        )
        column.addWidget(self.cost)
        for widget in (self._label, self.pin, self.notice):
            column.addWidget(widget)
        column.addLayout(row_of(self.button))

    def look(self) -> None:
        """What it costs now, and whether a PIN is asked for."""
        has_pin = self._desk.has_pin
        self._label.setVisible(has_pin)
        self.pin.setVisible(has_pin)
        words = self.tr(
            "What it costs: the window closes and comes back by itself. %1 of data is written anew, and as much free "
            "space is needed until that is done. A copy from before an update is deleted. If the PC loses power in the "
            "middle, nothing is lost."
        ).replace("%1", size(bytes_needed(self._desk.data_dir)))
        code = self.tr("If you have a recovery code, it is replaced; the new one is shown once.") if has_pin else ""
        self.cost.setText(f"{words} {code}".rstrip())

    def _begin(self) -> None:
        has_pin, self._secret = self._desk.has_pin, self.pin.text()
        if has_pin and (not self._secret or typed(self._secret)):
            self.notice.answer(self.tr("Type the PIN itself: the new key is locked by it. The recovery code won't do."))
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        secret = self._secret if has_pin else None
        if self._errand.begin(partial(may_change_key, self._desk.data_dir, secret, clock=self._desk.clock)):
            self.notice.say("")

    def _on_failed(self, problem: KnownProblem) -> None:
        self.pin.clear()
        self.notice.answer(in_a_line(problem))

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:
            self.look()
