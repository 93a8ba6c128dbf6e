"""A complaint on screen: its text stays text, its numbers stay covered, nothing moves under the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from desktop.cache.intents import read_marks
from desktop.cache.keeping import freezes
from desktop.complaint import Actor, ComplaintPatch, Event, EventKind
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.act_bar import ActBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane
    from ui.theme.theme import Theme

A, B = tracking_id(1), tracking_id(2)
HOSTILE = (
    "<b>tebal</b> <img src='http://jahat.id/x.png'><script>alert(1)</script> &amp; "
    "<a href='javascript:alert(1)'>klik</a> NIK 7371011203040005, telepon 0812-3456-7890, "
    "lihat https://kampus.ac.id/ukt?x=1&y=2."
)


@pytest.fixture
def opened() -> list[QUrl]:
    return []


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge, opened: list[QUrl]) -> Iterator[ComplaintPane]:
    from ui.complaint.pane import ComplaintPane

    def open_address(url: QUrl) -> bool:
        opened.append(url)
        return True

    pane = ComplaintPane(bridge, open_address=open_address)
    qtbot.addWidget(pane)
    pane.resize(780, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    yield pane
    pane.close()
    bridge.flush()


@pytest.fixture
def show(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> Callable[..., ComplaintPane]:
    """Put these complaints into the mirror and show the first."""

    def show(*patches: ComplaintPatch) -> ComplaintPane:
        seed(desk, patches)
        pane.show_complaint(patches[0].tracking_id)
        qtbot.waitUntil(lambda: pane.reading is not None and not pane.page.body.size().isEmpty())
        return pane

    return show


def test_markup_in_a_complaint_is_shown_as_it_was_typed(show: Callable[..., ComplaintPane]) -> None:
    pane = show(patch(1, body=HOSTILE, title="<h1>Judul</h1>", channel="<i>Website</i>"))
    pane.page.reveal.click()
    assert pane.page.body.toPlainText() == HOSTILE
    assert pane.header._title.text() == "<h1>Judul</h1>"
    assert pane.header._title.textFormat() == Qt.TextFormat.PlainText
    assert pane.page.body.loadResource(2, QUrl("http://jahat.id/x.png")) is None


def test_numbers_are_covered_until_shown_on_purpose(show: Callable[..., ComplaintPane]) -> None:
    body = show(patch(1, body=HOSTILE)).page.body
    assert body.covered_count == 2
    assert "7371011203040005" not in body.visible_text()
    assert "NIK ●●●●●●●●●●●●●●●●, telepon ●●●●-●●●●-●●●●," in body.visible_text()
    body.selectAll()
    assert "7371011203040005" not in body.createMimeDataFromSelection().text()


def test_the_cover_is_painted_over_the_digits(show: Callable[..., ComplaintPane]) -> None:
    pane = show(patch(1, body="7371011203040005"))
    other = pane.page.body.grab().toImage()
    pane.page.body.set_text("7371011203049999")
    assert pane.page.body.grab().toImage() == other
    pane.page.reveal.click()
    assert pane.page.body.grab().toImage() != other


def test_the_numbers_are_shown_and_covered_again_by_one_key(qtbot: QtBot, show: Callable[..., ComplaintPane]) -> None:
    page = show(patch(1, body=HOSTILE)).page
    qtbot.keyClick(page.reveal, Qt.Key.Key_Space)
    assert "7371011203040005" in page.body.visible_text()
    qtbot.keyClick(page.reveal, Qt.Key.Key_Space)
    assert "7371011203040005" not in page.body.visible_text()


def test_another_complaint_is_covered_again(qtbot: QtBot, show: Callable[..., ComplaintPane]) -> None:
    pane = show(patch(1, body=HOSTILE), patch(2, body=HOSTILE))
    pane.page.reveal.click()
    pane.show_complaint(B)
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == B)
    assert "7371011203040005" not in pane.page.body.visible_text()


def test_a_link_opens_only_after_its_address_was_shown(
    qtbot: QtBot, show: Callable[..., ComplaintPane], opened: list[QUrl]
) -> None:
    pane = show(patch(1, body="Lihat https://kampus.ac.id/ukt?x=1&y=2."))
    pane.focus_text()
    qtbot.keyClick(pane.page.body, Qt.Key.Key_Tab)
    qtbot.keyClick(pane.page.body, Qt.Key.Key_Return)
    assert "https://kampus.ac.id/ukt?x=1&y=2" in pane.link_bar.text
    assert opened == []
    qtbot.keyClick(pane.link_bar.open_button, Qt.Key.Key_Space)
    assert opened == [QUrl("https://kampus.ac.id/ukt?x=1&y=2")]
    assert pane.link_bar.text == ""


def test_escape_puts_the_address_away(qtbot: QtBot, show: Callable[..., ComplaintPane], opened: list[QUrl]) -> None:
    pane = show(patch(1, body=HOSTILE))
    pane.link_bar.ask("https://kampus.ac.id/")
    with qtbot.assertNotEmitted(pane.left):
        qtbot.keyClick(pane.link_bar.open_button, Qt.Key.Key_Escape)
    assert pane.link_bar.text == ""
    assert opened == []


def test_no_other_kind_of_address_is_opened(show: Callable[..., ComplaintPane], opened: list[QUrl]) -> None:
    pane = show(patch(1, body=HOSTILE))
    pane.link_bar.ask("javascript:alert(1)")
    pane.link_bar.open_button.click()
    assert opened == []


def test_the_text_can_be_selected_and_copied_by_keyboard(qtbot: QtBot, show: Callable[..., ComplaintPane]) -> None:
    pane = show(patch(1, body="Mohon penjelasan."))
    pane.focus_text()
    qtbot.keyClick(pane.page.body, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.page.body, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Mohon penjelasan."


def test_an_edited_text_can_be_compared_with_the_one_sent(show: Callable[..., ComplaintPane]) -> None:
    page = show(patch(1, body="isi awal", body_edited="Isi akhir.")).page
    assert page.body.visible_text() == "isi awal"
    assert page.as_sent.isVisible()
    page.as_edited.click()
    assert page.body.visible_text() == "Isi akhir."


def test_there_is_no_switch_where_nothing_was_edited(show: Callable[..., ComplaintPane]) -> None:
    assert not show(patch(1, body="isi", body_edited="isi")).page.as_sent.isVisible()


@pytest.mark.parametrize(
    ("size", "told"), [(42, "42 bytes"), (1_400, "1.4 kB"), (312_000, "312 kB"), (1_200_000, "1.2 MB")]
)
def test_sizes_are_told_as_exactly_as_they_matter(size: int, told: str) -> None:
    from ui.words import size as size_words

    assert size_words(size) == told


def test_the_deadline_is_told_in_words(show: Callable[..., ComplaintPane]) -> None:
    header = show(patch(1, received_at="2026-03-17T02:12:00Z", disposed_at="2026-03-17T03:00:00Z")).header
    assert header._expected.text() == "To be followed up by Tuesday 31 March"
    assert header._counting.text().startswith("5 ")
    assert header._deadline.chip is not None


def test_the_story_reads_from_the_first_event_to_the_last(show: Callable[..., ComplaintPane]) -> None:
    import dataclasses

    def event(number: int, kind: EventKind, actor: Actor, **more: object) -> Event:
        return Event(event_id=str(number), kind=kind, at=f"2026-03-1{number}T02:12:00Z", actor=actor, **more)  # type: ignore[arg-type]

    events = (
        event(3, EventKind.FOLLOW_UP, Actor.COLLEAGUE, actor_name="Biro Akademik", text="Sudah <b>kami</b> cek."),
        event(1, EventKind.RECEIVED, Actor.REPORTER),
        event(4, EventKind.REPLY, Actor.REPORTER, text="Nomor saya 081234567890"),
        event(5, EventKind.RATED, Actor.REPORTER, rating=4),
    )
    timeline = show(dataclasses.replace(patch(1), events=events)).page.timeline
    told = timeline.visible_text()
    order = ["received through Website", "Biro Akademik answered", "Sudah <b>kami</b> cek.", "The reporter replied"]
    assert sorted(order, key=told.index) == order
    assert "4 of 5" in told
    assert "081234567890" not in told


def test_a_sync_changes_what_changed_and_leaves_selection_and_scroll(
    qtbot: QtBot, show: Callable[..., ComplaintPane], desk: Desk
) -> None:
    pane = show(patch(1, body="Baris panjang untuk digulung.\n" * 60))
    body = pane.page.body
    pane.page.verticalScrollBar().setValue(200)
    cursor = body.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(12, cursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    scrolled = pane.page.verticalScrollBar().value()
    seed(desk, [patch(1, rev=2, is_whole=False, status_raw="Dalam Proses")])
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.rev == 2)
    assert body.textCursor().selectedText() == "is panjan"
    assert pane.page.verticalScrollBar().value() == scrolled


def test_what_is_on_screen_for_a_moment_counts_as_read(
    qtbot: QtBot, show: Callable[..., ComplaintPane], desk: Desk
) -> None:
    pane = show(patch(1), patch(2))
    qtbot.waitUntil(lambda: pane.reading is not None and not pane.reading.is_unread)
    assert desk.ask(read_marks.seen_rev, A) == 1
    seed(desk, [patch(1, rev=2, is_whole=False, title="Baru")])
    qtbot.waitUntil(lambda: desk.ask(read_marks.seen_rev, A) == 2)


def test_nothing_chosen_says_what_to_do(qtbot: QtBot, show: Callable[..., ComplaintPane]) -> None:
    pane = show(patch(1))
    pane.show_complaint(None)
    assert "Choose a complaint" in pane._empty.text()
    assert pane._empty.isVisible()
    pane.show_complaint("999")
    qtbot.waitUntil(lambda: "not on this PC" in pane._empty.text())


def test_the_pane_is_whole_in_both_schemes_after_a_switch(show: Callable[..., ComplaintPane], theme: Theme) -> None:
    from PySide6.QtGui import QColor

    from ui.theme.roles import Role, Scheme
    from ui.theme.theme import ThemeChoice

    pane = show(patch(1, body="Mohon penjelasan."))
    weight = pane.page._history.font().weight()
    theme.choose(ThemeChoice.DARK)
    try:
        image = pane.page.body.grab().toImage()
        inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert QColor(Role.TEXT.hex(Scheme.DARK)).name() in inks
        assert pane.page._history.font().weight() == weight
    finally:
        theme.choose(ThemeChoice.LIGHT)


def test_acts_without_room_are_in_the_menu_and_not_cut_off(qtbot: QtBot, show: Callable[..., ComplaintPane]) -> None:
    pane = show(patch(1, status_raw="Belum Terverifikasi"))
    bar = pane.findChild(ActBar)
    assert bar is not None

    def buttons() -> list[str]:
        shown = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
        assert all(button.width() >= button.sizeHint().width() for button in shown)
        return [button.text() for button in shown]

    pane.resize(900, 700)
    qtbot.waitUntil(lambda: len(buttons()) == 3)
    for width in range(880, 380, -20):
        pane.resize(width, 700)
        QApplication.processEvents()
        buttons()
    assert buttons() == ["Note", "Verify and assign"]
    assert "Forward to a unit" in [entry.text() for entry in bar.findChildren(QMenu)[0].actions()]


def test_a_frozen_complaint_is_shown_only_to_who_asks_for_it_and_covered_again_afterwards(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    seed(desk, [patch(1, body="Kenari beku"), patch(2)])
    desk.do(freezes.freeze, A, "Permintaan pelapor", "PPID")
    pane.show_complaint(A)
    qtbot.waitUntil(pane.frozen.button.isVisible)
    assert "Permintaan pelapor" in pane.frozen.text
    assert pane.reading is None
    assert not pane.page.isVisible()
    assert not pane.response.isVisible()
    pane.frozen.button.setFocus()
    qtbot.keyClick(pane.frozen.button, Qt.Key.Key_Space)
    qtbot.waitUntil(pane.page.isVisible)
    assert pane.reading is not None
    pane.show_complaint(B)
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == B)
    pane.show_complaint(A)
    qtbot.waitUntil(pane.frozen.button.isVisible)
    desk.do(freezes.unfreeze, A)
    qtbot.waitUntil(pane.page.isVisible)


def test_a_narrow_pane_cuts_nothing_off_on_the_right(qtbot: QtBot, desk: Desk, pane: ComplaintPane) -> None:
    seed(desk, [patch(1, body=HOSTILE, body_edited="Mohon penjelasan. NIK 7371011203040005.")])
    pane.resize(400, 500)
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: pane.page.reveal.isVisible() and pane.page.as_changed.isVisible())
    content = pane.page.widget()
    assert content is not None
    assert content.width() == pane.page.viewport().width()
