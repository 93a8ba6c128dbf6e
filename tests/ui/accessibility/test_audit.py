"""The audit finds what is planted: a check that can't fail would hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tests.ui.accessibility import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    shown.resize(300, 200)
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    return shown


def _put(window: QWidget, *parts: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
    window.show()


def _whats(flaws: object) -> list[str]:
    return [flaw.what for flaw in flaws]  # type: ignore[attr-defined]


def test_a_field_without_a_name_is_found(window: QWidget) -> None:
    _put(window, QLineEdit())
    assert _whats(audit.nameless(window)) == ["has no accessible name"]


def test_a_focusable_widget_without_a_role_is_found(window: QWidget) -> None:
    from PySide6.QtCore import Qt

    bare = QWidget()
    bare.setAccessibleName("bare")
    bare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _put(window, bare)
    assert any("has no role" in what for what in _whats(audit.nameless(window)))


def test_a_row_that_says_nothing_is_found(window: QWidget) -> None:
    view, model = QListView(), QStandardItemModel()
    model.appendRow(QStandardItem(""))
    view.setModel(model)
    _put(window, view)
    assert _whats(audit.mute_rows(window)) == ["row 0 says nothing"]


def test_a_tab_that_goes_up_is_found(window: QWidget) -> None:
    one, two, three = (QPushButton(name) for name in "abc")
    _put(window, one, two, three)
    assert list(audit.out_of_order(window)) == []
    QWidget.setTabOrder(one, three)
    QWidget.setTabOrder(three, two)
    assert len(list(audit.out_of_order(window))) == 1


def test_tabbing_down_what_scrolls_is_in_order_and_up_is_not(window: QWidget) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(number)) for number in range(30)]
    for button in buttons:
        column.addWidget(button)
    area = QScrollArea()
    area.setWidget(inside)
    _put(window, QPushButton("before"), area, QPushButton("after"))
    assert list(audit.out_of_order(window)) == []
    QWidget.setTabOrder(buttons[3], buttons[20])
    QWidget.setTabOrder(buttons[20], buttons[4])
    assert len(list(audit.out_of_order(window))) == 1


def test_a_button_that_tab_passes_over_is_found(window: QWidget) -> None:
    from PySide6.QtCore import Qt

    button = QPushButton("mouse only")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _put(window, QPushButton("first"), button)
    assert _whats(audit.unreachable(window)) == ["is not reached by Tab"]


@pytest.mark.parametrize(("ink", "is_faint"), [("#777777", True), ("#707070", False), ("#c8c8c8", True)])
def test_words_too_near_to_their_ground_are_found(window: QWidget, ink: str, is_faint: bool) -> None:
    label = QLabel("Laporan Anda sudah kami terima")
    label.setStyleSheet(f"color: {ink}; background: #ffffff")
    window.setStyleSheet("background: #ffffff")
    _put(window, label)
    assert bool(list(audit.faint(window))) is is_faint


def test_contrast_is_wcags() -> None:
    assert audit.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert audit.contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)
