"""Whose desk to open: at the start where there are several, and later from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import own_program, profiles
from desktop.problems import KnownProblem, explain
from desktop.profiles import LONGEST_NAME, Profile
from ui.errand import Errand
from ui.shell.notices import language
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WIDTH = 420


class OfficerChooser(QDialog):
    """A list of desks. `first`: the folder of the first desk; `first_name`: whose it is, where it has no name yet."""

    chosen = Signal(object)
    """A `Profile`."""
    bug_raised = Signal(object)

    def __init__(
        self,
        desks: Sequence[Profile],
        first: Path,
        parent: QWidget | None = None,
        *,
        current: Path | None = None,
        first_name: str = "",
        new_name: str = "",
    ) -> None:
        """`current`: the desk that is open already; `new_name`: of an officer who needs one."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose the officer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=parent is not None)
        self._first, self._current, self._first_name = first, current, first_name
        self._adding = Errand(self)
        self.list = QListWidget()
        self.list.setProperty("kind", "sections")
        self.list.setAccessibleName(self.tr("Officers on this PC"))
        self.open_button = QPushButton(self.tr("Open"))
        self.open_button.setProperty("kind", "primary")
        self.close_button = QPushButton(self.tr("Close"))
        self.name = QLineEdit(new_name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Name of another officer"))
        self.name.setAccessibleName(self.tr("Name of another officer"))
        self.add_button = QPushButton(self.tr("Make a desk"))
        self.outcome = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.outcome.setProperty("type", "secondary")
        self.outcome.setProperty("ink", "late")
        self.outcome.hide()
        self._lay_out()
        self._fill(desks)
        self.open_button.clicked.connect(self._on_open)
        self.list.itemActivated.connect(self._on_open)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.close_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._on_add)
        self.name.returnPressed.connect(self._on_add)
        self._adding.done.connect(self._take)
        self._adding.failed.connect(self._on_failed)
        self._adding.bug_raised.connect(self.bug_raised)
        self._on_row_changed(self.list.currentRow())
        (self.name if new_name else self.list).setFocus()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being made."""
        return not self._adding.is_running

    def _lay_out(self) -> None:
        words = QLabel(
            self.tr("Each officer has a desk of their own, with its own key: complaints and drafts are never mixed."),
            wordWrap=True,
        )
        words.setProperty("ink", "muted")
        making = QHBoxLayout()
        making.addWidget(self.name, 1)
        making.addWidget(self.add_button)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addLayout(making)
        column.addWidget(self.outcome)
        column.addLayout(buttons)
        for button in (self.add_button, self.close_button):
            button.setAutoDefault(False)
        self.open_button.setAutoDefault(False)
        self.setMinimumWidth(metrics.px(_WIDTH))

    def _fill(self, desks: Sequence[Profile]) -> None:
        for desk in desks:
            words = desk.name or self._first_name or self.tr("First desk on this PC")
            if desk.data_dir == self._current:
                words = self.tr("{name} (open now)").format(name=words)
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, desk)
        usual = profiles.last_used(list(desks)) if desks else None
        rows = [row for row, desk in enumerate(desks) if desk == usual]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _picked(self) -> Profile | None:
        item = self.list.currentItem()
        desk = item.data(Qt.ItemDataRole.UserRole) if item else None
        return desk if isinstance(desk, Profile) and desk.data_dir != self._current else None

    def _on_row_changed(self, _row: int) -> None:
        self.open_button.setEnabled(self._picked() is not None)

    def _on_open(self) -> None:
        picked = self._picked()
        if picked is not None:
            self._take(picked)

    def _on_add(self) -> None:
        self.outcome.hide()
        first, name, first_name = self._first, self.name.text(), self._first_name
        self._adding.begin(lambda: profiles.add(first, name, first_name=first_name))

    def _on_failed(self, problem: KnownProblem) -> None:
        told = explain(problem.code, problem.params, language())
        self.outcome.setText(f"{told.title.rstrip('.')}. {told.advice}")
        self.outcome.show()

    def _take(self, desk: object) -> None:
        self.chosen.emit(desk)
        self.accept()


def choose(desks: Sequence[Profile], first: Path) -> Path | None:
    """Ask at the start, before anything is open. None where nobody was chosen."""
    picked: list[Profile] = []
    shown = OfficerChooser(desks, first)
    shown.chosen.connect(picked.append)
    shown.exec()
    return picked[0].data_dir if picked else None


def start(desk: Profile) -> bool:
    """Start the program on a desk, beside this one. Returns whether that went."""
    program, *arguments = own_program.words()
    is_started, _ = QProcess.startDetached(program, [*arguments, "--data-dir", str(desk.data_dir)])
    return is_started
