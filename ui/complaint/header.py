"""The head of the reading pane: which complaint, what it is about, and until when something is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.complaint import Status
from ui.complaint.covered_label import CoveredLabel
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words, status_words
from ui.complaint.words import day_of, long_day
from ui.theme.chips import Chip, ChipLabel, deadline_chip, flag_chips
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.complaint import Complaint
    from ui.complaint.reading import Deadline, Reading


class ComplaintHeader(QWidget):
    """Number, chips, origin; the title; the deadline in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._origin = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._title = CoveredLabel(kind=Type.TITLE)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, has_trailing=True)
        self._flow.addWidget(self._number)
        self._deadline = ChipLabel(parent=self)
        self._expected = PlainLabel(kind=Type.SECONDARY)
        self._counting = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._lay_out()

    @property
    def title(self) -> CoveredLabel:
        """What it is about."""
        return self._title

    def show_reading(self, reading: Reading) -> None:
        """Show the head of this complaint."""
        complaint = reading.complaint
        self._number.setText(f"#{complaint.tracking_id}")
        self._origin.setText(" · ".join(part for part in (complaint.channel, day_of(complaint.received_at)) if part))
        self._title.tell(complaint.title or self.tr("(no title)"))
        self._flow.removeWidget(self._origin)
        self._flow.truncate(1)
        for chip in _chips(complaint):
            self._flow.addWidget(ChipLabel(chip, self._chips))  # parentless it would be a window for a moment
        self._flow.addWidget(self._origin)
        self._show_deadline(reading)

    def _show_deadline(self, reading: Reading) -> None:
        deadline = reading.deadline
        self._deadline.set_chip(deadline_chip(deadline.days_left, with_icon=True) if deadline else None)
        if deadline is None:
            self._expected.setText(self._without_clock(reading.complaint))
            self._counting.clear()
            return
        day = long_day(deadline.due, reading.today)
        if reading.complaint.status is Status.UNVERIFIED:
            self._expected.setText(self.tr("To be verified by %1").replace("%1", day))
        elif reading.complaint.status is Status.REPORTER_REPLIED:
            self._expected.setText(self.tr("To be answered again by %1").replace("%1", day))
        else:
            self._expected.setText(self.tr("To be followed up by %1").replace("%1", day))
        self._counting.setText(self._count_words(deadline))

    def _without_clock(self, complaint: Complaint) -> str:
        if complaint.is_gone:
            return self.tr("No longer assigned to you; your texts stay here")
        match complaint.status:
            case Status.IN_PROGRESS:
                return self.tr("Answered; it is the reporter's turn")
            case Status.WAITING_INFO:
                return self.tr("On hold until the reporter completes it")
            case status if status.is_closed:
                return self.tr("Closed; nothing more is expected")
            case status if status.is_archived:
                return complaint.hold_reason or self.tr("Archived; nothing more is expected")
            case _:
                return self.tr("No deadline runs")

    def _count_words(self, deadline: Deadline) -> str:
        parts = []
        if 0 < deadline.day_number <= deadline.limit:
            text = self.tr("working day %1 of %2")
            parts.append(text.replace("%1", str(deadline.day_number)).replace("%2", str(deadline.limit)))
        if deadline.days_off:
            parts.append(self.tr("%n holiday(s) passed over", "", deadline.days_off))
        return " · ".join(parts)

    def _lay_out(self) -> None:
        words = QWidget()
        deadline = FlowLayout(words, spacing=10)
        for part in (self._deadline, self._expected, self._counting):
            deadline.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 12)
        layout.setSpacing(6)
        layout.addWidget(self._chips)
        layout.addWidget(self._title)
        layout.addWidget(words)


def _chips(complaint: Complaint) -> list[Chip]:
    chips = flag_chips(is_anonymous=complaint.is_anonymous, is_secret=complaint.is_secret)
    if complaint.classification:
        chips.append(Chip(class_words(complaint.classification), Role.MUTED))
    chips.append(Chip(status_words(complaint.status, complaint.status_raw), Role.MUTED))
    return chips
