"""What stands in place of a complaint that is frozen, until the officer says that it has to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import day_of
from ui.theme import metrics

if TYPE_CHECKING:
    from desktop.cache.keeping.freezes import Freeze

_WIDEST = 480


class FrozenCover(QWidget):
    """Tells since when, why, and who asked; one button on, one that ends it."""

    agreed = Signal()
    """The complaint is to be shown all the same."""
    end_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(kind=Type.TITLE, wraps=True)
        self._words = PlainLabel(ink="muted", wraps=True)
        self.button = QPushButton(self.tr("Read it all the same"))
        self.button.clicked.connect(lambda _: self.agreed.emit())
        self.end_button = QPushButton(self.tr("End the freeze"))
        self.end_button.clicked.connect(lambda _: self.end_requested.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * metrics.SPACING)
        buttons.addWidget(self.button)
        buttons.addWidget(self.end_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 22, 22, 22)
        layout.setSpacing(12)
        layout.addStretch(1)
        for each in (self._title, self._words):
            each.setMaximumWidth(_WIDEST)
            layout.addWidget(each)
        layout.addLayout(buttons)
        layout.addStretch(2)

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._title.text()}\n{self._words.text()}"

    def tell(self, freeze: Freeze) -> None:
        """Say what is kept of a freeze."""
        self._title.setText(self.tr("Complaint %1 is frozen").replace("%1", f"#{freeze.tracking_id}"))
        since = day_of(freeze.frozen_at)
        lines = [
            self.tr("Its processing has been restricted since %1. Read it only where you must.").replace("%1", since)
        ]
        lines.append(self.tr("Reason: %1").replace("%1", freeze.reason))
        if freeze.person:
            lines.append(self.tr("Asked for by: %1").replace("%1", freeze.person))
        self._words.setText("\n".join(lines))
