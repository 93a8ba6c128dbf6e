"""How answers are written: the limit, the spelling, the officer's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from desktop.cache import settings
from desktop.cache.intents import own_words
from desktop.cache.intents.outbox import ANSWER_LIMIT
from desktop.changes import ChangeSet, Topic
from ui.forms.fields import TextField
from ui.keeper import the_keeper
from ui.response.cadence import Cadence
from ui.settings.form import ORIGIN, SettingsForm
from ui.theme import metrics
from ui.words import number

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent

    from ui.bridge import DeskBridge

_LIMITS = (ANSWER_LIMIT, 5_000, 3_000, 2_000, 1_000)
_WORDS_HEIGHT = 140


class AnswersForm(SettingsForm):
    """Each takes effect at once."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(bridge)
        self.limit = self.add_choice(
            settings.ANSWER_LIMIT,
            self.tr("Longest answer"),
            [(limit, self.tr("%n character(s)", "", limit).replace(str(limit), number(limit))) for limit in _LIMITS],
            hint=self.tr("Choose fewer only if your institution asks for it. The central API takes the most."),
        )
        self.add_space()
        self.spelling = self.add_switch(settings.SPELLING, self.tr("Check the spelling of answers"), default=True)
        self.words = OwnWordsField(bridge)
        self.words.setAccessibleName(self.tr("My words"))
        self.add_labelled(self.tr("My words, one a line: they count as right"), self.words)


class OwnWordsField(TextField):
    """The words as lines; kept as they are typed."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._cadence = Cadence(self)
        self._cadence.due.connect(self._save)
        self.setFixedHeight(metrics.px(_WORDS_HEIGHT))
        self.textChanged.connect(self._cadence.touch)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes on is done with it."""
        super().focusOutEvent(event)
        self._cadence.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is put out of sight is put on disk."""
        super().hideEvent(event)
        self._cadence.flush()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS and change.origin != ORIGIN:
            self._ask()

    def _ask(self) -> None:
        self._bridge.read(own_words.all_words, then=self._show, owner=self)

    def _show(self, words: list[str]) -> None:
        if not self._cadence.is_pending:
            with QSignalBlocker(self):
                self.setPlainText("\n".join(words))

    def _save(self) -> None:
        words = self.toPlainText().splitlines()
        the_keeper(self._bridge).keep("own-words", own_words.put, words, origin=ORIGIN)
