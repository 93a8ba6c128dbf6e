"""Opening the desk, however often it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.desk import Desk, set_aside
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def open_desk(data_dir: Path, first: Callable[[], Desk]) -> Desk | None:
    """Open the desk, however often the officer tries; None when they give up. `first` is the attempt under way."""
    attempt = first
    while True:
        try:
            return attempt()
        except KnownProblem as problem:
            from ui.opening_problem import OpeningProblem

            shown = OpeningProblem(problem)
            if not shown.exec():
                return None
            attempt = _begin_anew(data_dir) if shown.wants_new_desk else _again(data_dir)


def _again(data_dir: Path) -> Callable[[], Desk]:
    return lambda: Desk.open(data_dir)


def _begin_anew(data_dir: Path) -> Callable[[], Desk]:
    def attempt() -> Desk:
        set_aside(data_dir)
        return Desk.open(data_dir)

    return attempt
