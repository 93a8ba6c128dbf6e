"""Opening the desk, however often it takes, and through its door where it is locked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from desktop.clock import system_clock
from desktop.desk import Desk, set_aside
from desktop.lock import attempts
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QByteArray

    from ui.instance import Instance

    Attempt = Callable[[], Desk]
_DOOR = (900, 600)


def open_desk(
    data_dir: Path,
    first: Attempt,
    *,
    instance: Instance | None = None,
    place: QByteArray | None = None,
    is_away: bool = False,
) -> Desk | None:
    """Open the desk, however often the officer tries; None when they give up. `first` is the attempt under way.

    Where the desk is locked, its door stands at `place`, and comes to the front for who starts the program again. It
    waits in the task bar where nobody was looking (`is_away`).
    """
    attempt: Attempt | None = first
    while attempt is not None:
        try:
            return attempt()
        except KnownProblem as problem:
            if problem.code in {"desk-locked", "pin-wrong", "pin-wait"}:
                attempt = _at_the_door(data_dir, instance, place, is_away=is_away)
            else:
                attempt = _after(problem, data_dir)
    return None


def _at_the_door(
    data_dir: Path, instance: Instance | None, place: QByteArray | None, *, is_away: bool
) -> Attempt | None:
    from desktop.updates.starting import count_anew
    from ui.lock.door import Door

    count_anew()
    door = Door(lambda pin: Desk.open(data_dir, secret=pin), attempts.wait(data_dir, system_clock))
    if place is None or not door.restoreGeometry(place):
        door.resize(*_DOOR)
    if instance is not None:
        instance.raise_requested.connect(door.come_to_front)
    if is_away:
        door.setWindowState(Qt.WindowState.WindowMinimized)
    is_open = door.exec()
    door.deleteLater()
    if door.problem is not None:
        return partial(_tell, door.problem)
    if not is_open:
        return None
    return _begin_anew(data_dir) if door.wants_new_desk else lambda: cast("Desk", door.opened)


def _after(problem: KnownProblem, data_dir: Path) -> Attempt | None:
    from ui.opening_problem import OpeningProblem

    shown = OpeningProblem(problem)
    if not shown.exec():
        return None
    return _begin_anew(data_dir) if shown.wants_new_desk else lambda: Desk.open(data_dir)


def _tell(problem: KnownProblem) -> Desk:
    raise problem


def _begin_anew(data_dir: Path) -> Attempt:
    def attempt() -> Desk:
        set_aside(data_dir)
        return Desk.open(data_dir)

    return attempt
