"""Working days in the settings: what is entered there moves the deadlines at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt

from desktop.cache.days import deadline_rules
from desktop.cache.mirror import complaints
from tests.ui.seeds import patch, seed, tracking_id
from ui.settings.days import DaysForm

if TYPE_CHECKING:
    from datetime import date

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> DaysForm:
    seed(desk, [patch(1)])
    shown = DaysForm(bridge)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: bool(shown.list.choices))
    return shown


def _due(desk: Desk) -> date | None:
    complaint = desk.ask(complaints.get, tracking_id(1))
    assert complaint is not None
    return complaint.due


def test_a_day_of_the_campus_moves_the_deadline_and_removing_it_moves_it_back(
    qtbot: QtBot, desk: Desk, form: DaysForm
) -> None:
    before = _due(desk)
    form.day.setDate(QDate(2026, 3, 27))
    qtbot.keyClicks(form.name, "Dies Natalis")
    qtbot.mouseClick(form.off_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _due(desk) != before)
    qtbot.waitUntil(lambda: any(choice.detail == "Dies Natalis" for choice in form.list.choices))

    row = next(row for row, choice in enumerate(form.list.choices) if choice.detail == "Dies Natalis")
    form.list.stand_on(row)
    qtbot.mouseClick(form.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _due(desk) == before)


def test_only_the_officers_own_entries_can_be_removed(form: DaysForm) -> None:
    form.list.stand_on(0)
    assert not form.remove_button.isEnabled()


def test_cuti_bersama_may_count_as_working(qtbot: QtBot, desk: Desk, form: DaysForm) -> None:
    before = _due(desk)
    assert before is not None
    form.leave.click()
    qtbot.waitUntil(lambda: (_due(desk) or before) < before)


def test_no_limit_is_typed_over_or_kept_before_the_one_in_force_is_shown(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge
) -> None:
    shown = DaysForm(bridge)
    qtbot.addWidget(shown)
    shown.show()
    follow_up = shown.limits[1]
    follow_up.setFocus()
    qtbot.keyClicks(follow_up, "9")
    qtbot.keyClick(follow_up, Qt.Key.Key_Return)
    qtbot.waitUntil(follow_up.isEnabled)
    assert [field.value() for field in shown.limits] == [3, 5, 5, 5, 14, 60]
    bridge.flush()
    assert not desk.ask(deadline_rules.own_rules)


def test_a_limit_that_is_set_holds_until_the_usual_ones_are_taken_back(
    qtbot: QtBot, desk: Desk, form: DaysForm
) -> None:
    before = _due(desk)
    follow_up = form.limits[1]
    assert follow_up.value() == 5
    follow_up.setFocus()
    follow_up.setValue(7)
    qtbot.keyClick(follow_up, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _due(desk) != before)
    form.usual_button.click()
    qtbot.waitUntil(lambda: _due(desk) == before)
