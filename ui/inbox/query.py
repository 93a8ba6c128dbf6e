"""What the list asks of the desk in one go: all ids, and the rows that will be on screen first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.cache.views import lists
from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import Sort

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.views.lists import ListName
    from desktop.complaint import ComplaintRow

FIRST_ROWS = 24
"""About two screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which list is to be shown."""

    name: ListName
    today: date
    search: str = ""
    chosen: Filter = field(default_factory=Filter)
    sort: Sort = Sort.TIME_LEFT


@dataclass(frozen=True, slots=True)
class Found:
    """Its ids, and some rows already."""

    wanted: Wanted
    ids: array[int]
    rows: list[ComplaintRow]


def opening(db: Database, wanted: Wanted) -> Found:
    """The list, with its first rows."""
    ids = _ids(db, wanted)
    return Found(wanted, ids, lists.rows(db, ids[:FIRST_ROWS], wanted.today))


def again(db: Database, wanted: Wanted, known: Sequence[int]) -> Found:
    """The list after a change, with the rows that are shown at present read anew."""
    ids = _ids(db, wanted)
    return Found(wanted, ids, lists.rows(db, known, wanted.today))


def _ids(db: Database, wanted: Wanted) -> array[int]:
    return lists.ids(db, wanted.name, wanted.today, wanted.search, chosen=wanted.chosen, sort=wanted.sort)
