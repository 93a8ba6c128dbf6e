"""Today's agenda: what is late and what is due today and in the next two working days, the officer's and the units'.

Arrows move within a part, Tab goes to the next one, Enter opens the complaint.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.cache.views import quiet
from desktop.cache.views.agenda import AgendaLine, Part, agenda
from desktop.cache.views.quiet import Snooze
from desktop.clock import day_in_wib
from ui import words
from ui.agenda.words import heading, line_detail, line_mark, line_title
from ui.complaint.buttons import LinkButton
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import long_day
from ui.help.context import PROPERTY
from ui.response.choices import Choice, ChoiceList
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from PySide6.QtGui import QFocusEvent, QShowEvent

    from desktop.cache.connection import Database
    from desktop.changes import ChangeSet
    from ui.bridge import DeskBridge

CHAPTER = "Agenda hari ini"
_WIDTH = 760
_HEADING = 32
"""Room for the heading of a part over its first line."""
_MOST_ROWS = 50
"""More than that is not a day's work: the list has them all."""


@dataclass(frozen=True, slots=True)
class _Found:
    lines: Sequence[AgendaLine]
    snoozed_until: datetime | None


class PartList(ChoiceList):
    """Shows where the officer stands only while they are in it: there are several lists on the page."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Back to where they stood, or to the first."""
        super().focusInEvent(event)
        row = max(0, self.currentIndex().row())
        self.clearSelection()
        self.setCurrentIndex(self.model().index(row, 0))
        self.moved.emit(self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They stand in another one now."""
        super().focusOutEvent(event)
        self.clearSelection()


class AgendaPage(QWidget):
    """Read anew when it is shown and when something changes."""

    open_requested = Signal(str)
    """The number of a complaint."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(PROPERTY, CHAPTER)
        self.setAccessibleName(self.tr("Today's agenda"))
        self._bridge = bridge
        self._lines: Sequence[AgendaLine] | None = None
        self.lists: dict[Part, PartList] = {}
        self._scroll = QScrollArea(widgetResizable=True)
        self._day = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2 * metrics.SPACING)
        self._snoozed = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self.hour_button = LinkButton(self.tr("Remind me in an hour"))
        self.tomorrow_button = LinkButton(self.tr("Remind me tomorrow"))
        self.wake_button = LinkButton(self.tr("Remind me again now"))
        self._lay_out()
        self.hour_button.clicked.connect(lambda _: self._snooze(Snooze.HOUR))
        self.tomorrow_button.clicked.connect(lambda _: self._snooze(Snooze.TOMORROW))
        self.wake_button.clicked.connect(lambda _: self._bridge.write(quiet.wake, owner=self))
        bridge.desk_changed.connect(self._on_desk_changed)

    def _on_desk_changed(self, _change: ChangeSet) -> None:
        self._read()

    def _read(self) -> None:
        if self.isVisible():
            self._bridge.read(_find, day_in_wib(self._bridge.desk.clock.now()), then=self._show, owner=self)

    def _show(self, found: _Found) -> None:
        now = self._bridge.desk.clock.now()
        today = day_in_wib(now)
        self._day.setText(long_day(today, today))
        until = found.snoozed_until if found.snoozed_until and found.snoozed_until > now else None
        self._snoozed.setVisible(until is not None)
        if until:
            self._snoozed.setText(self.tr("Reminders are put off until %1.").replace("%1", words.when(until, now)))
        for button in (self.hour_button, self.tomorrow_button):
            button.setVisible(until is None and bool(found.lines))
        self.wake_button.setVisible(until is not None)
        if found.lines != self._lines:  # a sync that changes nothing here moves nothing here
            self._lines = found.lines
            self._fill(found.lines, today)

    def _fill(self, lines: Sequence[AgendaLine], today: date) -> None:
        stood_on = self._stood_on()
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lists = {}
        if not lines:
            self._parts.addWidget(
                PlainLabel(self.tr("Nothing is due today or in the next two working days."), wraps=True)
            )
        for part, group in groupby(lines, key=lambda line: line.part):
            self._add_part(part, list(group), today)
        self._stand_on(stood_on)

    def _add_part(self, part: Part, lines: Sequence[AgendaLine], today: date) -> None:
        title = f"{heading(part)} ({words.number(len(lines))})"
        self._parts.addWidget(
            PlainLabel(title, Type.HEADING, ink="late" if part in {Part.LATE, Part.UNIT_LATE} else "")
        )
        shown = PartList(title, chooses_on_click=True)
        shown.show_choices(
            [
                Choice(line_title(line), line_detail(line, today), line_mark(line), line.tracking_id)
                for line in lines[:_MOST_ROWS]
            ]
        )
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setFixedHeight(sum(shown.sizeHintForRow(row) for row in range(min(len(lines), _MOST_ROWS))))
        shown.clearSelection()
        shown.moved.connect(lambda _: self._scroll_to(shown))
        shown.chosen.connect(lambda choice: self.open_requested.emit(choice.data))
        self._parts.addWidget(shown)
        shown.show()  # not only when the layout comes to it: what cannot be seen does not take the focus
        self.lists[part] = shown
        if len(lines) > _MOST_ROWS:
            more = self.tr("and %n more, in the list", "", len(lines) - _MOST_ROWS)
            self._parts.addWidget(PlainLabel(more, Type.SECONDARY, ink="muted"))

    def _scroll_to(self, shown: PartList) -> None:
        """The lists are as long as what they hold; it is the page that scrolls."""
        inside = self._scroll.widget()
        if shown.hasFocus() and inside is not None:
            row = shown.visualRect(shown.currentIndex())
            middle = shown.viewport().mapTo(inside, row.center())
            self._scroll.ensureVisible(0, middle.y(), 0, row.height() + metrics.px(_HEADING))

    def _stood_on(self) -> tuple[Part, int] | None:
        """Where the focus is, so that a change does not take it away."""
        found = ((part, shown.currentIndex().row()) for part, shown in self.lists.items() if shown.hasFocus())
        return next(found, None)

    def _stand_on(self, place: tuple[Part, int] | None) -> None:
        if place is not None and place[0] in self.lists:
            self.lists[place[0]].stand_on(place[1])
            self.lists[place[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        elif place is not None or self.hasFocus():
            self._focus_first()

    def _focus_first(self) -> None:
        for shown in self.lists.values():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _snooze(self, kind: Snooze) -> None:
        self._bridge.write(quiet.snooze, kind, self._bridge.desk.clock.now().astimezone(), owner=self)
        self.wake_button.show()
        self.wake_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4 * metrics.SPACING)
        buttons.addWidget(self._day)
        for button in (self.hour_button, self.tomorrow_button, self.wake_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.wake_button.hide()
        self._snoozed.hide()
        inside = QWidget()
        inside.setMaximumWidth(metrics.px(_WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("Today's agenda"), Type.TITLE))
        column.addLayout(buttons)
        column.addWidget(self._snoozed)
        column.addLayout(self._parts)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def showEvent(self, event: QShowEvent) -> None:
        """Never an agenda of yesterday."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to its first part."""
        super().focusInEvent(event)
        if self._lines is not None:
            self._focus_first()


def _find(db: Database, today: date) -> _Found:
    return _Found(agenda(db, today), quiet.snoozed_until(db))
