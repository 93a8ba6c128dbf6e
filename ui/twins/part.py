"""The twins' part of a reading pane: the line over the answer, and the two sheets that it leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.cache.intents import group_answer, twins
from desktop.clock import day_in_wib
from desktop.complaint import TrackingId
from ui.shell.undo import offer
from ui.twins.bar import TwinBar
from ui.twins.view import TwinState, read_entries, read_state

if TYPE_CHECKING:
    from desktop.cache.intents.group_answer import Group
    from desktop.cache.intents.twins import Places
    from desktop.intent import OpId, OutboxItem
    from ui.complaint.pane import ComplaintPane
    from ui.complaint.reading import Reading
    from ui.twins.view import Entry

LOOK_AFTER_MS = 250
"""So long a complaint is on screen before its like are looked for: arrowing past it costs nothing."""


class TwinPart(QObject):
    """Follows the complaint on the page."""

    def __init__(self, pane: ComplaintPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._shown: TrackingId | None = None
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self.bar = TwinBar()
        self.bar.comparison_requested.connect(self.compare)
        self.bar.answer_requested.connect(self.answer)
        pane.response.add_bar(self.bar)

    def show_reading(self, reading: Reading) -> None:
        """Another complaint is on the page, or something about it has changed."""
        if reading.complaint.tracking_id != self._shown:
            self._shown = reading.complaint.tracking_id
            self.bar.show_twins((), ())
            self.bar.say("")
        self._timer.start()

    def compare(self) -> None:
        """Show what is alike side by side."""
        number = self._pane.tracking_id
        if number is not None:
            self._pane.bridge.read(read_entries, TrackingId(number), then=self._show_entries, owner=self)

    def answer(self) -> None:
        """Show for whom of the group the answer is; what was typed last goes to disk before."""
        number = self._pane.tracking_id
        if number is not None and self._pane.response.is_ready:
            self._pane.response.session.flush()
            today = day_in_wib(self._pane.bridge.desk.clock.now())
            then = partial(self._show_group, TrackingId(number))
            self._pane.bridge.read(group_answer.read, TrackingId(number), today, then=then, owner=self)

    def _look(self) -> None:
        if self._shown is not None and self._shown == self._pane.tracking_id:
            self._pane.bridge.read(read_state, self._shown, then=partial(self._show, self._shown), owner=self)

    def _show(self, number: TrackingId, state: TwinState) -> None:
        if number == self._pane.tracking_id:
            self.bar.show_twins(state.group, state.suggested)

    def _show_entries(self, entries: list[Entry]) -> None:
        if not entries or entries[0].tracking_id != self._pane.tracking_id:
            return
        if len(entries) == 1:
            self.bar.say(self.tr("No open complaint is in nearly the same words."))
            return
        from ui.twins.group_sheet import GroupSheet

        sheet = GroupSheet(self._pane.bridge, entries)
        sheet.done.connect(self._on_regrouped)
        self._pane.sheets.open(sheet)

    def _on_regrouped(self, before: Places) -> None:
        bridge = self._pane.bridge
        words = self.tr("The group is kept as ticked")
        offer(self._pane, words, lambda: bridge.write(twins.put_back, before, owner=self))

    def _show_group(self, number: TrackingId, group: Group) -> None:
        if number != self._pane.tracking_id:
            return
        if len(group.members) == 1:
            self.bar.say(self.tr("This complaint is in no group. Compare it with others first, and keep the group."))
            return
        from ui.twins.answer_sheet import AnswerGroupSheet

        sheet = AnswerGroupSheet(self._pane.bridge, number, group)
        sheet.done.connect(partial(self._on_queued, number))
        self._pane.sheets.open(sheet)

    def _on_queued(self, number: TrackingId, items: list[OutboxItem]) -> None:
        words = self.tr("Answer queued for %n complaint(s)", "", len(items))
        offer(self._pane, words, partial(self._take_back, number, [item.op_id for item in items]))

    def _take_back(self, number: TrackingId, op_ids: list[OpId]) -> None:
        then = partial(self._on_taken_back, len(op_ids))
        self._pane.bridge.write(group_answer.take_back, number, op_ids, then=then, owner=self)

    def _on_taken_back(self, queued: int, taken: int) -> None:
        if taken < queued:
            words = self.tr("%n answer(s) had begun to leave and could not be taken back.", "", queued - taken)
            self.bar.say(words)
