"""The act of asking for a superior's approval, for the menu, the keys and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.complaint.acts import Act

if TYPE_CHECKING:
    from ui.complaint.pane import ComplaintPane

translate = QCoreApplication.translate


def _ask(pane: ComplaintPane) -> None:
    pane.approval.ask()


ACTS = (
    Act(
        key="ask-approval",
        words=lambda: translate("Acts", "Ask for approval"),
        icon="stamp",
        shortcut="P",
        fits=lambda reading: not reading.complaint.is_gone,
        run=_ask,
    ),
)
