"""What the desk and the sync tell, brought to the parts of the frame that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from sync.scheduling.allowance import is_spent
from ui.shell import notices
from ui.shell.situation_reader import SituationReader
from ui.shell.sync_words import next_cost

if TYPE_CHECKING:
    from desktop.changes import ChangeSet
    from desktop.problems import KnownProblem
    from sync.report import SyncState
    from ui.shell.situation import Situation
    from ui.shell.window import MainWindow


class Frame(QObject):
    """Keeps navigation, status bar and notices current."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.situation = SituationReader(window.bridge, self)
        self.situation.changed.connect(self._show_situation)
        self._data_told = ""
        window.link.state_changed.connect(self._show_sync_state)
        window.link.question_asked.connect(self._ask_about_data)
        self._is_disk_full = False
        window.bridge.problem_raised.connect(self._tell)
        self._writing = QTimer(self, singleShot=True, interval=0)
        self._writing.timeout.connect(self._on_written)
        window.bridge.desk_changed.connect(self._on_desk_changed)

    def begin(self) -> None:
        """Show what is known, and ask for the rest."""
        self._show_sync_state(self._window.link.state)
        self.situation.read()

    def _tell(self, problem: KnownProblem) -> None:
        self._is_disk_full = problem.code == "disk-full"
        self._window.notice.tell(notices.of_problem(problem))

    def _on_desk_changed(self, _change: ChangeSet) -> None:
        if self._is_disk_full:
            self._writing.start()  # behind whoever keeps count of what is unsaved

    def _on_written(self) -> None:
        """There is room again, once something was written and nothing waits for it any more."""
        if not self._window.has_unsaved:
            self._is_disk_full = False
            self._window.notice.take_back(notices.PROBLEM)

    def _show_situation(self, now: Situation) -> None:
        window = self._window
        window.navigation.show_officer(now.officer or now.owner)
        window.navigation.show_counts(now.counts)
        window.status.show_situation(now)
        self._show_key(is_weak=window.bridge.desk.key_is_weak)
        window.reading.inbox.set_situation(
            has_server=window.is_practice or now.way in {DeskWay.HOSTED, DeskWay.LAPOR3},
            is_filled=now.way is DeskWay.EXCEL
            or bool(now.sync.last_success_at or now.by_stick_at or now.counts[ListName.ALL]),
        )
        self._show_data(now)
        behind = now.clock_behind
        clock = notices.of_clock_behind(behind) if behind else notices.of_clock(now.sync.clock_skew_seconds)
        if clock is None:
            window.notice.take_back(notices.CLOCK)
        elif window.notice.notice is None:
            window.notice.tell(clock)

    def _show_key(self, *, is_weak: bool) -> None:
        """A PIN takes the weakness away, and its end brings it back."""
        self._window.status.set_weak_key(is_weak=is_weak)
        if not is_weak:
            self._window.notice.take_back(notices.WEAK_KEY)

    def _show_data(self, now: Situation) -> None:
        """Once for each month and each of the two reasons: who has put it away knows it."""
        told = notices.of_data(now.rules, now.used.total)
        if told is None:
            self._window.notice.take_back(notices.DATA)
            return
        occasion = f"{now.used.month} {is_spent(now.rules, now.used.total)}"
        if occasion != self._data_told and not self._window.is_practice:
            self._data_told = occasion
            self._window.notice.tell(told)

    def _ask_about_data(self) -> None:
        now = self.situation.now
        if now is not None:
            self._window.notice.tell(notices.of_data_question(next_cost(now, self._window.bridge.desk.clock.now())))

    def _show_sync_state(self, state: SyncState) -> None:
        self._window.status.show_state(state)
        told = notices.of_sync(state)
        if told:
            self._window.notice.tell(told)
        elif not state.phase.is_busy:
            self._window.notice.take_back(notices.SYNC)
