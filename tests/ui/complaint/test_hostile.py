"""What citizens send is shown harmlessly: nothing interpreted, nothing fetched, nothing that holds the window up."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from desktop.complaint import Actor, Event, EventKind
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.pane import ComplaintPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge

LONGEST = 3_000
PLAIN = ("Mohon penjelasan tagihan UKT saya semester ini. " * 70)[:LONGEST]
TEXTS = {
    "markup": "<img src='file:///etc/passwd'><style>*{display:none}</style><iframe src='http://jahat.id'>" * 30,
    "control characters": "".join(map(chr, range(1, 32))) * 20 + "\x7f\x80\x9f\ufffe",
    "right-to-left marks": "\u202e\u2066\u2067\u2068 gpj.exe \u2069\u202c\u200f\u061c" * 60,
    "emoji": "👨‍👩‍👧‍👦" * 430 + "🙏" * 10,
    "one endless word": "a" * LONGEST,
    "stacked accents": "e" + "\u0301" * (LONGEST - 1),
    "lines": "\n" * LONGEST,
    "file links": "file:///C:/Windows/System32/calc.exe javascript:alert(1) data:text/html,<b>x</b> " * 30,
}


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge) -> ComplaintPane:
    shown = ComplaintPane(bridge)
    qtbot.addWidget(shown)
    shown.resize(780, 700)
    shown.show()
    return shown


def _show(qtbot: QtBot, pane: ComplaintPane, number: int) -> float:
    """Seconds of work until it is painted: what else this machine does is not counted."""
    began = time.thread_time()
    pane.show_complaint(tracking_id(number))
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == tracking_id(number))
    pane.repaint()
    return time.thread_time() - began


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_shown_as_text_and_in_time(
    qtbot: QtBot, bridge: DeskBridge, pane: ComplaintPane, name: str
) -> None:
    text = TEXTS[name]
    event = Event(event_id="1", kind=EventKind.REPLY, at="2026-03-17T02:00:00Z", actor=Actor.REPORTER, text=text)
    hostile = patch(2, title=text[:169], body=text, category=text[:80], location=text[:80])
    seed(bridge.desk, [patch(1, body=PLAIN), replace(hostile, events=(event,)), patch(3, body=PLAIN)])
    usual = max(_show(qtbot, pane, 1), _show(qtbot, pane, 3))
    took = _show(qtbot, pane, 2)
    body = pane.page.body
    pane.page.reveal.click()
    told = body.toPlainText().replace("\ufffd", "")
    assert all(character in text or character.isspace() for character in told)
    assert body.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")) is None
    assert took < 8 * usual + 0.15, f"{took * 1_000:.0f} ms beside {usual * 1_000:.0f} ms"


def test_only_web_addresses_become_links(qtbot: QtBot, bridge: DeskBridge, pane: ComplaintPane) -> None:
    seed(bridge.desk, [patch(1, body=f"{TEXTS['file links']} https://kampus.ac.id/ukt")])
    _show(qtbot, pane, 1)
    found = set()
    block = pane.page.body.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            found.add(it.fragment().charFormat().anchorHref())
            it += 1
        block = block.next()
    assert found - {""} == {"https://kampus.ac.id/ukt"}
