"""Fields of a form and of the settings keep what stands in them until they are meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.forms.fields import DayField, NumberField
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.theme.theme import Theme


def _choice() -> ChoiceBox:
    box = ChoiceBox()
    box.addItems(["first", "second", "third"])
    box.setCurrentIndex(1)
    return box


def _number() -> NumberField:
    field = NumberField(1, 100)
    field.setValue(50)
    return field


@pytest.mark.parametrize(
    ("made", "seen"),
    [
        (_choice, lambda field: field.currentText()),
        (_number, lambda field: field.value()),
        (lambda: DayField(date(2026, 3, 17)), lambda field: field.day),
    ],
    ids=["choice", "number", "day"],
)
def test_the_wheel_moves_the_page_and_never_what_stands_in_a_field(
    qtbot: QtBot, made: Callable[[], QWidget], seen: Callable[[QWidget], object]
) -> None:
    area, page, field = QScrollArea(), QWidget(), made()
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addStretch(1)
    page.setMinimumHeight(2_000)
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    field.setFocus()
    before = seen(field)
    over = QPointF(field.mapTo(area, field.rect().center()))
    QTest.wheelEvent(area.windowHandle(), over, QPoint(0, -120))
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert seen(field) == before


def test_a_number_field_shows_all_of_its_number(qtbot: QtBot, theme: Theme) -> None:
    assert theme is not None
    field = NumberField(1, 9_999)
    qtbot.addWidget(field)
    field.setValue(9_999)
    with qtbot.waitExposed(field):
        field.show()
    editor = field.lineEdit()
    assert editor.width() >= QFontMetrics(editor.font()).horizontalAdvance(editor.text())


def test_a_number_typed_where_the_keys_led_takes_the_place_of_one_that_came_late(qtbot: QtBot) -> None:
    field = NumberField(1, 9_999)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.setValue(365)  # as it comes from the desk
    qtbot.keyClicks(field, "730")
    assert field.value() == 730
