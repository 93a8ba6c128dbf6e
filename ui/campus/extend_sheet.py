"""The sheet that gives a unit more time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import forwards
from desktop.unit_due import usual_due
from ui.campus.rows import add_row
from ui.campus.words import due_words
from ui.complaint.labels import PlainLabel, Type
from ui.forms.fields import DayField
from ui.forms.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.campus import Forward
    from ui.bridge import DeskBridge
    from ui.campus.forward_sheet import ForwardContext


class ExtendSheet(Sheet):
    """Done with the `Forward` as it stands then."""

    def __init__(
        self, bridge: DeskBridge, forward: Forward, context: ForwardContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            bridge,
            kind=f"extend-{forward.forward_id}",
            title=self.tr("More time for %1").replace("%1", forward.unit),
            verb=self.tr("Extend"),
            tracking_id=forward.tracking_id,
            parent=parent,
        )
        self._forward, self._context = forward, context
        earliest = context.working.after(max(forward.due, context.today), 1)
        self.due = DayField(max(earliest, usual_due(context.working, context.today, context.ours)))
        self.due.mark_days_off(context.working.days_off)
        self.due_note = PlainLabel(kind=Type.SECONDARY, wraps=True)
        grid = add_row(self, ("due", self.due, self.tr("Answer wanted by")))
        grid.addWidget(self.due_note, 1, 1)
        grid.setColumnStretch(1, 1)
        self.body.addStretch(1)
        self.due.dateChanged.connect(lambda _: self._show_due())
        self._show_due()
        self.restore()

    def submit(self) -> None:
        """Give it until then."""
        if self.due.day < self._context.today:
            self.refuse(self.tr("The day by which the unit is to answer has passed."), self.due)
        else:
            self.carry_out(forwards.extend, self._forward.forward_id, self.due.day)

    def restored(self, _kept: dict[str, object]) -> None:
        """Say what belongs to the day that came back."""
        self._show_due()

    def _show_due(self) -> None:
        context = self._context
        words, ink = due_words(context.working, self.due.day, context.today, context.ours)
        self.due_note.setText(words)
        self.due.setAccessibleDescription(words)
        self.due_note.set_ink(ink)
