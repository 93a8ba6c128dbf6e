"""How long ended complaints are kept: the rules, a new one for a class, and the way back from each change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.cache.keeping import retention
from desktop.changes import ChangeSet, Topic
from desktop.retention.rules import MOST_DAYS, Ending, Key, Rule, Rules, Source, shipped
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.statuses import class_words
from ui.forms.completing import offer_known
from ui.forms.fields import NumberField
from ui.settings.form import quiet_words
from ui.settings.purge_part import row_of
from ui.settings.rule_rows import RuleRows, kind_words
from ui.theme import metrics
from ui.theme.controls import ChoiceBox
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.keeping.retention import Outlook
    from desktop.cache.writer import Transaction
    from ui.bridge import DeskBridge

_BASIS = 120
_CLASS_WIDTH = 190
_USUAL_DAYS = 365


@dataclass(frozen=True, slots=True)
class _Found:
    rules: tuple[Rule, ...]
    own: Sequence[Rule]
    classes: Sequence[str]

    @property
    def basis(self) -> str:
        """That of the officer's figures; one stands for all."""
        return next((rule.basis for rule in self.own if rule.basis), "")


class RulesPart(QWidget):
    """What is changed holds at once for what would be deleted, and can be undone; nothing is deleted by it.

    There is nothing to type into before the rules have been read.
    """

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._found: _Found | None = None
        self._over: Counter[Key] = Counter()
        self._before: Sequence[Rule] = ()
        self._news = ""
        """What is told of a change when its rules are shown: they may move what is below them."""
        self.rows = RuleRows()
        self.rows.changed.connect(self._put_days)
        self.rows.taken_back.connect(self._take_back)
        self.notice = Notice(role=Role.FINE)
        self.undo_button = self.notice.add_button(self.tr("Undo"), self._undo)
        self.ending, self.classification = ChoiceBox(), ChoiceBox()
        self.days = NumberField(1, MOST_DAYS)
        self.add_button = QPushButton(self.tr("Add"))
        self.basis = QLineEdit(maxLength=_BASIS)
        self.usual_button = QPushButton(self.tr("All usual days"))
        self._lay_out()
        self.add_button.clicked.connect(lambda _: self._add())
        self.days.lineEdit().returnPressed.connect(self._add)
        self.basis.editingFinished.connect(self._put_days)
        self.usual_button.clicked.connect(lambda _: self._restore_usual())
        bridge.desk_changed.connect(self._on_changed)
        self.setEnabled(False)
        self._read()

    def show_outlook(self, outlook: Outlook) -> None:
        """How many complaints have outlived the time of each rule."""
        self._over = Counter(one.rule.key for one in outlook.going)
        if self._found is not None:
            self.rows.show_rules(self._found.rules, self._over)

    def _lay_out(self) -> None:
        for ending in Ending:
            self.ending.addItem(kind_words(ending, ""), ending)
        self.ending.setAccessibleName(self.tr("How it ended"))
        offer_known(self.classification, ())
        self.classification.setMinimumWidth(metrics.px(_CLASS_WIDTH))
        self.classification.setAccessibleName(self.tr("Class of complaints"))
        if (line := self.classification.lineEdit()) is not None:
            line.setPlaceholderText(self.tr("Class of complaints"))
            line.returnPressed.connect(self._add)
        self.days.setValue(_USUAL_DAYS)
        self.days.setAccessibleName(self.tr("Days that they are kept"))
        self.basis.setPlaceholderText(self.tr("The schedule and its number, for the deletion report"))
        adding = QWidget()
        flow = FlowLayout(adding, 2 * metrics.SPACING)
        for widget in (self.ending, self.classification, self.days, PlainLabel(self.tr("days")), self.add_button):
            flow.addWidget(widget)
        basis_label = PlainLabel(self.tr("Basis of your own figures"))
        basis_label.setBuddy(self.basis)
        self.basis.setAccessibleName(basis_label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("Kept since it ended"), Type.HEADING))
        column.addWidget(self.rows)
        column.addWidget(self.notice)
        column.addSpacing(metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("A rule for one class"), Type.HEADING))
        column.addWidget(quiet_words(self.tr("It goes before the rule for all other classes that ended so.")))
        column.addWidget(adding)
        column.addSpacing(metrics.SPACING)
        column.addWidget(basis_label)
        column.addWidget(self.basis)
        column.addLayout(row_of(self.usual_button))

    def _read(self) -> None:
        self._bridge.read(_find, then=self._show, owner=self)

    def _show(self, found: _Found) -> None:
        before, self._found = self._found, found
        self.setEnabled(True)
        self.rows.show_rules(found.rules, self._over)
        self.usual_button.setEnabled(bool(found.own))
        if found.basis and not self.basis.hasFocus():  # one that was typed before any figure stays
            self.basis.setText(found.basis)
        if before is None or before.classes != found.classes:
            _offer(self.classification, found.classes)

    def _put_days(self) -> None:
        found = self._found
        if found is None:
            return
        days, basis = self.rows.days, self.basis.text().strip()
        changed = [rule for rule in found.rules if days[rule.key] != rule.days]
        if not changed and (basis == found.basis or not found.own):
            return
        self._write(retention.set_days, days, basis)
        if changed:
            words = self.tr("%1: kept for %n day(s) now.", "", days[changed[0].key])
            self.notice.say(words.replace("%1", self._words(changed[0])), Role.FINE)

    def _add(self) -> None:
        ending, classification = Ending(self.ending.currentData()), self._typed_class()
        if not classification:
            self._say_only(self.tr("Choose the class that the rule is for, or type its name."))
            self.classification.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        rule = Rule(ending=ending, classification=classification, days=self.days.value(), source=Source.OFFICER)
        self._news = self.tr("%1: kept for %n day(s) now.", "", rule.days).replace("%1", self._words(rule))
        self._write(retention.put_rule, rule, self.basis.text().strip())
        self.classification.clearEditText()

    def _typed_class(self) -> str:
        """As the central API names it, where what was typed or chosen is one of those that are known."""
        words = " ".join(self.classification.currentText().split())
        wanted = words.casefold()
        known = self._found.classes if self._found else ()
        return next((name for name in known if wanted in {name.casefold(), class_words(name).casefold()}), words)

    def _take_back(self, rule: Rule) -> None:
        self._news = self.tr("%1: your rule was taken back.").replace("%1", self._words(rule))
        self._write(retention.remove_rule, rule.key)

    def _restore_usual(self) -> None:
        self._news = self.tr("All rules are as they came with the program.")
        self._write(retention.put_own_rules, ())

    def _write(self, operation: Callable[..., object], *arguments: object) -> None:
        self.undo_button.hide()  # it would undo the change before
        self._bridge.write(_changed, operation, *arguments, then=self._take_before, owner=self)

    def _take_before(self, before: Sequence[Rule]) -> None:
        self._before = before
        self.undo_button.show()
        self._bridge.read(_find, then=self._show_news, owner=self)

    def _show_news(self, found: _Found) -> None:
        self._show(found)
        if self._news:
            self.notice.answer(self._news, Role.FINE)
            self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._news = ""

    def _say_only(self, words: str) -> None:
        self.undo_button.hide()
        self.notice.answer(words, Role.SOON)

    def _undo(self) -> None:
        self._bridge.write(retention.put_own_rules, self._before, owner=self)
        self.rows.put_days({rule.key: rule.days for rule in Rules([*shipped(), *self._before]).all})
        self.notice.say("")
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, rule: Rule) -> str:
        return kind_words(rule.ending, rule.classification)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & (Topic.SETTINGS | Topic.COMPLAINTS):
            self._read()


def _offer(box: QComboBox, classes: Sequence[str]) -> None:
    """What is being typed stays."""
    typed = box.currentText()
    box.clear()
    box.addItems([class_words(name) for name in classes])
    box.setCurrentIndex(-1)
    box.setEditText(typed)


def _changed(tx: Transaction, operation: Callable[..., object], *arguments: object) -> Sequence[Rule]:
    """Do it; the officer's rules as they were."""
    before = retention.own_rules(tx.db)
    operation(tx, *arguments)
    return before


def _find(db: Database) -> _Found:
    return _Found(retention.rules(db).all, retention.own_rules(db), retention.classes(db))
