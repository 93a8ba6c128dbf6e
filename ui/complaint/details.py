"""The facts of a complaint in two columns of names and values; what LAPOR! does not tell is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.complaint.covered_label import CoveredLabel
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words
from ui.complaint.words import day_of

if TYPE_CHECKING:
    from desktop.complaint import Complaint

_COLUMNS = 2


class Details(QWidget):
    """Shown below the text: what one looks up, not what one reads first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[tuple[str, str]] = []
        self._labels: list[PlainLabel] = []
        self._is_covering = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(2 * column + 1, 1)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Names and values, in reading order."""
        return list(self._facts)

    @property
    def covered_count(self) -> int:
        """How many parts of the values can be covered."""
        return sum(label.covered_count for label in self._values())

    @property
    def is_covering(self) -> bool:
        """Whether they are covered now."""
        return self._is_covering

    def set_covering(self, covering: bool) -> None:
        """Cover them, or show them."""
        self._is_covering = covering
        for label in self._values():
            label.set_covering(covering)

    def show_complaint(self, complaint: Complaint) -> None:
        """Show the facts of this one."""
        facts = [(name, value) for name, value in self._told(complaint) if value]
        self.setVisible(bool(facts))
        if facts == self._facts:
            return
        self._facts = facts
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        for place, (name, value) in enumerate(facts):
            row, column = divmod(place, _COLUMNS)
            self._put(PlainLabel(name, Type.SECONDARY, ink="muted"), row, 2 * column)
            is_name = value == complaint.reporter_name and complaint.is_secret and not complaint.is_anonymous
            shown = CoveredLabel(value, Type.SECONDARY, is_whole=is_name)
            shown.set_covering(self._is_covering)
            self._put(shown, row, 2 * column + 1)

    def _put(self, label: PlainLabel, row: int, column: int) -> None:
        self._labels.append(label)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

    def _values(self) -> list[CoveredLabel]:
        return [label for label in self._labels if isinstance(label, CoveredLabel)]

    def _told(self, complaint: Complaint) -> list[tuple[str, str]]:
        rating = self.tr("%1 of 5").replace("%1", str(complaint.rating)) if complaint.rating else ""
        return [
            (self.tr("Reporter"), self._reporter(complaint)),
            (self.tr("Category"), complaint.category),
            (self.tr("Location"), complaint.location),
            (self.tr("Class"), class_words(complaint.classification)),
            (self.tr("Assigned to"), complaint.institution),
            (self.tr("Parent institution"), complaint.parent_institution),
            (self.tr("Received"), day_of(complaint.received_at)),
            (self.tr("Assigned on"), day_of(complaint.disposed_at)),
            (self.tr("Reason told"), complaint.hold_reason),
            (self.tr("Rating"), rating),
            (self.tr("Visibility"), self._visibility(complaint)),
        ]

    def _reporter(self, complaint: Complaint) -> str:
        if complaint.is_anonymous:
            return self.tr("Anonymous: hidden from institutions and the public")
        return complaint.reporter_name

    def _visibility(self, complaint: Complaint) -> str:
        return self.tr("Secret: not shown to the public") if complaint.is_secret else ""
