"""What stands in place of the window while nobody may see the desk: a narrow card in the middle of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import metrics

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_WIDTH = 420


def card_in(dialog: QDialog) -> QVBoxLayout:
    """Put a card there, and give its column."""
    card = QWidget()
    card.setFixedWidth(metrics.px(_WIDTH))
    column = QVBoxLayout(card)
    column.setSpacing(3 * metrics.SPACING)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(card)
    across.addStretch(1)
    whole = QVBoxLayout(dialog)
    whole.addStretch(1)
    whole.addLayout(across)
    whole.addStretch(2)
    return column
