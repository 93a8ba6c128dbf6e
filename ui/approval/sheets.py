"""The sheets of an approval: whom to ask, what to send them, and what they want changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.cache import settings
from desktop.cache.intents import approvals
from ui.approval.request import Request, message
from ui.clipboard import copy_secret
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.intent import Draft
    from ui.bridge import DeskBridge


def ask(tx: Transaction, tracking_id: TrackingId, person: str) -> Draft:
    """Ask, and remember whom for the next time."""
    draft = approvals.ask(tx, tracking_id, person)
    settings.put(tx, settings.APPROVER, person.strip())
    return draft


class AskSheet(Sheet):
    """Done with the `Draft` that awaits approval."""

    def __init__(self, bridge: DeskBridge, request: Request, parent: QWidget | None = None) -> None:
        number = request.letter.number
        super().__init__(
            bridge,
            kind="approval-ask",
            title=self.tr("Ask for approval"),
            verb=self.tr("Ask"),
            tracking_id=number,
            parent=parent,
        )
        self._number = number
        self.person = QLineEdit(request.person)
        self.person.setPlaceholderText(self.tr("For example: Dean of the Faculty of Engineering"))
        self.body.addWidget(
            PlainLabel(
                self.tr("A superior needs no account: you send them the text, and note their word here."),
                Type.SECONDARY,
                wraps=True,
            )
        )
        self.add_field("person", self.person, self.tr("Name or position of the superior"))
        self.body.addStretch(1)
        self.restore()

    def submit(self) -> None:
        """Note that the answer lies with them."""
        self.carry_out(ask, self._number, self.person.text())


class RequestSheet(Sheet):
    """The text to send to the superior."""

    def __init__(self, bridge: DeskBridge, request: Request, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind="approval-request",
            title=self.tr("Message to %1").replace("%1", request.person),
            verb=self.tr("Copy for WhatsApp"),
            tracking_id=request.letter.number,
            parent=parent,
        )
        self._request = request
        self.told = Notice(role=Role.FINE)
        self.text = TextField(lines=8)
        self.text.setReadOnly(True)
        self.text.setPlainText(message(request, is_for_whatsapp=True))
        self.text.setAccessibleName(self.tr("Text of the message"))
        self.mail_button = QPushButton(self.tr("Copy for mail"))
        self.mail_button.clicked.connect(lambda _: self._copy(is_for_whatsapp=False))
        self.foot.insertWidget(0, self.mail_button)
        self.body.addWidget(self.told)
        self.body.addWidget(self.text, 1)

    def submit(self) -> None:
        """Copy it."""
        self._copy(is_for_whatsapp=True)

    def focus_first(self) -> None:
        """The message is there to be copied."""
        self.verb_button.setFocus()

    def _copy(self, *, is_for_whatsapp: bool) -> None:
        copy_secret(message(self._request, is_for_whatsapp=is_for_whatsapp), self)
        words = self.tr("Copied for a minute. Paste it for %1, then note their word here.")
        self.told.say(words.replace("%1", self._request.person), Role.FINE)


class ReturnSheet(Sheet):
    """Done with the `Draft` that was returned."""

    def __init__(self, bridge: DeskBridge, tracking_id: TrackingId, person: str, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind="approval-return",
            title=self.tr("Returned by %1").replace("%1", person),
            verb=self.tr("Note it"),
            tracking_id=tracking_id,
            parent=parent,
        )
        self._number, self._person = tracking_id, person
        self.remark = TextField(lines=4)
        self.add_field("remark", self.remark, self.tr("What is to be changed"))
        self.restore()

    def submit(self) -> None:
        """Note the remark."""
        self.carry_out(approvals.send_back, self._number, self._person, self.remark.toPlainText())
