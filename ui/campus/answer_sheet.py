"""The sheet in which a unit's answer is recorded: what it said, who said it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.cache.intents import forwards
from desktop.campus import ForwardState
from desktop.clock import day_in_wib, moment
from ui.campus.rows import add_row
from ui.forms.fields import DayField, TextField
from ui.forms.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from desktop.campus import Forward
    from ui.bridge import DeskBridge


class UnitAnswerSheet(Sheet):
    """Done with the `Forward` as it stands then. For one that was answered, it corrects the answer."""

    def __init__(self, bridge: DeskBridge, forward: Forward, today: date, parent: QWidget | None = None) -> None:
        is_correction = forward.state is ForwardState.ANSWERED
        title = self.tr("Correct the answer of %1") if is_correction else self.tr("Answer of %1")
        super().__init__(
            bridge,
            kind=f"unit-answer-{forward.forward_id}",
            title=title.replace("%1", forward.unit),
            verb=self.tr("Record"),
            tracking_id=forward.tracking_id,
            parent=parent,
        )
        self._forward = forward
        self.answer = TextField(lines=5)
        self.by = QLineEdit()
        self.on = DayField(day_in_wib(moment(forward.answered_at)) if is_correction else today)
        self.on.setDateRange(_first_day(forward), QDate(today.year, today.month, today.day))
        if is_correction:
            self.answer.setPlainText(forward.answer)
            self.by.setText(forward.answered_by)
        self.answer.setPlaceholderText(self.tr("Paste or type what the unit answered"))
        self.add_field("answer", self.answer, self.tr("What the unit answered"))
        add_row(self, ("by", self.by, self.tr("Who answered (optional)")), ("on", self.on, self.tr("On")))
        self.restore()

    def submit(self) -> None:
        """Keep it."""
        answer = self.answer.toPlainText()
        if not answer.strip():
            self.refuse(self.tr("Paste or type the unit's answer first."), self.answer)
        else:
            self.carry_out(forwards.record_answer, self._forward.forward_id, answer, by=self.by.text(), on=self.on.day)


def _first_day(forward: Forward) -> QDate:
    day = day_in_wib(moment(forward.forwarded_at))
    return QDate(day.year, day.month, day.day)
