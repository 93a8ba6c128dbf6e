"""The officer examines the way to the server, stops it, and has a report to send on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.ways.network import NetworkSettings
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem
from sync.doctor.steps import Step, Verdict
from sync.replica.server import ReplicaServer
from sync.report import Phase, SyncState
from tests.faults.server import Hold, MisbehavingServer
from tests.ui.hands import CTRL, press
from ui.doctor.examiner import patient_of
from ui.doctor.window import DoctorWindow, open_doctor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow


@pytest.fixture
def doctor(qtbot: QtBot, bridge: DeskBridge) -> DoctorWindow:
    shown = open_doctor(bridge, None)
    qtbot.addWidget(shown)
    return shown


def opened_doctor(window: MainWindow) -> DoctorWindow:
    shown = window.findChild(DoctorWindow)
    assert shown is not None
    return shown


def test_every_step_is_shown_as_it_is_found(qtbot: QtBot, doctor: DoctorWindow, central: CentralServer) -> None:
    assert list(doctor.rows) == list(Step)
    doctor.begin(patient_of(central.url, central.officers[0].token, NetworkSettings()))
    assert doctor.run_button.text() == "Stop"
    assert not doctor.copy_button.isEnabled(), "half a report says too little"
    qtbot.waitUntil(lambda: doctor.is_settled, timeout=10_000)
    assert [finding.step for finding in doctor.findings] == list(Step)
    assert {finding.verdict for finding in doctor.findings} == {Verdict.FINE, Verdict.UNNEEDED}
    assert "Token" in doctor.rows[Step.ACCOUNT].accessibleName()
    assert doctor.run_button.text() == "Check again"


def test_a_failure_is_shown_with_what_to_do(qtbot: QtBot, doctor: DoctorWindow) -> None:
    doctor.begin(patient_of("https://lapor.silent.invalid", "t", NetworkSettings()))
    qtbot.waitUntil(lambda: doctor.is_settled, timeout=10_000)
    told = doctor.rows[Step.LINK].accessibleName()
    assert "kabel" in told or "cable" in told
    assert doctor.findings[-1].verdict is Verdict.SKIPPED


def test_it_is_stopped_by_key_and_can_be_begun_again(qtbot: QtBot, doctor: DoctorWindow) -> None:
    with MisbehavingServer.giving(Hold()) as server:
        doctor.begin(patient_of(server.url, "t", NetworkSettings()))
        qtbot.waitUntil(server.is_holding.is_set, timeout=10_000)
        qtbot.waitUntil(lambda: len(doctor.findings) == list(Step).index(Step.ANSWER))
        doctor.run_button.setFocus()
        qtbot.keyClick(doctor.run_button, Qt.Key.Key_Space)
        assert doctor.is_settled
        assert doctor.outcome.text() == "Stopped."
        assert doctor.copy_button.isEnabled()
    qtbot.keyClick(doctor.run_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: doctor.is_settled, timeout=10_000)
    problem = next(finding.problem for finding in doctor.findings if finding.problem)
    assert problem.code == "connection-refused", "the server has gone meanwhile"


def test_the_report_can_be_copied_and_saved(
    qtbot: QtBot, doctor: DoctorWindow, central: CentralServer, tmp_path: Path
) -> None:
    officer = central.officers[0]
    doctor.begin(patient_of(central.url, officer.token, NetworkSettings()))
    qtbot.waitUntil(lambda: doctor.is_settled, timeout=10_000)
    qtbot.mouseClick(doctor.copy_button, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "127.0.0.1" in copied
    assert officer.token not in copied
    doctor.save_to(tmp_path / "laporan.txt")
    qtbot.waitUntil(lambda: "laporan.txt" in doctor.outcome.text())
    assert (tmp_path / "laporan.txt").read_text(encoding="utf-8") == copied
    doctor.save_to(tmp_path / "nowhere" / "laporan.txt")
    qtbot.waitUntil(lambda: "nowhere" in doctor.outcome.text())


def test_closing_the_window_ends_the_examination(qtbot: QtBot, bridge: DeskBridge) -> None:
    with MisbehavingServer.giving(Hold()) as server:
        shown = open_doctor(bridge, None)
        shown.begin(patient_of(server.url, "t", NetworkSettings()))
        qtbot.waitUntil(server.is_holding.is_set, timeout=10_000)
        with qtbot.waitSignal(shown.destroyed):
            press(qtbot, shown, Qt.Key.Key_Escape)
        for thread in server.loopback._threads[1:]:
            thread.join(10)
            assert not thread.is_alive(), "the connection was let go"


def test_it_opens_from_a_notice_with_what_is_saved(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow], link: SyncLink, central: CentralServer
) -> None:
    desk.do(settings.put, settings.SERVER_URL, central.url)
    desk.do(settings.put, settings.TOKEN, central.officers[0].token)
    window = opened()
    link.tell(SyncState(phase=Phase.WAITING, problem=KnownProblem("server-silent", host="x")))
    window.notice.action_requested.emit("sync")
    doctor = opened_doctor(window)
    qtbot.waitUntil(lambda: len(doctor.findings) == len(Step), timeout=10_000)
    assert {finding.verdict for finding in doctor.findings} == {Verdict.FINE, Verdict.UNNEEDED}


def test_a_desk_with_excel_alone_is_told_that_there_is_nothing_to_test(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    from ui.shell.ways import check

    desk.do(settings.put, settings.WAY, DeskWay.EXCEL.value)
    window = opened()
    check(window)
    doctor = opened_doctor(window)
    qtbot.waitUntil(lambda: "no server to test" in doctor.outcome.text() or "tidak ada server" in doctor.outcome.text())
    assert not doctor.run_button.isVisible()


def test_a_desk_that_goes_to_lapor_itself_is_examined_there(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    from ui.shell.ways import check

    with ReplicaServer.start(complaints=1) as replica:
        own = {"base_url": replica.url, "key": replica.manners.key, "token": replica.manners.token, "pace": 0}
        desk.do(settings.put, settings.LAPOR3, own | {"key_header": replica.manners.auth_header})
        desk.do(settings.put, settings.WAY, DeskWay.LAPOR3.value)
        window = opened()
        check(window)
        doctor = opened_doctor(window)
        qtbot.waitUntil(lambda: len(doctor.findings) == len(Step), timeout=10_000)
    assert {finding.verdict for finding in doctor.findings} == {Verdict.FINE, Verdict.UNNEEDED}


def test_it_opens_from_the_palette(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "check the connection")
    press(qtbot, window, Qt.Key.Key_Return)
    doctor = opened_doctor(window)
    qtbot.waitUntil(lambda: doctor.is_settled and bool(doctor.findings), timeout=10_000)
    problem = doctor.findings[0].problem
    assert problem is not None
    assert problem.code == "url-missing"


def test_the_steps_are_scrolled_by_key(qtbot: QtBot, doctor: DoctorWindow) -> None:
    doctor.resize(500, 300)
    bar = doctor._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    doctor.run_button.setFocus()
    qtbot.keyClick(doctor.run_button, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(doctor.run_button, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_practice_mode_has_no_way_to_examine(opened: Callable[..., MainWindow]) -> None:
    from ui.shell.ways import check

    window = opened(practice=True)
    check(window)
    assert window.findChild(DoctorWindow) is None
    assert not window.pages.is_reading
