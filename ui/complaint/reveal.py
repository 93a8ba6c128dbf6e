"""The small link that shows covered numbers on purpose, and covers them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.complaint.buttons import LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.complaint.citizen_text import CitizenText


class RevealLink(LinkButton):
    """For one text or several that belong together; hidden while there is nothing to cover."""

    def __init__(self, texts: Sequence[CitizenText], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._texts = tuple(texts)
        self.clicked.connect(self._on_clicked)
        self.refresh()

    @property
    def is_covering(self) -> bool:
        """Whether anything is covered now."""
        return any(text.is_covering for text in self._texts if text.covered_count)

    def refresh(self) -> None:
        """Say what the link does, after a text has changed."""
        count = sum(text.covered_count for text in self._texts)
        if self.is_covering:
            self.setText(self.tr("Show %n covered number(s)", "", count))
        else:
            self.setText(self.tr("Cover the numbers again"))
        self.setVisible(count > 0)
        self.updateGeometry()

    def _on_clicked(self) -> None:
        covering = not self.is_covering
        for text in self._texts:
            text.set_covering(covering)
        self.refresh()
