"""The page of the recap: which period, its figures, and the ways to take them along."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import ListName
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from desktop.recap.export.files import Format, file_name
from desktop.recap.figures import Dimension, Metric
from desktop.recap.period import Period
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.forms.where import ask_where
from ui.help.context import PROPERTY, RECAP
from ui.recap.board import Board
from ui.recap.export_panel import ExportPanel
from ui.recap.period_bar import PeriodBar
from ui.recap.reader import RecapReader
from ui.recap.spoken import PAPER_LANGUAGE, spoken
from ui.theme.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from desktop.problems import KnownProblem
    from desktop.recap.recap import Recap
    from ui.bridge import DeskBridge
    from ui.recap.exporter import Exporter

_BESIDE_BOARD, _BAR = 26, 10
"""Right of all that is on the page; of that, the scroll bar's."""
_AGAIN_MS = 3_000
"""The least time between two readings while a sync goes on."""
_SHOWN_TOPICS = Topic.COMPLAINTS | Topic.OUTBOX | Topic.CAMPUS | Topic.REFERENCE
_KINDS = {
    Dimension.CLASS: "classes",
    Dimension.CATEGORY: "categories",
    Dimension.UNIT: "units",
    Dimension.CHANNEL: "channels",
    Dimension.STATUS: "statuses",
}
_LISTS = {
    Metric.RECEIVED: (ListName.ALL, ""),
    Metric.DONE: (ListName.DONE, ""),
    Metric.OVERDUE: (ListName.OVERDUE, ""),
    Metric.ON_HOLD: (ListName.ON_HOLD, ""),
    Metric.ARCHIVED: (ListName.ARCHIVE, ""),
    Metric.CLOSED_BY_SYSTEM: (ListName.DONE, "CLOSED_SYSTEM"),
    Metric.CLOSED_BY_ADMIN: (ListName.DONE, "CLOSED_ADMIN"),
    Metric.CLOSED_BY_REPORTER: (ListName.DONE, "CLOSED_REPORTER"),
}
"""The list that has exactly the complaints of a figure, and the status that narrows it."""


class RecapPage(QWidget):
    """Reads anew when it is shown and when the desk changes."""

    list_requested = Signal(object, object)
    """A `ListName` and the `Filter` that narrows it."""
    complaint_requested = Signal(str)

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setProperty(PROPERTY, RECAP)
        self.setAccessibleName(self.tr("Recap"))
        self.period = PeriodBar(day_in_wib(bridge.desk.clock.now()))
        self.board = Board()
        self.panel = ExportPanel()
        self.notice = Notice(role=Role.ACCENT)
        self.export_button = QPushButton(self.tr("Export…"))
        self.stop_button = self.notice.add_button(self.tr("Stop"), self._stop_export)
        self._made = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self._empty = PlainLabel(self.tr("No complaint was received in this period."), ink="muted", wraps=True)
        self._scroll = QScrollArea(widgetResizable=True)
        self._reader = RecapReader(bridge, self)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._lay_out()
        self._connect()

    @property
    def is_settled(self) -> bool:
        """Whether all that was asked for is shown."""
        return self._reader.is_settled

    @cached_property
    def exporter(self) -> Exporter:
        """Made for the first export: what writes files is much to load, and most visits to the page want none."""
        from ui.recap.exporter import Exporter

        made = Exporter(self._bridge, self)
        made.took_long.connect(lambda: self._say(self.tr("Writing the recap…"), can_stop=True))
        made.saved.connect(lambda path: self._say(self.tr("Saved: %1").replace("%1", path)))
        made.printed.connect(lambda: self._say(self.tr("Sent to the printer.")))
        made.stopped.connect(lambda: self._say(self.tr("Stopped. Nothing was written.")))
        made.failed.connect(self._on_failed)
        return made

    def take_theme(self) -> None:
        """Icons and sizes of the theme in force."""
        self.period.take_theme()
        for card in self.board.cards.values():
            card.updateGeometry()
        for view in (*self.board.charts.values(), self.board.closings):
            view.updateGeometry()

    def save_to(self, path: Path, form: Format, *, is_masked: bool) -> None:
        """Write the recap of the period that is shown."""
        self.exporter.save(path, form, self.period.period, is_masked=is_masked)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 Qt's name
        """Onto the kind of period."""
        self.period.kind.setFocus(reason)

    def showEvent(self, event: QShowEvent) -> None:
        """What it shows may be old."""
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it any more."""
        super().hideEvent(event)
        self._reader.stop()
        self._again.stop()

    # ---- reading -------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._reader.ask(self.period.period)

    def _on_recap(self, recap: Recap) -> None:
        self._made.setText(spoken().made(recap))
        has_any = bool(recap.figures[Metric.RECEIVED].amount)
        self._empty.setVisible(not has_any)
        self._scroll.setVisible(has_any)
        self.board.show_recap(recap)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & _SHOWN_TOPICS and self.isVisible() and not self._again.isActive():
            self._again.start()

    # ---- ways on -------------------------------------------------------------------------------------------------

    def _open_metric(self, metric: Metric) -> None:
        if metric in _LISTS:
            name, status = _LISTS[metric]
            statuses = frozenset({status} - {""})
            self.list_requested.emit(name, Filter(periods=self._periods(), statuses=statuses))

    def _open_groups(self, dimension: Dimension, keys: tuple[str, ...]) -> None:
        if dimension is Dimension.MONTH:
            parts = frozenset(_part(self.period.period, Period.parse(key)).name for key in keys)
            chosen = Filter(periods=parts)
        else:
            chosen = Filter(**{"periods": self._periods(), _KINDS[dimension]: frozenset(keys)})
        self.list_requested.emit(ListName.ALL, chosen)

    def _periods(self) -> frozenset[str]:
        return frozenset({self.period.period.name})

    # ---- export --------------------------------------------------------------------------------------------------

    def _ask_for_file(self, form: Format, is_masked: bool) -> QFileDialog:
        name = file_name(self.period.period.name, form, PAPER_LANGUAGE)
        then = partial(self.save_to, form=form, is_masked=is_masked)
        return ask_where(self, self.tr("Save the recap"), name, f"{form.value.upper()} (*.{form.value})", then=then)

    def _ask_for_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from ui.campus.paper import set_up

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer)
        printer.setDocName(file_name(self.period.period.name, Format.PDF, PAPER_LANGUAGE).removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)  # PySide's open() wants a slot by its name
        dialog.accepted.connect(lambda: self.exporter.print(printer, self.period.period))
        dialog.show()

    def _stop_export(self) -> None:
        self.exporter.stop()

    def _say(self, words: str, role: Role = Role.ACCENT, *, can_stop: bool = False) -> None:
        self.stop_button.setVisible(can_stop)
        self.notice.say(words, role)

    def _on_failed(self, problem: KnownProblem) -> None:
        self._say(in_a_line(problem), Role.LATE)

    # ---- putting together ----------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.period.changed.connect(lambda _: self._read())
        self._reader.recap_read.connect(self._on_recap)
        self._reader.insight_read.connect(self.board.show_insight)
        self._reader.alike_read.connect(self.board.show_alike)
        self._again.timeout.connect(self._read)
        self._bridge.desk_changed.connect(self._on_desk_changed)
        self.board.metric_opened.connect(self._open_metric)
        self.board.groups_opened.connect(self._open_groups)
        self.board.complaint_opened.connect(self.complaint_requested)
        self.export_button.clicked.connect(lambda _: self.panel.open())
        self.panel.closed.connect(lambda: self.export_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self.panel.save_requested.connect(self._ask_for_file)
        self.panel.print_requested.connect(self._ask_for_printer)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel(self.tr("Recap"), Type.TITLE))
        head.addWidget(self.period)
        head.addStretch(1)
        head.addWidget(self.export_button)
        inner = QWidget()
        within = QVBoxLayout(inner)
        within.setContentsMargins(0, 0, _BESIDE_BOARD - _BAR, 16)
        within.addWidget(self.board)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.hide()
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 8, 0)
        column.setSpacing(8)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, _BESIDE_BOARD, 0)
        above.setSpacing(8)
        above.addLayout(head)
        for widget in (self._made, self.panel, self.notice, self._empty):
            above.addWidget(widget)
        column.addLayout(above)
        column.addWidget(self._scroll, 1)
        column.addStretch(0)


def _part(whole: Period, month: Period) -> Period:
    """Of a month, the days that lie in the period."""
    first, last = max(whole.first, month.first), min(whole.last, month.last)
    return month if (first, last) == (month.first, month.last) else Period.own(first, last)
