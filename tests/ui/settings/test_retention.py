"""Retention in the settings: what is over is shown, asked for, and gone; a whole desk goes only by a typed word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop import erasure
from desktop.cache.intents import drafts
from desktop.cache.keeping import retention
from desktop.cache.mirror import complaints
from desktop.complaint import EventKind, TrackingId
from desktop.retention.rules import Ending
from tests.desktop.complaints import arrive, event, whole
from tests.ui.seeds import patch, seed, tracking_id
from ui.settings.retention import RetentionForm

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge

OVER = 8_507_901


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> RetentionForm:
    seed(desk, [patch(1)])
    arrive(
        desk,
        *(
            whole(
                OVER + number,
                rev=5,
                status="Ditutup oleh Sistem",
                events=(event(f"c{number}", EventKind.CLOSED, at="2025-01-10T10:00:00+07:00"),),
            )
            for number in range(2)
        ),
    )
    shown = RetentionForm(bridge)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: bool(shown.purge.told.text()))
    return shown


def _has(desk: Desk, number: int) -> bool:
    return desk.ask(complaints.get, TrackingId(str(number))) is not None


def test_what_is_over_is_shown_and_goes_only_after_a_yes(
    qtbot: QtBot, desk: Desk, form: RetentionForm, tmp_path: Path
) -> None:
    part = form.purge
    assert "2 complaint(s) would be deleted" in part.told.text()
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    assert [part.list.topLevelItem(row).text(0) for row in range(2)] == [f"#{OVER}", f"#{OVER + 1}"]  # type: ignore[union-attr]
    qtbot.waitUntil(part.leave_button.hasFocus)  # a key that is pressed too often deletes nothing
    qtbot.keyClick(part.leave_button, Qt.Key.Key_Space)
    assert _has(desk, OVER)

    desk.do(drafts.save, TrackingId(str(OVER + 1)), "Yth. Pelapor, ini tambahan.")
    qtbot.waitUntil(lambda: "1 complaint(s) would" in part.told.text())
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    qtbot.keyClick(part.delete_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 complaint(s) deleted. Checked" in part.notice.text, timeout=20_000)
    assert (_has(desk, OVER), _has(desk, OVER + 1)) == (False, True)
    part.save_to(tmp_path / "berita.csv")
    qtbot.waitUntil(lambda: "berita.csv" in part.notice.text)
    assert str(OVER).encode() in (tmp_path / "berita.csv").read_bytes()


def test_the_officers_days_go_before_ours_until_they_are_taken_back(
    qtbot: QtBot, desk: Desk, form: RetentionForm
) -> None:
    field = form.rules.rows.rows[Ending.CLOSED, ""].field
    qtbot.waitUntil(lambda: field.value() == 365)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "900")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "0 complaint(s) would" in form.purge.told.text())
    assert [(rule.key, rule.days) for rule in desk.ask(retention.own_rules)] == [((Ending.CLOSED, ""), 900)]
    qtbot.waitUntil(form.rules.usual_button.isEnabled)
    form.rules.usual_button.setFocus()
    qtbot.keyClick(form.rules.usual_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: field.value() == 365)
    qtbot.waitUntil(lambda: "2 complaint(s) would" in form.purge.told.text())


def test_a_basis_that_is_typed_before_a_figure_is_kept_with_it(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, form: RetentionForm
) -> None:
    field = form.rules.rows.rows[Ending.GONE, ""].field
    qtbot.waitUntil(lambda: field.value() == 30)
    form.rules.basis.setFocus()
    qtbot.keyClicks(form.rules.basis, "JRA 12/2025")
    field.setFocus()
    field.selectAll()
    bridge.flush()
    qtbot.waitUntil(lambda: bridge.is_idle)  # what was kept has been read again
    qtbot.keyClicks(field, "60")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.ask(retention.own_rules)))
    assert [(rule.key, rule.days, rule.basis) for rule in desk.ask(retention.own_rules)] == [
        ((Ending.GONE, ""), 60, "JRA 12/2025")
    ]
    assert form.rules.basis.text() == "JRA 12/2025"


def test_the_desk_is_erased_only_by_the_typed_word_and_what_is_lost_is_counted_first(
    qtbot: QtBot, desk: Desk, form: RetentionForm
) -> None:
    desk.do(drafts.save, tracking_id(1), "Yth. Pelapor, sedang kami periksa.")
    part = form.erase
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    qtbot.waitUntil(part.typed.hasFocus)
    assert "1 draft(s)" in part.lost.text
    qtbot.keyClick(part.typed, Qt.Key.Key_Return)
    qtbot.keyClicks(part.typed, "eras")
    qtbot.keyClick(part.typed, Qt.Key.Key_Return)
    assert not (desk.data_dir / erasure.MARK).exists()
    assert not part.erase_button.isEnabled()
    with qtbot.waitSignal(part.erased):
        qtbot.keyClicks(part.typed, "e")
        qtbot.keyClick(part.typed, Qt.Key.Key_Return)
    assert (desk.data_dir / erasure.MARK).exists()
