"""The message to a unit, ready to be pasted into a chat or a mail.

Nothing leaves by itself: it is copied, or handed to the mail program of this PC, on a click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.cache import journal
from desktop.cache.intents import forwards
from desktop.cache.journal import Act
from ui.campus.messages import Purpose, for_mail, for_whatsapp, mailto, subject
from ui.clipboard import copy_secret
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import MenuButton, PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import event_time
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.campus import Forward
    from ui.bridge import DeskBridge
    from ui.campus.letter import Letter


class MessageSheet(Sheet):
    """Shows the message for a forward, or the reminder of it; a reminder that was taken is remembered as made."""

    pdf_requested = Signal()
    """The disposition sheet is wanted as a file."""
    print_requested = Signal()

    def __init__(
        self,
        bridge: DeskBridge,
        letter: Letter,
        forward: Forward,
        *,
        purpose: Purpose = Purpose.FORWARD,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        parent: QWidget | None = None,
    ) -> None:
        is_reminder = purpose is Purpose.REMINDER
        title = self.tr("Remind %1") if is_reminder else self.tr("Message to %1")
        super().__init__(
            bridge,
            kind="message",
            title=title.replace("%1", forward.unit),
            verb=self.tr("Copy for WhatsApp"),
            tracking_id=forward.tracking_id,
            parent=parent,
        )
        self._letter, self._forward, self._purpose = letter, forward, purpose
        self._open_address = open_address
        self._is_noted = False
        self.told = Notice(role=Role.FINE)
        self.text = TextField(lines=6)
        self.mail_button = QPushButton(self.tr("Copy for mail"))
        self.program_button = QPushButton(self.tr("Open mail program"))
        self.print_menu = QMenu(self)
        self._add_fields()

    def submit(self) -> None:
        """Copy it as WhatsApp sets it."""
        self._copy(for_whatsapp(self._letter, self._purpose))

    def focus_first(self) -> None:
        """The message is there to be copied."""
        self.verb_button.setFocus()

    def _tell_of_last_time(self) -> None:
        """The same reminder is not sent twice without being told of the first."""
        if self._purpose is Purpose.REMINDER and self._forward.reminded_at:
            when = event_time(self._forward.reminded_at, self._bridge.desk.clock.now())
            self.told.say(self.tr("Already reminded on %1.").replace("%1", when), Role.SOON)

    def _copy_mail(self) -> None:
        self._copy(for_mail(self._letter, self._purpose))

    def _copy(self, text: str) -> None:
        copy_secret(text, self)
        self._note_reminder()
        contact = self._letter.contact
        words = (
            self.tr("Copied for a minute. Paste it where %1 reads it: %2.")
            if contact
            else self.tr("Copied for a minute. Paste it for %1.")
        )
        self.told.say(words.replace("%2", contact).replace("%1", self._forward.unit), Role.FINE)

    def _open_program(self) -> None:
        address = mailto(self._letter, self._purpose)
        if self._open_address(QUrl.fromEncoded(QByteArray(address))):
            self._bridge.write(journal.note, Act.OPENED_ELSEWHERE, self.tracking_id, what="message", owner=self)
            self._note_reminder()
            self.told.say(
                self.tr("The mail is ready in your mail program; it leaves when you send it there."), Role.FINE
            )
        else:
            self.told.say(self.tr("This PC has no mail program set up. Copy the text instead."), Role.SOON)

    def _note_reminder(self) -> None:
        if self._purpose is Purpose.REMINDER and not self._is_noted:
            self._is_noted = True
            self._bridge.write(forwards.remind, self._forward.forward_id, owner=self)

    def _add_fields(self) -> None:
        self.text.setReadOnly(True)
        self.text.setPlainText(for_whatsapp(self._letter, self._purpose))
        self.text.setAccessibleName(self.tr("Text of the message"))
        about = PlainLabel(subject(self._letter, self._purpose), Type.SECONDARY, ink="muted", wraps=True)
        about.setAccessibleName(self.tr("Subject of the mail"))
        buttons = QWidget()
        row = FlowLayout(buttons)
        self.mail_button.clicked.connect(lambda _: self._copy_mail())
        self.program_button.clicked.connect(lambda _: self._open_program())
        wishes = ((self.tr("Save as PDF…"), self.pdf_requested), (self.tr("Print…"), self.print_requested))
        for words, wanted in wishes:
            action = QAction(words, self.print_menu)
            action.triggered.connect(lambda _, wanted=wanted: wanted.emit())
            self.print_menu.addAction(action)
        for button in (
            self.mail_button,
            self.program_button,
            MenuButton(self.tr("Disposition sheet"), self.print_menu),
        ):
            row.addWidget(button)
        self._tell_of_last_time()
        self.body.addWidget(self.told)
        self.body.addWidget(about)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(buttons)
