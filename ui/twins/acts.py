"""The acts about complaints that say the same, for the menu, the keys and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.complaint.acts import Act

if TYPE_CHECKING:
    from ui.complaint.pane import ComplaintPane
    from ui.complaint.reading import Reading

translate = QCoreApplication.translate


def _is_here(reading: Reading) -> bool:
    return not reading.complaint.is_gone


def _compare(pane: ComplaintPane) -> None:
    pane.twins.compare()


def _answer(pane: ComplaintPane) -> None:
    pane.twins.answer()


ACTS = (
    Act(
        key="compare-twins",
        words=lambda: translate("Acts", "Compare complaints that say the same…"),
        icon="files",
        shortcut="D",
        fits=_is_here,
        run=_compare,
    ),
    Act(
        key="answer-group",
        words=lambda: translate("Acts", "Answer the group at once…"),
        icon="copy-check",
        shortcut="Shift+D",
        fits=_is_here,
        run=_answer,
    ),
)
