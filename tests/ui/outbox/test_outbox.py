"""Every queued answer stands in one visible place, says how it stands, and has its verbs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.cache.intents import draft_files, drafts, outbox, outgoing, uploads
from desktop.cache.ways import syncstate
from desktop.clock import timestamp
from desktop.intent import FileRef, OutboxState, Outcome
from sync.files.board import FileProgress, TransferState
from sync.report import Phase, SyncState
from tests.ui.queued import COLLEAGUE_ANSWERED, accepted, failed_once, queued, sending, settled, words
from tests.ui.seeds import patch, seed, tracking_id
from tests.ui.viewer.contents import pdf
from ui.outbox.describe import state_chip
from ui.outbox.groups import Section
from ui.shell.situation import read as read_situation
from ui.shell.sync_words import status_line
from ui.words import size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.intent import OutboxItem
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.outbox.view import OutboxView


@pytest.fixture
def view(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> Iterator[OutboxView]:
    from ui.outbox.view import OutboxView

    seed(desk, [patch(number) for number in range(1, 9)])
    view = OutboxView(bridge)
    qtbot.addWidget(view)
    view.resize(1150, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    yield view
    view.close()
    bridge.flush()


def choose(qtbot: QtBot, view: OutboxView, op_id: str) -> None:
    qtbot.waitUntil(lambda: view.model.row_of(op_id) >= 0)
    view.choose(op_id)


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    """By keyboard."""
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_empty_outbox_says_what_that_means(view: OutboxView) -> None:
    assert view._empty.isVisible()
    assert "Nothing waits" in view._empty.text()


def test_every_item_stands_in_exactly_one_group(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    made = [
        settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED),
        settled(desk, 2, Outcome.REFUSED, "op-not-allowed"),
        queued(desk, 3),
        queued(desk, 4, None),
        sending(desk, 5),
        settled(desk, 6, Outcome.APPLIED),
    ]
    qtbot.waitUntil(lambda: len(view.model.rows) == len(made) + 5)
    listed = [row.op_id for row in view.model.rows if not isinstance(row, Section)]
    assert Counter(listed) == Counter(item.op_id for item in made)
    headings = [row.text for row in view.model.rows if isinstance(row, Section)]
    expected = ["Needs your review (2)", "Being sent (1)", "Waiting to be sent (1)", "Held back (1)", "Sent lately (1)"]
    assert headings == expected


def test_a_waiting_item_says_size_attempts_error_and_next_attempt(
    qtbot: QtBot, view: OutboxView, desk: Desk, clock: FakeClock
) -> None:
    item = failed_once(desk, 1, "disk-full")
    desk.do(syncstate.failed, "disk-full", {}, timestamp(clock.now() + timedelta(minutes=5)))
    choose(qtbot, view, item.op_id)
    qtbot.waitUntil(lambda: "Next attempt" in view.detail.progress)
    assert "bytes" in view.detail._facts.text()
    assert "1 attempt" in view.detail._facts.text()
    assert "The disk is full" in view.detail.error
    assert view.detail.text.toPlainText() == words(1)


def test_long_words_on_what_comes_next_leave_the_list_its_width(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    view.resize(690, 460)  # a window of 1366 by 768 at 150 %, without its navigation
    item = accepted(desk, 1)
    choose(qtbot, view, item.op_id)
    qtbot.waitUntil(lambda: view.detail.isVisible() and view.detail.progress != "")
    assert view.list.width() > 200


def test_what_was_held_for_its_seconds_waits_to_be_sent_though_no_sync_comes(
    qtbot: QtBot, view: OutboxView, desk: Desk, clock: FakeClock
) -> None:
    item = queued(desk, 1, timedelta(seconds=0.2))
    choose(qtbot, view, item.op_id)
    assert [row.text for row in view.model.rows if isinstance(row, Section)] == ["Held back (1)"]
    clock.advance(timedelta(seconds=1))
    qtbot.waitUntil(lambda: [row.text for row in view.model.rows if isinstance(row, Section)] != ["Held back (1)"])
    assert view.chosen is not None
    assert view.chosen.state is OutboxState.QUEUED
    assert view.detail.progress == "Goes with the next sync"
    press(qtbot, view.detail.hold)
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.state is OutboxState.HELD)


@pytest.mark.parametrize(
    ("passed_on", "chip", "says"),
    [
        (False, "accepted by the gateway", "The gateway has accepted this"),
        (True, "being checked", "it is not certain yet whether it arrived"),
    ],
)
def test_what_a_gateway_carries_on_says_so_and_is_asked_about(
    qtbot: QtBot, view: OutboxView, desk: Desk, *, passed_on: bool, chip: str, says: str
) -> None:
    item = accepted(desk, 1, passed_on=passed_on)
    choose(qtbot, view, item.op_id)
    detail = view.detail
    headings = [row.text for row in view.model.rows if isinstance(row, Section)]
    assert headings == ["Accepted, on the way to LAPOR! (1)"]
    assert view.chosen is not None
    assert state_chip(view.chosen).text == chip
    assert says in detail.error
    assert "the next sync asks what became of it" in detail.progress
    assert detail.edit.isVisible()
    assert not any(verb.isVisible() for verb in (detail.hold, detail.draft, detail.entered)), "it is not only here"
    assert detail.send.text() == "Ask now"
    with qtbot.waitSignal(view.sync_requested):
        press(qtbot, detail.send)


def test_hold_and_send_now(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    item = queued(desk, 1)
    choose(qtbot, view, item.op_id)
    press(qtbot, view.detail.hold)
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.state is OutboxState.HELD)
    assert not view.detail.hold.isVisible()
    with qtbot.waitSignal(view.sync_requested):
        press(qtbot, view.detail.send)
    assert [i.state for i in desk.ask(outbox.items)] == [OutboxState.QUEUED]


def test_edit_makes_a_draft_and_leads_to_it(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    item = queued(desk, 1)
    choose(qtbot, view, item.op_id)
    with qtbot.waitSignal(view.edit_requested) as asked:
        press(qtbot, view.detail.edit)
    assert asked.args == [tracking_id(1)]
    draft = desk.ask(drafts.current, tracking_id(1))
    assert draft
    assert draft.text == words(1)


def test_back_to_draft_stays_here(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    first, second = queued(desk, 1), queued(desk, 2)
    choose(qtbot, view, first.op_id)
    qtbot.waitUntil(lambda: view.model.row_of(second.op_id) >= 0)
    with qtbot.assertNotEmitted(view.open_requested):
        press(qtbot, view.detail.draft)
        qtbot.waitUntil(lambda: view.model.row_of(first.op_id) < 0)
    assert view.chosen is not None
    assert view.chosen.op_id == second.op_id


def test_what_was_sent_has_no_verb_but_to_open_the_complaint(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    item = settled(desk, 1, Outcome.APPLIED)
    choose(qtbot, view, item.op_id)
    detail = view.detail
    assert not any(b.isVisible() for b in (detail.send, detail.edit, detail.hold, detail.draft))
    with qtbot.waitSignal(view.open_requested) as asked:
        press(qtbot, detail.open)
    assert asked.args == [tracking_id(1)]


def test_a_change_of_state_keeps_the_chosen_item_chosen(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    items = [queued(desk, number) for number in range(1, 6)]
    choose(qtbot, view, items[3].op_id)
    desk.do(outgoing.mark_sending, [items[0].op_id])
    desk.do(outgoing.mark_sending, [items[3].op_id])
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.state is OutboxState.SENDING)
    assert view.chosen is not None
    assert view.chosen.op_id == items[3].op_id


def test_a_verb_that_comes_too_late_says_so(qtbot: QtBot, view: OutboxView, bridge: DeskBridge, desk: Desk) -> None:
    item = queued(desk, 1)
    choose(qtbot, view, item.op_id)
    bridge.desk_changed.disconnect(view._on_desk_changed)  # the change is on its way, but not here yet
    desk.do(outgoing.mark_sending, [item.op_id])
    press(qtbot, view.detail.draft)
    qtbot.waitUntil(lambda: "already being sent" in view.detail.error)
    assert [i.state for i in desk.ask(outbox.items)] == [OutboxState.SENDING]


def test_the_list_is_walked_by_keys_past_its_headings(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    conflict = settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    waiting = queued(desk, 2)
    choose(qtbot, view, conflict.op_id)
    qtbot.waitUntil(lambda: view.model.row_of(waiting.op_id) >= 0)
    view.list.setFocus()
    assert view.conflict.isVisible()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert view.chosen is not None
    assert view.chosen.op_id == waiting.op_id
    assert view.detail.isVisible()
    with qtbot.waitSignal(view.open_requested):
        qtbot.keyClick(view.list, Qt.Key.Key_Return)


def test_rows_are_told_in_words(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    item = failed_once(desk, 1, "disk-full")
    qtbot.waitUntil(lambda: view.model.row_of(item.op_id) >= 0)
    told = view.model.index(view.model.row_of(item.op_id)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert all(part in told for part in ("Laporan nomor 1", "queued", "1 attempt", "The disk is full"))
    assert view.list.indexAt(QPoint(5, 5)).data() == "Waiting to be sent (1)"


def with_letter(desk: Desk, number: int) -> OutboxItem:
    """An answer with a letter of two pages."""
    data = pdf(2)
    file = FileRef(name="surat.pdf", sha256=desk.files.put(data).result(), size=len(data), media_type="application/pdf")
    desk.do(draft_files.attach, tracking_id(number), file)
    return queued(desk, number)


def test_files_that_wait_are_counted_apart_from_the_text_and_can_be_looked_at(
    qtbot: QtBot, view: OutboxView, desk: Desk, bridge: DeskBridge
) -> None:
    item = with_letter(desk, 1)
    choose(qtbot, view, item.op_id)
    qtbot.waitUntil(lambda: len(view.detail.files.chips) == 1)
    index = view.model.index(view.model.row_of(item.op_id))
    assert f" + 1 file(s), {size(item.file_bytes)}" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    now = bridge.desk.clock.now()
    situation = desk.ask(read_situation, date(2026, 3, 17), now)
    details = status_line(SyncState(phase=Phase.IDLE), situation, now).details
    assert any(line.startswith("waiting: 1 answer(s), ") for line in details)
    assert f"1 file(s), {size(item.file_bytes)}, waiting" in details
    (chip,) = view.detail.files.chips
    press(qtbot, chip.open_button)
    viewer = view.detail.files.opening.viewer
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.shown is not None and viewer.shown.page_count == 2)
    viewer.close()


def test_an_item_tells_how_far_its_own_file_is_and_no_other(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    item = with_letter(desk, 1)
    choose(qtbot, view, item.op_id)
    qtbot.waitUntil(lambda: len(view.detail.files.chips) == 1)
    resting = view.detail.progress
    going = FileProgress(
        file_id=item.files[0].sha256,
        tracking_id=tracking_id(1),
        state=TransferState.RUNNING,
        is_upload=True,
        done=400_000,
        total=1_200_000,
    )

    view.detail.show_file(going)
    assert view.detail.progress == "Sending surat.pdf: 400 kB of 1.2 MB"

    view.detail.show_file(replace(going, file_id="0" * 64))
    assert view.detail.progress == resting

    view.detail.show_file(replace(going, state=TransferState.DONE))
    assert view.detail.progress == resting


def test_an_answer_that_needs_a_look_shows_its_files_too(qtbot: QtBot, view: OutboxView, desk: Desk) -> None:
    item = with_letter(desk, 1)
    desk.do(uploads.refuse, item, "op-files-missing", "surat.pdf")
    choose(qtbot, view, item.op_id)
    qtbot.waitUntil(lambda: [chip.name for chip in view.conflict.files.chips] == ["surat.pdf"])


def test_what_was_entered_on_the_web_is_marked_by_keys_shown_so_and_undone_by_keys(
    qtbot: QtBot, view: OutboxView, desk: Desk
) -> None:
    item = queued(desk, 1)
    choose(qtbot, view, item.op_id)

    press(qtbot, view.detail.entered)
    qtbot.waitUntil(view.detail.not_entered.isVisible)
    assert not any(button.isVisible() for button in (view.detail.send, view.detail.edit, view.detail.entered))
    assert view.detail.progress.startswith("You entered it on the web")

    press(qtbot, view.detail.not_entered)
    qtbot.waitUntil(view.detail.entered.isVisible)
    assert view.detail.progress == "Stays here until you send it"


def test_what_waits_is_handed_over_as_a_document(qtbot: QtBot, view: OutboxView, desk: Desk, tmp_path: Path) -> None:
    queued(desk, 1)
    with qtbot.waitSignal(view.handover.told) as told:
        view.handover.write(tmp_path / "tanggapan.docx")
    assert told.args == [
        "1 item(s) are in tanggapan.docx. Enter them on LAPOR!'s web page, then mark each here as entered."
    ]
    assert (tmp_path / "tanggapan.docx").exists()
