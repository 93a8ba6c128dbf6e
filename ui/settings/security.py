"""The PIN of the desk, and when the desk locks itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy

from desktop.cache import settings
from ui.complaint.buttons import TickBox
from ui.complaint.labels import PlainLabel
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.errand import Errand
from ui.forms.sight import bring_into_sight
from ui.lock.auto import USUAL_MINUTES
from ui.settings.form import SettingsForm
from ui.settings.new_key_part import NewKeyPart
from ui.shell.capture import is_offered
from ui.theme import metrics
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

translate = QCoreApplication.translate
_MINUTES = (5, 10, 15, 30, 60)
_FIELD_WIDTH = 240
_LONGEST = 200


class SecurityForm(SettingsForm):
    """A PIN is set, changed and removed here; what is chosen below takes effect at once, with a PIN."""

    def __init__(self, bridge: DeskBridge, *, can_leave_out: bool | None = None) -> None:
        """`can_leave_out` says whether the system can keep windows out of captures, where it isn't to be asked."""
        super().__init__(bridge)
        self._can_leave_out = is_offered() if can_leave_out is None else can_leave_out
        self._desk = bridge.desk
        self._errand = Errand(self)
        self._errand.done.connect(self.show_done)
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(bridge.bug_raised)
        self.standing = self.add_words("")
        self.kept = self.add_words("")
        self.old = QLineEdit()
        self._old_label = PlainLabel(self.tr("Present PIN, or the recovery code"))
        self._old_label.setBuddy(self.old)
        self.column.addWidget(self._old_label)
        self.column.addWidget(self._prepared(self.old, self._old_label.text()))
        self.new = self._add_field(self.tr("New PIN, at least six characters"))
        self.again = self._add_field(self.tr("New PIN once more"))
        self.with_code = TickBox(self.tr("Show a recovery code, in case the PIN is forgotten"))
        self.with_code.setChecked(True)
        self.column.addWidget(self.with_code)
        self.notice = Notice(role=Role.LATE)
        self.column.addWidget(self.notice)
        self.set_button = QPushButton()
        self.set_button.setProperty("kind", "primary")
        self.set_button.clicked.connect(lambda _: self._set())
        self.remove_button = QPushButton(self.tr("Remove the PIN"))
        self.remove_button.clicked.connect(lambda _: self._remove())
        self._add_buttons()
        self.code_words = self.add_words("")
        self.code = PlainLabel()
        self.code.setProperty("type", "title")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(self.code)
        self.add_space()
        self._add_choices()
        self.add_space()
        self.new_key = NewKeyPart(bridge)
        self.column.addWidget(self.new_key)
        self._tell_code("")
        self._tell_standing()

    def show_done(self, code: object) -> None:
        """It is done; a recovery code that came of it is shown, this once."""
        self._enable(is_free=True)
        for field in (self.old, self.new, self.again):
            field.clear()
        self._tell_standing()
        self._tell_code(str(code or ""))
        focused = QApplication.focusWidget()
        if code and focused is not None and self.isAncestorOf(focused):
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)  # it is shown this once
        if code:
            bring_into_sight(self.code)

    def _add_field(self, label: str) -> QLineEdit:
        field = QLineEdit()
        self.add_labelled(label, self._prepared(field, label))
        return field

    def _prepared(self, field: QLineEdit, label: str) -> QLineEdit:
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(label)
        field.setFixedWidth(metrics.px(_FIELD_WIDTH))
        field.returnPressed.connect(self._set)
        return field

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * metrics.SPACING)
        for button in (self.set_button, self.remove_button):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _add_choices(self) -> None:
        minutes = [(number, self.tr("after %n minute(s)", "", number)) for number in _MINUTES]
        self.after = self.add_choice(
            settings.LOCK_AFTER,
            self.tr("Lock when nobody touches the program"),
            [*minutes, (0, self.tr("never"))],
            default=USUAL_MINUTES,
        )
        self.on_sleep = self.add_switch(settings.LOCK_ON_SLEEP, self.tr("Lock when the PC falls asleep"), default=True)
        self.with_session = self.add_switch(
            settings.LOCK_WITH_SESSION, self.tr("Lock when the PC's own screen is locked"), default=True
        )
        if self._can_leave_out:
            self.out_of_captures = self.add_switch(
                settings.KEEPS_OUT_OF_CAPTURES,
                self.tr("Keep the window out of screen captures"),
                hint=self.tr("The window is not seen in a shared screen, a recording or a screenshot."),
            )

    def _set(self) -> None:
        if self.new.text() != self.again.text():
            self.notice.answer(self.tr("The two new PINs are not the same."))
            self.again.setFocus()
            return
        pin, old = self.new.text(), self.old.text() if self._desk.has_pin else None
        self._begin(partial(self._desk.set_pin, pin, old, with_code=self.with_code.isChecked()))

    def _remove(self) -> None:
        self._begin(partial(self._desk.remove_pin, self.old.text()))

    def _begin(self, work: Callable[[], object]) -> None:
        self.notice.say("")
        if self._errand.begin(work):
            self._enable(is_free=False)

    def _on_failed(self, problem: KnownProblem) -> None:
        self._enable(is_free=True)
        self.notice.answer(in_a_line(problem))

    def _enable(self, *, is_free: bool) -> None:
        for field in (self.old, self.new, self.again):
            field.setReadOnly(not is_free)  # a disabled one would lose the focus, to the menu of the window
        for button in (self.set_button, self.remove_button):
            button.setEnabled(is_free)

    def _tell_standing(self) -> None:
        has_pin = self._desk.has_pin
        self.standing.setText(
            self.tr("A PIN is set. It is asked for when the program starts, and after every lock.")
            if has_pin
            else self.tr("No PIN is set: whoever can use this PC's account can read the desk.")
        )
        self.kept.setText(_of_key_beside(has_pin=has_pin))
        self.kept.setVisible(self._desk.key_is_beside)
        self.set_button.setText(self.tr("Change the PIN") if has_pin else self.tr("Set the PIN"))
        for widget in (self._old_label, self.old, self.remove_button):
            widget.setVisible(has_pin)

    def _tell_code(self, code: str) -> None:
        self.code.setText(code)
        self.code.setVisible(bool(code))
        self.code_words.setVisible(bool(code))
        self.code_words.setText(
            self.tr(
                "Recovery code. Write it down and keep it apart from this PC: it opens the desk as the PIN does. It is "
                "not shown again, and an earlier one opens nothing any more."
            )
        )


def _of_key_beside(*, has_pin: bool) -> str:
    """What it means that the key lies beside the data."""
    if has_pin:
        return translate(
            "SecurityForm",
            "This PC has no key storage, so the key lies beside the data, locked by the PIN: whoever copies both can "
            "try PINs on another PC. Six digits last for days at most; a PIN of ten or more, with letters, lasts.",
        )
    return translate(
        "SecurityForm",
        "This PC has no key storage, so the key lies beside the data: whoever copies both can read them. A PIN locks "
        "the key.",
    )
