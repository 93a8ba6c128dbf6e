"""How long ended complaints stay on this PC, their deletion after that, and the erasure of the whole desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton

from desktop.cache.keeping import retention
from desktop.changes import ChangeSet, Topic
from desktop.retention.rules import MOST_DAYS, Ending, Source, shipped
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words
from ui.forms.fields import NumberField
from ui.settings.erase_part import ErasePart
from ui.settings.form import SettingsForm
from ui.settings.purge_part import PurgePart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge

translate = QCoreApplication.translate
_BASIS = 120


@dataclass(frozen=True, slots=True)
class _Found:
    days: dict[tuple[Ending, str], int]
    basis: str


class RetentionForm(SettingsForm):
    """A figure that is changed holds at once for what would be deleted; nothing is deleted but by the button."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._found: _Found | None = None
        self._add_rules()
        self.add_space()
        self.purge = PurgePart(bridge)
        self.column.addWidget(self.purge)
        self.add_space()
        self.erase = ErasePart(bridge)
        self.column.addWidget(self.erase)
        bridge.desk_changed.connect(self._on_changed)
        self._read()

    def _add_rules(self) -> None:
        self.add_words(
            self.tr(
                "UU 27/2022 (articles 42-44) ends the keeping of personal data with its time, and names no figure for "
                "a copy on a PC; the archive is at LAPOR! and with your institution. The days below are this program's "
                "choice. If your institution's retention schedule (JRA) says otherwise, set its figures here."
            )
        )
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        self.days: dict[tuple[Ending, str], NumberField] = {}
        for row, rule in enumerate(shipped()):
            field = NumberField(1, MOST_DAYS)
            label = PlainLabel(kind_words(rule.ending, rule.classification))
            label.setBuddy(field)
            field.setAccessibleName(self.tr("%1: days").replace("%1", label.text()))
            field.editingFinished.connect(self._put)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            self.days[rule.key] = field
        self.column.addWidget(PlainLabel(self.tr("Days that an ended complaint is kept"), Type.HEADING))
        self.column.addLayout(grid)
        self.basis = QLineEdit(maxLength=_BASIS)
        self.basis.setPlaceholderText(self.tr("The schedule and its number, for the deletion report"))
        self.basis.setAccessibleName(self.tr("Basis of your own figures"))
        self.basis.editingFinished.connect(self._put)
        self.add_labelled(self.tr("Basis of your own figures"), self.basis)
        self.usual_button = QPushButton(self.tr("Usual days"))
        self.usual_button.clicked.connect(lambda _: self._bridge.write(retention.put_own_rules, [], owner=self))
        last = QHBoxLayout()
        last.addWidget(self.usual_button)
        last.addStretch(1)
        self.column.addLayout(last)

    def _read(self) -> None:
        self._bridge.read(_find, then=self._show_found, owner=self)

    def _show_found(self, found: _Found) -> None:
        is_first, self._found = self._found is None, found
        for key, field in self.days.items():
            if is_first or not field.hasFocus():
                field.setValue(found.days[key])
        if found.basis and not self.basis.hasFocus():  # one that was typed before any figure stays
            self.basis.setText(found.basis)

    def _put(self) -> None:
        told = _Found({key: field.value() for key, field in self.days.items()}, self.basis.text())
        if self._found is None or told == self._found:
            return
        self._found = told
        self._bridge.write(retention.set_days, told.days, told.basis, owner=self)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:
            self._read()


def kind_words(ending: Ending, classification: str) -> str:
    """Which ended complaints a rule is for."""
    words = {
        Ending.CLOSED: translate("Retention", "Closed"),
        Ending.ARCHIVED: translate("Retention", "Archived"),
        Ending.GONE: translate("Retention", "No longer yours"),
    }[ending]
    return f"{words}: {class_words(classification)}" if classification else words


def _find(db: Database) -> _Found:
    rules = {rule.key: rule for rule in retention.rules(db).all}
    own = [rule.basis for rule in rules.values() if rule.source is Source.OFFICER and rule.basis]
    return _Found({rule.key: rules[rule.key].days for rule in shipped()}, own[0] if own else "")
