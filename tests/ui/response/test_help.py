"""Templates, earlier versions and answers given before: by keys, with nothing lost and nobody's name carried over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache.intents import drafts, templates
from desktop.cache.mirror import reference
from desktop.complaint import Actor, Event, EventKind
from tests.ui.response.conftest import A
from tests.ui.seeds import patch, seed, tracking_id
from ui.response.similar_sheet import SimilarSheet
from ui.response.version_sheet import VersionSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane

CONTROL = Qt.KeyboardModifier.ControlModifier
OFFICER = {"name": "Andi", "role": "Narahubung", "institution": "Universitas"}
SHOWN = {"title": "Salam & maaf", "content": "Dari {{institution}}: <b>halo</b>, {{other}} dan {{batas_waktu}}."}


def open_templates(qtbot: QtBot, pane: ComplaintPane, count: int) -> None:
    """With the space bar, and wait until all are there."""
    help_ = pane.response.help
    qtbot.waitUntil(lambda: help_.context is not None)
    help_.templates.setFocus()
    qtbot.keyClick(help_.templates, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(help_.picker.list.choices) == count)


def test_a_template_is_filled_and_inserted_as_text_and_its_gap_is_selected(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    desk.do(reference.put, "1", {"officer": OFFICER, "templates": [{"code": "t", **SHOWN}]})
    qtbot.waitUntil(lambda: "Universitas" in (pane.response.help.context or pane.response).__repr__())
    qtbot.keyClicks(pane.response.edit, "Halo. ")
    open_templates(qtbot, pane, 1)
    qtbot.keyClick(pane.response.help.picker.filter, Qt.Key.Key_Return)
    edit = pane.response.edit
    assert edit.text() == "Halo. Dari Universitas: <b>halo</b>, ‹other› dan 30 Maret 2026."
    assert edit.textCursor().selectedText() == "‹other›"
    qtbot.keyClicks(edit, "semua")
    assert "halo</b>, semua dan" in edit.text()


def test_tab_leads_through_the_gaps_and_then_out(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    pane.response.help.insert("Yth. ‹nama›, laporan 🙂 ada di ‹unit›.\n1. \n")
    assert edit.textCursor().selectedText() == "‹nama›"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().selectedText() == "‹unit›"
    qtbot.keyClicks(edit, "Biro")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.keyClicks(edit, "satu")
    assert edit.text() == "Yth. ‹nama›, laporan 🙂 ada di Biro.\n1. satu\n"
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "‹nama›"


def test_inserting_can_be_undone_at_one_go(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.keyClicks(pane.response.edit, "a")
    pane.response.help.insert("Yth. ‹nama›, satu\ndua")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Z, CONTROL)
    assert pane.response.edit.text() == "a"


def test_the_menu_filters_as_one_types_and_the_officers_own_come_first(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    desk.do(reference.put, "1", {"officer": OFFICER, "templates": [{"code": "t", **SHOWN}]})
    desk.do(templates.add, "Zeta", "UKT sudah diproses")
    desk.do(templates.add, "Beta", "Wisuda")
    open_templates(qtbot, pane, 3)
    picker = pane.response.help.picker
    assert [choice.title for choice in picker.list.choices] == ["Beta", "Zeta", "Salam & maaf"]
    qtbot.keyClicks(picker.filter, "ukt PROSES")
    assert [choice.title for choice in picker.list.choices] == ["Zeta"]
    qtbot.keyClick(picker.filter, Qt.Key.Key_Return)
    assert pane.response.edit.text() == "UKT sudah diproses"
    qtbot.waitUntil(lambda: not picker.isVisible())


def test_the_answer_becomes_a_template_without_the_person(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.keyClicks(pane.response.edit, f"Sdr. Budi, laporan {A} di Fakultas Teknik, NIK 7371011203040005.")
    open_templates(qtbot, pane, 0)
    with qtbot.waitSignal(pane.templates_requested) as asked:
        pane.response.help._save_as_template()
    pane.response.help.picker.close()
    assert asked.args == ["Sdr. ‹nama›, laporan {{nomor}} di {{instansi}}, NIK ‹nomor identitas›."]


def test_an_earlier_version_comes_back_and_the_present_one_is_kept(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk, clock: FakeClock
) -> None:
    qtbot.keyClicks(pane.response.edit, "versi lama")
    pane.flush()
    bridge.flush()
    clock.advance(timedelta(minutes=6))
    qtbot.keyClicks(pane.response.edit, " dan baru")
    pane.flush()
    bridge.flush()
    pane.response.help.versions.setFocus()
    qtbot.keyClick(pane.response.help.versions, Qt.Key.Key_Space)
    sheet = pane.sheet
    assert isinstance(sheet, VersionSheet)
    qtbot.waitUntil(lambda: len(sheet.list.choices) == 1)
    assert sheet.list.hasFocus()
    qtbot.waitUntil(lambda: "versi lama" in sheet.preview.toPlainText())
    assert sheet.preview.accessibleDescription() == "less: dan baru"
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.response.edit.text() == "versi lama")
    qtbot.waitUntil(pane.response.edit.hasFocus)
    draft = desk.ask(drafts.current, A)
    assert draft
    assert "versi lama dan baru" in [r.text for r in desk.ask(drafts.revisions, draft.draft_id)]


def test_escape_leaves_the_versions_and_goes_back_to_writing(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.keyClicks(pane.response.edit, "teks")
    pane.response.help._open_versions()
    assert pane.sheet
    qtbot.keyClick(pane.sheet.list, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    qtbot.waitUntil(pane.response.edit.hasFocus)
    assert pane.sheet is None
    assert pane.response.edit.text() == "teks"


def test_an_answer_given_before_is_taken_without_the_person_it_went_to(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    text = "Legalisir ijazah dan transkrip di loket BAAK tutup terus."
    answer = Event(
        event_id="e1",
        kind=EventKind.FOLLOW_UP,
        at="2026-03-10T02:00:00Z",
        actor=Actor.COLLEAGUE,
        text=f"Yth. Sdr. Budi Santoso, laporan {tracking_id(30)} selesai, NIM 1901234567.",
    )
    others = [patch(n, title=f"Parkir {n}", body="Parkir motor penuh.") for n in range(40, 60)]
    alike = patch(30, title="Legalisir ijazah", body=text, reporter_name="Budi Santoso")
    with_answer = type(alike)(
        tracking_id=alike.tracking_id, rev=1, fields=alike.fields, events=(answer,), is_whole=True
    )
    seed(desk, [*others, with_answer, patch(3, title="Legalisir ijazah lama", body=text)])
    pane.show_complaint(tracking_id(3))
    help_ = pane.response.help
    qtbot.waitUntil(lambda: "(1)" in help_.similar.text())
    qtbot.waitUntil(help_.similar.isVisible)
    help_.similar.setFocus()
    qtbot.keyClick(help_.similar, Qt.Key.Key_Space)
    sheet = pane.sheet
    assert isinstance(sheet, SimilarSheet)
    assert "Budi" not in sheet.preview.toPlainText()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return, CONTROL)
    edit = pane.response.edit
    qtbot.waitUntil(lambda: edit.text() != "")
    assert edit.text() == f"Yth. Sdr. ‹nama›, laporan {tracking_id(3)} selesai, NIM ‹nomor identitas›."
    assert edit.textCursor().selectedText() == "‹nama›"
