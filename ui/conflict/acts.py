"""The act for a complaint that went to somebody else while work on it stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.complaint import TrackingId
from ui.complaint.acts import Act

if TYPE_CHECKING:
    from ui.complaint.pane import ComplaintPane


def _hand_over(pane: ComplaintPane) -> None:
    from ui.conflict.handover_sheet import HandOverSheet

    if pane.tracking_id is not None:
        pane.sheets.open(HandOverSheet(pane.bridge, TrackingId(pane.tracking_id)))


ACTS = (
    Act(
        key="hand-over",
        words=lambda: QCoreApplication.translate("Acts", "Hand over to the new officer…"),
        icon="forward",
        is_prominent=True,
        fits=lambda reading: reading.complaint.is_gone,
        run=_hand_over,
    ),
)
