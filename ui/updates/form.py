"""The section "Updates": what there is and what it costs comes first; the officer says when it is fetched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from desktop.cache import settings
from desktop.problems import KnownProblem, explain
from sync.updates.desk_updates import DeskUpdates
from ui import words
from ui.errand import Errand
from ui.response.cadence import Cadence
from ui.settings.form import SettingsForm
from ui.shell.notices import language
from ui.theme import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from sync.updates.fetching import Difference
    from ui.bridge import DeskBridge

_LONGEST = 1_000


class UpdatesForm(SettingsForm):
    """Looks and fetches on a thread of its own."""

    _left = Signal(int)

    def __init__(self, bridge: DeskBridge, updates: DeskUpdates | None = None) -> None:
        super().__init__(bridge)
        self._updates = updates or DeskUpdates(bridge.desk)
        self._found: Difference | None = None
        self._errand = Errand(self)
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self.show_problem)
        self._errand.bug_raised.connect(self._on_bug)
        self._left.connect(self.show_left, Qt.ConnectionType.QueuedConnection)
        self._cadence = Cadence(self)
        self._cadence.due.connect(self._save_source)
        self._lay_out()
        hindrance = self._updates.hindrance()
        if hindrance is not None:
            self.show_hindrance(hindrance)
        elif ready := self._updates.ready():
            self.show_ready(ready)
        else:
            self._tell(self._here(), "")

    @property
    def is_busy(self) -> bool:
        """Whether it looks or fetches."""
        return self._errand.is_running

    def look(self) -> None:
        """See whether there is a newer version."""
        if self.look_button.isVisibleTo(self) and self._errand.begin(self._updates.look):
            self._allow(fetching=False)
            self.look_button.setEnabled(False)
            self._tell(self.tr("Looking for updates…"), "")

    def show_offer(self, found: Difference) -> None:
        """There is one: its size first, and what is new."""
        self._found = found
        size = words.size(found.to_fetch)
        self._tell(
            self.tr("Version {version} is there: {size} to fetch").format(version=found.version, size=size),
            found.notes.get(language(), ""),
        )
        self.fetch_button.setText(self.tr("Fetch {size} now").format(size=size))
        self._allow(fetching=True)

    def show_left(self, left: int) -> None:
        """How much is still to come, in bytes."""
        self._tell(self.tr("Fetching the update: {size} left").format(size=words.size(left)), "")

    def show_ready(self, version: str) -> None:
        """It is here."""
        self._tell(
            self.tr("Version {version} is ready").format(version=version),
            self.tr("It takes its place when the program is started the next time. Go on with your work until then."),
        )
        self._allow(fetching=False)

    def show_problem(self, problem: KnownProblem) -> None:
        """It did not work; nothing was changed."""
        told = explain(problem.code, problem.params, language())
        self._tell(told.title, told.advice)
        self._allow(fetching=False)

    def show_hindrance(self, problem: KnownProblem) -> None:
        """Somebody else updates this program: say who."""
        self.show_problem(problem)
        self.ways.hide()

    def show_ways(self) -> None:
        """The program updates itself."""
        self.ways.show()
        self._tell(self._here(), "")

    def hideEvent(self, event: QHideEvent) -> None:
        """What is put out of sight is put on disk."""
        super().hideEvent(event)
        self._cadence.flush()

    def _lay_out(self) -> None:
        self.headline = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.headline.setProperty("type", "strong")
        self.column.addWidget(self.headline)
        self.advice = self.add_words("")
        self.ways = QWidget()
        inner = SettingsForm(self._bridge, self.ways)
        inner.changed.connect(self.changed)
        row = QHBoxLayout(self.ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner)
        self.look_button = QPushButton(self.tr("Check for updates"))
        self.fetch_button = QPushButton()
        self.fetch_button.setProperty("kind", "primary")
        self.later_button = QPushButton(self.tr("Fetch at the hours of large files"))
        self.look_button.clicked.connect(self.look)
        self.fetch_button.clicked.connect(self._fetch)
        self.later_button.clicked.connect(self._put_off)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * metrics.SPACING)
        for button in (self.fetch_button, self.later_button, self.look_button):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner.column.addLayout(buttons)
        inner.add_space()
        self.weekly = inner.add_switch(
            settings.UPDATE_CHECKS,
            self.tr("Look for updates once a week"),
            hint=self.tr("Not while data is saved. You are told the size; nothing is fetched without you."),
        )
        inner.add_space()
        self.source = QLineEdit(maxLength=_LONGEST)
        inner.add_labelled(self.tr("Updates come from"), self.source)
        inner.add_words(
            self.tr("An address, or a folder on the campus network or a USB stick. Empty: from the publisher.")
        )
        self.source.textEdited.connect(lambda _: self._cadence.touch())
        inner.watch(settings.UPDATE_SOURCE, self._show_source)
        self.column.addWidget(self.ways)
        self._allow(fetching=False)

    def _allow(self, *, fetching: bool) -> None:
        self.fetch_button.setVisible(fetching)
        self.later_button.setVisible(fetching)
        self.look_button.setVisible(not fetching)
        self.look_button.setEnabled(True)

    def _tell(self, headline: str, advice: str) -> None:
        self.headline.setText(headline)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.setAccessibleDescription(f"{headline} {advice}")

    def _here(self) -> str:
        return self.tr("This is version {version}").format(version=self._updates.version)

    def _fetch(self) -> None:
        if self._found is not None and self._errand.begin(partial(self._updates.fetch, self._found, self._left.emit)):
            self.show_left(self._found.to_fetch)
            self._allow(fetching=False)
            self.look_button.setEnabled(False)

    def _put_off(self) -> None:
        if self._found is not None:
            self.put(settings.UPDATE_LATER, self._found.version)
            self._tell(
                self.tr("Version {version} is fetched later").format(version=self._found.version),
                self.tr("At the hours that are set under “Network and data” for large files."),
            )
            self._allow(fetching=False)

    def _on_done(self, outcome: object) -> None:
        if isinstance(outcome, str):
            self.show_ready(outcome)
        elif outcome is None:
            self._tell(self.tr("This is the newest version, {version}").format(version=self._updates.version), "")
            self._allow(fetching=False)
        else:
            self.show_offer(outcome)  # type: ignore[arg-type]  # what `look` gives

    def _on_bug(self, bug: BaseException) -> None:
        self._allow(fetching=False)
        self._bridge.bug_raised.emit(bug)

    def _save_source(self) -> None:
        self.put(settings.UPDATE_SOURCE, self.source.text().strip() or None)

    def _show_source(self, value: object) -> None:
        if not self.source.hasFocus() and self.source.text() != (value or ""):
            with QSignalBlocker(self.source):
                self.source.setText(str(value or ""))
