"""What the quiet check found, as one line under the editor; it opens on demand to say what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.answer_check import ALWAYS_SHOWN, Check, Point
from ui.complaint.labels import PlainLabel, Type
from ui.theme import metrics
from ui.theme.controls import ElidedLabel
from ui.theme.icons import paint_icon
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Iterator

translate = QCoreApplication.translate

_SIDE = 12
_ICON = 13
_BETWEEN = 16
_GRAVE = {Point.GAPS: Role.SOON, Point.REPEATED: Role.SOON, Point.TONE: Role.SOON, Point.NUMBERS: Role.LATE}


class CheckStrip(QWidget):
    """Hidden while there is nothing to check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_low = False
        self._makes_way = False
        self.line = _CheckLine()
        self._advice = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self._advice.setContentsMargins(_SIDE, 0, _SIDE, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        self._short = ElidedLabel()
        self._short.setProperty("type", Type.SECONDARY.value)
        self._short.setProperty("ink", "muted")
        self._short.setContentsMargins(_SIDE, 0, _SIDE, 6)
        column.addWidget(self._advice)
        column.addWidget(self._short)
        self._short.hide()
        self.line.toggled.connect(lambda _: self._say_advice())
        self._advice.hide()
        self.hide()

    @property
    def check(self) -> Check | None:
        """What is shown."""
        return self.line.check

    @property
    def advice(self) -> str:
        """What it says to do, empty while it is closed."""
        if not self.line.isChecked():
            return ""
        return self._short.text() if self._is_low else self._advice.text()

    def show_check(self, check: Check | None) -> None:
        """Show what was found, or nothing."""
        if check == self.line.check:
            return
        self.line.show_check(check)
        self._show_or_hide()
        self._say_advice()

    def make_way(self, *, for_words: bool) -> None:
        """Be gone while there are more pressing words and no room for both."""
        self._makes_way = for_words
        self._show_or_hide()

    def set_low(self, is_low: bool) -> None:
        """Where there is little height, one line of advice at a time: the next comes when it is followed."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._show_or_hide()
            self._say_advice()

    def _show_or_hide(self) -> None:
        self.setVisible(self.check is not None and not (self._makes_way and self._is_low))

    def _say_advice(self) -> None:
        advices = _advices(self.check) if self.check else []
        self._advice.setText("\n".join(advices))
        self._short.setText(advices[0] if advices else "")
        is_open = self.line.isChecked()
        self._advice.setVisible(is_open and not self._is_low)
        self._short.setVisible(is_open and self._is_low)


class _CheckLine(QAbstractButton):
    """Words with a tick or a dash; a click opens the advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check: Check | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_check(self, check: Check | None) -> None:
        """Show another."""
        self.check = check
        told = [f"{point_words(point, check)}: {_state_words(is_fine)}" for point, is_fine in _shown(check)]
        self.setAccessibleName(", ".join([translate("AnswerCheck", "Check of the answer"), *told]))
        self.setToolTip(translate("AnswerCheck", "Click to see what may be missing. It never stops you from queueing."))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, round(QFontMetricsF(metrics.secondary()).height() + 10))

    def minimumSizeHint(self) -> QSize:
        """The same: what doesn't fit is left out at its end."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The points, those first that are not usually there."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(rect, colour(Role.HOVER))
        if self.hasFocus():
            painter.setPen(QPen(colour(Role.ACCENT), metrics.LINE))
            painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), metrics.CHIP_CORNER, metrics.CHIP_CORNER)
        font, icon = metrics.secondary(), metrics.px(_ICON)
        painter.setFont(font)
        measure = QFontMetricsF(font)
        left, end = float(_SIDE), rect.right() - _SIDE - icon - _BETWEEN
        for point, is_fine in self._fitting(measure, end - left, icon):
            words = point_words(point, self.check)
            width = measure.horizontalAdvance(words)
            ink = _GRAVE.get(point, Role.MUTED)
            painter.setPen(colour(ink))
            painter.drawText(QRectF(left, 0, width + 1, rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += width + metrics.SPACING
            at = QRectF(left, rect.center().y() - icon / 2, icon, icon)
            if is_fine:
                paint_icon(painter, "check", Role.FINE, at)
            elif point in _GRAVE:
                paint_icon(painter, "triangle-alert", ink, at)
            else:
                painter.setPen(QPen(colour(Role.MUTED), 1.3))
                painter.drawLine(at.center() - QPointF(4, 0), at.center() + QPointF(4, 0))
            left += icon + _BETWEEN
        paint_icon(
            painter,
            "chevron-down",
            Role.MUTED,
            QRectF(rect.right() - _SIDE - icon, rect.center().y() - icon / 2, icon, icon),
        )

    def _fitting(self, measure: QFontMetricsF, room: float, icon: int) -> list[tuple[Point, bool]]:
        """What there is room for, in the usual order; where that is not all, what is well gives way first."""
        shown = list(_shown(self.check))
        fitting = set()
        for point, _ in sorted(shown, key=lambda entry: entry[1]):
            room -= measure.horizontalAdvance(point_words(point, self.check)) + metrics.SPACING + icon
            if room < 0:
                break
            fitting.add(point)
            room -= _BETWEEN
        return [(point, is_fine) for point, is_fine in shown if point in fitting]


def _shown(check: Check | None) -> Iterator[tuple[Point, bool]]:
    if check is None:
        return
    for point in Point:
        if point in _GRAVE and point in check.missing:
            yield point, False
    for point in ALWAYS_SHOWN:
        yield point, point not in check.missing


def point_words(point: Point, check: Check | None = None) -> str:
    """What a point is called."""
    return {
        Point.GREETING: translate("AnswerCheck", "Greeting"),
        Point.SUBSTANCE: translate("AnswerCheck", "Substance"),
        Point.NEXT_STEP: translate("AnswerCheck", "Next step"),
        Point.CONTACT: translate("AnswerCheck", "Contact"),
        Point.GAPS: translate("AnswerCheck", "%n gap(s) left", "", check.gaps if check else 0),
        Point.REPEATED: translate("AnswerCheck", "Same as before"),
        Point.TONE: translate("AnswerCheck", "Tone"),
        Point.NUMBERS: translate("AnswerCheck", "Number of the reporter"),
    }[point]


def _state_words(is_fine: bool) -> str:
    return translate("AnswerCheck", "there") if is_fine else translate("AnswerCheck", "look again")


def _advices(check: Check) -> list[str]:
    advice = {
        Point.NUMBERS: translate(
            "AnswerCheck", "An identity number or phone of the reporter stands in the answer. Leave it out."
        ),
        Point.GAPS: translate("AnswerCheck", "Something of the template is still to be filled in: F8 goes there."),
        Point.REPEATED: translate("AnswerCheck", "This answer was given before, word for word. Say what is new."),
        Point.TONE: translate("AnswerCheck", "Capitals and exclamation marks read like shouting."),
        Point.GREETING: translate("AnswerCheck", "Greeting: begin with “Yth. Bapak/Ibu Pelapor”, for example."),
        Point.SUBSTANCE: translate(
            "AnswerCheck", "Substance: say in words of your own what was found out or done about this complaint."
        ),
        Point.NEXT_STEP: translate("AnswerCheck", "Next step: say what happens after this, and until which day."),
        Point.CONTACT: translate("AnswerCheck", "Contact: name the unit, counter, number or address to turn to."),
    }
    said = [words for point, words in advice.items() if point in check.missing]
    return said or [translate("AnswerCheck", "Nothing is missing.")]
