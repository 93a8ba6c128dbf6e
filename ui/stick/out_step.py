"""The first step: what waits goes into a file on the stick, and the code that opens it is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from desktop.cache.intents import outgoing
from desktop.cache.ways import bundles
from desktop.changes import ChangeSet, Topic
from desktop.clock import moment
from desktop.problems import KnownProblem
from ui.clipboard import copy_secret
from ui.complaint.labels import PlainLabel
from ui.complaint.words import explained
from ui.stick.step import Step, ask_for_file
from ui.theme import metrics
from ui.theme.roles import Role
from ui.words import size, when

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.intents.outgoing import Waiting
    from desktop.cache.ways.bundles import Bundle
    from sync.bundle.outward import CarriedOut
    from ui.bridge import DeskBridge

Standing = tuple["Waiting", "Bundle | None", "KnownProblem | None"]
"""What waits, what is under way, and why nothing can be carried from this desk."""


class OutStep(Step):
    """Carry out."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(
            bridge,
            self.tr("1  Here: save to the stick"),
            self.tr(
                "What waits to be sent goes into one encrypted file, together with the question what is new. It also "
                "stays in the outbox: if a network comes first, it is sent from here, and nothing arrives twice."
            ),
        )
        self.save_button = QPushButton(self.tr("Save to the stick…"))
        self.save_button.setProperty("kind", "primary")
        self.waiting = PlainLabel(ink="muted")
        self.code = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(self.tr("Code of the file"))
        self.copy_button = QPushButton(self.tr("Copy the code"))
        self._about = PlainLabel(wraps=True)
        self._warning = PlainLabel(
            self.tr(
                "Write the code down and keep it apart from the stick: whoever has both can read the file, and act in "
                "your name where you use a token. Without the code nobody can do anything with the stick."
            ),
            ink="muted",
            wraps=True,
        )
        self.controls.addWidget(self.save_button)
        self.controls.addWidget(self.waiting)
        for widget in (self._about, self.code, self._warning):
            self.column.addWidget(widget)
        self.column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.take_theme()
        self.save_button.clicked.connect(lambda _: self.ask())
        self.copy_button.clicked.connect(lambda _: copy_secret(self.code.text()))
        self.errand.done.connect(self._on_done)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._is_hindered = False
        self._show_code(None)
        self._look()

    def ask(self) -> QFileDialog:
        """Ask for a file, and write it."""
        now = self.bridge.desk.clock.now().astimezone()
        name = f"lapor-{now:%Y%m%d-%H%M}.lapor"
        return ask_for_file(self, self.tr("Save to the stick"), lambda path: self.save(Path(path)), new_name=name)

    def save(self, path: Path) -> None:
        """Write the file."""
        self.begin(partial(_carry_out, self.bridge, path), self.tr("Saving…"))

    def set_busy(self, *, is_busy: bool) -> None:
        """One file at a time."""
        self.save_button.setEnabled(not is_busy)

    def take_theme(self) -> None:
        """Every letter of the code can be told from every other."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(metrics.title().pointSizeF())
        self.code.setFont(font)

    def _on_done(self, out: CarriedOut) -> None:
        words = self.tr("Saved: %n item(s), %1 in all. Eject the stick before you pull it out.", "", out.ops)
        words = words.replace("%1", size(out.size))
        if out.stayed:
            told = self.tr(
                "%n item(s) stay here: held back, behind such a one, or with a file that is no longer on this PC.",
                "",
                out.stayed,
            )
            words = f"{words} {told}"
        if out.signs_in_as:
            told = self.tr(
                "Where it is exchanged, you sign in with the browser as %1: have user name and password ready."
            )
            words = f"{words} {told.replace('%1', out.signs_in_as)}"
        self.outcome.answer(words)
        self._look()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & (Topic.OUTBOX | Topic.SETTINGS):
            self._look()

    def _look(self) -> None:
        self.bridge.read(_standing, then=self._show, owner=self)

    def _show(self, standing: Standing) -> None:
        waiting, latest, hindrance = standing
        self.take_hindrance(hindrance)
        if waiting.ops:
            whole = size(waiting.op_bytes + waiting.file_bytes)
            words = self.tr("%n item(s) wait, %1", "", waiting.ops).replace("%1", whole)
        else:
            words = self.tr("nothing waits to be sent; the file asks what is new")
        self.waiting.setText(words)
        self._show_code(latest)

    def take_hindrance(self, hindrance: KnownProblem | None) -> None:
        """Say why nothing can be carried from here, or that it can again."""
        if hindrance is not None:
            told = explained(hindrance.code, hindrance.params)
            self.outcome.say(f"{told.title}. {told.advice}", Role.SOON)
        elif self._is_hindered:
            self.outcome.say("")
        if hindrance is not None or self._is_hindered:
            self.save_button.setEnabled(hindrance is None)
        self._is_hindered = hindrance is not None

    def _show_code(self, latest: Bundle | None) -> None:
        is_out = latest is not None and latest.imported_at is None
        if is_out and latest is not None:
            now = self.bridge.desk.clock.now()
            words = self.tr("Code of the file of %1, whose answer is not here yet:")
            self._about.setText(words.replace("%1", when(moment(latest.exported_at), now)))
            self.code.setText(latest.code)
        for widget in (self._about, self.code, self._warning, self.copy_button):
            widget.setVisible(is_out)


def _carry_out(bridge: DeskBridge, path: Path) -> CarriedOut:
    from sync.bundle.outward import carry_out

    return carry_out(bridge.desk, path)


def _standing(db: Database) -> Standing:
    return outgoing.waiting_size(db), bundles.latest(db), _hindrance(db)


def _hindrance(db: Database) -> KnownProblem | None:
    from sync.bundle.outward import must_be_carried

    try:
        must_be_carried(db)
    except KnownProblem as problem:
        return problem
    return None
