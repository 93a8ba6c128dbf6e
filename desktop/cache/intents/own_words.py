"""Words that the officer has added to the spelling: names, units, what their campus calls things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


def all_words(db: Database) -> list[str]:
    """All of them, in the order of the alphabet."""
    return sorted(settings.get(db, settings.OWN_WORDS, []), key=str.casefold)


def put(tx: Transaction, words: Iterable[str]) -> list[str]:
    """Keep exactly these; returns them."""
    kept = {word.strip().casefold(): word.strip() for word in words if word.strip()}
    settings.put(tx, settings.OWN_WORDS, sorted(kept.values(), key=str.casefold))
    return all_words(tx.db)


def add(tx: Transaction, word: str) -> list[str]:
    """Keep one more."""
    return put(tx, [*all_words(tx.db), word])


def remove(tx: Transaction, word: str) -> list[str]:
    """Keep one less."""
    return put(tx, [kept for kept in all_words(tx.db) if kept.casefold() != word.strip().casefold()])
