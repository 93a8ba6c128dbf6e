"""The agenda in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.views.agenda import Part
from desktop.sensitive import covered
from ui.complaint.words import long_day
from ui.theme.chips import deadline_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.cache.views.agenda import AgendaLine

translate = QCoreApplication.translate


def heading(part: Part) -> str:
    """What a part is called."""
    return {
        Part.LATE: translate("Agenda", "Overdue"),
        Part.TODAY: translate("Agenda", "Due today"),
        Part.NEXT: translate("Agenda", "Due on the next working day"),
        Part.AFTER: translate("Agenda", "Due in two working days"),
        Part.SETTLE: translate("Agenda", "Answered, to be settled within two working days"),
        Part.UNIT_LATE: translate("Agenda", "Units that are late"),
        Part.UNIT_DUE: translate("Agenda", "Units that are to answer today or on the next working day"),
    }[part]


def line_title(line: AgendaLine) -> str:
    """A citizen's title, its numbers covered."""
    return covered(line.title) or translate("Agenda", "(no title)")


def line_detail(line: AgendaLine, today: date) -> str:
    """Number, unit, day."""
    parts = (f"#{line.tracking_id}", line.unit, long_day(line.due, today))
    return " · ".join(part for part in parts if part)


def line_mark(line: AgendaLine) -> str:
    """The time left."""
    return deadline_words(line.days_left)


def summary(lines: Sequence[AgendaLine]) -> str:
    """The day in a line, for a notice: counts only."""
    late = sum(line.part is Part.LATE for line in lines)
    today = sum(line.part is Part.TODAY for line in lines)
    soon = sum(line.part in {Part.NEXT, Part.AFTER, Part.SETTLE} for line in lines)
    units = sum(line.part in {Part.UNIT_LATE, Part.UNIT_DUE} for line in lines)
    parts = (
        (late, translate("Agenda", "%n overdue", "", late)),
        (today, translate("Agenda", "%n due today", "", today)),
        (soon, translate("Agenda", "%n due within two working days", "", soon)),
        (units, translate("Agenda", "%n unit(s) to remind", "", units)),
    )
    return ", ".join(words for count, words in parts if count)
