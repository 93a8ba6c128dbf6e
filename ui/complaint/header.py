"""The head of the reading pane: which complaint, what it is about, and until when something is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.complaint import Status
from desktop.deadlines.rules import ClockKind
from ui.complaint.buttons import LinkButton
from ui.complaint.covered_label import CoveredLabel
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words, status_words
from ui.complaint.words import day_of, language, long_day
from ui.theme import metrics
from ui.theme.chips import Chip, ChipLabel, deadline_chip, flag_chips
from ui.theme.controls import ElidedLabel
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.cache.days.clocks import Deadline
    from desktop.complaint import Complaint
    from ui.complaint.reading import Reading

_HEIGHT = 112
"""Of an explanation: what the citizen wrote stays in sight, and the arrows scroll."""


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
        self._expected = ElidedLabel()  # a reason to hold may be long; the details have it whole
        self._expected.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._expected.setProperty("type", Type.SECONDARY.value)
        self._counting = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._why = LinkButton(self.tr("Why?"), self)
        self._explained = QPlainTextEdit(self, readOnly=True, tabChangesFocus=True)
        self._explained.setFrameShape(QFrame.Shape.NoFrame)
        self._explained.setProperty("type", Type.SECONDARY.value)
        self._explained.setFixedHeight(metrics.px(_HEIGHT))
        self._explained.setAccessibleName(self.tr("How this is counted"))
        self._explained.hide()
        self._why.clicked.connect(lambda _: self._explain(shown=self._explained.isHidden()))
        self._number_shown = ""
        self._is_low = False
        self._dispensable: list[QWidget] = [self._counting, self._origin]
        """What has no room where there is little."""
        self._lay_out()

    @property
    def why_button(self) -> LinkButton:
        """Unfolds how the deadline was counted."""
        return self._why

    @property
    def explanation(self) -> QPlainTextEdit:
        """How the deadlines were counted; on screen where that is unfolded."""
        return self._explained

    @property
    def title(self) -> CoveredLabel:
        """What it is about."""
        return self._title

    def set_low(self, is_low: bool) -> None:
        """Leave the room to the text where there is little: days left, flags and status stay, *Why?* tells the rest."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._make_room()

    def show_reading(self, reading: Reading) -> None:
        """Show the head of this complaint."""
        complaint = reading.complaint
        self._number.setText(f"#{complaint.tracking_id}")
        self._origin.setText(" · ".join(part for part in (complaint.channel, day_of(complaint.received_at)) if part))
        self._title.tell(complaint.title or self.tr("(no title)"))
        self._flow.removeWidget(self._origin)
        self._flow.truncate(1)
        self._dispensable = [self._counting, self._origin]
        for chip in flag_chips(is_anonymous=complaint.is_anonymous, is_secret=complaint.is_secret):
            self._add_chip(chip)
        if complaint.classification:
            self._dispensable.append(self._add_chip(Chip(class_words(complaint.classification), Role.MUTED)))
        self._add_chip(Chip(status_words(complaint.status, complaint.status_raw), Role.MUTED))
        self._flow.addWidget(self._origin)
        self._show_deadline(reading)
        self._show_why(reading)
        self._make_room()

    def _add_chip(self, chip: Chip) -> ChipLabel:
        label = ChipLabel(chip, self._chips)  # parentless it would be a window for a moment
        self._flow.addWidget(label)
        return label

    def _make_room(self) -> None:
        has_chip = not self._deadline.isHidden()
        self._expected.setVisible(not (self._is_low and has_chip))
        for part in self._dispensable:
            part.setVisible(not self._is_low)

    def _show_deadline(self, reading: Reading) -> None:
        deadline = reading.deadline
        self._deadline.set_chip(deadline_chip(deadline.days_left, with_icon=True) if deadline else None)
        if deadline is None:
            self._expected.setText(self._without_clock(reading.complaint))
            self._counting.clear()
            return
        words = self._expected_words(deadline.clock.kind, is_answered=deadline.clock.answered is not None)
        self._expected.setText(words.replace("%1", long_day(deadline.due, reading.today)))
        self._counting.setText(self._count_words(deadline))

    def _show_why(self, reading: Reading) -> None:
        """What was unfolded stays so while the same complaint is shown."""
        paragraphs = reading.deadlines.explained(reading.today, language())
        first = paragraphs[0] if paragraphs else ""
        self._why.setVisible(bool(paragraphs))
        self._why.setAccessibleDescription(first)
        self._explained.setPlainText("\n\n".join(paragraphs))
        for part in (self._deadline, self._expected, self._counting):
            part.setToolTip(first)
        is_same = self._number_shown == reading.complaint.tracking_id
        self._number_shown = reading.complaint.tracking_id
        self._explain(shown=is_same and bool(paragraphs) and not self._explained.isHidden())

    def _explain(self, *, shown: bool) -> None:
        self._explained.setVisible(shown)
        self._why.setText(self.tr("Hide") if shown else self.tr("Why?"))
        self._why.setAccessibleName(self.tr("Hide how this is counted") if shown else self.tr("How is this counted?"))
        self._why.updateGeometry()

    def _expected_words(self, kind: ClockKind, *, is_answered: bool) -> str:
        match kind:
            case ClockKind.VERIFICATION:
                return self.tr("To be verified by %1")
            case ClockKind.ANSWER_AGAIN:
                return self.tr("To be answered again by %1")
            case ClockKind.SETTLEMENT if is_answered:
                return self.tr("Answered; to be settled by %1")
            case ClockKind.SETTLEMENT:
                return self.tr("To be settled by %1")
            case _:
                return self.tr("To be followed up by %1")

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
        if deadline.day_number is not None:
            text = self.tr("working day %1 of %2")
            limit = deadline.clock.rule.limit
            parts.append(text.replace("%1", str(deadline.day_number)).replace("%2", str(limit)))
        if deadline.days_off:
            parts.append(self.tr("%n holiday(s) passed over", "", deadline.days_off))
        return " · ".join(parts)

    def _lay_out(self) -> None:
        words = QWidget()
        deadline = FlowLayout(words, spacing=10)
        for part in (self._deadline, self._expected, self._counting, self._why):
            deadline.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 12)
        layout.setSpacing(6)
        layout.addWidget(self._chips)
        layout.addWidget(self._title)
        layout.addWidget(words)
        layout.addWidget(self._explained)
