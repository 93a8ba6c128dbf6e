"""The small link that shows on purpose what is covered, and covers it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.complaint.buttons import LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.complaint.covered_label import Coverable


class RevealLink(LinkButton):
    """For one text or several that belong together; hidden while there is nothing to cover."""

    revealed = Signal()
    """The officer has looked at what was covered."""

    def __init__(self, texts: Sequence[Coverable], parent: QWidget | None = None) -> None:
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
            self.setText(self.tr("Show what is covered (%1)").replace("%1", str(count)))
        else:
            self.setText(self.tr("Cover it again"))
        self.setVisible(count > 0)
        self.updateGeometry()

    def add(self, text: Coverable) -> None:
        """Take in another one."""
        self._texts = (*self._texts, text)
        self.refresh()

    def cover(self) -> None:
        """Cover all of them again."""
        self._set(covering=True)

    def _on_clicked(self) -> None:
        is_covering = self.is_covering
        self._set(covering=not is_covering)
        if is_covering:
            self.revealed.emit()

    def _set(self, *, covering: bool) -> None:
        for text in self._texts:
            text.set_covering(covering)
        self.refresh()
