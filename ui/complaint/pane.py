"""The reading pane: a complaint whole, with its story, and the answer to it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.cache import journal
from desktop.changes import ChangeSet, Topic
from desktop.complaint import TrackingId
from ui.approval.part import ApprovalPart
from ui.complaint.act_bar import ActBar
from ui.complaint.frozen import FrozenCover
from ui.complaint.header import ComplaintHeader
from ui.complaint.labels import PlainLabel
from ui.complaint.link_bar import LinkBar
from ui.complaint.page import ComplaintPage
from ui.complaint.read_mark import ReadMark
from ui.complaint.reader import Reader
from ui.complaint.sheet_place import LOW, SheetPlace
from ui.response.files.part import FilesPart
from ui.response.panel import ResponsePanel
from ui.theme.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.keeping.freezes import Freeze
    from ui.bridge import DeskBridge
    from ui.campus.part import CampusPart
    from ui.complaint.acts import Act
    from ui.complaint.reading import Reading
    from ui.forms.sheet import Sheet
    from ui.twins.part import TwinPart


class ComplaintPane(QWidget):
    """Shows one complaint at a time; `None` shows what to do to see one."""

    queued = Signal(str)
    """The op ID of an answer that has been queued."""
    left = Signal()
    """Esc: back to the list."""
    review_requested = Signal(str)
    """The op ID of an answer that needs a look."""
    templates_requested = Signal(str)
    """The page of templates, with the text of a new one, or none."""

    def __init__(
        self,
        bridge: DeskBridge,
        parent: QWidget | None = None,
        *,
        open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        """The desk, for the acts."""
        self.open_address = open_address
        """Hands an address to the system."""
        self._reader = Reader(bridge, self)
        self.header = ComplaintHeader()
        """The head."""
        self.page = ComplaintPage(bridge, open_address)
        """The part that scrolls."""
        self.page.reveal.add(self.header.title)
        self.link_bar = LinkBar(open_address)
        """Where an address is shown whole before it is opened."""
        self.response = ResponsePanel(bridge)
        """The answer below."""
        self._acts = ActBar()
        self._campus: CampusPart | None = None
        self._twins: TwinPart | None = None
        self._empty = PlainLabel(ink="muted", wraps=True)
        self._instead = ""
        self.frozen = FrozenCover()
        """What stands in place of a frozen complaint."""
        self._read_mark = ReadMark(bridge, self)
        self.sheets = SheetPlace(self.response, self.page)
        """The place of the answer, where forms open."""
        self._lay_out()
        self._connect()
        self.files = FilesPart(bridge, self.response)
        """The files that go with the answer."""
        self.approval = ApprovalPart(self)
        """The way of the answer through a superior's hands."""
        self._show_empty()

    @property
    def tracking_id(self) -> str | None:
        """The complaint that is shown or about to be."""
        return self._reader.tracking_id

    @property
    def reading(self) -> Reading | None:
        """What is on the page."""
        return self._reader.reading

    @property
    def sheet(self) -> Sheet | None:
        """The form that stands in place of the answer."""
        return self.sheets.sheet

    @property
    def campus(self) -> CampusPart:
        """The forwards above the answer; made when they are first needed."""
        if self._campus is None:
            from ui.campus.part import CampusPart

            self._campus = CampusPart(self)
            self._campus.bar.set_low(self.height() < LOW)
        return self._campus

    @property
    def twins(self) -> TwinPart:
        """Complaints that say the same; made with the first complaint."""
        if self._twins is None:
            from ui.twins.part import TwinPart

            self._twins = TwinPart(self)
        return self._twins

    @property
    def is_settled(self) -> bool:
        """Whether nothing is about to be shown by itself."""
        return self.response.help.is_settled and self.files.is_settled

    @property
    def unsaved(self) -> TrackingId | None:
        """A complaint whose text or file could not be put on disk yet: a reason not to close the window."""
        return self.response.session.unsaved or self.files.taking

    def show_complaint(self, tracking_id: str | None) -> None:
        """Go to another complaint. What was typed on the one before is handed to the writer first."""
        if tracking_id == self._reader.tracking_id:
            return
        chosen = TrackingId(tracking_id) if tracking_id else None
        self._reader.turn_to(chosen)
        self._read_mark.leave()
        self.link_bar.dismiss()
        self.sheets.close()
        self.response.set_complaint(chosen)
        if chosen is None:
            self._show_empty()
        self._reader.look()

    def say_instead(self, words: str) -> None:
        """What is said while no complaint is chosen; an empty text for how to choose one."""
        self._instead = words
        if self._reader.tracking_id is None:
            self._show_empty()

    def focus_answer(self) -> None:
        """The key R: put the cursor into the editor."""
        if self._reader.tracking_id is not None:
            self.sheets.close()
            self.response.focus_answer()

    def focus_text(self) -> None:
        """Enter in the list: put the cursor into the complaint's text."""
        if self._reader.tracking_id is not None:
            self.page.body.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def run_act(self, act: Act) -> None:
        """Do something with the complaint on the page, if it makes sense for it."""
        reading = self._reader.here
        if reading is not None and act.fits(reading):
            act.run(self)

    def highlight(self, query: str) -> None:
        """Show where a search hit; nothing for an empty text."""
        self.page.highlight(query)

    def turn_day(self) -> None:
        """Count the deadline anew if another day has begun."""
        self._reader.turn_day()

    def queue_answer(self) -> None:
        """Ctrl+Enter: queue what is written."""
        self.response.queue_answer()

    def take_back(self) -> None:
        """Ctrl+Z outside of the editor: bring the answer back that has not begun to leave."""
        self.response.session.take_back()

    def flush(self) -> None:
        """Hand all that was typed to the writer; returns before it is written."""
        self.response.session.flush()
        if self.sheets.sheet is not None:
            self.sheets.sheet.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the text did not take: Esc leaves, Ctrl+Z takes back; other keys are the window's."""
        if event.key() == Qt.Key.Key_Escape and self.link_bar.is_asking:
            self.link_bar.dismiss()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Return:
            self.queue_answer()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The editor takes a share of the height."""
        super().resizeEvent(event)
        self._limit_heights()

    def showEvent(self, event: QShowEvent) -> None:
        """A complaint counts as read only while it can be seen."""
        super().showEvent(event)
        self._read_mark.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        """What can't be seen isn't read, and who leaves doesn't leave numbers uncovered."""
        super().hideEvent(event)
        self._read_mark.pause()
        if not event.spontaneous():
            self.page.reveal.cover()

    # ---- internals -----------------------------------------------------------------------------------------------

    def _limit_heights(self) -> None:
        self.response.limit_height(self.height())
        self.sheets.share(self.height())
        if self._campus is not None:
            self._campus.bar.set_low(self.height() < LOW)

    def _on_barred(self, freeze: Freeze) -> None:
        self._read_mark.forget()
        self.frozen.tell(freeze)
        self._stack.setCurrentIndex(2)

    def _on_missed(self) -> None:
        self._read_mark.forget()
        self._show_empty()

    def _on_arrived(self, reading: Reading, before: Reading | None) -> None:
        self.header.show_reading(reading)
        self._acts.show_reading(reading)
        self.page.show_reading(reading, self.bridge.desk.clock.now())
        self.response.set_open(not reading.complaint.is_gone)
        self.response.queue_bar.set_by_hand(not reading.carried)
        if reading.forwards or self._campus is not None:
            self.campus.show_reading(reading)
        self.twins.show_reading(reading)
        self._stack.setCurrentIndex(1)
        self._read_mark.follow(reading, before=before)

    def _end_freeze(self) -> None:
        from ui.freezing.verbs import unfreeze

        unfreeze(self)

    def _on_revealed(self) -> None:
        self.bridge.write(
            journal.note, journal.Act.REVEALED, self._reader.tracking_id or "", owner=self, origin="reading"
        )

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.FILES:
            self.page.attachments.look()

    def _show_empty(self) -> None:
        if self._reader.tracking_id is None:
            choose = self.tr("Choose a complaint in the list to read it.\nEnter opens it, R answers it.")
            self._empty.setText(self._instead or choose)
        else:
            self._empty.setText(self.tr("This complaint is not on this PC yet.\nSync to fetch it."))
        self._stack.setCurrentIndex(0)

    def _connect(self) -> None:
        self.bridge.desk_changed.connect(self._on_desk_changed)
        self._reader.arrived.connect(self._on_arrived)
        self._reader.barred.connect(self._on_barred)
        self._reader.missed.connect(self._on_missed)
        self.frozen.agreed.connect(self._reader.agree)
        self.frozen.end_requested.connect(self._end_freeze)
        self.page.reveal.revealed.connect(self._on_revealed)
        self.page.link_clicked.connect(self.link_bar.ask)
        self.link_bar.answered.connect(self.focus_text)
        self._acts.chosen.connect(self.run_act)
        self.sheets.changed.connect(self._limit_heights)
        self.sheets.left.connect(self.focus_text)
        self.response.low.connect(self.header.set_low)
        self.response.queued.connect(self.queued)
        self.response.left.connect(self.left)
        self.response.review_requested.connect(self.review_requested)
        self.response.touched.connect(self._read_mark.touch)
        self.response.sheet_requested.connect(self.sheets.open)
        self.response.templates_requested.connect(self.templates_requested)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._acts)
        layout.addWidget(Line())
        layout.addWidget(self.page, 1)
        bar = QVBoxLayout()
        bar.setContentsMargins(22, 0, 22, 0)
        bar.addWidget(self.link_bar)
        layout.addLayout(bar)
        layout.addLayout(self.sheets)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        self._stack.addWidget(self.frozen)
