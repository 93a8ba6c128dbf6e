"""The part of the reading pane that scrolls as one: the citizen's text, the files, the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.worddiff import compare
from ui.complaint.attachments import Attachments
from ui.complaint.buttons import ChoiceButton
from ui.complaint.citizen_text import CitizenText
from ui.complaint.details import Details
from ui.complaint.downloads import Downloads
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.reveal import RevealLink
from ui.complaint.story import tell
from ui.complaint.timeline import Timeline
from ui.theme import metrics
from ui.viewer.opening import Held

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.complaint import Attachment, Complaint
    from ui.bridge import DeskBridge
    from ui.complaint.reading import Reading
    from ui.complaint.story import EntryFile

_MARGIN = 22
_ARRIVING_MS = 300
_LEAST_HEIGHT = 1
"""Pixels, and none is no height to Qt; where there is hardly room, the answer below is whole first."""


class ComplaintPage(QScrollArea):
    """Keeps its place while the same complaint is shown anew, and returns to the top for another."""

    link_clicked = Signal(str)

    def __init__(self, bridge: DeskBridge, open_address: Callable[[QUrl], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._complaint: Complaint | None = None
        self.body = CitizenText()
        self.body.setAccessibleName(self.tr("Text of the complaint"))
        self.downloads = Downloads(self)
        self.attachments = Attachments(bridge, self.downloads, open_address)
        self.files_told = Notice()
        self.details = Details()
        self.timeline = Timeline()
        self.as_sent = ChoiceButton(self.tr("As sent"))
        self.as_edited = ChoiceButton(self.tr("As edited"))
        self.as_changed = ChoiceButton(self.tr("Changes"))
        self.reveal = RevealLink([self.body, self.details, self.timeline])
        self._history = PlainLabel(self.tr("Timeline"), Type.HEADING, ink="muted")
        self._versions = QButtonGroup(self)
        self._choices = QWidget()
        self._content = QWidget()
        self._arriving = QTimer(self, singleShot=True, interval=_ARRIVING_MS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._lay_out()
        self._connect()

    def show_reading(self, reading: Reading, now: datetime) -> None:
        """Show a complaint, or what changed in the one that is shown."""
        before, self._complaint = self._complaint, reading.complaint
        is_another = before is None or before.tracking_id != reading.complaint.tracking_id
        if is_another:
            self.as_sent.setChecked(True)
            self.files_told.say("")
            self.reveal.cover()
        if is_another or _texts(before) != _texts(reading.complaint):
            self._show_body()
        self.attachments.show_files(reading.complaint.tracking_id, _files(reading))
        self.details.show_complaint(reading.complaint)
        entries = tell(reading.complaint, reading.events, reading.outbox, reading.local)
        self.timeline.show_entries(entries, now)
        self._history.setVisible(bool(entries))
        self.timeline.setVisible(bool(entries))
        if is_another:
            self.verticalScrollBar().setValue(0)
            self._arriving.start()
            QTimer.singleShot(0, self, self._jump)
        self.reveal.refresh()

    def highlight(self, query: str) -> None:
        """Show where a search hit."""
        self._query = query
        self.body.highlight(query)
        self.timeline.highlight(query)
        if not self._content.isAncestorOf(self._content.window().focusWidget() or self._content):
            self._jump()

    def _on_range_changed(self) -> None:
        """What was just put on the page finds its place step by step: the word may lie further down than it did."""
        if self._arriving.isActive():
            self._jump()

    def _jump(self) -> None:
        """Bring the first word that a search found into sight."""
        for text in (self.body, self.timeline) if self._query else ():
            place = text.first_hit()
            if place is not None:
                at = text.mapTo(self._content, place.center().toPoint())
                self.ensureVisible(at.x(), at.y(), 0, 2 * text.fontMetrics().height())
                return

    def _show_body(self) -> None:
        if self._complaint is None:
            return
        complaint, is_covering = self._complaint, self.body.is_covering
        has_edited = bool(complaint.body_edited.strip()) and complaint.body_edited != complaint.body
        self._choices.setVisible(has_edited)
        if has_edited and self.as_changed.isChecked():
            self.body.set_pieces(compare(complaint.body, complaint.body_edited))
        else:
            text = complaint.body_edited if has_edited and self.as_edited.isChecked() else complaint.body
            self.body.set_text(text or complaint.body_edited or self.tr("(no text)"))
        self.body.set_covering(is_covering)
        self.reveal.refresh()

    def _on_file(self, file: EntryFile) -> None:
        """A file that the story names: one of ours is looked at; for another the officer is led to its card."""
        kind, _, name = file.address.partition("/")
        card = self.attachments.card(name)
        if kind == "content":
            self.attachments.opening.open(Held(file.name, name), self.timeline)
        elif card is not None:
            self.ensureWidgetVisible(card)
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.attachments.press(card)

    def _follow(self, text: CitizenText) -> None:
        """Keep the cursor of a text in sight, as the text itself does not scroll."""
        if text.hasFocus():
            place = text.mapTo(self._content, text.cursorRect().center())
            self.ensureVisible(place.x(), place.y(), 0, 2 * text.fontMetrics().height())

    def _connect(self) -> None:
        self.attachments.told.connect(self.files_told.say)
        self.timeline.file_clicked.connect(self._on_file)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._versions.buttonToggled.connect(lambda _button, is_checked: self._show_body() if is_checked else None)
        for text in (self.body, self.timeline):
            text.link_clicked.connect(self.link_clicked)
            text.cursorPositionChanged.connect(lambda text=text: self._follow(text))

    def _lay_out(self) -> None:
        switch = QHBoxLayout(self._choices)
        switch.setContentsMargins(0, 0, 0, 0)
        switch.setSpacing(metrics.SPACING)
        for button in (self.as_sent, self.as_edited, self.as_changed):
            self._versions.addButton(button)
            switch.addWidget(button)
        self.as_sent.setChecked(True)
        self._choices.hide()
        tools = QWidget()
        tools_in_line = FlowLayout(tools, spacing=12)
        tools_in_line.addWidget(self._choices)
        tools_in_line.addWidget(self.reveal)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        layout.setSpacing(0)
        layout.addWidget(self.body)
        layout.addSpacing(8)
        layout.addWidget(tools)
        layout.addSpacing(8)
        layout.addWidget(self.attachments)
        layout.addWidget(self.files_told)
        layout.addSpacing(14)
        layout.addWidget(self.details)
        layout.addSpacing(14)
        layout.addWidget(self._history)
        layout.addSpacing(metrics.SPACING)
        layout.addWidget(self.timeline)
        layout.addStretch()
        self.setWidget(self._content)


def _files(reading: Reading) -> list[Attachment]:
    """Of the complaint, then of its timeline, each once."""
    told = (*reading.complaint.attachments, *(file for event in reading.events for file in event.attachments))
    return list({file.attachment_id: file for file in told}.values())


def _texts(complaint: Complaint | None) -> tuple[str, str]:
    return (complaint.body, complaint.body_edited) if complaint else ("", "")
