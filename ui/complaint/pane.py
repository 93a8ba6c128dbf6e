"""The reading pane: a complaint whole, with its story, and the answer to it below."""

from __future__ import annotations

from functools import partial
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
from desktop.clock import day_in_wib
from desktop.complaint import TrackingId
from ui.approval.part import ApprovalPart
from ui.complaint.act_bar import ActBar
from ui.complaint.frozen import FrozenCover
from ui.complaint.header import ComplaintHeader
from ui.complaint.labels import PlainLabel
from ui.complaint.link_bar import LinkBar
from ui.complaint.page import ComplaintPage
from ui.complaint.read_mark import ReadMark
from ui.complaint.reading import Reading, read_complaint
from ui.complaint.sheet_place import LOW, SheetPlace
from ui.response.files.part import FilesPart
from ui.response.panel import ResponsePanel
from ui.theme.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bridge import DeskBridge
    from ui.campus.part import CampusPart
    from ui.complaint.acts import Act
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
        self._bridge = bridge
        self._open_address = open_address
        self._tracking_id: TrackingId | None = None
        self._reading: Reading | None = None
        self._header = ComplaintHeader()
        self._page = ComplaintPage(bridge, open_address)
        self._page.reveal.add(self._header.title)
        self._link = LinkBar(open_address)
        self._response = ResponsePanel(bridge)
        self._acts = ActBar()
        self._campus: CampusPart | None = None
        self._twins: TwinPart | None = None
        self._empty = PlainLabel(ink="muted", wraps=True)
        self._instead = ""
        self._frozen = FrozenCover()
        self._is_agreed = False
        self._read_mark = ReadMark(bridge, self)
        self.sheets = SheetPlace(self._response, self._page)
        """The place of the answer, where forms open."""
        self._lay_out()
        self._connect()
        self._files = FilesPart(bridge, self._response)
        self._approval = ApprovalPart(self)
        self._show_empty()

    @property
    def tracking_id(self) -> str | None:
        """The complaint that is shown or about to be."""
        return self._tracking_id

    @property
    def reading(self) -> Reading | None:
        """What is on the page."""
        return self._reading

    @property
    def frozen(self) -> FrozenCover:
        """What stands in place of a frozen complaint."""
        return self._frozen

    @property
    def page(self) -> ComplaintPage:
        """The part that scrolls."""
        return self._page

    @property
    def header(self) -> ComplaintHeader:
        """The head."""
        return self._header

    @property
    def response(self) -> ResponsePanel:
        """The answer below."""
        return self._response

    @property
    def link_bar(self) -> LinkBar:
        """Where an address is shown whole before it is opened."""
        return self._link

    @property
    def bridge(self) -> DeskBridge:
        """The desk, for the acts."""
        return self._bridge

    @property
    def sheet(self) -> Sheet | None:
        """The form that stands in place of the answer."""
        return self.sheets.sheet

    @property
    def open_address(self) -> Callable[[QUrl], bool]:
        """Hands an address to the system."""
        return self._open_address

    @property
    def approval(self) -> ApprovalPart:
        """The way of the answer through a superior's hands."""
        return self._approval

    @property
    def files(self) -> FilesPart:
        """The files that go with the answer."""
        return self._files

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
        return self._response.help.is_settled and self._files.is_settled

    @property
    def unsaved(self) -> TrackingId | None:
        """A complaint whose text or file could not be put on disk yet: a reason not to close the window."""
        return self._response.session.unsaved or self._files.taking

    def show_complaint(self, tracking_id: str | None) -> None:
        """Go to another complaint. What was typed on the one before is handed to the writer first."""
        if tracking_id == self._tracking_id:
            return
        self._tracking_id = TrackingId(tracking_id) if tracking_id else None
        self._is_agreed = False
        self._read_mark.leave()
        self._link.dismiss()
        self.sheets.close()
        self._response.set_complaint(self._tracking_id)
        if self._tracking_id is None:
            self._reading = None
            self._show_empty()
        else:
            self._ask()

    def say_instead(self, words: str) -> None:
        """What is said while no complaint is chosen; an empty text for how to choose one."""
        self._instead = words
        if self._tracking_id is None:
            self._show_empty()

    def focus_answer(self) -> None:
        """The key R: put the cursor into the editor."""
        if self._tracking_id is not None:
            self.sheets.close()
            self._response.focus_answer()

    def focus_text(self) -> None:
        """Enter in the list: put the cursor into the complaint's text."""
        if self._tracking_id is not None:
            self._page.body.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def run_act(self, act: Act) -> None:
        """Do something with the complaint on the page, if it makes sense for it."""
        reading = self._reading
        if reading is not None and reading.complaint.tracking_id == self._tracking_id and act.fits(reading):
            act.run(self)

    def highlight(self, query: str) -> None:
        """Show where a search hit; nothing for an empty text."""
        self._page.highlight(query)

    def turn_day(self) -> None:
        """Count the deadline anew if another day has begun."""
        if self._reading is not None and self._reading.today != day_in_wib(self._bridge.desk.clock.now()):
            self._ask()

    def queue_answer(self) -> None:
        """Ctrl+Enter: queue what is written."""
        self._response.queue_answer()

    def take_back(self) -> None:
        """Ctrl+Z outside of the editor: bring the answer back that has not begun to leave."""
        self._response.session.take_back()

    def flush(self) -> None:
        """Hand all that was typed to the writer; returns before it is written."""
        self._response.session.flush()
        if self.sheets.sheet is not None:
            self.sheets.sheet.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the text did not take: Esc leaves, Ctrl+Z takes back; other keys are the window's."""
        if event.key() == Qt.Key.Key_Escape and self._link.is_asking:
            self._link.dismiss()
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
            self._page.reveal.cover()

    # ---- internals -----------------------------------------------------------------------------------------------

    def _limit_heights(self) -> None:
        self._response.limit_height(self.height())
        self.sheets.share(self.height())
        if self._campus is not None:
            self._campus.bar.set_low(self.height() < LOW)

    def _ask(self) -> None:
        if self._tracking_id is not None:
            today = day_in_wib(self._bridge.desk.clock.now())
            then = partial(self._on_reading, self._tracking_id)
            self._bridge.read(read_complaint, self._tracking_id, today, then=then, owner=self)

    def _on_reading(self, tracking_id: TrackingId, reading: Reading | None) -> None:
        if tracking_id != self._tracking_id:
            return
        if reading is not None and reading.freeze is not None and not self._is_agreed:
            self._reading = None
            self._read_mark.forget()
            self._frozen.tell(reading.freeze)
            self._stack.setCurrentIndex(2)
            return
        before, self._reading = self._reading, reading
        if reading is None:
            self._read_mark.forget()
            self._show_empty()
            return
        self._header.show_reading(reading)
        self._acts.show_reading(reading)
        self._page.show_reading(reading, self._bridge.desk.clock.now())
        self._response.set_open(not reading.complaint.is_gone)
        if reading.forwards or self._campus is not None:
            self.campus.show_reading(reading)
        self.twins.show_reading(reading)
        self._stack.setCurrentIndex(1)
        self._read_mark.follow(reading, before=before)

    def _on_agreed(self) -> None:
        self._is_agreed = True
        self._ask()

    def _end_freeze(self) -> None:
        from ui.freezing.verbs import unfreeze

        unfreeze(self)

    def _on_revealed(self) -> None:
        self._bridge.write(journal.note, journal.Act.REVEALED, self._tracking_id or "", owner=self, origin="reading")

    def _on_desk_changed(self, change: ChangeSet) -> None:
        concerns = self._tracking_id in change.tracking_ids or not change.tracking_ids
        if change.topics & Topic.FILES:
            self._page.attachments.look()
        if concerns and change.topics & (Topic.COMPLAINTS | Topic.OUTBOX | Topic.REFERENCE | Topic.CAMPUS):
            self._ask()

    def _show_empty(self) -> None:
        if self._tracking_id is None:
            choose = self.tr("Choose a complaint in the list to read it.\nEnter opens it, R answers it.")
            self._empty.setText(self._instead or choose)
        else:
            self._empty.setText(self.tr("This complaint is not on this PC yet.\nSync to fetch it."))
        self._stack.setCurrentIndex(0)

    def _connect(self) -> None:
        self._bridge.desk_changed.connect(self._on_desk_changed)
        self._frozen.agreed.connect(self._on_agreed)
        self._frozen.end_requested.connect(self._end_freeze)
        self._page.reveal.revealed.connect(self._on_revealed)
        self._page.link_clicked.connect(self._link.ask)
        self._link.answered.connect(self.focus_text)
        self._acts.chosen.connect(self.run_act)
        self.sheets.changed.connect(self._limit_heights)
        self.sheets.left.connect(self.focus_text)
        self._response.low.connect(self._header.set_low)
        self._response.queued.connect(self.queued)
        self._response.left.connect(self.left)
        self._response.review_requested.connect(self.review_requested)
        self._response.touched.connect(self._read_mark.touch)
        self._response.sheet_requested.connect(self.sheets.open)
        self._response.templates_requested.connect(self.templates_requested)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._acts)
        layout.addWidget(Line())
        layout.addWidget(self._page, 1)
        bar = QVBoxLayout()
        bar.setContentsMargins(22, 0, 22, 0)
        bar.addWidget(self._link)
        layout.addLayout(bar)
        layout.addLayout(self.sheets)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        self._stack.addWidget(self._frozen)
