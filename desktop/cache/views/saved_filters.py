"""Filters kept under a name, and the order that each list was left in. Both are settings of this desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import ListName, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

FILTERS = "saved-filters"
SORTS = "sorts"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A list and what it is narrowed to, under the officer's name for it."""

    name: str
    list_name: ListName
    chosen: Filter


def known(db: Database) -> list[SavedFilter]:
    """All of them, in the order in which they were made; one of a list that is not known any more is passed over."""
    return [
        SavedFilter(name=kept["name"], list_name=ListName(kept["list"]), chosen=Filter.of_json(kept["filter"]))
        for kept in settings.get(db, FILTERS, [])
        if kept["list"] in set(ListName)
    ]


def save(tx: Transaction, saved: SavedFilter) -> None:
    """Keep it. The same choice under another name is renamed, another choice under the same name replaces it."""
    others = known(tx.db)
    same = [place for place, kept in enumerate(others) if _is_same(kept, saved)]
    place = same[0] if same else len(others)
    _put(tx, [*others[:place], saved, *(kept for kept in others[place:] if not _is_same(kept, saved))])


def remove(tx: Transaction, name: str) -> None:
    """Forget the filter of that name."""
    _put(tx, [kept for kept in known(tx.db) if kept.name != name])


def sorts(db: Database) -> dict[ListName, Sort]:
    """The order of each list that has another than the usual one."""
    kept: Mapping[str, str] = settings.get(db, SORTS, {})
    return {ListName(name): Sort(sort) for name, sort in kept.items() if name in set(ListName) and sort in set(Sort)}


def remember_sort(tx: Transaction, name: ListName, sort: Sort) -> None:
    """Keep the order that the officer gave a list."""
    settings.put(tx, SORTS, {**sorts(tx.db), name: sort})


def _is_same(one: SavedFilter, other: SavedFilter) -> bool:
    is_same_choice = (one.list_name, one.chosen) == (other.list_name, other.chosen)
    return is_same_choice or one.name.casefold() == other.name.casefold()


def _put(tx: Transaction, all_of_them: list[SavedFilter]) -> None:
    kept = [{"name": each.name, "list": each.list_name, "filter": each.chosen.as_json()} for each in all_of_them]
    settings.put(tx, FILTERS, kept)
