"""From the start of the program to something that waits to be sent, by the keyboard alone, out of every list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QPlainTextEdit

from desktop.cache import settings
from desktop.cache.intents import approvals, drafts, forwards, outbox
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.desk import Desk
from desktop.intent import OpKind, OutboxState, Outcome
from tests.ui.hands import CTRL, NONE
from tests.ui.queued import COLLEAGUE_ANSWERED, queued, settled, words
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.citizen_text import CitizenText
from ui.inbox.view import ComplaintListView
from ui.palette.palette import Palette
from ui.program import Program
from ui.shell.navigation import ORDER, list_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.clock import FakeClock
    from ui.theme.theme import Theme

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
A = tracking_id(0)
ANSWER = "Yth. Pelapor, sudah kami periksa."
_NUMBERED = 9
_MOST_TABS = 60


class Hands:
    """Somebody at a keyboard: presses keys, looks where the focus is, and waits for what comes."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot, self._program = qtbot, program

    def see(self, is_there: Callable[[], object]) -> None:
        """Wait for what the keys lead to."""
        self._qtbot.waitUntil(lambda: bool(is_there()))

    def press(self, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key, to whatever has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None, "a key with nobody to hear it"
        self._qtbot.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        """Into whatever has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self._qtbot.keyClicks(focus, text)

    def open(self, name: ListName) -> None:
        """By its number; the lists behind the ninth by their names in the palette."""
        place = ORDER.index(name) + 1
        if place <= _NUMBERED:
            self.press(Key(Key.Key_0 + place), CTRL)
        else:
            self.press(Key.Key_K, CTRL)
            self.see(lambda: self._program.window.findChild(Palette))
            self.type(list_words(name))
            self.press(Key.Key_Return)
        self.see(lambda: isinstance(QApplication.focusWidget(), QAbstractItemView))
        self.see(lambda: self._program.window.is_settled)

    def read(self) -> None:
        """The first of the list, on the page, with the focus in its text."""
        assert isinstance(QApplication.focusWidget(), ComplaintListView)
        self.press(Key.Key_Down)
        self.see(lambda: self._program.window.reading.chosen == A)
        self.press(Key.Key_Return)
        self.see(lambda: isinstance(QApplication.focusWidget(), CitizenText))
        self.see(lambda: self._program.window.reading.complaint.reading is not None)

    def answer(self) -> None:
        """Into the editor."""
        self.press(Key.Key_R)
        self.see(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))

    def queue(self) -> None:
        """What stands there."""
        self.press(Key.Key_Return, CTRL)

    def tab_to(self, caption: str) -> None:
        """Wait until a button that says so is there, Tab to it, and press it."""
        self.see(lambda: any(caption in _says(button) and button.isVisible() for button in self._buttons()))
        for _ in range(_MOST_TABS):
            self.press(Key.Key_Tab)
            focus = QApplication.focusWidget()
            if isinstance(focus, QAbstractButton) and caption in _says(focus):
                self.press(Key.Key_Space)
                return
        pytest.fail(f"Tab does not come to {caption!r}")

    def has_unit_answer(self) -> bool:
        """Whether the page tells what a unit answered."""
        return any("answered" in line.text for line in self._program.window.reading.complaint.campus.bar.lines)

    def has_approval(self) -> bool:
        """Whether the page tells that the answer is approved."""
        line = self._program.window.reading.complaint.approval.bar.line
        return line is not None and line.text.startswith("Approved by")

    def _buttons(self) -> list[QAbstractButton]:
        return self._program.window.findChildren(QAbstractButton)


def _says(button: QAbstractButton) -> str:
    return button.text() or button.accessibleName()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """How a complaint comes into a list, and how an officer gets something queued from there."""

    prepare: Callable[[Desk], object]
    go: Callable[[Hands], object]
    queues: str = ANSWER
    state: OutboxState = OutboxState.HELD
    """HELD: the seconds in which it can be taken back run."""


def _seeded(status: str = "Terverifikasi", disposed_at: str = "2026-03-16T03:00:00Z") -> Callable[[Desk], object]:
    return lambda desk: seed(desk, [patch(0, status_raw=status, disposed_at=disposed_at)])


def _after(*steps: Callable[[Desk], object]) -> Callable[[Desk], object]:
    def prepare(desk: Desk) -> None:
        seed(desk, [patch(0)])
        for step in steps:
            step(desk)

    return prepare


def _write(hands: Hands) -> None:
    hands.read()
    hands.answer()
    hands.type(ANSWER)
    hands.queue()


def _go_on_with_the_draft(hands: Hands) -> None:
    hands.read()
    hands.answer()
    hands.see(lambda: _editor().toPlainText() == ANSWER)
    hands.queue()


def _take_the_units_words(hands: Hands) -> None:
    hands.read()
    hands.press(Key.Key_U)
    hands.see(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    hands.type(ANSWER)
    hands.queue()
    hands.see(hands.has_unit_answer)
    hands.press(Key.Key_U, SHIFT)
    hands.see(lambda: _editor().toPlainText() == ANSWER)
    hands.queue()


def _note_the_approval(hands: Hands) -> None:
    hands.read()
    hands.tab_to("Approved")
    hands.see(hands.has_approval)
    hands.answer()
    hands.queue()


def _send_what_was_held(hands: Hands) -> None:
    hands.press(Key.Key_Down)
    hands.tab_to("Send now")


def _send_as_an_addition(hands: Hands) -> None:
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.tab_to("Send as an addition")


def _editor() -> QPlainTextEdit:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    return focus


def _forward(desk: Desk) -> None:
    due = day_in_wib(desk.clock.now()) + timedelta(days=3)
    desk.do(forwards.forward, A, "Fakultas Teknik", "Mohon penjelasan.", due)


def _draft(desk: Desk) -> None:
    desk.do(drafts.save, A, ANSWER)


CASES = {
    ListName.TO_ANSWER: Case(prepare=_seeded(), go=_write),
    ListName.OVERDUE: Case(prepare=_seeded(disposed_at="2026-03-02T03:00:00Z"), go=_write),
    ListName.AWAITING_UNIT: Case(prepare=_after(_forward), go=_take_the_units_words),
    ListName.AWAITING_APPROVAL: Case(
        prepare=_after(_draft, lambda desk: desk.do(approvals.ask, A, "Dekan Teknik")), go=_note_the_approval
    ),
    ListName.AWAITING_REPORTER: Case(prepare=_seeded("Diproses"), go=_write),
    ListName.ON_HOLD: Case(prepare=_seeded("Menunggu Kelengkapan Informasi"), go=_write),
    ListName.DRAFTS: Case(prepare=_after(_draft), go=_go_on_with_the_draft),
    ListName.OUTBOX: Case(
        prepare=_after(lambda desk: queued(desk, 0, None)),
        go=_send_what_was_held,
        queues=words(0),
        state=OutboxState.QUEUED,
    ),
    ListName.REVIEW: Case(
        prepare=_after(lambda desk: settled(desk, 0, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)),
        go=_send_as_an_addition,
        queues=words(0),
    ),
    ListName.DONE: Case(prepare=_seeded("Ditutup oleh Sistem"), go=_write),
    ListName.ARCHIVE: Case(prepare=_seeded("Diarsipkan oleh Admin"), go=_write),
    ListName.ALL: Case(prepare=_seeded(), go=_write),
}


@pytest.fixture
def desk_to_run(tmp_path: Path, clock: FakeClock) -> Desk:
    """A desk that the program will close."""
    desk = Desk.open(tmp_path / "desk", clock=clock)
    desk.do(settings.put, settings.TOUR_SEEN, True)
    return desk


@pytest.fixture
def started(qtbot: QtBot, desk_to_run: Desk, theme: Theme) -> Iterator[Callable[[], Program]]:
    programs: list[Program] = []

    def start() -> Program:
        program = Program(desk_to_run, theme, practice=False, language="en")
        programs.append(program)
        program.start()
        program.window.activateWindow()
        qtbot.waitUntil(lambda: program.window.is_settled and QApplication.focusWidget() is not None)
        return program

    yield start
    for program in programs:
        program.window.close()
        program.end()


@pytest.mark.parametrize("name", ListName)
def test_from_the_start_to_what_waits_to_be_sent_by_the_keyboard_alone(
    qtbot: QtBot, desk_to_run: Desk, started: Callable[[], Program], name: ListName
) -> None:
    case = CASES[name]
    case.prepare(desk_to_run)
    hands = Hands(qtbot, started())
    hands.open(name)
    case.go(hands)

    def waits() -> list[tuple[OpKind, str, OutboxState]]:
        items = desk_to_run.ask(outbox.for_complaint, A)
        return [(item.kind, item.text, item.state) for item in items if not item.state.needs_a_look]

    hands.see(lambda: waits() == [(OpKind.FOLLOW_UP, case.queues, case.state)])
