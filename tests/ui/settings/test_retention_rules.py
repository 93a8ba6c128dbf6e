"""The rules of retention in the settings: none to type into before they are read, one for each class, all undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache.keeping import retention
from desktop.complaint import EventKind
from desktop.retention.rules import Ending, Key, Rule, Source
from tests.desktop.complaints import arrive, event, whole
from ui.settings.retention import RetentionForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.settings.retention_rules import RulesPart

WHISTLE = "Whistle Blowing System"
CLOSED: Key = (Ending.CLOSED, "")
OF_WHISTLE: Key = (Ending.CLOSED, WHISTLE.lower())


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> RetentionForm:
    """Over two complaints that were closed on 10 January 2025, one of a class that LAPOR! has made up anew."""
    closed = (event("c", EventKind.CLOSED, at="2025-01-10T10:00:00+07:00"),)
    arrive(
        desk,
        whole(8_507_901, rev=5, status="Ditutup oleh Sistem", events=closed),
        whole(8_507_902, rev=5, status="Ditutup oleh Sistem", events=closed, classification=WHISTLE),
    )
    shown = RetentionForm(bridge)
    qtbot.addWidget(shown)
    assert shown.rules.rows.rows == {}
    assert not shown.rules.isEnabled(), "what is typed before the rules are read would be lost, or kept over them"
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.waitUntil(lambda: "would be deleted" in shown.purge.told.text())
    return shown


def own(desk: Desk) -> list[tuple[Key, int, str]]:
    return sorted((rule.key, rule.days, rule.basis) for rule in desk.ask(retention.own_rules))


def told(part: RulesPart, key: Key) -> str:
    return part.rows.rows[key].told.text()


def add(qtbot: QtBot, part: RulesPart, name: str, days: int) -> None:
    line = part.classification.lineEdit()
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, name)
    line.setFocus()
    part.days.setFocus()
    part.days.selectAll()
    qtbot.keyClicks(part.days, str(days))
    qtbot.keyClick(part.add_button, Qt.Key.Key_Space)


def test_each_rule_says_what_it_is_for_and_what_is_over_by_it(form: RetentionForm) -> None:
    rows = form.rules.rows.rows
    assert [row.label.text() for row in rows.values()] == [
        "Closed: all other classes",
        "Closed: Aspiration",
        "Closed: Information request",
        "Archived",
        "No longer yours",
    ]
    assert told(form.rules, CLOSED) == "2 over their time"
    assert told(form.rules, (Ending.CLOSED, "aspirasi")) == ""
    assert not rows[CLOSED].back_button.isVisible()


def test_a_class_gets_a_rule_of_its_own_that_goes_before_the_others(
    qtbot: QtBot, desk: Desk, form: RetentionForm
) -> None:
    part = form.rules
    assert WHISTLE in [part.classification.itemText(row) for row in range(part.classification.count())]
    add(qtbot, part, WHISTLE.upper(), 9_000)
    qtbot.waitUntil(lambda: "1 complaint(s) would" in form.purge.told.text())
    assert own(desk) == [(OF_WHISTLE, 9_000, "")]
    row = part.rows.rows[OF_WHISTLE]
    assert row.label.text() == f"Closed: {WHISTLE}", "as it is written, not as it was typed"
    qtbot.waitUntil(lambda: told(part, CLOSED) == "1 over their time")
    assert told(part, OF_WHISTLE) == "set by you"

    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "30")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(part, OF_WHISTLE) == "set by you · 1 over their time")
    assert desk.ask(retention.own_rules)[0].classification == WHISTLE

    qtbot.keyClick(row.back_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: OF_WHISTLE not in part.rows.rows)
    assert own(desk) == []
    qtbot.waitUntil(part.undo_button.hasFocus)
    qtbot.keyClick(part.undo_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: OF_WHISTLE in part.rows.rows)
    assert own(desk) == [(OF_WHISTLE, 30, "")]


def test_a_class_that_is_not_named_is_asked_for(qtbot: QtBot, desk: Desk, form: RetentionForm) -> None:
    qtbot.keyClick(form.rules.add_button, Qt.Key.Key_Space)
    assert "type its name" in form.rules.notice.text
    assert not form.rules.undo_button.isVisible()
    assert own(desk) == []


def test_every_change_can_be_undone(qtbot: QtBot, desk: Desk, bridge: DeskBridge, form: RetentionForm) -> None:
    part = form.rules
    rule = Rule(ending=Ending.GONE, days=60, basis="JRA 12/2025", source=Source.OFFICER)
    desk.do(retention.put_own_rules, [rule])
    qtbot.waitUntil(lambda: part.rows.rows[rule.key].field.value() == 60)
    field = part.rows.rows[CLOSED].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "900")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(own(desk)) == 2)
    qtbot.waitUntil(part.undo_button.isVisible)
    qtbot.keyClick(part.undo_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: field.value() == 365)
    qtbot.waitUntil(lambda: own(desk) == [(rule.key, 60, "JRA 12/2025")])
    bridge.flush()
    qtbot.waitUntil(lambda: bridge.is_idle)
    assert field.value() == 365

    qtbot.waitUntil(part.usual_button.isEnabled)
    qtbot.keyClick(part.usual_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part.rows.rows[rule.key].field.value() == 30)
    qtbot.waitUntil(part.undo_button.hasFocus)
    qtbot.keyClick(part.undo_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part.rows.rows[rule.key].field.value() == 60)
    qtbot.waitUntil(lambda: own(desk) == [(rule.key, 60, "JRA 12/2025")])
