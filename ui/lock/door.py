"""The door: all that is on screen while the desk is locked. It asks for the PIN and tells nothing of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.complaint.buttons import LinkButton
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import explained
from ui.errand import Errand
from ui.lock.card import card_in
from ui.theme import metrics
from ui.theme.icons import pixmap
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop.problems import KnownProblem

_ICON = 32
_LONGEST = 200
_SECOND_MS = 1_000
_AT_THE_DOOR = frozenset({"pin-wrong", "pin-wait"})


class Door(QDialog):
    """Accepted: `opened` is what the PIN opened, or `wants_new_desk`. Rejected: the officer leaves, or `problem`."""

    def __init__(self, unlock: Callable[[str], object], wait: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlock = unlock
        self._wait = 0
        self.opened: object = None
        self.problem: KnownProblem | None = None
        self.wants_new_desk = False
        self.may_leave = True
        """Whether the program can be ended here; otherwise nothing but the PIN ends it."""
        self._errand = Errand(self)
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self.icon = QLabel()
        self.heading = PlainLabel(self.tr("The desk is locked"), Type.TITLE, wraps=True)
        self.words = PlainLabel(self.tr("What you typed is kept. Enter the PIN to go on."), wraps=True)
        self.pin = QLineEdit(echoMode=QLineEdit.EchoMode.Password, maxLength=_LONGEST)
        self.pin.setAccessibleName(self.tr("PIN or recovery code"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.notice = Notice(role=Role.LATE)
        self.unlock_button = QPushButton(self.tr("Unlock"))
        self.leave_button = QPushButton(self.tr("Quit"))
        self.forgotten = LinkButton(self.tr("Forgotten the PIN?"))
        self.help = QWidget()
        self.anew = QPushButton(self.tr("Keep it aside, begin anew"))
        self._lay_out()
        self._connect()
        self._hold_up(wait)

    def come_to_front(self, _token: str = "") -> None:
        """Somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def reject(self) -> None:
        """Not while a PIN is tried, nor where the only copy of a text would go."""
        if self.may_leave and not self._errand.is_running:
            super().reject()

    def _connect(self) -> None:
        self.pin.textChanged.connect(self._on_typed)
        self.pin.returnPressed.connect(self._try)
        self.unlock_button.clicked.connect(lambda _: self._try())
        self.leave_button.clicked.connect(lambda _: self.reject())
        self.forgotten.clicked.connect(lambda: self.help.setVisible(self.help.isHidden()))
        self.anew.clicked.connect(lambda _: self._begin_anew())
        self._errand.done.connect(self._on_opened)
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(self._on_bug)
        self._seconds.timeout.connect(self._on_second)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("LAPOR! Desktop"))
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(self.words.text())
        self.icon.setPixmap(pixmap("lock", Role.MUTED, _ICON))
        self.unlock_button.setProperty("kind", "primary")
        self.unlock_button.setDefault(True)
        self.unlock_button.setEnabled(False)
        self.help.setVisible(False)
        advice = QVBoxLayout(self.help)
        advice.setContentsMargins(0, 0, 0, 0)
        advice.setSpacing(2 * metrics.SPACING)
        advice.addWidget(PlainLabel(self._help_words(), Type.SECONDARY, ink="muted", wraps=True))
        advice.addWidget(self.anew)
        buttons = QHBoxLayout()
        buttons.addWidget(self.forgotten)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.unlock_button)
        column = card_in(self)
        for widget in (self.icon, self.heading, self.words, self.pin, self.notice):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.help)

    def _help_words(self) -> str:
        return self.tr(
            "The recovery code that was shown with the PIN (five words) opens here too; then set a new PIN in the "
            "settings. Without it, keep this desk aside and begin anew: sign in, and the server tells all complaints "
            "again. Drafts and what was not sent stay in the desk kept aside, encrypted; it opens if you remember "
            "the PIN."
        )

    def _on_typed(self) -> None:
        self.unlock_button.setEnabled(bool(self.pin.text()) and self._wait == 0)

    def _try(self) -> None:
        pin = self.pin.text()
        if not pin or self._wait or not self._errand.begin(lambda: self._unlock(pin)):
            return
        self.notice.say("")
        self.pin.setEnabled(False)
        self.unlock_button.setEnabled(False)

    def _on_opened(self, opened: object) -> None:
        self.opened = opened
        self.pin.clear()
        self.accept()

    def _on_failed(self, problem: KnownProblem) -> None:
        if problem.code not in _AT_THE_DOOR and self.may_leave:
            self.problem = problem
            self.reject()
            return
        self.pin.setEnabled(True)
        self.pin.clear()
        told = explained(problem.code, problem.params)
        self.notice.say(told.title)
        self._hold_up(int(str(problem.params.get("seconds", 0))))
        self.pin.setFocus()

    def _on_bug(self, bug: Exception) -> None:
        self.pin.setEnabled(True)
        raise bug

    def _hold_up(self, seconds: int) -> None:
        self._wait = seconds
        if seconds:
            self._seconds.start()
            self._tell_wait()

    def _on_second(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._tell_wait()
        else:
            self._wait = 0
            self._seconds.stop()
            self.notice.say("")
            self._on_typed()

    def _tell_wait(self) -> None:
        self.notice.say(self.tr("Too many wrong PINs. The next try is possible in %n second(s).", "", self._wait))
        self._on_typed()

    def _begin_anew(self) -> None:
        self.wants_new_desk = True
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, by which people leave other things, does not end the program here."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
