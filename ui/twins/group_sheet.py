"""The sheet that compares complaints side by side, and says which of them are one group."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QTextEdit, QWidget

from desktop.cache.intents import twins
from ui.complaint.buttons import TickBox
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import status_words
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet
from ui.theme import metrics
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.bridge import DeskBridge
    from ui.twins.view import Entry

_WORD = re.compile(r"\w+")
_LINES = 7


class GroupSheet(Sheet):
    """Done with the `Places` that undo it. What is ticked is what is on the desk, so nothing has to be kept."""

    def __init__(self, bridge: DeskBridge, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        self._here, *self._others = entries
        super().__init__(
            bridge,
            kind="twins",
            title=self.tr("Complaints in nearly the same words"),
            verb=self.tr("Keep as a group"),
            tracking_id=self._here.tracking_id,
            parent=parent,
        )
        self.boxes = {entry.tracking_id: self._box(entry) for entry in self._others}
        self.own_text, self.other_text = TextField(lines=_LINES), TextField(lines=_LINES)
        self._other_label = PlainLabel(kind=Type.SECONDARY, ink="muted")
        self._lay_out_body()
        if self._others:
            self._show(self._others[0])

    def submit(self) -> None:
        """Make what is ticked the group; a group that has none ticked any more is none."""
        ticked = [number for number, box in self.boxes.items() if box.isChecked()]
        if not ticked and not any(entry.is_member for entry in self._others):
            first = next(iter(self.boxes.values()), None)
            self.refuse(self.tr("Tick the complaints that say the same as this one."), first)
            return
        self.carry_out(twins.regroup, self._here.tracking_id, ticked)

    def focus_first(self) -> None:
        """The first that can be ticked."""
        next(iter(self.boxes.values()), self.verb_button).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the text of the complaint whose box has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            entry = next((one for one in self._others if self.boxes[one.tracking_id] is watched), None)
            if entry is not None:
                self._show(entry)
        return super().eventFilter(watched, event)

    def _box(self, entry: Entry) -> TickBox:
        status = status_words(entry.status, entry.status_raw)
        box = TickBox(f"#{entry.tracking_id} · {entry.percent} % · {status}")
        box.setChecked(True)
        box.toggled.connect(partial(self._on_toggled, entry))
        box.installEventFilter(self)
        return box

    def _on_toggled(self, entry: Entry, _is_ticked: bool) -> None:
        self.problem.say("")
        self._show(entry)

    def _show(self, entry: Entry) -> None:
        self._other_label.setText(f"#{entry.tracking_id}")
        self.other_text.setAccessibleName(self.tr("Text of complaint #%1").replace("%1", entry.tracking_id))
        self.other_text.setPlainText(entry.text)
        self.other_text.tracking_id = entry.tracking_id
        self.own_text.setPlainText(self._here.text)
        _mark(self.own_text, entry.text)
        _mark(self.other_text, self._here.text)

    def _lay_out_body(self) -> None:
        hint = self.tr(
            "Words that only one of them has are marked. What is ticked becomes one group, answered at once."
        )
        self.body.addWidget(PlainLabel(hint, Type.SECONDARY, ink="muted", wraps=True))
        ticks = QWidget()
        flow = FlowLayout(ticks, 3 * metrics.SPACING)
        for box in self.boxes.values():
            flow.addWidget(box)
        self.body.addWidget(ticks)
        grid = QGridLayout()
        grid.setSpacing(metrics.SPACING)
        grid.setHorizontalSpacing(2 * metrics.SPACING)
        own = self.tr("#%1, this complaint").replace("%1", self._here.tracking_id)
        grid.addWidget(PlainLabel(own, Type.SECONDARY, ink="muted"), 0, 0)
        grid.addWidget(self._other_label, 0, 1)
        for column, text in enumerate((self.own_text, self.other_text)):
            text.setReadOnly(True)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        self.own_text.setAccessibleName(own)
        self.body.addLayout(grid, 1)


def _mark(field: TextField, other: str) -> None:
    """Put a ground behind the words that the other text hasn't."""
    known = {word.lower() for word in _WORD.findall(other)}
    document, marks = field.document(), []
    form = QTextCharFormat()
    form.setBackground(colour(Role.SOON.soft))
    form.setForeground(colour(Role.TEXT))
    block = document.begin()
    while block.isValid():
        for match in _WORD.finditer(block.text()):
            if match[0].lower() not in known:
                mark = QTextEdit.ExtraSelection()
                mark.format = form
                mark.cursor = QTextCursor(block)
                mark.cursor.setPosition(block.position() + _units(block.text(), match.start()))
                end = block.position() + _units(block.text(), match.end())
                mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                marks.append(mark)
        block = block.next()
    field.setExtraSelections(marks)


def _units(text: str, characters: int) -> int:
    """Qt counts UTF-16 units."""
    return len(text[:characters].encode("utf-16-le")) // 2
