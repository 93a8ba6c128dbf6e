"""What the page of the recap shows below its head: key figures, charts, lists, what is left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.recap.figures import Dimension, Metric
from desktop.recap.lines import fit
from ui.complaint.labels import PlainLabel, Type
from ui.recap.card import FigureCard
from ui.recap.chart_view import ChartView
from ui.recap.charts import chart_of, closings, short_names
from ui.recap.grid import Grid
from ui.recap.rows import Row, RowTable
from ui.recap.spoken import spoken
from ui.recap.stack_view import LegendView, StackView
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.recap.alike import Alike
    from desktop.recap.insight import Insight, Pace
    from desktop.recap.period import Period
    from desktop.recap.recap import Line, Recap

_GAP = 16
_MOST_BARS, _MOST_MONTHS = 8, 12
_MOST_ROWS = 10
_PACE = ("unit", "answered", "median", "slow", "waiting")
_TEXTS = {"title", "unit", "category"}
_ORDER = (
    Dimension.MONTH,
    Dimension.STATUS,
    Dimension.CLASS,
    Dimension.CATEGORY,
    Dimension.UNIT,
    Dimension.CHANNEL,
)


class Board(QWidget):
    """Filled by `show_recap`, `show_insight` and `show_alike`, each when it has come."""

    metric_opened = Signal(object)
    """A `Metric`."""
    groups_opened = Signal(object, object)
    """A `Dimension`, and the keys of its groups."""
    complaint_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {metric: FigureCard(metric) for metric in Metric}
        self.definition = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self.charts = {dimension: ChartView() for dimension in _ORDER}
        self.closings = StackView()
        self.overdue = self._table("overdue", ("title", "number", "unit", "late-days"))
        self.longest = self._table("longest-open", ("title", "number", "unit", "open-days"))
        self.inside = self._table("inside", _PACE)
        self.institutions = self._table("institutions", _PACE)
        self.growing = self._table("growing", ("category", "now", "before"))
        self.alike = self._table("alike", ("title", "count", "number"))
        self._finding = PlainLabel(self.tr("Comparing the texts…"), Type.SECONDARY, ink="muted")
        self.notes = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self._period: Period | None = None
        self._empty = {
            table: PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
            for table in (self.overdue, self.longest, self.inside, self.institutions, self.growing, self.alike)
        }
        self._lay_out()
        self._connect()

    def show_recap(self, recap: Recap) -> None:
        """Figures, charts, lists of complaints, what is left out."""
        words = spoken()
        for metric, card in self.cards.items():
            card.show_figure(recap.figures[metric], recap.figures_before[metric])
        for dimension, view in self.charts.items():
            most = _MOST_MONTHS if dimension is Dimension.MONTH else _MOST_BARS
            view.show_chart(chart_of(recap, dimension, words, most))
        self.closings.show_parts(closings(recap, words))
        self._fill(self.overdue, _lines(recap.overdue), self.tr("No complaint is overdue."))
        self._fill(self.longest, _lines(recap.longest_open), self.tr("No complaint is open."))
        self.notes.setText("\n".join(words.gaps(recap.gaps)))
        if recap.period != self._period:  # else what was found stays until it is found anew
            self._period = recap.period
            self._fill(self.alike, [], "")
            self._finding.show()

    def show_insight(self, insight: Insight) -> None:
        """Which units are slow, which topics grow."""
        nobody = self.tr("No unit inside the campus was asked about these complaints.")
        self._fill(self.inside, _paces(insight.inside[:_MOST_ROWS]), nobody)
        nothing = self.tr("Nothing was followed up yet.")
        self._fill(self.institutions, _paces(insight.institutions[:_MOST_ROWS]), nothing)
        rows = [
            Row((one.category, spoken().number(one.now), spoken().number(one.before)), one.category)
            for one in insight.growing[:_MOST_ROWS]
        ]
        self._fill(self.growing, rows, self.tr("No topic has grown by more than chance would bring."))

    def show_alike(self, groups: Sequence[Alike]) -> None:
        """Complaints in nearly the same words; the first of a group is opened."""
        self._finding.hide()
        rows = [
            Row(
                (fit(one.title, is_masked=True), spoken().number(len(one.tracking_ids)), f"#{one.tracking_ids[0]}"),
                one.tracking_ids[0],
            )
            for one in groups[:_MOST_ROWS]
        ]
        self._fill(self.alike, rows, self.tr("No two complaints say nearly the same."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The definition of the figure that the keyboard is on."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, FigureCard):
            self.definition.setText(f"{watched.text()}: {spoken().definition(watched.about)}")
        return super().eventFilter(watched, event)

    def _fill(self, table: RowTable, rows: Sequence[Row], none: str) -> None:
        table.show_rows(rows)
        table.setVisible(bool(rows))
        self._empty[table].setText(none)
        self._empty[table].setVisible(not rows and bool(none))

    def _table(self, key: str, heads: Sequence[str]) -> RowTable:
        words = spoken()
        texts = [place for place, head in enumerate(heads) if head in _TEXTS]
        return RowTable(words(f"board.{key}"), [words(f"head.{head}") for head in heads], texts)

    def _connect(self) -> None:
        for metric, card in self.cards.items():
            card.clicked.connect(partial(self.metric_opened.emit, metric))
            card.installEventFilter(self)
        for view in self.charts.values():
            view.opened.connect(self.groups_opened)
        for table in (self.overdue, self.longest, self.alike):
            table.opened.connect(self.complaint_opened)
        self.growing.opened.connect(lambda category: self.groups_opened.emit(Dimension.CATEGORY, (category,)))
        self.institutions.opened.connect(lambda unit: self.groups_opened.emit(Dimension.UNIT, (unit,)))

    def _lay_out(self) -> None:
        words = spoken()
        self.definition.setText(self.tr("Point at a figure, or go to it with Tab, to read how it is counted."))
        self.definition.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.definition.setMinimumHeight(3 * QFontMetrics(metrics.secondary()).lineSpacing())  # nothing moves below it
        titles = {dimension: words(f"dimension.{dimension}") for dimension in self.charts}
        titles[Dimension.MONTH] = words("chart.received")
        charts = [_titled(titles[dimension], view) for dimension, view in self.charts.items()]
        charts.insert(1, _titled(words("chart.closed-by"), self.closings))
        tables = [
            _titled(words("board.overdue"), self.overdue, self._empty[self.overdue]),
            _titled(words("board.longest-open"), self.longest, self._empty[self.longest]),
            _titled(words("board.inside"), self.inside, self._empty[self.inside]),
            _titled(words("board.institutions"), self.institutions, self._empty[self.institutions]),
            _titled(words("board.growing"), self.growing, self._empty[self.growing]),
            _titled(words("board.alike"), self.alike, self._empty[self.alike], self._finding),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(Grid(list(self.cards.values()), least=190, most=4, spacing=8))
        column.addWidget(self.definition)
        column.addWidget(Grid(charts, least=420, most=2, spacing=2 * _GAP))
        column.addWidget(LegendView())
        column.addWidget(Grid(tables, least=460, most=2, spacing=2 * _GAP))
        column.addWidget(_titled(self.tr("What is left out"), self.notes))
        column.addStretch(1)


def _titled(title: str, *widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(metrics.SPACING)
    column.addWidget(PlainLabel(title, Type.HEADING))
    for widget in widgets:
        column.addWidget(widget)
    return box


def _lines(lines: Sequence[Line]) -> list[Row]:
    units = short_names([line.unit for line in lines])
    number = spoken().number
    return [
        Row((fit(line.title, is_masked=True), f"#{line.tracking_id}", unit, number(line.days)), line.tracking_id)
        for line, unit in zip(lines, units, strict=True)
    ]


def _paces(paces: Sequence[Pace]) -> list[Row]:
    words = spoken()
    units = short_names([words.group(Dimension.UNIT, pace.unit) for pace in paces])
    return [
        Row((unit, *map(words.number, (pace.answered, pace.median, pace.slow, pace.waiting))), pace.unit)
        for unit, pace in zip(units, paces, strict=True)
    ]
