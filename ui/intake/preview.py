"""What taking a file in would do, in numbers, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.intake.export import Fault
from ui.complaint.labels import PlainLabel, Type
from ui.theme import metrics
from ui.words import number

if TYPE_CHECKING:
    from desktop.cache.mirror.imports import Counts

translate = QCoreApplication.translate


class Preview(QWidget):
    """A line for each thing that there is any of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * metrics.SPACING)
        self._grid.setVerticalSpacing(metrics.SPACING)
        self._grid.setColumnStretch(1, 1)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Numbers and what they count."""
        cells = [self._grid.itemAt(place) for place in range(self._grid.count())]
        labels = [cell.widget() for cell in cells if cell is not None]
        words = [label.text() for label in labels if isinstance(label, PlainLabel)]
        return list(zip(words[::2], words[1::2], strict=True))

    def show_counts(self, counts: Counts) -> None:
        """Tell these."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for row, (count, words) in enumerate(_told(counts)):
            figure = PlainLabel(number(count), Type.BASE)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(figure, row, 0)
            self._grid.addWidget(PlainLabel(words, wraps=True), row, 1)


def _told(counts: Counts) -> list[tuple[int, str]]:
    unnumbered, twice = (counts.skipped.get(fault, 0) for fault in (Fault.NO_TRACKING_ID, Fault.TWICE))
    told = [
        (counts.new, translate("Preview", "new complaint(s)", "", counts.new)),
        (counts.changed, translate("Preview", "changed since the last import")),
        (counts.unchanged, translate("Preview", "unchanged")),
        (counts.known_better, translate("Preview", "already known from the central API, and left as it told them")),
        (unnumbered, translate("Preview", "row(s) without a tracking ID, passed over", "", unnumbered)),
        (twice, translate("Preview", "row(s) with a tracking ID that stands above already, passed over", "", twice)),
    ]
    return [(count, words) for place, (count, words) in enumerate(told) if count or not place]
