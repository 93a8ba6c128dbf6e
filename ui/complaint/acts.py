"""What can be done with the complaint on the page besides answering it: each act once, for the head, menus and keys.

A feature lists its acts in a module of its own and names that module in `_sources`; the head of the page, the menu of
the rest, the keys and the palette all read them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.complaint.pane import ComplaintPane
    from ui.complaint.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something to do with one complaint."""

    key: str
    """A name that never changes: keys chosen by the officer are kept under it."""
    words: Callable[[], str]
    """What it is called, in the language of the window."""
    icon: str
    shortcut: str = ""
    """The key that it has until the officer chooses another."""
    is_prominent: bool = False
    """Whether it stands in the head of the page; the others are in the menu beside."""
    fits: Callable[[Reading], bool]
    """Whether it makes sense for the complaint on the page."""
    run: Callable[[ComplaintPane], object]
    """Do it, or open its sheet."""
    hindrance: Callable[[Reading], str] = lambda _: ""
    """Why it can't be done from here although it would make sense: it is shown with this, and can't be chosen."""


@cache
def all_acts() -> tuple[Act, ...]:
    """Every act, in the order of the menu."""
    return tuple(act for source in _sources() for act in source)


def act(key: str) -> Act:
    """The act of that name. Raises KeyError."""
    return {known.key: known for known in all_acts()}[key]


def _sources() -> Iterator[tuple[Act, ...]]:
    """The acts of each feature; imported here, so that features may know the page that they act on."""
    from ui.approval.acts import ACTS as APPROVAL
    from ui.campus.acts import ACTS as CAMPUS
    from ui.conflict.acts import ACTS as CONFLICT
    from ui.decision.acts import ACTS as DECISIONS
    from ui.freezing.acts import ACTS as FREEZING
    from ui.twins.acts import ACTS as TWINS
    from ui.web.acts import ACTS as WEB

    yield CAMPUS
    yield APPROVAL
    yield DECISIONS
    yield TWINS
    yield CONFLICT
    yield WEB
    yield FREEZING
