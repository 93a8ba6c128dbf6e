"""What the officer sets about answers is kept as they set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache import settings
from desktop.cache.intents import outbox, own_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.settings.answers import AnswersForm


@pytest.fixture
def form(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> AnswersForm:
    from ui.settings.answers import AnswersForm

    desk.do(own_words.add, "iptek")
    form = AnswersForm(bridge)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(lambda: form.words.toPlainText() == "iptek")
    return form


def test_own_words_are_kept_one_a_line(qtbot: QtBot, form: AnswersForm, desk: Desk) -> None:
    form.words.moveCursor(form.words.textCursor().MoveOperation.End)
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    qtbot.keyClicks(form.words, "Sipanda")
    qtbot.waitUntil(lambda: desk.ask(own_words.all_words) == ["iptek", "Sipanda"], timeout=2000)


def test_a_stricter_limit_counts(qtbot: QtBot, form: AnswersForm, desk: Desk) -> None:
    assert desk.ask(outbox.answer_limit) == outbox.ANSWER_LIMIT
    form.limit.setCurrentIndex(form.limit.findData(1_000))
    form.limit.activated.emit(form.limit.currentIndex())
    qtbot.waitUntil(lambda: desk.ask(outbox.answer_limit) == 1_000)


def test_the_spelling_is_switched_off(qtbot: QtBot, form: AnswersForm, desk: Desk) -> None:
    assert form.spelling.isChecked()
    form.spelling.setFocus()
    qtbot.keyClick(form.spelling, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.ask(settings.get, settings.SPELLING) is False)
