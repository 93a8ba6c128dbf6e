"""An exchange by USB stick in three steps, for days and weeks without any network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.complaint.labels import PlainLabel, Type
from ui.help.context import PROPERTY
from ui.stick.exchange_step import ExchangeStep
from ui.stick.home_step import HomeStep
from ui.stick.out_step import OutStep
from ui.theme import metrics
from ui.theme.lines import Line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from ui.bridge import DeskBridge

CHAPTER = "Tanpa jaringan sama sekali"
_WIDTH = 760


class StickPage(QWidget):
    """Each step works by itself: the second one on another PC."""

    outbox_requested = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None, *, practice: bool = False) -> None:
        super().__init__(parent)
        self.setProperty(PROPERTY, CHAPTER)
        self.setAccessibleName(self.tr("Carry by USB"))
        self.out = OutStep(bridge)
        self.exchange = ExchangeStep(bridge)
        self.home = HomeStep(bridge)
        self.home.outbox_requested.connect(self.outbox_requested)
        if practice:
            self.out.outcome.say(
                self.tr(
                    "Practice mode has a central API of its own on this PC: there is nothing to carry to another. "
                    "Leave it to exchange a real file, or to take one in."
                ),
                Role.SOON,
            )
            self.out.save_button.setEnabled(False)
            self.exchange.setEnabled(False)
            self.home.setEnabled(False)
        inside = QWidget()
        inside.setMaximumWidth(metrics.px(_WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(5 * metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("Carry by USB"), Type.TITLE))
        for number, step in enumerate((self.out, self.exchange, self.home)):
            if number:
                column.addWidget(Line())
            column.addWidget(step)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setFocusProxy(self.out.save_button)
