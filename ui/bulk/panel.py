"""In place of a complaint while several are selected: how many they are, and what can be done with all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.cache.views.selection import Selection, join_twins, part_twins, selection, withdraw_all
from desktop.changes import Topic
from desktop.clock import day_in_wib
from ui.bulk.acts import all_acts
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.shell.undo import offer
from ui.theme import metrics
from ui.theme.icons import icon
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.campus import Forward
    from desktop.changes import ChangeSet
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge
    from ui.bulk.acts import BulkAct
    from ui.bulk.forward_sheet import BulkContext, BulkForwardSheet
    from ui.campus.output import SheetOutput

_SHOWN_TOPICS = Topic.COMPLAINTS | Topic.CAMPUS | Topic.DRAFTS


class BulkPanel(QWidget):
    """Shows what the list says is selected."""

    left = Signal()
    """Esc: back to the list."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ids: list[int] = []
        self._sheets: SheetOutput | None = None
        self.selection = Selection()
        self.sheet: BulkForwardSheet | None = None
        self._title = PlainLabel(kind=Type.TITLE, wraps=True)
        self._detail = PlainLabel(ink="muted", wraps=True)
        self._told = Notice(role=Role.FINE)
        self._acts = QWidget()
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        bridge.desk_changed.connect(self._on_desk_changed)

    @property
    def bridge(self) -> DeskBridge:
        """The desk, for the acts."""
        return self._bridge

    @property
    def sheets(self) -> SheetOutput:
        """Saves and prints disposition sheets; made when it is first needed."""
        if self._sheets is None:
            from ui.campus.output import SheetOutput

            self._sheets = SheetOutput(self._bridge, self)
            self._sheets.saved.connect(lambda path: self.say(self.tr("Saved: %1").replace("%1", path)))
            self._sheets.printed.connect(lambda: self.say(self.tr("Sent to the printer.")))
            self._sheets.failed.connect(self._bridge.problem_raised)
        return self._sheets

    def button(self, key: str) -> QPushButton:
        """The button of an act. Raises KeyError."""
        return self._buttons[key]

    def show_selection(self, ids: Sequence[int]) -> None:
        """Show these complaints, by their local row numbers."""
        if list(ids) != self._ids:
            self._ids = list(ids)
            self.close_sheet()
            self.say("")
        self._read()

    def flush(self) -> None:
        """Hand what was typed to the writer."""
        if self.sheet is not None:
            self.sheet.flush()

    def write(self, operation: Callable[..., Any], /, *args: object, then: Callable[[Any], object]) -> None:
        """Do it with the desk, then say so."""
        self._bridge.write(operation, *args, then=then, owner=self)

    def say(self, words: str) -> None:
        """Say what was done."""
        self._told.say(words)

    def say_done(self, words: str) -> Callable[[object], None]:
        """Say it when it is done."""
        return lambda _: self.say(words)

    def open_forward(self) -> None:
        """Put the form below that gives all of them to a unit."""
        from ui.bulk.forward_sheet import read_context

        today = day_in_wib(self._bridge.desk.clock.now())
        self._bridge.read(read_context, today, then=self._show_forward, owner=self)

    def join_twins(self) -> None:
        """Make one group of all that are still open."""
        self.write(join_twins, self.selection.open_ids, then=self._on_joined)

    def close_sheet(self) -> None:
        """Put the form away; what was typed in it stays kept."""
        if self.sheet is None:
            return
        sheet, self.sheet = self.sheet, None
        sheet.hide()
        sheet.deleteLater()
        self._acts.show()

    def focus_first(self) -> None:
        """Go to the first act that makes sense."""
        first = next((button for button in self._buttons.values() if not button.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        ids, today = self._ids, day_in_wib(self._bridge.desk.clock.now())
        self._bridge.read(selection, ids, today, then=partial(self._show, ids), owner=self)

    def _show(self, ids: list[int], found: Selection) -> None:
        if ids != self._ids:
            return
        self.selection = found
        self._title.setText(self.tr("%n complaint(s) selected", "", found.count))
        late = self.tr("%n of them late", "", found.late) if found.late else ""
        hint = self.tr("Esc goes back to one complaint.")
        self._detail.setText(f"{late}. {hint}" if late else hint)
        for act in all_acts():
            button = self._buttons[act.key]
            button.setText(f" {act.words(found)}")
            button.setAccessibleName(act.words(found))
            button.setVisible(act.fits(found))

    def _show_forward(self, context: BulkContext) -> None:
        from ui.bulk.forward_sheet import BulkForwardSheet

        self.close_sheet()
        self.say("")
        self.sheet = BulkForwardSheet(self._bridge, context, self.selection.open_ids)
        self.sheet.left.connect(self._leave_sheet)
        self.sheet.done.connect(self._on_forwarded)
        self._acts.hide()
        self._column.addWidget(self.sheet, 1)
        self.sheet.focus_first()

    def _leave_sheet(self) -> None:
        self.close_sheet()
        self.focus_first()

    def _on_forwarded(self, given: list[Forward]) -> None:
        self._leave_sheet()
        words = self.tr("%n complaint(s) forwarded to %1", "", len(given)).replace("%1", given[0].unit)
        self.say(words)
        offer(self, words, lambda: self._bridge.write(withdraw_all, given, owner=self))

    def _on_joined(self, new: list[TrackingId]) -> None:
        words = self.tr("Marked as duplicates: one answer serves all of them.")
        self.say(words)
        offer(self, words, lambda: self._bridge.write(part_twins, new, owner=self))

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if self.isVisible() and change.topics & _SHOWN_TOPICS:
            self._read()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 18, 0, 0)
        self._column.setSpacing(2 * metrics.SPACING)
        head = QVBoxLayout()
        head.setContentsMargins(22, 0, 22, 0)
        head.setSpacing(2 * metrics.SPACING)
        head.addWidget(self._title)
        head.addWidget(self._detail)
        head.addWidget(self._told)
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(22, metrics.SPACING, 22, 0)
        acts.setSpacing(2 * metrics.SPACING)
        for act in all_acts():
            acts.addWidget(self._add_button(act), 0, Qt.AlignmentFlag.AlignLeft)
        acts.addStretch(1)
        self._column.addLayout(head)
        self._column.addWidget(self._acts, 1)

    def _add_button(self, act: BulkAct) -> QPushButton:
        button = QPushButton(icon(act.icon, Role.ACCENT), "")
        button.clicked.connect(lambda: act.run(self))
        button.hide()
        self._buttons[act.key] = button
        return button
