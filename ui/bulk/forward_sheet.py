"""The sheet that gives several complaints to one faculty or unit: to whom, until when, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.intents import units
from desktop.cache.views.selection import forward_all
from desktop.unit_due import usual_due
from ui.campus.letter import phrase
from ui.campus.rows import add_row
from ui.forms.completing import offer_known
from ui.forms.fields import DayField, TextField
from ui.forms.sheet import Sheet
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkContext:
    """What the sheet has to know before it is shown."""

    today: date
    due: date
    units: tuple[str, ...]


def read_context(db: Database, today: date) -> BulkContext:
    """Read it at one go."""
    due = usual_due(calendar.load(db), today, None)
    return BulkContext(today=today, due=due, units=tuple(unit.name for unit in units.known(db)))


class BulkForwardSheet(Sheet):
    """Done with the forwards that were made."""

    def __init__(self, bridge: DeskBridge, context: BulkContext, tracking_ids: tuple[TrackingId, ...]) -> None:
        super().__init__(
            bridge,
            kind="forward-many",
            title=self.tr("Forward %n complaint(s) to a unit", "", len(tracking_ids)),
            verb=self.tr("Forward"),
        )
        self._context = context
        self._tracking_ids = tracking_ids
        self.unit = ChoiceBox()
        offer_known(self.unit, context.units)
        self.due = DayField(context.due)
        self.message = TextField(lines=4)
        self.message.setPlainText(phrase("asked"))
        add_row(self, ("unit", self.unit, self.tr("Faculty or unit")), ("due", self.due, self.tr("Answer wanted by")))
        self.add_field("message", self.message, self.tr("What is asked"))
        self.restore()

    def submit(self) -> None:
        """Give all of them to the unit."""
        unit = " ".join(self.unit.currentText().split())
        if not unit:
            self.refuse(self.tr("Name the faculty or unit first."), self.unit)
        elif self.due.day < self._context.today:
            self.refuse(self.tr("The day by which the unit is to answer has passed."), self.due)
        else:
            self.carry_out(forward_all, self._tracking_ids, unit, self.message.toPlainText(), self.due.day)
