"""The page of templates: kept as typed, removed without a question and brought back, shared by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop import template_file
from desktop.cache.intents import templates
from desktop.cache.mirror import reference
from desktop.template_file import SharedTemplate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.response.templates.page import TemplatesPage


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "templat.json"


@pytest.fixture
def page(qtbot: QtBot, bridge: DeskBridge, desk: Desk, shared: Path) -> Iterator[TemplatesPage]:
    from ui.response.templates.page import TemplatesPage

    desk.do(reference.put, "1", {"templates": [{"code": "t", "title": "Dari pusat", "content": "Yth. {{unit}}"}]})
    desk.do(templates.add, "Salam", "Yth. Pelapor")
    page = TemplatesPage(
        bridge, choose_to_read=lambda: str(shared), choose_to_write=lambda: str(shared.with_suffix(""))
    )
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: len(page.list.choices) == 2)
    yield page
    page.close()
    bridge.flush()


def own(desk: Desk) -> dict[str, str]:
    return {template.title: template.content for template in desk.ask(templates.own)}


def press(qtbot: QtBot, button: object) -> None:
    button.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_what_is_typed_is_kept(qtbot: QtBot, page: TemplatesPage, desk: Desk) -> None:
    assert page.editor.title.text() == "Salam"
    page.editor.content.setFocus()
    page.editor.content.selectAll()
    qtbot.keyClicks(page.editor.content, "Yth. Bapak/Ibu")
    qtbot.waitUntil(lambda: own(desk) == {"Salam": "Yth. Bapak/Ibu"}, timeout=2000)
    assert page.editor.content.hasFocus()
    assert page.editor.content.textCursor().position() == 14


def test_a_name_that_is_emptied_stays_what_it_was(qtbot: QtBot, page: TemplatesPage, desk: Desk) -> None:
    page.editor.title.selectAll()
    qtbot.keyClick(page.editor.title, Qt.Key.Key_Backspace)
    page.editor.content.setFocus()
    qtbot.keyClicks(page.editor.content, "X")
    qtbot.waitUntil(lambda: own(desk) == {"Salam": "XYth. Pelapor"}, timeout=2000)


def test_going_on_saves_the_one_before(qtbot: QtBot, page: TemplatesPage, bridge: DeskBridge, desk: Desk) -> None:
    qtbot.keyClicks(page.editor.content, "X")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    bridge.flush()
    assert own(desk) == {"Salam": "XYth. Pelapor"}
    assert page.editor.title.text() == "Dari pusat"
    assert page.editor.content.isReadOnly()


def test_a_new_one_is_named_at_once(qtbot: QtBot, page: TemplatesPage, desk: Desk) -> None:
    press(qtbot, page.new_button)
    qtbot.waitUntil(page.editor.title.hasFocus)
    qtbot.keyClicks(page.editor.title, "Penutup")
    qtbot.waitUntil(lambda: "Penutup" in own(desk), timeout=2000)
    assert page.list.current
    qtbot.waitUntil(lambda: page.list.current is not None and page.list.current.title == "Penutup")


def test_one_of_the_central_api_is_copied_to_be_changed(qtbot: QtBot, page: TemplatesPage, desk: Desk) -> None:
    page.list.stand_on(1)
    press(qtbot, page.copy_button)
    qtbot.waitUntil(lambda: own(desk).get("Dari pusat") == "Yth. {{unit}}")
    qtbot.waitUntil(lambda: not page.editor.content.isReadOnly())


def test_removing_can_be_undone(qtbot: QtBot, page: TemplatesPage, desk: Desk) -> None:
    press(qtbot, page.remove_button)
    qtbot.waitUntil(lambda: own(desk) == {})
    qtbot.waitUntil(lambda: len(page.list.choices) == 1)
    assert "Salam" in page.notice.text
    press(qtbot, page.undo_button)
    qtbot.waitUntil(lambda: own(desk) == {"Salam": "Yth. Pelapor"})
    assert page.notice.text == ""


def test_an_import_adds_tells_what_it_did_and_can_be_undone(
    qtbot: QtBot, page: TemplatesPage, desk: Desk, shared: Path
) -> None:
    shared.write_bytes(template_file.write([SharedTemplate("Salam", "lain"), SharedTemplate("Baru", "x")]))
    press(qtbot, page.import_button)
    qtbot.waitUntil(lambda: own(desk) == {"Salam": "Yth. Pelapor", "Salam (2)": "lain", "Baru": "x"})
    qtbot.waitUntil(lambda: "another name" in page.notice.text)
    press(qtbot, page.undo_button)
    qtbot.waitUntil(lambda: own(desk) == {"Salam": "Yth. Pelapor"})


@pytest.mark.parametrize(("data", "told"), [(b"{oops", "line 1"), (b"[]", "no file of templates"), (None, "read")])
def test_a_wrong_file_is_told_in_the_page(
    qtbot: QtBot, page: TemplatesPage, shared: Path, data: bytes | None, told: str
) -> None:
    if data is not None:
        shared.write_bytes(data)
    press(qtbot, page.import_button)
    qtbot.waitUntil(lambda: told in page.notice.text)
    assert [choice.title for choice in page.list.choices] == ["Salam", "Dari pusat"]


def test_an_export_is_a_file_that_can_be_imported(qtbot: QtBot, page: TemplatesPage, shared: Path) -> None:
    page._export(only_this=False)
    qtbot.waitUntil(lambda: "templat.json" in page.notice.text)
    assert template_file.read(shared.read_bytes()) == [SharedTemplate("Salam", "Yth. Pelapor")]
    assert list(shared.parent.glob("*.part")) == []


def test_an_export_to_nowhere_is_told(qtbot: QtBot, page: TemplatesPage, shared: Path) -> None:
    page._choose_to_write = lambda: str(shared / "no" / "such")
    page._export(only_this=True)
    qtbot.waitUntil(lambda: "can't be written" in page.notice.text)


def test_what_nothing_fills_is_told_while_one_writes(qtbot: QtBot, page: TemplatesPage) -> None:
    qtbot.keyClicks(page.editor.content, "{{status_old}} ")
    assert "{{status_old}}" in page.editor._unknown.text()
    assert page.editor._unknown.isVisible()


def test_an_answer_becomes_a_template_to_be_named(qtbot: QtBot, page: TemplatesPage, desk: Desk) -> None:
    page.begin("Yth. ‹nama›")
    qtbot.waitUntil(lambda: "Yth. ‹nama›" in own(desk).values())
    qtbot.waitUntil(page.editor.title.hasFocus)
    assert page.editor.content.toPlainText() == "Yth. ‹nama›"
