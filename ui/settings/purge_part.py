"""What has outlived its time: shown in numbers, deleted after a question, proved, and written into a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
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

from desktop.cache.keeping import retention
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from desktop.retention import purging
from desktop.retention.report import deletions, file_of
from desktop.whole_file import put_whole
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line, long_day
from ui.errand import Errand
from ui.forms.where import ask_where
from ui.settings.form import quiet_words
from ui.theme import metrics
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.cache.keeping.purge import Purged
    from desktop.cache.keeping.retention import Outlook
    from desktop.problems import KnownProblem
    from desktop.retention.purging import Proof
    from ui.bridge import DeskBridge

MOST = 200
"""Complaints that the list shows; the number above it counts them all."""
_HEIGHT = 180
_COUNTED = Topic.SETTINGS | Topic.COMPLAINTS | Topic.DRAFTS | Topic.OUTBOX | Topic.CAMPUS


@dataclass(frozen=True, slots=True)
class _Found:
    outlook: Outlook
    deletions: int


class PurgePart(QWidget):
    """Never deletes what it has not shown: `asking` holds the list, and the button that deletes just that."""

    counted = Signal(object)
    """The `Outlook`, whenever it was counted."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._outlook: Outlook | None = None
        self._asked: Sequence[retention.Outlived] = ()
        self._errand = Errand(self)
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(bridge.bug_raised)
        self.told = PlainLabel(wraps=True)
        self.button = QPushButton(self.tr("Delete what has outlived its time…"))
        self.button.clicked.connect(lambda _: self.ask())
        self.save_button = QPushButton(self.tr("Save the deletion report…"))
        self.save_button.clicked.connect(lambda _: self.ask_file())
        self.asking = QWidget()
        self.asking.hide()
        self.notice = Notice(role=Role.FINE)
        self._lay_out_question()
        self._lay_out()
        self.button.setEnabled(False)
        self.save_button.setEnabled(False)
        bridge.desk_changed.connect(self._on_changed)
        self.look()

    def look(self) -> None:
        """Count what would go now."""
        self._bridge.write(retention.note_ended, then=lambda _: self._read(), owner=self)

    def ask(self) -> None:
        """Show what would go, and ask."""
        if self._outlook is None or self._errand.is_running:
            return
        self.notice.say("")
        going = self._outlook.going
        today = self._today()
        self.list.clear()
        for one in going[:MOST]:
            ended = long_day(date.fromisoformat(one.ended), today)
            kept = self.tr("%n day(s)", "", one.rule.days)
            self.list.addTopLevelItem(QTreeWidgetItem([f"#{one.tracking_id}", ended, kept]))
        self.question.setText(
            self.tr("Delete these %n complaint(s) from this PC for good, with your drafts on them?", "", len(going))
        )
        self.delete_button.setText(self.tr("Delete %n complaint(s)", "", len(going)))
        self._asked = going
        self.asking.show()
        self.button.setEnabled(False)
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Delete nothing."""
        self.asking.hide()
        self._enable()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_file(self) -> QFileDialog:
        """Ask for a file, and write the report of all deletions into it."""
        name = f"penghapusan-{self._today().isoformat()}.csv"
        kinds = self.tr("Tables (*.csv)"), self.tr("JSON (*.json)")
        return ask_where(self, self.tr("Save the deletion report…"), name, *kinds, then=self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the report into a file: JSON by its ending, otherwise CSV."""
        self._bridge.read(_saved, path, then=self._on_saved, failed=self._on_failed, owner=self)

    def _lay_out_question(self) -> None:
        self.question = PlainLabel(wraps=True)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setProperty("kind", "keys")
        self.list.setAccessibleName(self.tr("What has outlived its time"))
        self.list.setHeaderLabels([self.tr("Complaint"), self.tr("Ended"), self.tr("Kept for")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setFixedHeight(metrics.px(_HEIGHT))
        self.delete_button = QPushButton()
        self.delete_button.setProperty("kind", "primary")
        self.delete_button.clicked.connect(lambda _: self._delete())
        self.leave_button = QPushButton(self.tr("Delete nothing"))
        self.leave_button.clicked.connect(lambda _: self.leave())
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(self.question)
        column.addWidget(self.list)
        column.addLayout(row_of(self.leave_button, self.delete_button))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(PlainLabel(self.tr("What has outlived its time"), Type.HEADING))
        column.addWidget(self.told)
        column.addWidget(
            quiet_words(
                self.tr(
                    "Nothing is deleted by itself. What is open, frozen, or has a draft, an entry in the outbox or a "
                    "unit's answer waiting on it is never deleted. LAPOR! keeps its own record. The recap counts only "
                    "what is on this PC: make the yearly one before."
                )
            )
        )
        column.addLayout(row_of(self.button))
        column.addWidget(self.asking)
        column.addWidget(self.notice)
        column.addLayout(row_of(self.save_button))

    def _read(self) -> None:
        self._bridge.read(_find, self._today(), then=self._show, owner=self)

    def _show(self, found: _Found) -> None:
        self._outlook = outlook = found.outlook
        self.counted.emit(outlook)
        lines = [self.tr("%n complaint(s) would be deleted now.", "", len(outlook.going))]
        if outlook.waiting:
            lines.append(self.tr("%n stay(s), because something waits on it.", "", len(outlook.waiting)))
        if outlook.frozen:
            lines.append(self.tr("%n stay(s), because it is frozen.", "", len(outlook.frozen)))
        self.told.setText("\n".join(lines))
        self.save_button.setEnabled(bool(found.deletions))
        self._enable()

    def _enable(self) -> None:
        is_free = self.asking.isHidden() and not self._errand.is_running
        self.button.setEnabled(is_free and self._outlook is not None and bool(self._outlook.going))

    def _delete(self) -> None:
        if self._errand.begin(partial(purging.carry_out, self._bridge.desk, self._asked)):
            self.asking.hide()
            self.notice.say(self.tr("Deleting, and looking whether anything is left…"), Role.FINE)

    def _on_done(self, outcome: tuple[Purged, Proof]) -> None:
        purged, proof = outcome
        number = len(purged.tracking_ids)
        if proof.is_complete:
            words = self.tr("%n complaint(s) deleted. Checked: nothing of them is left on this PC.", "", number)
        else:
            words = self.tr(
                "%n complaint(s) deleted. Another program has the desk open, so older pages (encrypted) are still in "
                "its log; they go when it is closed.",
                "",
                number,
            )
        self.notice.say(words, Role.FINE if proof.is_complete else Role.SOON)
        self.look()
        self.save_button.setEnabled(True)
        self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, path: Path) -> None:
        self.notice.say(self.tr("Saved as %1.").replace("%1", path.name), Role.FINE)

    def _on_failed(self, problem: KnownProblem) -> None:
        self.notice.say(in_a_line(problem), Role.LATE)
        self._enable()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & _COUNTED:
            self.look()

    def _today(self) -> date:
        return day_in_wib(self._bridge.desk.clock.now())


def row_of(*buttons: QPushButton) -> QHBoxLayout:
    """Buttons side by side, as wide as their words."""
    row = QHBoxLayout()
    row.setSpacing(2 * metrics.SPACING)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _find(db: Database, today: date) -> _Found:
    return _Found(retention.outlook(db, today), len(deletions(db)))


def _saved(db: Database, path: Path) -> Path:
    put_whole(path, file_of(deletions(db), path.suffix))
    return path
