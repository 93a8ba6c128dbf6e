"""The admin's decisions by the keyboard, from the page of the complaint to the central API and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.cache.intents import decisions, forms, outbox, outgoing
from desktop.cache.mirror import complaints
from desktop.clock import day_in_wib, timestamp
from desktop.complaint import Status, TrackingId
from desktop.desk import Desk
from desktop.intent import OpKind, OutboxState
from sync.contract.messages import ComplaintFields
from tests.sync.parts import engine
from ui.complaint.acts import act, all_acts
from ui.complaint.pane import ComplaintPane
from ui.complaint.reading import read_complaint
from ui.decision.sheets import HoldSheet, VerifySheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.forms.sheet import Sheet

ID, NEW = TrackingId("9900001"), TrackingId("9900002")
DECISIONS = {"verify", "hold", "reject", "archive", "close"}
CTRL = Qt.KeyboardModifier.ControlModifier


def sync(desk: Desk, central: CentralServer, officer: int = 0) -> None:
    report = engine(desk, central.url, central.officers[officer].token).run()
    assert report.problem is None


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge, central: CentralServer) -> ComplaintPane:
    now = timestamp(bridge.desk.clock.now())
    for tracking_id, status in ((ID, "Terverifikasi"), (NEW, "Belum Terverifikasi")):
        fields = ComplaintFields(title="UKT salah", body="Mohon", status=status, received_at=now)
        central.store.add_complaint(tracking_id, fields, officers=[central.officers[0].id])
    sync(bridge.desk, central)
    shown = ComplaintPane(bridge)
    qtbot.addWidget(shown)
    shown.resize(800, 720)
    shown.show()
    return shown


def _open(qtbot: QtBot, pane: ComplaintPane, tracking_id: TrackingId, key: str) -> Sheet:
    pane.show_complaint(tracking_id)
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == tracking_id)
    pane.run_act(act(key))
    qtbot.waitUntil(lambda: pane.sheet is not None)
    assert pane.sheet
    return pane.sheet


def _type(qtbot: QtBot, sheet: Sheet, field: str, words: str) -> None:
    widget = getattr(sheet, field)
    assert isinstance(widget, QWidget)
    widget.setFocus()
    qtbot.keyClicks(widget, words)


def _queue_and_sync(qtbot: QtBot, pane: ComplaintPane, central: CentralServer) -> None:
    sheet = pane.sheet
    assert sheet
    with qtbot.waitSignal(sheet.done) as told:
        qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    desk = pane.bridge.desk
    assert told.args
    desk.do(outbox.release, told.args[0].op_id)
    sync(desk, central)
    item = desk.ask(outbox.get, told.args[0].op_id)
    assert item
    assert item.state is OutboxState.SENT, item.last_error


@pytest.mark.parametrize(
    ("key", "reason", "status"),
    [
        ("hold", "Mohon lengkapi", Status.WAITING_INFO),
        ("archive", "Tidak jelas", Status.ARCHIVED_ADMIN),
        ("close", "", Status.CLOSED_ADMIN),
    ],
)
def test_a_decision_is_carried_out_by_the_central_api(
    qtbot: QtBot, pane: ComplaintPane, central: CentralServer, *, key: str, reason: str, status: Status
) -> None:
    sheet = _open(qtbot, pane, ID, key)
    _type(qtbot, sheet, "reason", reason)
    _queue_and_sync(qtbot, pane, central)
    complaint = pane.bridge.desk.ask(complaints.get, ID)
    assert complaint
    assert complaint.status is status


@pytest.mark.parametrize(("tracking_id", "key"), [(NEW, "verify"), (ID, "reject")])
def test_an_institution_is_found_by_a_part_of_its_name(
    qtbot: QtBot, pane: ComplaintPane, central: CentralServer, tracking_id: TrackingId, key: str
) -> None:
    sheet = _open(qtbot, pane, tracking_id, key)
    assert hasattr(sheet, "institution")
    name = sheet.institution.itemText(1)
    _type(qtbot, sheet, "institution", name)
    if key == "reject":
        _type(qtbot, sheet, "reason", "Kewenangan instansi lain")
    _queue_and_sync(qtbot, pane, central)
    sent = pane.bridge.desk.ask(outbox.for_complaint, tracking_id)
    assert sent[0].institution == name


def test_an_institution_that_is_not_in_the_list_is_refused_with_a_reason(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _open(qtbot, pane, NEW, "verify")
    assert isinstance(sheet, VerifySheet)
    _type(qtbot, sheet, "institution", "Universitas Khayalan")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert "isn't in the list" in sheet.problem.text
    assert pane.bridge.desk.ask(outbox.items) == []


def test_questions_make_a_request_that_what_was_typed_survives(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _open(qtbot, pane, ID, "hold")
    assert isinstance(sheet, HoldSheet)
    for name in ("hold.when", "hold.where"):
        qtbot.keyClick(sheet.ticks[name], Qt.Key.Key_Space)
    assert "kapan kejadiannya" in sheet.reason.toPlainText()
    assert sheet.reason.toPlainText().index("di mana") < sheet.reason.toPlainText().index("kapan")
    _type(qtbot, sheet, "reason", "Salam. ")
    qtbot.keyClick(sheet.ticks["hold.who"], Qt.Key.Key_Space)
    text = sheet.reason.toPlainText()
    assert text.startswith("Salam. ")
    assert text.endswith("siapa atau unit mana yang terkait")


def test_a_decision_taken_back_opens_as_it_was_filled_in(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _open(qtbot, pane, NEW, "verify")
    assert isinstance(sheet, VerifySheet)
    name = sheet.institution.itemText(2)
    _type(qtbot, sheet, "institution", name)
    _type(qtbot, sheet, "note", "Segera")
    with qtbot.waitSignal(sheet.done) as told:
        qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert told.args
    desk = pane.bridge.desk
    assert desk.ask(forms.get, NEW, OpKind.VERIFY.value) == {}
    desk.do(decisions.take_back, told.args[0].op_id)
    again = _open(qtbot, pane, NEW, "verify")
    assert isinstance(again, VerifySheet)
    qtbot.waitUntil(lambda: again.note.toPlainText() == "Segera")
    assert again.institution.currentText() == name


def test_only_what_fits_is_offered(qtbot: QtBot, pane: ComplaintPane) -> None:
    def offered(tracking_id: TrackingId) -> set[str]:
        pane.show_complaint(tracking_id)
        qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == tracking_id)
        assert pane.reading
        return {one.key for one in all_acts() if one.fits(pane.reading)} & DECISIONS

    assert offered(NEW) == {"verify", "hold", "reject", "archive"}
    assert offered(ID) == {"hold", "reject", "archive", "close"}


def test_a_liaison_officer_is_not_offered_what_only_the_admin_may(pane: ComplaintPane, central: CentralServer) -> None:
    fields = ComplaintFields(
        title="Baru", body="Mohon", status="Belum Terverifikasi", received_at="2026-03-16T02:00:00Z"
    )
    central.store.add_complaint("9900003", fields, officers=[central.officers[1].id])
    with Desk.open(pane.bridge.desk.data_dir.parent / "liaison", clock=pane.bridge.desk.clock) as desk:
        sync(desk, central, officer=1)
        reading = desk.ask(read_complaint, TrackingId("9900003"), day_in_wib(desk.clock.now()))
    assert reading
    assert {one.key for one in all_acts() if one.fits(reading)} & DECISIONS == {"hold", "reject"}
    why = {one.key: one.hindrance(reading) for one in all_acts() if one.hindrance(reading)}
    assert why == dict.fromkeys(["verify", "archive"], "not as Pejabat penghubung"), "and is told why"


def test_a_held_decision_is_taken_back_by_its_line_and_told_in_the_story(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _open(qtbot, pane, ID, "close")
    with qtbot.waitSignal(sheet.done):
        qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    bar = pane.response.queue_bar
    qtbot.waitUntil(lambda: len(bar.lines) == 1)
    assert bar.lines[0].text.startswith("You closed the complaint. ")
    qtbot.waitUntil(lambda: "You closed the complaint, waiting to be sent" in pane.page.timeline.visible_text())
    pane.take_back()
    qtbot.waitUntil(lambda: not bar.lines)
    assert pane.bridge.desk.ask(outgoing.sendable, 10) == []
