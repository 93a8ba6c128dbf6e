"""How long ended complaints stay on this PC, their deletion after that, and the erasure of the whole desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.settings.erase_part import ErasePart
from ui.settings.form import SettingsForm
from ui.settings.purge_part import PurgePart
from ui.settings.retention_rules import RulesPart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge


class RetentionForm(SettingsForm):
    """A rule that is changed holds at once for what would be deleted; nothing is deleted but by the button."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.add_words(
            self.tr(
                "UU 27/2022 (articles 42-44) has personal data deleted when their time is over, and names no figure "
                "for a copy on a PC. The usual days are this program's choice: where your institution's retention "
                "schedule (JRA) says otherwise, put its figures in their place. LAPOR! and your institution keep the "
                "archive."
            )
        )
        self.add_space()
        self.rules = RulesPart(bridge)
        self.column.addWidget(self.rules)
        self.add_space()
        self.purge = PurgePart(bridge)
        self.purge.counted.connect(self.rules.show_outlook)
        self.column.addWidget(self.purge)
        self.add_space()
        self.erase = ErasePart(bridge)
        self.column.addWidget(self.erase)
