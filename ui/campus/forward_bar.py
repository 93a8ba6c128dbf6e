"""The lines above the answer that tell how the forwards of the complaint stand, each with its verbs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QAction, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.campus import ForwardState
from ui.campus.words import standing_words
from ui.complaint.labels import MenuButton
from ui.complaint.notice import Notice
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from ui.campus.standing import Standing

_AT_ONCE, _AT_ONCE_LOW = 3, 1
"""So many lines; the others are counted, and shown on a click: the complaint needs the room."""
_NARROW = 600
"""Pixels of width below which a line has one button, and all its verbs in the menu."""


class ForwardLine(Notice):
    """One forward. What is wanted goes out by the signals of its bar."""

    def __init__(self, one: Standing, bar: ForwardBar, today: date, now: datetime) -> None:
        super().__init__(bar, _role(one))
        self._one = one
        self._words = standing_words(one, today, now)
        self._is_low = False
        self._spare: QPushButton | None = None
        self._menu = QMenu(self)
        if one.is_waiting:
            self._add_waiting(bar)
        else:
            self._add_answered(bar)
        self._all = self._entry(self.tr("Show all forwards"), bar.show_all)
        self._more = MenuButton(self.tr("More"), self._menu)
        self._more.setAccessibleName(self.tr("More about the forward to %1").replace("%1", one.forward.unit))
        self._layout.addWidget(self._more)
        self.stand_for(0)
        self.say(self._words)
        self._label.installEventFilter(self)

    @property
    def standing(self) -> Standing:
        """What it is about."""
        return self._one

    @property
    def menu(self) -> QMenu:
        """The verbs that are wanted less often."""
        return self._menu

    def set_low(self, is_low: bool) -> None:
        """Whether there is room for one row of words only; the tooltip then has all of them."""
        self._is_low = is_low
        self._label.setWordWrap(not is_low)
        policy = self._label.sizePolicy()  # with its height for its width, which a policy made anew would not have
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored if is_low else QSizePolicy.Policy.Expanding)
        self._label.setSizePolicy(policy)
        self._label.setToolTip(self._words if is_low else "")
        self._fit()

    def stand_for(self, others: int) -> None:
        """Tell that so many more lines are not shown, where there is no room for a line that says so."""
        self._all.setVisible(bool(others))
        self._more.setText(f"+{others} ▾" if others else f"{self.tr('More')} ▾")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is room for."""
        super().resizeEvent(event)
        if self._spare is not None:
            self._spare.setVisible(self.width() >= _NARROW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The label has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        measure, width = self._label.fontMetrics(), self._label.width()
        elided = measure.elidedText(self._words, Qt.TextElideMode.ElideRight, width)
        self._label.setText(elided if self._is_low else self._words)
        self._label.setAccessibleName(self._words)

    def _add_waiting(self, bar: ForwardBar) -> None:
        if self._one.is_late:
            self._verb(self.tr("Remind"), bar.reminder_requested)
            self._spare = self._verb(self.tr("Record answer"), bar.answer_requested)
        else:
            self._verb(self.tr("Record answer"), bar.answer_requested)
        self._wish(self.tr("Record answer…"), bar.answer_requested)
        self._wish(self.tr("Remind…"), bar.reminder_requested)
        self._wish(self.tr("Message to the unit…"), bar.message_requested)
        self._wish(self.tr("Give more time…"), bar.extension_requested)
        self._menu.addSeparator()
        self._wish(self.tr("Withdraw"), bar.withdrawal_requested)

    def _add_answered(self, bar: ForwardBar) -> None:
        self._verb(self.tr("Use in my answer"), bar.use_requested)
        self._wish(self.tr("Insert as a quotation"), bar.quote_requested)
        self._wish(self.tr("Correct the recorded answer…"), bar.answer_requested)

    def _verb(self, words: str, wanted: SignalInstance) -> QPushButton:
        return self.add_button(words, lambda: wanted.emit(self._one))

    def _entry(self, words: str, wanted: Callable[[], object]) -> QAction:
        """An action of ours: one that Qt makes by itself may come back as the wrapper of one that is gone."""
        action = QAction(words, self._menu)
        action.triggered.connect(lambda _: wanted())
        self._menu.addAction(action)
        return action

    def _wish(self, words: str, wanted: SignalInstance) -> None:
        self._entry(words, lambda: wanted.emit(self._one))


class ForwardBar(QWidget):
    """All lines; hidden while there is nothing to say. Each signal carries the `Standing` that it is about."""

    reminder_requested = Signal(object)
    answer_requested = Signal(object)
    message_requested = Signal(object)
    extension_requested = Signal(object)
    withdrawal_requested = Signal(object)
    use_requested = Signal(object)
    quote_requested = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl
    ) -> None:
        super().__init__(parent)
        self._open_address = open_address
        self._lines: list[ForwardLine] = []
        self._shown: tuple[Standing, ...] = ()
        self._path = ""
        self._is_whole = False
        self._is_low = False
        self._more = Notice(self, Role.ACCENT)
        self._more_button = self._more.add_button(self.tr("Show all"), self.show_all)
        self._said = Notice(self, Role.FINE)
        self._open_button = self._said.add_button(self.tr("Open"), self._open_file)
        self._said.add_button(self.tr("Put away"), lambda: self.say(""))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._more)
        self._layout.addWidget(self._said)
        self.hide()

    @property
    def lines(self) -> list[ForwardLine]:
        """The lines, what is late first."""
        return list(self._lines)

    @property
    def said(self) -> str:
        """What the last line says."""
        return self._said.text

    def set_low(self, is_low: bool) -> None:
        """Whether the pane is so low that the forwards have to do with a line."""
        if is_low != self._is_low:
            self._is_low = is_low
            for line in self._lines:
                line.set_low(is_low)
            self._fold()

    def show_forwards(self, forwards: Sequence[Standing], today: date, now: datetime) -> None:
        """Show these; lines that say the same stay, with the focus in them."""
        if tuple(forwards) == self._shown:
            return
        before = {one.forward.tracking_id for one in self._shown}
        if before.isdisjoint(one.forward.tracking_id for one in forwards):
            self._is_whole = False
            self.say("")
        self._shown = tuple(forwards)
        gone, self._lines = self._lines, []
        for line in gone:
            line.hide()
            line.deleteLater()
        self._lines = [ForwardLine(one, self, today, now) for one in forwards]
        for place, line in enumerate(self._lines):
            line.set_low(self._is_low)
            self._layout.insertWidget(place, line)
        self._fold()

    def show_all(self) -> None:
        """Unfold the lines, until another complaint comes."""
        self._is_whole = True
        self._fold()

    def say(self, words: str, *, role: Role = Role.FINE, path: str = "") -> None:
        """Tell what became of a disposition sheet; an empty text tells nothing."""
        self._path = path
        self._open_button.setVisible(bool(path))
        self._said.say(words, role)
        self._fold()

    def _fold(self) -> None:
        most = _AT_ONCE_LOW if self._is_low else _AT_ONCE
        over = 0 if self._is_whole else max(0, len(self._lines) - most)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(self._lines) - over)
            line.stand_for(over if self._is_low and place == 0 else 0)
        self._more.say(self.tr("%n more forward(s)", "", over) if over and not self._is_low else "")
        self.setVisible(bool(self._lines) or bool(self._said.text))

    def _open_file(self) -> None:
        self._open_address(QUrl.fromLocalFile(str(Path(self._path))))


def _role(one: Standing) -> Role:
    if one.forward.state is ForwardState.ANSWERED:
        return Role.FINE
    return Role.LATE if one.is_late else Role.ACCENT
