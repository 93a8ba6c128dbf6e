"""Which period the recap is of: its kind, the period itself with the one before and after, or two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.recap.period import Period, PeriodKind
from ui.complaint.labels import PlainLabel, Type
from ui.forms.fields import DayField
from ui.recap.spoken import spoken
from ui.theme import metrics
from ui.theme.controls import ChoiceBox
from ui.theme.icons import icon
from ui.theme.roles import Role

if TYPE_CHECKING:
    from datetime import date


class PeriodBar(QWidget):
    """Begins with the month of `today`."""

    changed = Signal(object)
    """A `Period`."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._period = Period.around(today, PeriodKind.MONTH)
        self.kind = ChoiceBox()
        self.back, self.forth = QToolButton(), QToolButton()
        self.name = PlainLabel(kind=Type.BASE)
        self.first, self.last = DayField(today), DayField(today)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def period(self) -> Period:
        """What is chosen."""
        return self._period

    def choose(self, period: Period) -> None:
        """Choose another; tells it if it is another."""
        if period != self._period:
            self._period = period
            self._show()
            self.changed.emit(period)

    def take_theme(self) -> None:
        """Icons of the theme in force."""
        self.back.setIcon(icon("chevron-left", Role.MUTED))
        self.forth.setIcon(icon("chevron-right", Role.MUTED))

    def _lay_out(self) -> None:
        words = {
            PeriodKind.MONTH: self.tr("Month"),
            PeriodKind.QUARTER: self.tr("Quarter"),
            PeriodKind.SEMESTER: self.tr("Semester"),
            PeriodKind.YEAR: self.tr("Year"),
            PeriodKind.OWN: self.tr("From … to …"),
        }
        for kind, name in words.items():
            self.kind.addItem(name, kind.value)
        self.kind.setAccessibleName(self.tr("Kind of period"))
        self.name.setProperty("type", "strong")
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button, name in ((self.back, self.tr("Period before")), (self.forth, self.tr("Next period"))):
            button.setProperty("kind", "quiet")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * metrics.SPACING)
        for widget in (self.kind, self.back, self.name, self.first, self.last, self.forth):
            row.addWidget(widget)
        self.take_theme()

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self._on_kind_chosen())
        self.back.clicked.connect(lambda: self.choose(self._period.before))
        self.forth.clicked.connect(lambda: self.choose(self._period.after))
        self.first.dateChanged.connect(lambda _: self._on_day_chosen(self.first))
        self.last.dateChanged.connect(lambda _: self._on_day_chosen(self.last))

    def _on_kind_chosen(self) -> None:
        kind = PeriodKind(self.kind.currentData())
        if kind is PeriodKind.OWN:
            self.choose(Period.own(self._period.first, self._period.last))
        else:
            self.choose(Period.around(self._period.last, kind))

    def _on_day_chosen(self, field: DayField) -> None:
        """The other end moves along where they would stand the wrong way round."""
        first, last = self.first.day, self.last.day
        if first > last:
            first, last = (first, first) if field is self.first else (last, last)
        self.choose(Period.own(first, last))

    def _show(self) -> None:
        is_own = self._period.kind is PeriodKind.OWN
        self.kind.setCurrentIndex(self.kind.findData(self._period.kind.value))
        self.name.setText(spoken().period(self._period))
        self.name.setVisible(not is_own)
        for field, day in ((self.first, self._period.first), (self.last, self._period.last)):
            field.setVisible(is_own)
            with QSignalBlocker(field):
                field.setDate(day)  # type: ignore[arg-type]  # Qt takes Python's
