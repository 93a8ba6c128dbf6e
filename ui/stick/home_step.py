"""The third step: back at the desk, the answer is taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.intent import Outcome
from ui.complaint.words import in_a_line
from ui.stick.step import Step, ask_for_file
from ui.theme.roles import Role
from ui.words import number

if TYPE_CHECKING:
    from sync.bundle.homeward import BroughtHome
    from ui.bridge import DeskBridge


class HomeStep(Step):
    """Bring home."""

    outbox_requested = Signal()

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(
            bridge,
            self.tr("3  Here again: take the answer in"),
            self.tr(
                "Its name ends in -jawaban.lapor; the code is known here. It may come late, twice, or after a sync by "
                "network: nothing is lost or doubled by that."
            ),
        )
        self.take_button = QPushButton(self.tr("Take the answer in…"))
        self.outbox_button = QPushButton(self.tr("Open the outbox"))
        self.controls.addWidget(self.take_button)
        self.controls.addWidget(self.outbox_button)
        self.outbox_button.hide()
        self.take_button.clicked.connect(lambda _: self.ask())
        self.outbox_button.clicked.connect(lambda _: self.outbox_requested.emit())
        self.errand.done.connect(self._on_done)

    def ask(self) -> QFileDialog:
        """Ask for the file."""
        return ask_for_file(self, self.tr("Answer to take in"), lambda path: self.take(Path(path)))

    def take(self, path: Path) -> None:
        """Take this file in."""
        self.outbox_button.hide()
        self.begin(partial(_bring_home, self.bridge, path), self.tr("Taking in…"))

    def set_busy(self, *, is_busy: bool) -> None:
        """One file at a time."""
        self.take_button.setEnabled(not is_busy)

    def _on_done(self, home: BroughtHome) -> None:
        sent = home.outcomes[Outcome.APPLIED] + home.outcomes[Outcome.REPLAYED]
        needing = home.outcomes[Outcome.CONFLICT] + home.outcomes[Outcome.REFUSED]
        words = self.tr("Taken in. Sent: %1. Changes: %2.").replace("%1", number(sent))
        parts = [words.replace("%2", number(home.changes))]
        if needing:
            parts.append(self.tr("%n item(s) need your review.", "", needing))
        if home.has_moved_on:
            parts.append(
                self.tr("The desk has gone on since the file was saved: only results were taken, the rest comes later.")
            )
        parts += [in_a_line(trouble) for trouble in (home.problem, home.note) if trouble is not None]
        is_fine = not (needing or home.problem or home.note)
        self.outcome.answer(" ".join(parts), Role.FINE if is_fine else Role.SOON)
        self.outbox_button.setVisible(bool(needing))


def _bring_home(bridge: DeskBridge, path: Path) -> BroughtHome:
    from sync.bundle.homeward import bring_home

    return bring_home(bridge.desk, path)
