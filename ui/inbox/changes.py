"""How one list of ids becomes another with as few moves as possible, so that nothing moves under the hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_STEPS = 64
"""More separate steps than this are told as one change of layout: each step costs the view a pass over the list."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Rows `first` to `last` go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """Ids come before row `first`."""

    first: int
    ids: tuple[int, ...]


Step = Removal | Insertion


def steps(old: Sequence[int], new: Sequence[int]) -> list[Step] | None:
    """The removals (from the end) and then the insertions (from the start) that lead from `old` to `new`.

    None where ids changed places or too much changed: then only a new layout tells it.
    """
    start, old_end, new_end = _frame(old, new)
    old_middle, new_middle = old[start:old_end], new[start:new_end]
    staying = set(old_middle) & set(new_middle)
    if [i for i in old_middle if i in staying] != [i for i in new_middle if i in staying]:
        return None
    removals = [Removal(first, last) for first, last in _runs(old_middle, staying, start)]
    insertions = [Insertion(first, tuple(new[first : last + 1])) for first, last in _runs(new_middle, staying, start)]
    if len(removals) + len(insertions) > _MOST_STEPS:
        return None
    return [*reversed(removals), *insertions]


def _frame(old: Sequence[int], new: Sequence[int]) -> tuple[int, int, int]:
    """Where the two begin to differ, and where in each they are alike again up to the end."""
    start, old_end, new_end = 0, len(old), len(new)
    if old[:] == new[:]:
        return old_end, old_end, new_end
    while start < old_end and start < new_end and old[start] == new[start]:
        start += 1
    while old_end > start and new_end > start and old[old_end - 1] == new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    return start, old_end, new_end


def _runs(ids: Sequence[int], staying: set[int], offset: int) -> list[tuple[int, int]]:
    """First and last row of each run of ids that are not staying."""
    runs: list[tuple[int, int]] = []
    for row, each in enumerate(ids, offset):
        if each in staying:
            continue
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
