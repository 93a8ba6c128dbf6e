"""The calendar that a day is chosen from, in the colours of the theme, with the days on which nobody works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QBrush, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from ui.theme.icons import icon
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class DayCalendar(QCalendarWidget):
    """Weekends and days off are told from working days by their ink, and by being said so beside the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for name, arrow in _ARROWS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(arrow, Role.MUTED))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, _free())

    def mark_days_off(self, days: Iterable[date]) -> None:
        """Holidays and the like."""
        for day in days:
            self.setDateTextFormat(QDate(day.year, day.month, day.day), _free())


def _free() -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(QBrush(colour(Role.LATE)))
    return ink
