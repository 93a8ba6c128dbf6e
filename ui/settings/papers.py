"""The head and the signatures of papers for the leadership. What is typed is kept as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit

from desktop.cache import settings
from ui.forms.fields import TextField, fill, value_of, watch
from ui.keeper import the_keeper
from ui.response.cadence import Cadence
from ui.settings.form import ORIGIN, SettingsForm

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge

_LONGEST = 200
_HEAD_LINES = 4


class PapersForm(SettingsForm):
    """Fields by the names of their settings."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(bridge)
        self._cadence = Cadence(self)
        self._touched: set[str] = set()
        self.fields: dict[str, QWidget] = {}
        self.add_words(
            self.tr("Stands on the letter of a recap; the head also on answers that are handed over as a document.")
        )
        self._add(
            settings.LETTERHEAD, self.tr("Letterhead, the institution's name first"), TextField(lines=_HEAD_LINES)
        )
        self.add_hint(self.tr("Without it, the name that the central API tells stands there."))
        self.add_space()
        self._add(settings.LETTER_PLACE, self.tr("Signed in (place)"), QLineEdit(maxLength=_LONGEST))
        self._add(settings.LETTER_SIGNER, self.tr("Name of the superior who signs"), QLineEdit(maxLength=_LONGEST))
        self._add(settings.LETTER_POSITION, self.tr("Position"), QLineEdit(maxLength=_LONGEST))
        self._add(settings.LETTER_NUMBER, self.tr("NIP"), QLineEdit(maxLength=_LONGEST))
        self._cadence.due.connect(self._save)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is put out of sight is put on disk."""
        super().hideEvent(event)
        self._cadence.flush()

    def _add(self, name: str, label: str, field: QWidget) -> None:
        self.fields[name] = field
        field.setAccessibleName(label)
        self.add_labelled(label, field)
        watch(field, lambda: self._touch(name))
        self.watch(name, lambda value: self._show_value(name, str(value or "")))

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        self._cadence.touch()

    def _show_value(self, name: str, value: str) -> None:
        """Never over what is being typed."""
        field = self.fields[name]
        if name not in self._touched and value_of(field) != value:
            with QSignalBlocker(field):
                fill(field, value)

    def _save(self) -> None:
        for name in sorted(self._touched):
            value = str(value_of(self.fields[name])).strip() or None
            the_keeper(self._bridge).keep(("setting", name), settings.put, name, value, origin=ORIGIN)
        self._touched.clear()
