"""A line that somebody else wrote, with its numbers covered until the officer asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from desktop.plain_text import one_line
from desktop.sensitive import covered, sensitive_spans
from ui.complaint.labels import PlainLabel, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_COVER = "●"


class Coverable(Protocol):
    """What a `RevealLink` shows and covers."""

    @property
    def covered_count(self) -> int:
        """How many parts can be covered."""

    @property
    def is_covering(self) -> bool:
        """Whether they are covered now."""

    def set_covering(self, covering: bool) -> None:
        """Cover them, or show them."""


class CoveredLabel(PlainLabel):
    """May be selected by mouse; `is_whole` covers all of it and not just its numbers."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BASE,
        *,
        is_whole: bool = False,
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, wraps=wraps, parent=parent)
        self._told = ""
        self._is_whole = is_whole
        self._is_covering = True
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tell(text)

    @property
    def covered_count(self) -> int:
        """How many parts of it can be covered."""
        return 1 if self._is_whole else len(sensitive_spans(self._told))

    @property
    def is_covering(self) -> bool:
        """Whether they are covered now."""
        return self._is_covering

    def tell(self, text: str) -> None:
        """Show another text in one line, covered or not as the one before."""
        self._told = one_line(text)
        self._show()

    def set_covering(self, covering: bool) -> None:
        """Cover them, or show them."""
        self._is_covering = covering
        self._show()

    def _show(self) -> None:
        if not self._is_covering:
            self.setText(self._told)
        elif self._is_whole:
            self.setText(re.sub(r"\w", _COVER, self._told))
        else:
            self.setText(covered(self._told, _COVER))
