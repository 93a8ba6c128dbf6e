"""Registering a complaint that came by letter or in person: one form after another, each queued like an answer."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.cache.intents import decisions
from desktop.cache.ways import way
from desktop.cache.ways.way import CARRIED
from desktop.clock import WIB, day_in_wib
from desktop.intent import OpKind
from ui.campus.rows import add_row
from ui.complaint.buttons import TickBox
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words
from ui.forms.fields import DayField, TextField
from ui.forms.sheet import Sheet
from ui.shell.undo import offer
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.cache.ways.way import DeskWay
    from desktop.intent import OpId, OutboxItem
    from ui.bridge import DeskBridge

CHANNELS = ("Tatap Muka", "Pos Surat", "Email Instansi", "Whatsapp", "Call Center")
"""As LAPOR! names the channels of complaints that an institution takes down itself."""
CLASSES = (
    "Pengaduan Tidak Berkadar Pengawasan",
    "Pengaduan Berkadar Pengawasan",
    "Permintaan Informasi",
    "Aspirasi",
)
_TITLE = 200
_NAME = 200
_WIDTH = 760


class RegisterSheet(Sheet):
    """Done with the `OutboxItem` that is held."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind=OpKind.REGISTER.value,
            title=self.tr("Register a complaint"),
            verb=self.tr("Register"),
            parent=parent,
        )
        self._today = day_in_wib(bridge.desk.clock.now())
        self.title = QLineEdit(maxLength=_TITLE)
        self.text = TextField(lines=8)
        self.channel, self.classification = ChoiceBox(), ChoiceBox()
        self.day = DayField(self._today)
        self.reporter = QLineEdit(maxLength=_NAME)
        self.anonymous = TickBox(self.tr("Anonymous: hide the name from institutions and the public"))
        self.secret = TickBox(self.tr("Secret: not shown to the public"))
        self._add_fields()
        self.restore()
        bridge.read(way.chosen, then=self._on_way, owner=self)

    def submit(self) -> None:
        """Queue it."""
        if not self.verb_button.isEnabled():
            return
        if self.day.day > self._today:
            self.refuse(self.tr("It can't have come after today."), self.day)
        elif not self.title.text().strip():
            self.refuse(self.tr("Give it a title: what it is about, in a few words."), self.title)
        else:
            self.carry_out(decisions.register, self._payload())

    def _on_way(self, chosen: DeskWay | None) -> None:
        """Where nothing can be registered from here, that is said before anything is typed."""
        if chosen is not None and OpKind.REGISTER not in CARRIED[chosen]:
            self.verb_button.setEnabled(False)
            self.refuse(self.tr("This desk's way to LAPOR! takes no registrations: do it on LAPOR!'s web page."))

    def clear(self) -> None:
        """Begin the next one, that came the same way on the same day."""
        self.begin_anew("title", "body", "reporter_name", "is_anonymous", "is_secret")
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def restored(self, kept: dict[str, object]) -> None:
        """One that was taken back gives the moment that it came, not the day."""
        at = str(kept.get("received_at", ""))[:10]
        if at and "day" not in kept:
            self.day.setDate(self.day.date().fromString(at, Qt.DateFormat.ISODate))

    def _payload(self) -> dict[str, object]:
        payload: dict[str, object] = {
            "title": self.title.text().strip(),
            "body": self.text.toPlainText().strip(),
            "channel": str(self.channel.currentData()),
            "received_at": datetime.combine(self.day.day, time(), WIB).isoformat(),
            "classification": str(self.classification.currentData()),
            "reporter_name": self.reporter.text().strip(),
            "is_anonymous": self.anonymous.isChecked(),
            "is_secret": self.secret.isChecked(),
        }
        return {key: value for key, value in payload.items() if value}

    def _add_fields(self) -> None:
        effect = self.tr("For what came by letter, in person or by phone. The central API gives it a number.")
        self.body.addWidget(PlainLabel(effect, Type.SECONDARY, wraps=True))
        for channel in CHANNELS:
            self.channel.addItem(channel, channel)
        self.classification.addItem(self.tr("Not classified yet"), "")
        for name in CLASSES:
            self.classification.addItem(class_words(name), name)
        self.add_field("title", self.title, self.tr("Title"))
        self.add_field("body", self.text, self.tr("What the reporter wrote or said"))
        add_row(
            self,
            ("channel", self.channel, self.tr("Channel")),
            ("day", self.day, self.tr("Came on")),
            ("classification", self.classification, self.tr("Class")),
        )
        self.add_field("reporter_name", self.reporter, self.tr("Name of the reporter (optional)"))
        for key, tick in (("is_anonymous", self.anonymous), ("is_secret", self.secret)):
            self.body.addWidget(tick)
            self.adopt(key, tick)
        self.body.addStretch(1)


class RegisterPage(QWidget):
    """The form on a page of its own; stays for the next complaint."""

    left = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        self.sheet = RegisterSheet(self._bridge)
        self.sheet.setMaximumWidth(_WIDTH)
        self.sheet.done.connect(self._on_done)
        self.sheet.left.connect(self.left)
        column.addWidget(self.sheet)
        self.setFocusProxy(self.sheet.title)

    def _on_done(self, item: OutboxItem) -> None:
        self.sheet.clear()
        words = self.tr("“%1” is queued to be registered").replace("%1", item.title)
        offer(self, words, lambda: self.take_back(item.op_id))

    def take_back(self, op_id: OpId) -> None:
        """What was queued stands in the form again, or waits behind what was typed since."""
        self.sheet.flush()
        self._bridge.write(decisions.take_back, op_id, owner=self, then=lambda _: self._on_taken_back())

    def showEvent(self, event: QShowEvent) -> None:
        """One that was taken back elsewhere stands in the form again, unless another is being typed there."""
        super().showEvent(event)
        self.sheet.restore()

    def _on_taken_back(self) -> None:
        self.sheet.restore()
        self.sheet.focus_first()
