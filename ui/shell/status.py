"""The status bar: the state of network and sync, always in sight and in words, and the one button for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.cache.ways.way import DeskWay
from sync.report import Phase, SyncState
from ui.shell.sync_words import StatusLine, files_seconds, next_cost, status_line
from ui.theme import metrics
from ui.theme.controls import ElidedLabel
from ui.theme.icons import pixmap, put_beside_words
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.clock import Clock
    from ui.shell.situation import Situation

_SEPARATOR = " · "
_SECOND, _MINUTE = 1_000, 60_000
_GUESSED = {Phase.CONNECTING, Phase.SENDING, Phase.FILES}
"""While the sync itself can't tell how long it will take: what was thought before is counted down."""


class StatusBar(QFrame):
    """Says where the desk stands with the world; nothing here takes the focus by itself."""

    sync_requested = Signal()
    stop_requested = Signal()
    key_explanation_requested = Signal()

    def __init__(self, clock: Clock, *, key_is_weak: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAccessibleName(self.tr("Status"))
        self._clock = clock
        self._state = SyncState(phase=Phase.IDLE)
        self._situation: Situation | None = None
        self._line: StatusLine | None = None
        self._ends_at: float | None = None
        """On the monotonic clock, when the text that goes, or the files after it, were thought to be through."""
        self._sync_key = "F5"
        self._icon = QLabel()
        self._headline = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._details = ElidedLabel()
        self._details.setProperty("ink", "muted")
        self._headline.setProperty("type", "secondary-strong")
        self._key = QPushButton()
        self._key.setProperty("kind", "quiet")
        self._key.setText(self.tr("Weak key"))
        self._key.setToolTip(self.tr("Whoever copies the files of this desk can read them. Click for what to do."))
        self._key.setVisible(key_is_weak)
        self._key.clicked.connect(self.key_explanation_requested)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_clicked)
        for widget in (self._details, self._key, self._button):
            widget.setProperty("type", "secondary")
        self._lay_out()
        minutes = QTimer(self, interval=_MINUTE)
        minutes.timeout.connect(self._tell)
        minutes.start()
        self._seconds = QTimer(self, interval=_SECOND)
        self._seconds.timeout.connect(self._tell)
        self._tell()

    @property
    def text(self) -> str:
        """All that the bar says."""
        line = self._line
        return _SEPARATOR.join((line.headline, *line.details)) if line else ""

    @property
    def key_button(self) -> QPushButton:
        """Shown where the key is weak."""
        return self._key

    @property
    def button(self) -> QPushButton:
        """Sync, or stop."""
        return self._button

    def show_state(self, state: SyncState) -> None:
        """The sync has gone on."""
        begins = state.phase.is_busy and not self._state.phase.is_busy
        if begins or (state.phase is Phase.FILES and self._state.phase is not Phase.FILES):
            self._ends_at = self._expected_end(state.phase)
        self._state = state
        if state.phase in _GUESSED and self._ends_at is not None:
            self._seconds.start()
        else:
            self._seconds.stop()
        self._tell()

    def show_situation(self, situation: Situation) -> None:
        """The desk has changed."""
        self._situation = situation
        self._tell()

    def set_sync_key(self, key: str) -> None:
        """The key that the officer has for the button."""
        if key != self._sync_key:
            self._sync_key = key
            self._line = None
            self._tell()

    def set_weak_key(self, *, is_weak: bool) -> None:
        """Whether who copies the folder of the desk can read it."""
        self._key.setVisible(is_weak)

    def take_theme(self) -> None:
        """Icons of the theme in force."""
        put_beside_words(self._key, "key-round", Role.SOON)
        self._line = None
        self._tell()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(2 * metrics.SPACING)
        row.addWidget(self._icon)
        row.addWidget(self._headline)
        row.addWidget(self._details, 1)
        row.addWidget(self._key)
        row.addWidget(self._button)
        self.take_theme()

    def _on_clicked(self) -> None:
        (self.stop_requested if self._state.phase.is_busy else self.sync_requested).emit()

    def _expected_end(self, phase: Phase) -> float | None:
        if self._situation is None:
            return None
        if phase is Phase.FILES:
            seconds = files_seconds(self._situation)
        else:
            seconds = next_cost(self._situation, self._clock.now()).seconds
        return None if seconds is None else self._clock.monotonic() + seconds

    def _seconds_left(self) -> float | None:
        """None once it takes longer than was thought: then nothing is known."""
        if self._ends_at is None or self._state.phase not in _GUESSED:
            return None
        left = self._ends_at - self._clock.monotonic()
        return left if left > 0 else None

    def _tell(self) -> None:
        line = status_line(self._state, self._situation, self._clock.now(), seconds_left=self._seconds_left())
        if line == self._line:
            return
        self._line = line
        self._icon.setPixmap(pixmap(line.icon, line.role))
        self._headline.setText(line.headline)
        is_by_hand = self._situation is not None and self._situation.way is DeskWay.EXCEL
        verb = self.tr("Take from Excel") if is_by_hand else self.tr("Sync")
        sync = f"{verb}  {self._sync_key}".rstrip()
        self._button.setText(self.tr("Stop") if line.is_busy else sync)
        self._button.setAccessibleName(
            self.tr("Stop the sync") if line.is_busy else verb if is_by_hand else self.tr("Sync now")
        )
        self.setAccessibleDescription(self.text)
        self._details.setText(_SEPARATOR.join(line.details))
