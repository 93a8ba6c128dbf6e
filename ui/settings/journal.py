"""The journal by period: who did what with which complaint, whether it is whole, and a file of it for who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import day_in_wib, moment
from desktop.journal_anchor import Anchor
from desktop.journal_file import as_csv, as_json
from desktop.whole_file import put_whole
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.forms.where import ask_where
from ui.recap.period_bar import PeriodBar
from ui.theme import metrics
from ui.theme.roles import Role
from ui.words import to_the_second

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from desktop.cache.connection import Database
    from desktop.cache.journal import Entry, Verdict
    from desktop.problems import KnownProblem
    from desktop.recap.period import Period
    from ui.bridge import DeskBridge

translate = QCoreApplication.translate
MOST = 500
"""Lines that are shown, the latest ones; a file has all."""
_WHAT = 1
_WIDE = 480
"""Pixels from which on the column of what was done takes what the others leave; in less, the list moves sideways."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown of a period."""

    verdict: Verdict
    entries: list[Entry]


class JournalForm(QWidget):
    """A list that can be read and saved; nothing in it can be changed."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.is_settled = False
        self.setProperty("fills", True)
        self.period = PeriodBar(day_in_wib(bridge.desk.clock.now()))
        self.told = PlainLabel(kind=Type.BASE, wraps=True)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setProperty("kind", "keys")
        self.list.setAccessibleName(self.tr("Journal"))
        self.list.setHeaderLabels([self.tr("Time (WIB)"), self.tr("What"), self.tr("Complaint"), self.tr("Who")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.more = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self.notice = Notice(role=Role.FINE)
        self.save_button = QPushButton(self.tr("Save as a file…"))
        self.again_button = QPushButton(self.tr("Check again"))
        self._lay_out()
        self.period.changed.connect(lambda _: self.read())
        self.save_button.clicked.connect(lambda _: self.ask())
        self.again_button.clicked.connect(lambda _: self.read())
        self.read()

    def read(self) -> None:
        """Look through the chain, and show the period that is chosen."""
        self.is_settled = False
        self._bridge.read(_found, self._bridge.desk.data_dir, self.period.period, then=self._show, owner=self)

    def ask(self) -> QFileDialog:
        """Ask for a file, and write the period into it."""
        name = f"jurnal-{self.period.period.first.isoformat()}.csv"
        kinds = self.tr("Tables (*.csv)"), self.tr("JSON (*.json)")
        return ask_where(self, self.tr("Save as a file…"), name, *kinds, then=self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the period into a file: JSON by its ending, otherwise CSV."""
        folder, period = self._bridge.desk.data_dir, self.period.period
        self._bridge.read(_saved, folder, period, path, then=self._on_saved, failed=self._on_unsaved, owner=self)

    def take_theme(self) -> None:
        """Icons of the theme in force."""
        self.period.take_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing is cut off in a column."""
        super().resizeEvent(event)
        is_wide = self.width() >= metrics.px(_WIDE)
        mode = QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.ResizeToContents
        self.list.header().setSectionResizeMode(_WHAT, mode)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(2 * metrics.SPACING)
        foot.addWidget(self.save_button)
        foot.addWidget(self.again_button)
        foot.addStretch(1)
        when = QHBoxLayout()
        when.addWidget(self.period)
        when.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addLayout(when)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        column.addWidget(self.notice)
        column.addLayout(foot)

    def _show(self, found: Found) -> None:
        self.is_settled = True
        self.told.setText(self._words(found.verdict))
        self.told.set_ink("" if found.verdict.is_fine else "late")
        self.list.clear()
        for entry in reversed(found.entries[-MOST:]):
            at = to_the_second(moment(entry.at))
            number = f"#{entry.tracking_id}" if entry.tracking_id else ""
            item = QTreeWidgetItem([at, act_words(entry.act), number, entry.actor])
            self.list.addTopLevelItem(item)
        left = len(found.entries) - MOST
        self.more.setText(self.tr("%n earlier one(s) are in the file only.", "", left) if left > 0 else "")
        self.more.setVisible(left > 0)

    def _words(self, verdict: Verdict) -> str:
        if verdict.first_broken is not None:
            words = self.tr("The journal was changed: it does not hold from entry %1 on.")
            return words.replace("%1", str(verdict.first_broken))
        if verdict.is_cut:
            return self.tr("The end of the journal is missing: there were more entries than are left.")
        return self.tr("Checked: the journal is whole, %n entry(ies) since this desk began.", "", verdict.entries)

    def _on_saved(self, path: Path) -> None:
        self._bridge.write(journal.note, Act.EXPORTED, "", what="journal", owner=self)
        self.notice.say(self.tr("Saved as %1.").replace("%1", path.name), Role.FINE)

    def _on_unsaved(self, problem: KnownProblem) -> None:
        self.notice.say(in_a_line(problem), Role.LATE)


def act_words(act: str) -> str:
    """What was done, in the language of the window."""
    words = {
        Act.OPENED: translate("Journal", "Complaint opened"),
        Act.REVEALED: translate("Journal", "Covered data shown"),
        Act.DRAFTED: translate("Journal", "Draft begun"),
        Act.APPROVAL: translate("Journal", "Step of the approval"),
        Act.QUEUED: translate("Journal", "Queued to be sent"),
        Act.TAKEN_BACK: translate("Journal", "Taken back"),
        Act.SENT: translate("Journal", "Sent"),
        Act.FORWARDED: translate("Journal", "Forwarded to a unit"),
        Act.EXPORTED: translate("Journal", "Written into a file"),
        Act.PRINTED: translate("Journal", "Printed"),
        Act.COPIED: translate("Journal", "Copied to the clipboard"),
        Act.OPENED_ELSEWHERE: translate("Journal", "Given to another program"),
        Act.IMPORTED: translate("Journal", "Taken from Excel"),
        Act.IMPORT_UNDONE: translate("Journal", "Import taken back"),
        Act.BUNDLE_OUT: translate("Journal", "Written for a USB stick"),
        Act.BUNDLE_IN: translate("Journal", "Taken in from a USB stick"),
        Act.PURGED: translate("Journal", "Deleted after its time"),
        Act.SIGNED_IN: translate("Journal", "Signed in"),
        Act.SIGNED_OUT: translate("Journal", "Signed out"),
        Act.UNLOCKED: translate("Journal", "Unlocked"),
        Act.LOCKED: translate("Journal", "Locked"),
        Act.PIN_SET: translate("Journal", "PIN set"),
        Act.PIN_REMOVED: translate("Journal", "PIN removed"),
        Act.SECURITY: translate("Journal", "Security setting changed"),
    }
    return words[Act(act)] if act in set(Act) else act


def _found(db: Database, data_dir: Path, period: Period) -> Found:
    verdict = journal.verify(db, Anchor.read(data_dir))
    return Found(verdict, journal.entries(db, period.first, period.last))


def _saved(db: Database, data_dir: Path, period: Period, path: Path) -> Path:
    found = _found(db, data_dir, period)
    put_whole(path, (as_json if path.suffix.lower() == ".json" else as_csv)(found.entries, found.verdict))
    return path
