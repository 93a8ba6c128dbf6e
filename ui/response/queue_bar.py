"""What became of the answers to this complaint that are queued: a line each, with the way back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.clock import moment
from desktop.intent import OpKind, OutboxState
from ui.complaint.notice import Notice
from ui.complaint.story import our_deed
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.clock import Clock
    from desktop.intent import OutboxItem

_TICK_MS = 250


class QueueLine(Notice):
    """One queued answer."""

    take_back_requested = Signal(str)
    hold_requested = Signal(str)
    release_requested = Signal(str)
    review_requested = Signal(str)

    def __init__(
        self, item: OutboxItem, now: datetime, parent: QWidget | None = None, *, is_by_hand: bool = False
    ) -> None:
        super().__init__(parent, Role.ACCENT)
        self._item, self._is_by_hand = item, is_by_hand
        self._add_verbs()
        self.tick(now)

    @property
    def item(self) -> OutboxItem:
        """What it is about."""
        return self._item

    def tick(self, now: datetime) -> None:
        """Say how long the answer is still held."""
        self.say(self._whole(now), Role.LATE if self._item.state.needs_a_look else Role.ACCENT)

    def _add_verbs(self) -> None:
        op_id = self._item.op_id
        if self._is_for_hand:
            self.add_button(self.tr("Take back"), lambda: self.take_back_requested.emit(op_id))
            return
        match self._item.state:
            case OutboxState.HELD:
                self.add_button(self.tr("Undo (Ctrl+Z)"), lambda: self.take_back_requested.emit(op_id))
                if self._item.held_until:
                    self.add_button(self.tr("Hold"), lambda: self.hold_requested.emit(op_id))
                self.add_button(self.tr("Send now"), lambda: self.release_requested.emit(op_id))
            case OutboxState.QUEUED if self._item.is_accepted:
                self.add_button(self.tr("Edit"), lambda: self.take_back_requested.emit(op_id))
            case OutboxState.QUEUED:
                self.add_button(self.tr("Take back"), lambda: self.take_back_requested.emit(op_id))
                self.add_button(self.tr("Hold"), lambda: self.hold_requested.emit(op_id))
            case state if state.needs_a_look:
                self.add_button(self.tr("Review"), lambda: self.review_requested.emit(op_id))

    def _whole(self, now: datetime) -> str:
        """What it is, where it is no answer, and how it stands."""
        by_hand = self.tr("Waits for you to enter it on LAPOR!'s web page")
        words = by_hand if self._is_for_hand else self._words(now)
        return words if self._item.kind is OpKind.FOLLOW_UP else f"{our_deed(self._item)}. {words}"

    def _words(self, now: datetime) -> str:
        if self._item.is_accepted:
            return self._carried_words()
        match self._item.state:
            case OutboxState.HELD if self._item.held_until:
                return self._held_words((moment(self._item.held_until) - now).total_seconds())
            case OutboxState.HELD:
                return self.tr("Held back until you send it")
            case OutboxState.QUEUED:
                return self.tr("Queued, sent with the next sync")
            case OutboxState.SENDING:
                return self.tr("Being sent…")
            case _:
                return self.tr("Your answer was not sent and needs your review")

    @property
    def _is_for_hand(self) -> bool:
        return self._is_by_hand and self._item.state in {OutboxState.HELD, OutboxState.QUEUED}

    def _carried_words(self) -> str:
        if self._item.is_passed_on:
            return self.tr("Sent on to LAPOR!; the gateway is checking whether it arrived")
        return self.tr("Accepted by the gateway, which carries it on to LAPOR!")

    def _held_words(self, seconds_left: float) -> str:
        if seconds_left <= 0:
            return self.tr("Queued, waiting for a connection")
        return self.tr("Sent in %n s", "", math.ceil(seconds_left))


class QueueBar(QWidget):
    """All lines; hidden while there are none. Ticks only while something counts down."""

    take_back_requested = Signal(str)
    hold_requested = Signal(str)
    release_requested = Signal(str)
    review_requested = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._lines: list[QueueLine] = []
        self._is_by_hand = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 8)
        self._layout.setSpacing(4)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.hide()

    @property
    def lines(self) -> list[QueueLine]:
        """The lines, oldest first."""
        return list(self._lines)

    def show_items(self, items: Sequence[OutboxItem]) -> None:
        """Show these items; lines that stay the same stay, with the focus in them."""
        if list(items) != [line.item for line in self._lines]:
            self._put(items)

    def set_by_hand(self, is_by_hand: bool) -> None:
        """Whether nothing is sent from this desk, so that what waits waits for the officer's own hand."""
        if is_by_hand is not self._is_by_hand:
            self._is_by_hand = is_by_hand
            self._put([line.item for line in self._lines])

    def _put(self, items: Sequence[OutboxItem]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._make(item) for item in items]
        self.setVisible(bool(items))
        counts_down = any(item.state is OutboxState.HELD and item.held_until for item in items)
        if counts_down:
            self._timer.start()
        else:
            self._timer.stop()

    def _make(self, item: OutboxItem) -> QueueLine:
        now = self._clock.now()
        line = QueueLine(item, now, self, is_by_hand=self._is_by_hand)  # parentless it would be a window for a moment
        line.take_back_requested.connect(self.take_back_requested)
        line.hold_requested.connect(self.hold_requested)
        line.release_requested.connect(self.release_requested)
        line.review_requested.connect(self.review_requested)
        self._layout.addWidget(line)
        return line

    def _on_tick(self) -> None:
        for line in self._lines:
            line.tick(self._clock.now())
