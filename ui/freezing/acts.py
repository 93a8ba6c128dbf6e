"""The acts of a freeze: one of them fits at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.complaint.acts import Act

if TYPE_CHECKING:
    from ui.complaint.pane import ComplaintPane

translate = QCoreApplication.translate


def _freeze(pane: ComplaintPane) -> None:
    from ui.freezing import verbs

    verbs.freeze(pane)


def _unfreeze(pane: ComplaintPane) -> None:
    from ui.freezing import verbs

    verbs.unfreeze(pane)


ACTS = (
    Act(
        key="freeze",
        words=lambda: translate("Acts", "Freeze…"),
        icon="snowflake",
        fits=lambda reading: reading.freeze is None,
        run=_freeze,
    ),
    Act(
        key="unfreeze",
        words=lambda: translate("Acts", "End the freeze"),
        icon="snowflake",
        fits=lambda reading: reading.freeze is not None,
        run=_unfreeze,
    ),
)
