"""The spelling between the editor and the desk: words are judged on the desk's thread and remembered here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.cache import settings
from desktop.cache.intents import own_words
from desktop.changes import ChangeSet, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.cache.connection import Database
    from desktop.spelling import Speller
    from ui.bridge import DeskBridge

_MOST_REMEMBERED = 20_000


class _Judge:
    """Lives on the desk's reading thread: loads the dictionary when the first word is to be judged."""

    def __init__(self) -> None:
        self._speller: Speller | None = None
        self._own: list[str] = []

    def judge(self, db: Database, words: Iterable[str]) -> dict[str, bool]:
        """Whether each of these words is right."""
        speller = self._loaded(db)
        return {word: speller.knows(word) for word in words}

    def suggest(self, db: Database, word: str) -> list[str]:
        """What may have been meant."""
        return self._loaded(db).suggestions(word)

    def _loaded(self, db: Database) -> Speller:
        from desktop.spelling import Speller

        own = own_words.all_words(db)
        if self._speller is None or own != self._own:
            self._speller, self._own = Speller(own), own
        return self._speller


class Spelling(QObject):
    """One for an editor."""

    changed = Signal()
    """More words are judged, or the officer changed what counts as right."""

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._judge = _Judge()
        self._judged: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._ignored: set[str] = set()
        self._is_on = True
        self._generation = 0
        self._read_settings()
        bridge.desk_changed.connect(self._on_desk_changed)

    @property
    def is_on(self) -> bool:
        """Whether the officer wants it."""
        return self._is_on

    def set_on(self, is_on: bool) -> None:
        """Switch it on or off, for good."""
        self._is_on = is_on
        self._bridge.write(settings.put, settings.SPELLING, is_on, owner=self, origin="spelling")
        self.changed.emit()

    def is_wrong(self, word: str) -> bool | None:
        """Whether a word is misspelt; None where that has to be asked."""
        if word in self._ignored:
            return False
        known = self._judged.get(word)
        return None if known is None else not known

    def ask(self, words: Iterable[str], then: Callable[[], object] | None = None) -> None:
        """Have words judged; `changed` follows, and `then`."""
        wanted = [word for word in dict.fromkeys(words) if word not in self._judged]
        missing = wanted if then else [word for word in wanted if word not in self._asked]
        if not missing:
            if then:
                then()
            return
        self._asked.update(missing)
        self._bridge.read(self._judge.judge, missing, then=partial(self._on_judged, self._generation, then), owner=self)

    def suggest(self, word: str, then: Callable[[list[str]], object]) -> None:
        """Ask what may have been meant."""
        self._bridge.read(self._judge.suggest, word, then=then, owner=self)

    def learn(self, word: str) -> None:
        """Take a word for right from now on, on this desk."""
        self._judged[word] = True
        self._bridge.write(own_words.add, word, owner=self, origin="spelling")
        self.changed.emit()

    def ignore(self, word: str) -> None:
        """Take a word for right in this answer."""
        self._ignored.add(word)
        self.changed.emit()

    def begin_anew(self) -> None:
        """Another answer: what was ignored is not any more."""
        self._ignored.clear()

    def _on_judged(self, generation: int, then: Callable[[], object] | None, judged: dict[str, bool]) -> None:
        if generation != self._generation:
            return
        if len(self._judged) > _MOST_REMEMBERED:
            self._judged.clear()
        self._judged |= judged
        self._asked.difference_update(judged)
        self.changed.emit()
        if then:
            then()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS and change.origin != "spelling":
            self._generation += 1
            self._judged.clear()
            self._asked.clear()
            self._read_settings()

    def _read_settings(self) -> None:
        self._bridge.read(settings.get, settings.SPELLING, True, then=self._on_settings, owner=self)

    def _on_settings(self, is_on: object) -> None:
        self._is_on = bool(is_on)
        self.changed.emit()
