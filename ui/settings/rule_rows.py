"""The rules of retention as rows: for which complaints, how many days, what is over by it, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.retention.rules import MOST_DAYS, Ending, Key, Rule, Source, shipped
from ui.complaint.buttons import LinkButton
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.statuses import class_words
from ui.forms.fields import NumberField
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

translate = QCoreApplication.translate


class RuleRow:
    """One rule: its widgets, for the grid that they lie in."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.label = PlainLabel(wraps=True)
        self.told = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self.field = NumberField(1, MOST_DAYS)
        self.field.setValue(rule.days)
        self.unit = PlainLabel()
        self.back_button = LinkButton()
        self.label.setBuddy(self.field)

    def show_rule(self, rule: Rule, *, has_classes: bool, over: int) -> None:
        """What holds. A figure that is being typed is left alone."""
        if not self.field.hasFocus() or rule.days != self.rule.days:
            self.field.setValue(rule.days)
        self.rule = rule
        words = kind_words(rule.ending, rule.classification, has_classes=has_classes)
        self.label.setText(words)
        self.field.setAccessibleName(translate("RuleRow", "%1: days").replace("%1", words))
        self.unit.setText(translate("RuleRow", "day(s)", "", rule.days))
        is_own = rule.source is Source.OFFICER
        usual = _usual().get(rule.key)
        parts = [translate("RuleRow", "set by you")] if is_own else []
        if over:
            parts.append(translate("RuleRow", "%n over their time", "", over))
        self.told.setText(" · ".join(parts))
        self.told.setVisible(bool(parts))
        self.back_button.setVisible(is_own)
        back = translate("RuleRow", "Remove") if usual is None else translate("RuleRow", "Back to %1")
        self.back_button.setText(back.replace("%1", str(usual)))
        self.back_button.setAccessibleName(f"{self.back_button.text()}: {words}")


class RuleRows(QWidget):
    """All rules that hold. Rows are built anew only where a rule comes or goes."""

    changed = Signal()
    """A figure was typed: see `days`."""
    taken_back = Signal(object)
    """The `Rule` of the officer's that is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[Key, RuleRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * metrics.SPACING)
        self._grid.setVerticalSpacing(2 * metrics.SPACING)
        self._grid.setColumnStretch(0, 1)

    @property
    def days(self) -> dict[Key, int]:
        """The figures in the fields."""
        return {key: row.field.value() for key, row in self.rows.items()}

    def show_rules(self, rules: Sequence[Rule], over: Mapping[Key, int]) -> None:
        """These hold; `over`: how many complaints have outlived the time of each."""
        ordered = sorted(rules, key=lambda rule: (list(Ending).index(rule.ending), rule.key[1]))
        if list(self.rows) != [rule.key for rule in ordered]:
            self._lay_out(ordered)
        with_classes = {rule.ending for rule in rules if rule.classification}
        for rule in ordered:
            has_classes = rule.ending in with_classes
            self.rows[rule.key].show_rule(rule, has_classes=has_classes, over=over.get(rule.key, 0))

    def put_days(self, days: Mapping[Key, int]) -> None:
        """These hold instead of what stands in the fields, also in one that is being typed in."""
        for key, row in self.rows.items():
            row.field.setValue(days.get(key, row.field.value()))

    def _lay_out(self, rules: Sequence[Rule]) -> None:
        focused = next((key for key, row in self.rows.items() if row.field.hasFocus()), None)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for place, rule in enumerate(rules):
            row = self.rows[rule.key] = RuleRow(rule)
            row.field.editingFinished.connect(self.changed)
            row.back_button.clicked.connect(partial(self._take_back, row))
            words = QWidget()
            lines = QVBoxLayout(words)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            lines.addWidget(row.label)
            lines.addWidget(row.told)
            self._grid.addWidget(words, place, 0)
            for column, widget in enumerate((row.field, row.unit, row.back_button), start=1):
                self._grid.addWidget(widget, place, column, Qt.AlignmentFlag.AlignVCenter)
        if focused in self.rows:
            self.rows[focused].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self, row: RuleRow, *_: object) -> None:
        self.taken_back.emit(row.rule)


def kind_words(ending: Ending, classification: str, *, has_classes: bool = False) -> str:
    """Which ended complaints a rule is for. `has_classes`: there are others for single classes of that ending."""
    words = {
        Ending.CLOSED: translate("Retention", "Closed"),
        Ending.ARCHIVED: translate("Retention", "Archived"),
        Ending.GONE: translate("Retention", "No longer yours"),
    }[ending]
    if classification:
        return f"{words}: {class_words(classification)}"
    return translate("Retention", "%1: all other classes").replace("%1", words) if has_classes else words


def _usual() -> dict[Key, int]:
    return {rule.key: rule.days for rule in shipped()}
