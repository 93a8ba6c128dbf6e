"""The sheet that gives a complaint to a faculty or unit: to whom, until when, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.cache.days import calendar
from desktop.cache.intents import forwards, units
from desktop.cache.mirror import complaints
from desktop.cache.views.unit_suggestion import Reason, Suggestion, suggest
from desktop.unit_due import usual_due
from ui.campus.letter import phrase
from ui.campus.rows import add_row
from ui.campus.words import due_words
from ui.complaint.buttons import LinkButton
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.forms.completing import offer_known
from ui.forms.fields import DayField, TextField
from ui.forms.sheet import Sheet
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.campus import Unit
    from desktop.complaint import TrackingId
    from desktop.deadlines import WorkingCalendar
    from ui.bridge import DeskBridge


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardContext:
    """What the sheet has to know before it is shown."""

    tracking_id: TrackingId
    today: date
    ours: date | None
    """Our own deadline."""
    units: tuple[Unit, ...]
    suggestion: Suggestion | None
    working: WorkingCalendar


def read_context(db: Database, tracking_id: TrackingId, today: date) -> ForwardContext:
    """Read it at one go."""
    complaint = complaints.get(db, tracking_id)
    return ForwardContext(
        tracking_id=tracking_id,
        today=today,
        ours=complaint.due if complaint else None,
        units=tuple(units.known(db)),
        suggestion=suggest(db, tracking_id),
        working=calendar.load(db),
    )


class ForwardSheet(Sheet):
    """Done with the `Forward` that was made."""

    def __init__(self, bridge: DeskBridge, context: ForwardContext, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind="forward",
            title=self.tr("Forward to a unit"),
            verb=self.tr("Forward"),
            tracking_id=context.tracking_id,
            parent=parent,
        )
        self._context = context
        self._contacts = {unit.name.casefold(): unit.contact for unit in context.units}
        self.unit = _unit_box(context.units)
        self.contact = QLineEdit()
        self.due = DayField(usual_due(context.working, context.today, context.ours))
        self.message = TextField(lines=4)
        self.message.setPlainText(phrase("asked"))
        self.suggestion = LinkButton()
        self.due.mark_days_off(context.working.days_off)
        self.due_note = PlainLabel(kind=Type.SECONDARY, wraps=True)
        self._add_fields()
        self.unit.currentTextChanged.connect(self._on_unit)
        self.due.dateChanged.connect(lambda _: self._show_due())
        self.suggestion.clicked.connect(lambda _: self._take_suggestion())
        self._on_unit(self.unit.currentText())
        self._show_due()
        self.restore()

    def submit(self) -> None:
        """Give it to the unit."""
        unit = " ".join(self.unit.currentText().split())
        if not unit:
            self.refuse(self.tr("Name the faculty or unit first."), self.unit)
        elif self.due.day < self._context.today:
            self.refuse(self.tr("The day by which the unit is to answer has passed."), self.due)
        else:
            self.carry_out(
                forwards.forward,
                self._context.tracking_id,
                unit,
                self.message.toPlainText(),
                self.due.day,
                contact=self.contact.text(),
            )

    def restored(self, _kept: dict[str, object]) -> None:
        """Say what belongs to the values that came back."""
        self._show_suggestion()
        self._show_due()

    def _on_unit(self, name: str) -> None:
        """A unit that is known brings its contact along, unless another was typed."""
        known = self._contacts.get(" ".join(name.split()).casefold(), "")
        if known and self.contact.text() in {"", *self._contacts.values()}:
            self.contact.setText(known)
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        suggestion = self._context.suggestion
        is_open = suggestion is not None and not self.unit.currentText().strip()
        self._suggested.setVisible(is_open)
        if suggestion is not None:
            self.suggestion.setText(suggestion.unit)
            self.suggestion.setAccessibleName(self.tr("Use the suggestion: %1").replace("%1", suggestion.unit))
            self._reason.setText(self._reason_words(suggestion))

    def _reason_words(self, suggestion: Suggestion) -> str:
        match suggestion.reason:
            case Reason.HISTORY:
                return self.tr("given %n complaint(s) like this one", "", int(suggestion.evidence))
            case Reason.TOPIC:
                return self.tr("the complaint speaks of “%1”").replace("%1", suggestion.evidence)
            case Reason.NAMED:
                return self.tr("named in the complaint")

    def _take_suggestion(self) -> None:
        if self._context.suggestion is not None:
            self.unit.setEditText(self._context.suggestion.unit)
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_due(self) -> None:
        context = self._context
        words, ink = due_words(context.working, self.due.day, context.today, context.ours)
        self.due_note.setText(words)
        self.due.setAccessibleDescription(words)
        self.due_note.set_ink(ink)

    def _add_fields(self) -> None:
        add_row(
            self,
            ("unit", self.unit, self.tr("Faculty or unit")),
            ("contact", self.contact, self.tr("Contact (optional)")),
        )
        self._suggested = QWidget()
        line = FlowLayout(self._suggested)
        self._reason = PlainLabel(kind=Type.SECONDARY, ink="muted")
        line.addWidget(PlainLabel(self.tr("Suggestion:"), Type.SECONDARY, ink="muted"))
        line.addWidget(self.suggestion)
        line.addWidget(self._reason)
        self.body.addWidget(self._suggested)
        self.contact.setPlaceholderText(self.tr("Number or mail address"))
        grid = add_row(self, ("due", self.due, self.tr("Answer wanted by")))
        grid.addWidget(self.due_note, 1, 1)
        grid.setColumnStretch(1, 1)
        self.add_field("message", self.message, self.tr("What is asked"))


def _unit_box(known: tuple[Unit, ...]) -> QComboBox:
    """Any name may be typed; what is known is offered by any part of its name."""
    box = ChoiceBox()
    offer_known(box, (unit.name for unit in known))
    return box
