from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument

import resources
from desktop.cache.views.lists import ListName
from tests.ui.hands import press
from ui.help import context, guide
from ui.help.window import HelpWindow, Page
from ui.translations import translated

_NO_NAMES = {"Laporan Ringkas", "dan", "pelayanan", "dilayani"}
"""In italics for other reasons: a name of LAPOR!'s, a stress, words that are looked for."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme


@pytest.fixture
def help_window(qtbot: QtBot, theme: Theme) -> HelpWindow:  # noqa: ARG001 it must be there
    shown = HelpWindow(None, show_keys=lambda: None)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def _plain(words: str) -> str:
    """As it is read: without mnemonics and what stands for a value, which the guide writes as three dots."""
    shown = re.sub(r"\{\w+\}", "…", words.replace("&&", "&").replace("%n", "n"))
    return " ".join(shown.lower().rstrip("….:").split())


def test_whatever_the_guide_names_is_called_so_in_the_window() -> None:
    text = resources.path("help/panduan.md").read_text(encoding="utf-8")
    named = {" ".join(name.split()) for name in re.findall(r"(?<![*\w])\*(?!\*)([^*]+)\*(?!\*)", text)}
    assert len(named) > 60
    said = {_plain(form) for forms in translated("id").values() for form in forms}
    assert {name for name in named - _NO_NAMES if _plain(name) not in said} == set()


def test_every_chapter_that_is_pointed_at_is_in_the_guide(qapp: QApplication, theme: Theme) -> None:  # noqa: ARG001
    document = QTextDocument()
    titles = {chapter.title for chapter in guide.build(document)}
    pointed_at = {context.START, context.DAY, context.OUTBOX, context.REVIEW, context.KEYS, context.LOOK}
    assert pointed_at | {context.NEWS, context.TROUBLE} <= titles


@pytest.mark.parametrize(
    ("go", "chapter"),
    [
        (lambda window: window.go.to_list(ListName.TO_ANSWER), "Hari kerja"),
        (lambda window: window.go.to_list(ListName.REVIEW), "Perlu ditinjau"),
        (lambda window: window.go.to_list(ListName.OUTBOX), "Kotak keluar"),
        (lambda window: window.go.to_settings("keys"), "Tombol"),
        (lambda window: window.go.to_settings("notifications"), "Pemberitahuan"),
    ],
)
def test_f1_opens_the_guide_at_what_is_on_screen(
    qtbot: QtBot, opened: Callable[..., MainWindow], go: Callable[[MainWindow], object], chapter: str
) -> None:
    window = opened()
    go(window)
    press(qtbot, window, Qt.Key.Key_F1)
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert shown.chapter == chapter
    qtbot.waitUntil(lambda: shown.page.verticalScrollBar().value() > 0)


def test_words_are_found_and_enter_goes_on(qtbot: QtBot, help_window: HelpWindow) -> None:
    qtbot.keyClicks(help_window.search, "Kotak keluar")
    assert help_window.hits > 0
    first = help_window.page.textCursor().position()
    qtbot.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.hits == 1 or help_window.page.textCursor().position() != first


def test_links_lead_to_chapters_and_nowhere_else(help_window: HelpWindow) -> None:
    help_window.page.anchorClicked.emit(QUrl("#perlu-ditinjau"))
    assert help_window.chapter == "Perlu ditinjau"
    help_window.page.anchorClicked.emit(QUrl("https://example.com/#mulai"))
    assert help_window.chapter == "Perlu ditinjau"


@pytest.mark.usefixtures("theme")
def test_nothing_is_loaded_from_outside_of_the_guide(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.setMarkdown("![x](file:///etc/hostname) ![y](http://127.0.0.1:9/x.png)")
    page.show()
    assert page.loadResource(2, QUrl("file:///etc/hostname")) is None


def test_esc_ends_the_search_and_then_closes(qtbot: QtBot, help_window: HelpWindow) -> None:
    qtbot.keyClicks(help_window.search, "tombol")
    qtbot.keyClick(help_window.search, Qt.Key.Key_Escape)
    assert help_window.isVisible()
    qtbot.keyClick(help_window.page, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
