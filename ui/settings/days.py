"""Working days and limits: the days off of the campus, days worked on all the same, *cuti bersama*, the clocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.cache.days import calendar, deadline_rules, due, own_days
from desktop.cache.days.calendar import CalendarDay, DaySource
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from desktop.deadlines.rules import MOST_DAYS, ClockKind
from ui.complaint.buttons import TickBox
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words
from ui.complaint.words import long_day
from ui.forms.fields import DayField, NumberField
from ui.response.choices import Choice, ChoiceList
from ui.settings.form import SettingsForm
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge

translate = QCoreApplication.translate
_CLOCKS = (
    (ClockKind.VERIFICATION, ""),
    (ClockKind.FOLLOW_UP, ""),
    (ClockKind.ANSWER_AGAIN, ""),
    (ClockKind.SETTLEMENT, "Permintaan Informasi"),
    (ClockKind.SETTLEMENT, "Pengaduan Tidak Berkadar Pengawasan"),
    (ClockKind.SETTLEMENT, "Pengaduan Berkadar Pengawasan"),
)
_NAME = 80
_ROWS = 5
"""Of the list, before it scrolls: whole ones."""


@dataclass(frozen=True, slots=True)
class _Found:
    days: Sequence[CalendarDay]
    limits: Sequence[int]
    leave_works: bool


class DaysForm(SettingsForm):
    """Each change counts the deadlines of all open complaints anew, on the desk's own thread."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._today = day_in_wib(bridge.desk.clock.now())
        self._shown_limits: list[int] = []
        self.leave = TickBox(self.tr("Cuti bersama counts as working days"))
        self.leave.clicked.connect(lambda on: bridge.write(own_days.set_joint_leave_works, on, owner=self))
        self.column.addWidget(self.leave)
        self._add_days()
        self._add_limits()
        bridge.desk_changed.connect(self._on_changed)
        self._read()

    def _add_days(self) -> None:
        self.day, self.name = DayField(self._today), QLineEdit(maxLength=_NAME)
        self.day.setAccessibleName(self.tr("Day"))
        self.name.setAccessibleName(self.tr("What it is"))
        self.name.setPlaceholderText(self.tr("What it is (Dies Natalis)"))
        self.off_button = QPushButton(self.tr("Add as a day off"))
        self.work_button = QPushButton(self.tr("Add as a working day"))
        self.remove_button = QPushButton(self.tr("Remove the day of your own"))
        self.off_button.clicked.connect(lambda: self._put(is_working=False))
        self.work_button.clicked.connect(lambda: self._put(is_working=True))
        self.remove_button.clicked.connect(self._remove)
        self.add_space()
        self.column.addWidget(PlainLabel(self.tr("A day of your own"), Type.HEADING))
        self.add_hint(self.tr("A day on which the campus is closed, or works although the calendar says otherwise."))
        row = QHBoxLayout()
        row.addWidget(self.day)
        row.addWidget(self.name, 1)
        self.column.addLayout(row)
        verbs = QWidget()
        flow = FlowLayout(verbs, 2 * metrics.SPACING)
        flow.addWidget(self.off_button)
        flow.addWidget(self.work_button)
        self.column.addWidget(verbs)
        self.add_space()
        self.list = ChoiceList(self.tr("Days off from today on"))
        self.list.moved.connect(self._on_moved)
        self.column.addWidget(PlainLabel(self.tr("Days off from today on"), Type.HEADING))
        self.column.addWidget(self.list)
        below = QHBoxLayout()
        below.addWidget(self.remove_button)
        below.addStretch(1)
        self.column.addLayout(below)

    def _add_limits(self) -> None:
        self.add_space()
        self.column.addWidget(PlainLabel(self.tr("Limits in working days"), Type.HEADING))
        self.add_words(
            self.tr(
                "PermenPANRB 5/2025 is in force, but its limits have not been checked against the text. If you know "
                "better, set them here: they hold for all open complaints at once."
            )
        )
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        self.limits: list[NumberField] = []
        for row, (clock, classification) in enumerate(_CLOCKS):
            field = NumberField(1, MOST_DAYS)
            label = PlainLabel(_clock_words(clock, classification), wraps=True)
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.editingFinished.connect(self._put_limits)
            field.setEnabled(False)  # until the limit in force is in it: what is typed before would be lost or kept
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(PlainLabel(self.tr("days")), row, 2)
            self.limits.append(field)
        self.column.addLayout(grid)
        self.usual_button = QPushButton(self.tr("Usual limits"))
        self.usual_button.clicked.connect(lambda: self._bridge.write(due.set_rules, [], owner=self))
        last = QHBoxLayout()
        last.addWidget(self.usual_button)
        last.addStretch(1)
        self.column.addLayout(last)

    def _read(self) -> None:
        self._bridge.read(_find, self._today, then=self._show_found, owner=self)

    def _show_found(self, found: _Found) -> None:
        self.leave.setChecked(found.leave_works)
        current = self.list.currentIndex().row()
        choices = [Choice(long_day(each.day, self._today), each.name, _source_words(each), each) for each in found.days]
        self.list.show_choices(choices, max(0, current))
        if choices:
            self.list.setFixedHeight(min(_ROWS, len(choices)) * self.list.sizeHintForRow(0))
        for field, limit in zip(self.limits, found.limits, strict=True):
            if not field.hasFocus():
                field.setValue(limit)
            field.setEnabled(True)
        self._shown_limits = list(found.limits)

    def _put(self, *, is_working: bool) -> None:
        self._bridge.write(own_days.put, self.day.day, self.name.text(), is_working=is_working, owner=self)
        self.name.clear()

    def _remove(self) -> None:
        chosen = self.list.current
        if chosen is not None:
            self._bridge.write(own_days.remove, chosen.data.day, owner=self)

    def _put_limits(self) -> None:
        values = [field.value() for field in self.limits]
        if values == self._shown_limits:
            return
        self._shown_limits = values
        limits = dict(zip(_CLOCKS, values, strict=True))
        self._bridge.write(due.set_limits, limits, self._today, owner=self)

    def _on_moved(self, choice: Choice | None) -> None:
        is_own = choice is not None and choice.data.source is DaySource.OFFICER
        self.remove_button.setEnabled(is_own)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & (Topic.REFERENCE | Topic.SETTINGS):
            self._read()


def _find(db: Database, today: date) -> _Found:
    days = calendar.days(db)
    policy = deadline_rules.policy(db)
    rules = [policy.rule(clock, today, classification) for clock, classification in _CLOCKS]
    return _Found(
        [each for each in days if each.day >= today and (not each.is_working or each.source is DaySource.OFFICER)],
        [rule.limit if rule else 1 for rule in rules],
        calendar.leave_works(db),
    )


def _source_words(day: CalendarDay) -> str:
    return {
        DaySource.NATIONAL: translate("WorkingDays", "national holiday"),
        DaySource.JOINT_LEAVE: translate("WorkingDays", "cuti bersama"),
        DaySource.SERVER: translate("WorkingDays", "from the central API"),
        DaySource.OFFICER: translate("WorkingDays", "own: working day")
        if day.is_working
        else translate("WorkingDays", "own: day off"),
    }[day.source]


def _clock_words(clock: ClockKind, classification: str) -> str:
    if classification:
        return translate("WorkingDays", "Settlement: %1").replace("%1", class_words(classification))
    return {
        ClockKind.VERIFICATION: translate("WorkingDays", "Verification"),
        ClockKind.FOLLOW_UP: translate("WorkingDays", "Follow-up"),
        ClockKind.ANSWER_AGAIN: translate("WorkingDays", "Answer to a reply"),
    }[clock]
