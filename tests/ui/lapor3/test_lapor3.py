"""A desk whose way is LAPOR!'s own API, in the window: what it can't do is shown as such, what is unsure is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache import settings
from desktop.cache.intents import attempts, outbox, outgoing
from desktop.cache.ways import watch, way
from desktop.cache.ways.way import DeskWay
from desktop.clock import day_in_wib
from desktop.complaint import Attachment
from desktop.files.rows import NOTHING
from desktop.intent import OpResult, OutboxState, Outcome
from sync.files.board import FileProgress, TransferState
from sync.replica.server import ReplicaServer
from tests.ui.queued import sending
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.acts import act
from ui.complaint.attachment_card import AttachmentCard
from ui.complaint.file_place import place_of
from ui.complaint.pane import ComplaintPane
from ui.complaint.reading import read_complaint
from ui.conflict.view import ConflictView
from ui.palette.palette import open_palette
from ui.register.page import RegisterPage
from ui.settings.lapor3 import Lapor3Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.intent import OutboxItem
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

A = tracking_id(1)
PAGE = f"https://www.lapor.go.id/pengaduan/{A}"


def over_lapor3(desk: Desk) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.LAPOR3.value)


def unsure(desk: Desk) -> OutboxItem:
    """An answer that left and got no answer."""
    item = sending(desk, 1)
    desk.do(attempts.begin, item.op_id, began_at=desk.clock.now(), seen=[])
    result = OpResult(
        op_id=item.op_id,
        tracking_id=item.tracking_id,
        outcome=Outcome.REFUSED,
        problem_code=outbox.UNSURE,
        problem_detail=PAGE,
    )
    desk.do(outgoing.record, [result])
    return item


# ---- what is not certain ---------------------------------------------------------------------------------------------


@pytest.fixture
def addresses() -> list[str]:
    return []


@pytest.fixture
def view(qtbot: QtBot, bridge: DeskBridge, desk: Desk, addresses: list[str]) -> Iterator[ConflictView]:
    def open_address(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    seed(desk, [patch(1)])
    view = ConflictView(bridge, open_address=open_address)
    qtbot.addWidget(view)
    view.resize(780, 700)
    view.show()
    view.show_item(unsure(desk).op_id)
    qtbot.waitUntil(lambda: view.item is not None)
    yield view
    view.close()
    bridge.flush()


def press(qtbot: QtBot, view: ConflictView, words: str) -> None:
    button = next(button for button in view.verb_buttons if button.text() == words)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_what_is_not_certain_is_said_to_be_so_with_its_ways_on(view: ConflictView) -> None:
    assert view.headline == "It is not certain whether this answer arrived."
    words = [button.text() for button in view.verb_buttons]
    assert words == ["Look at the web page", "It is there", "Send once more", "Edit"]


def test_the_web_page_is_opened_and_nothing_is_decided_by_that(
    qtbot: QtBot, view: ConflictView, addresses: list[str]
) -> None:
    press(qtbot, view, "Look at the web page")
    assert addresses == [PAGE]
    assert view.item is not None
    assert view.item.state is OutboxState.REFUSED


def test_it_is_there_by_one_key(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    with qtbot.waitSignal(view.resolved):
        press(qtbot, view, "It is there")
    (item,) = desk.ask(outbox.for_complaint, A)
    assert item.state is OutboxState.SENT


def test_sent_once_more_it_stands_in_the_place_of_the_first(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    assert view.item is not None
    first = view.item.op_id
    with qtbot.waitSignal(view.resolved):
        press(qtbot, view, "Send once more")
    (item,) = desk.ask(outbox.for_complaint, A)
    assert (item.state, item.supersedes) == (OutboxState.HELD, first)


# ---- what this way can't do ------------------------------------------------------------------------------------------


def test_what_has_no_call_is_shown_with_the_reason_and_the_web_page_beside(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk
) -> None:
    over_lapor3(desk)
    seed(desk, [patch(1)])
    reading = desk.ask(read_complaint, A, day_in_wib(desk.clock.now()))
    assert reading is not None
    fitting = {key for key in ("hold", "reject", "archive", "close", "web-page") if act(key).fits(reading)}
    assert fitting == {"reject", "web-page"}
    assert act("close").hindrance(reading) == "only on the web page"
    pane = ComplaintPane(bridge)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: pane.reading is not None)
    pane.run_act(act("web-page"))
    assert pane.link_bar.is_asking
    assert PAGE in pane.link_bar.text


def test_another_way_shows_no_such_page(desk: Desk) -> None:
    seed(desk, [patch(1)])
    reading = desk.ask(read_complaint, A, day_in_wib(desk.clock.now()))
    assert reading is not None
    assert not act("web-page").fits(reading)
    assert act("close").fits(reading)
    assert act("close").hindrance(reading) == ""


def test_that_nothing_can_be_registered_is_said_before_anything_is_typed(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk
) -> None:
    over_lapor3(desk)
    page = RegisterPage(bridge)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not page.sheet.verb_button.isEnabled())
    assert "web page" in page.sheet.problem.text
    qtbot.keyClicks(page.sheet.title, "Kartu hilang")
    qtbot.keyClicks(page.sheet.text, "Kartu mahasiswa saya hilang")
    page.sheet.submit()
    bridge.flush()
    assert desk.ask(outbox.items) == []


def test_a_file_whose_size_nobody_told_is_not_called_empty(qtbot: QtBot) -> None:
    unknown = Attachment(attachment_id=f"{PAGE}/surat.pdf", file_name="surat.pdf", size=0)
    card = AttachmentCard(unknown)
    qtbot.addWidget(card)
    assert card.accessibleName() == "surat.pdf, on the server"
    coming = FileProgress(file_id=PAGE, tracking_id=A, state=TransferState.RUNNING, done=70_000)
    assert place_of(0, NOTHING, coming, is_wished=True).words == "coming"


# ---- by its number ---------------------------------------------------------------------------------------------------


def test_a_number_that_is_not_here_can_be_taken_from_lapor(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk
) -> None:
    over_lapor3(desk)
    window = opened()
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "8123456")
    qtbot.waitUntil(lambda: any(entry.words == "Take complaint #8123456 from LAPOR!" for entry in palette.shown))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.ask(watch.standing, desk.clock.now()).watched == 1)


# ---- the configuration -----------------------------------------------------------------------------------------------


def test_keys_are_tried_out_and_kept_in_the_cache(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> None:
    with ReplicaServer.start() as replica:
        form = Lapor3Form(bridge)
        qtbot.addWidget(form)
        form.show()
        bridge.flush()
        for name, value in {
            "base_url": replica.url,
            "key_header": replica.manners.auth_header,
            "key": replica.manners.key,
            "token": replica.manners.token,
            "institution_id": str(replica.register.own.id),
        }.items():
            qtbot.keyClicks(form.fields[name], value)
        qtbot.mouseClick(form.test_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: replica.register.own.name in form.outcome.text(), timeout=15_000)
        with qtbot.waitSignal(form.saved):
            qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    kept = desk.ask(settings.get, settings.LAPOR3)
    assert (kept["key"], kept["token"]) == (replica.manners.key, replica.manners.token)
    assert desk.ask(way.chosen) is DeskWay.LAPOR3


def test_saving_keys_leaves_another_way_as_it_is(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.HOSTED.value)
    form = Lapor3Form(bridge)
    qtbot.addWidget(form)
    form.show()
    bridge.flush()
    qtbot.keyClicks(form.fields["base_url"], "https://api.lapor.invalid")
    with qtbot.waitSignal(form.saved):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert desk.ask(way.chosen) is DeskWay.HOSTED
