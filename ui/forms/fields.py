"""What a form's fields hold, whatever widget they are: read, filled and watched in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QMimeData, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ui.clipboard import secret_data
from ui.forms.calendar import DayCalendar
from ui.theme.icons import SIZE, paint_icon
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

Value = str | bool
_LINES = 3
_ARROW_MARGIN = 10


class TextField(QPlainTextEdit):
    """A few lines of plain text; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = _LINES) -> None:
        super().__init__(parent)
        self.tracking_id = ""
        """Of the complaint whose words it shows, where that is another than the one around it."""
        self.setTabChangesFocus(True)
        self.setProperty("kind", "field")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it wraps
        self.setMinimumHeight(QFontMetrics(self.font()).lineSpacing() * lines + 18)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """What is only shown here are words of others: copied, they go again."""
        if not self.isReadOnly():
            return super().createMimeDataFromSelection()
        return secret_data(self.textCursor().selection().toPlainText(), self)

    def sizeHint(self) -> QSize:
        """Its lines, and more only where there is room: Qt's own hint is higher than a sheet."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class DayField(QDateEdit):
    """A day, chosen from a calendar or typed."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self._calendar = DayCalendar()
        self.setCalendarPopup(True)
        self.setCalendarWidget(self._calendar)
        self.setDisplayFormat("dd MMM yyyy")

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return cast("date", self.date().toPython())

    def mark_days_off(self, days: Iterable[date]) -> None:
        """Tell holidays from working days in its calendar."""
        self._calendar.mark_days_off(days)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes on to the next field; to the month and the year within this one, the arrows do."""
        return QWidget.focusNextPrevChild(self, is_next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page moves on under the wheel, and the day stays."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field as the style paints it, and the arrow in the colour of the theme."""
        super().paintEvent(event)
        at = QRectF(self.width() - SIZE - _ARROW_MARGIN, (self.height() - SIZE) / 2, SIZE, SIZE)
        paint_icon(QPainter(self), "chevron-down", Role.MUTED, at)


class NumberField(QSpinBox):
    """A whole number, typed or moved by the arrow keys.

    The style rules give its buttons a pixel all the same: without any Qt leaves no room for the number.
    """

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def setValue(self, value: int) -> None:  # noqa: N802 Qt's name
        """What is typed next takes the place of all of it; Qt leaves selected as much as the number before was long."""
        super().setValue(value)
        if self.hasFocus():
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page moves on under the wheel; a number that changed in passing would be kept unseen."""
        event.ignore()


def value_of(field: QWidget) -> Value:
    """What stands in a field: text, the data of what is chosen, a day as ISO 8601, or whether it is ticked."""
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QCheckBox():
            return field.isChecked()
        case QDateEdit():
            return field.date().toString(Qt.DateFormat.ISODate)
        case QComboBox() if not field.isEditable() and field.currentData() is not None:
            return str(field.currentData())
        case QComboBox():
            return field.currentText()
        case _:
            raise TypeError(type(field).__name__)


def fill(field: QWidget, value: Value) -> None:
    """Put a value into a field without it counting as typed. One that the field can't take is left."""
    with QSignalBlocker(field):
        match field:
            case QLineEdit():
                field.setText(str(value))
            case QPlainTextEdit():
                field.setPlainText(str(value))
            case QCheckBox():
                field.setChecked(bool(value))
            case QDateEdit():
                day = QDate.fromString(str(value), Qt.DateFormat.ISODate)
                if day.isValid():
                    field.setDate(day)
            case QComboBox() if field.isEditable():
                field.setEditText(str(value))
            case QComboBox():
                place = field.findData(value)
                field.setCurrentIndex(place if place >= 0 else field.currentIndex())
            case _:
                raise TypeError(type(field).__name__)


def watch(field: QWidget, touched: Callable[[], object]) -> None:
    """Call `touched` whenever the officer changes the field."""
    match field:
        case QLineEdit():
            field.textChanged.connect(lambda _: touched())
        case QPlainTextEdit():
            field.textChanged.connect(touched)
        case QCheckBox():
            field.toggled.connect(lambda _: touched())
        case QDateEdit():
            field.dateChanged.connect(lambda _: touched())
        case QComboBox():
            field.currentTextChanged.connect(lambda _: touched())
        case _:
            raise TypeError(type(field).__name__)
