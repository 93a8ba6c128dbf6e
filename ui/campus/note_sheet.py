"""The sheet of notes: those of the complaint, each with its verbs, and a field for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.cache.intents import notes
from desktop.changes import ChangeSet, Topic
from ui.complaint.buttons import LinkButton
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import event_time
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet

if TYPE_CHECKING:
    from desktop.campus import Note
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge

_RISE = 4
"""Above and below the words of a link, and of what stands beside it."""


class NoteSheet(Sheet):
    """Done with the `Note` that was written."""

    removed = Signal(object)
    """The `Note` that was put away."""

    def __init__(self, bridge: DeskBridge, tracking_id: TrackingId, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind="note",
            title=self.tr("Notes"),
            verb=self.tr("Keep the note"),
            tracking_id=tracking_id,
            parent=parent,
        )
        self._shown: list[Note] | None = None
        self.text = TextField(lines=3)
        self.text.setPlaceholderText(self.tr("For yourself; it never leaves this PC"))
        self._lines: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        self.add_field("text", self.text, self.tr("New note"))
        bridge.desk_changed.connect(self._on_desk_changed)
        self._edited = QLineEdit(self)  # the ID of the note that is edited, kept with what is typed
        self._edited.hide()
        self.adopt("edited", self._edited)
        self._ask()
        self.restore()

    @property
    def shown(self) -> list[Note]:
        """The notes on the sheet, oldest first."""
        return list(self._shown or [])

    def submit(self) -> None:
        """Keep what is typed, as a new note or in place of the one that is edited."""
        text = self.text.toPlainText()
        if not text.strip():
            self.refuse(self.tr("Write something first."), self.text)
        elif self._edited.text():
            self.carry_out(notes.edit, int(self._edited.text()), text)
        else:
            self.carry_out(notes.add, self.tracking_id, text)

    def edit(self, note: Note) -> None:
        """Bring a note into the field; a text that stood there stays above it."""
        typed = self.text.toPlainText().strip()
        self._edited.setText(str(note.note_id))
        self.text.setPlainText(f"{typed}\n{note.text}" if typed else note.text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, note: Note) -> None:
        """Put a note away."""
        self._bridge.write(notes.remove, note.note_id, then=self.removed.emit, owner=self)

    def _ask(self) -> None:
        self._bridge.read(notes.of_complaint, self.tracking_id, then=self._show, owner=self)

    def _show(self, found: list[Note]) -> None:
        if found == self._shown:
            return
        self._shown = found
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(note) for note in found]
        before: QWidget = self.leave_button
        for line in self._lines:
            self._list.addWidget(line)
            for button in line.findChildren(LinkButton):
                self.setTabOrder(before, button)
                before = button
        self.setTabOrder(before, self.text)

    def _line(self, note: Note) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        when = PlainLabel(event_time(note.created_at, self._bridge.desk.clock.now()), Type.SECONDARY, ink="muted")
        words = PlainLabel(note.text, Type.SECONDARY, wraps=True)
        for label in (when, words):
            label.setContentsMargins(0, _RISE, 0, _RISE)
            row.addWidget(label, int(label is words), Qt.AlignmentFlag.AlignTop)
        for verb_words, name, verb in (
            (self.tr("Edit"), self.tr("Edit the note: %1"), self.edit),
            (self.tr("Remove"), self.tr("Remove the note: %1"), self.remove),
        ):
            button = LinkButton(verb_words)
            button.setAccessibleName(name.replace("%1", note.text[:60]))
            button.clicked.connect(lambda _, verb=verb: verb(note))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.CAMPUS and self.tracking_id in change.tracking_ids:
            self._ask()
