"""A field for an institution or unit of the reference data: found by any part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.forms.completing import offer_known
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.mirror.reference import Institution


class InstitutionBox(ChoiceBox):
    """Type a part of the name, or choose from the list; what is typed stands only if it is a name of the list."""

    def __init__(self, institutions: Sequence[Institution]) -> None:
        super().__init__()
        self._ids = {institution.name: institution.id for institution in institutions}
        self._names = {institution.id: institution.name for institution in institutions}
        offer_known(self, self._ids)

    @property
    def institution_id(self) -> str:
        """Of the institution that is named; empty where none of that name is known."""
        return self._ids.get(self.currentText().strip(), "")

    def choose(self, institution_id: str) -> None:
        """Name the institution with this id, if it is known."""
        if institution_id in self._names:
            self.setEditText(self._names[institution_id])
