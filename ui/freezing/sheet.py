"""The sheet of a freeze: why, and who asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.cache.keeping import freezes
from ui.complaint.labels import PlainLabel, Type
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge

_PERSON = 120


class FreezeSheet(Sheet):
    """Done with the `Freeze`."""

    def __init__(self, bridge: DeskBridge, tracking_id: TrackingId, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind="freeze",
            title=self.tr("Freeze the complaint"),
            verb=self.tr("Freeze"),
            tracking_id=tracking_id,
            parent=parent,
        )
        words = self.tr(
            "It is then read only by an extra step, is in no export and is not deleted, until you end the freeze. "
            "UU 27/2022 (article 41) gives 3x24 hours from the request."
        )
        self.body.addWidget(PlainLabel(words, Type.SECONDARY, ink="muted", wraps=True))
        self.reason = TextField(lines=2)
        self.add_field("reason", self.reason, self.tr("Why its processing is to be restricted"))
        self.person = QLineEdit(maxLength=_PERSON)
        self.person.setPlaceholderText(self.tr("The reporter, the PPID, a superior"))
        self.add_field("person", self.person, self.tr("Who asked for it"))
        self.restore()

    def submit(self) -> None:
        """Freeze it; without a reason nothing is frozen."""
        if not self.reason.toPlainText().strip():
            self.refuse(self.tr("Write why first."), self.reason)
            return
        self.carry_out(freezes.freeze, self.tracking_id, self.reason.toPlainText(), self.person.text())
