"""The sheet that says for which complaints of a group an answer is, before any of it is queued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.cache.intents import group_answer
from desktop.cache.intents.group_answer import Hindrance
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from ui.campus.messages import shortened
from ui.complaint.buttons import TickBox
from ui.complaint.labels import PlainLabel, Type
from ui.forms.sheet import Sheet
from ui.theme import metrics
from ui.theme.controls import ElidedLabel
from ui.twins.words import standing_words

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.intents.group_answer import Group, Member
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge

_QUOTED = 240
_CONCERNED = Topic.COMPLAINTS | Topic.DRAFTS | Topic.OUTBOX | Topic.CAMPUS | Topic.FILES


@dataclass(frozen=True, slots=True)
class _Row:
    member: Member
    entry: QWidget
    box: TickBox
    words: PlainLabel


class AnswerGroupSheet(Sheet):
    """Done with the list of `OutboxItem` that were queued."""

    def __init__(
        self, bridge: DeskBridge, tracking_id: TrackingId, group: Group, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            bridge,
            kind="group-answer",
            title=self.tr("One answer for the group"),
            verb=self.tr("Queue to send"),
            tracking_id=tracking_id,
            parent=parent,
        )
        self._number = tracking_id
        self._rows: dict[TrackingId, _Row] = {}
        self._is_written = False
        self._answer = PlainLabel(kind=Type.SECONDARY, wraps=True)
        self._own_words = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        self.body.addWidget(self._answer)
        self.body.addWidget(self._own_words)
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        self.show_group(group)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._look()  # what changed between the reading of this group and now was told to nobody

    @property
    def boxes(self) -> dict[TrackingId, TickBox]:
        """The boxes, by complaint."""
        return {number: row.box for number, row in self._rows.items()}

    @property
    def ticked(self) -> dict[TrackingId, int]:
        """For whom the answer is, with the revision that is shown here."""
        return {number: row.member.rev for number, row in self._rows.items() if row.box.isChecked()}

    @property
    def answer_words(self) -> str:
        """The beginning of the answer, as it is quoted."""
        return self._answer.text()

    @property
    def today(self) -> date:
        """The day it is on the desk."""
        return day_in_wib(self._bridge.desk.clock.now())

    def show_group(self, group: Group) -> None:
        """Show the members as they are now; what the officer ticked or unticked stays so where it can."""
        text = group.draft.text if group.draft else ""
        self._is_written = bool(text.strip())
        nothing = self.tr("Nothing is written yet: go back, and write the answer to this complaint first.")
        quoted = f"“{shortened(text, _QUOTED)}”" if self._is_written else nothing
        self._answer.setText(quoted)
        told = [self.tr("Number and title are replaced by those of each complaint.")] if group.has_own_words else []
        if group.file_count:
            told.append(self.tr("%n file(s) go to each of them.", "", group.file_count))
        self._own_words.setText(" ".join(told))
        self._own_words.setVisible(bool(told))
        here = {member.tracking_id for member in group.members}
        for number in [number for number in self._rows if number not in here]:
            self._rows.pop(number).entry.deleteLater()
        for member in group.members:
            self._show_member(member)
        self._count()

    def submit(self) -> None:
        """Queue it for all that are ticked."""
        self.carry_out(group_answer.queue, self._number, self.ticked, self.today)

    def focus_first(self) -> None:
        """The first that can be ticked; the verb where nothing is left to decide."""
        boxes = (box for box in self.boxes.values() if box.isEnabled())
        next(boxes, self.verb_button).setFocus()

    def _show_member(self, member: Member) -> None:
        row = self._rows.get(member.tracking_id)
        if row is None:
            row = self._add_row(member)
            row.box.setChecked(member.hindrance is Hindrance.NONE)
        elif row.member.hindrance is not member.hindrance:
            row.box.setChecked(member.hindrance is Hindrance.NONE)
        self._rows[member.tracking_id] = _Row(member, row.entry, row.box, row.words)
        row.box.setEnabled(not member.hindrance.is_final)
        row.words.setText(standing_words(member))
        row.box.setAccessibleName(f"#{member.tracking_id} {member.title}")
        row.box.setAccessibleDescription(row.words.text())

    def _add_row(self, member: Member) -> _Row:
        entry = QWidget()
        box = TickBox(f"#{member.tracking_id}")
        box.toggled.connect(self._count)
        title = ElidedLabel()
        title.setText(member.title)
        words = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        words.setContentsMargins(22, 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACING)
        head.addWidget(box)
        head.addWidget(title, 1)
        lines = QVBoxLayout(entry)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(words)
        layout = self._list.layout()
        if layout is not None:
            layout.addWidget(entry)
        return _Row(member, entry, box, words)

    def _count(self) -> None:
        words = self.tr("Queue to send for %n complaint(s)", "", len(self.ticked))
        self.say_verb(words)
        self.verb_button.setEnabled(bool(self.ticked) and self._is_written)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        concerns = not change.tracking_ids or not change.tracking_ids.isdisjoint(self._rows)
        if concerns and change.topics & _CONCERNED and not self._is_carrying_out:
            self._look()

    def _look(self) -> None:
        self._bridge.read(group_answer.read, self._number, self.today, then=self.show_group, owner=self)
