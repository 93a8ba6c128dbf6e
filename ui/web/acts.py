"""The act that leads to a complaint's page at LAPOR! itself, for what the way of this desk has no call for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.complaint.acts import Act

if TYPE_CHECKING:
    from ui.complaint.pane import ComplaintPane


def _ask(pane: ComplaintPane) -> None:
    """The address is shown whole before it is opened, as any."""
    if pane.reading is not None:
        pane.link_bar.ask(pane.reading.web_page)


ACTS = (
    Act(
        key="web-page",
        words=lambda: QCoreApplication.translate("Acts", "Open LAPOR!'s web page…"),
        icon="external-link",
        fits=lambda reading: bool(reading.web_page),
        run=_ask,
    ),
)
