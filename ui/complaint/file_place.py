"""Where a file of a complaint is, and what can be done about it next: in words, for its card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sync.files.board import TransferState
from ui.complaint.words import explained

if TYPE_CHECKING:
    from desktop.files.rows import Holding
    from desktop.problems import KnownProblem
    from sync.files.board import FileProgress

translate = QCoreApplication.translate


class Verb(Enum):
    """What a press on the card does."""

    OPEN = auto()
    FETCH = auto()
    RETRY = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """`share`: of a file that is coming, how much of it is here, from 0 to 1; None where none is coming now."""

    words: str
    verb: Verb
    share: float | None = None
    advice: str = ""
    """What to do about a failure."""


def place_of(size: int, holding: Holding, progress: FileProgress | None, *, is_wished: bool) -> Place:
    """How it stands. What is on the disk is believed before what was told; `size` in bytes."""
    if holding.is_whole:
        return Place(translate("FilePlace", "on this PC"), Verb.OPEN)
    state = progress.state if progress else None
    if progress is not None and state is TransferState.RUNNING:
        return _coming(progress.done, progress.total or size)
    if progress is not None and progress.problem is not None and state is TransferState.FAILED:
        return _failed(progress.problem, is_wished=is_wished)
    if state is TransferState.WAITING or (is_wished and state is not TransferState.STOPPED):
        return Place(translate("FilePlace", "comes when there is a network"), Verb.STOP)
    if holding.size:
        percent = min(100 * holding.size // max(size, 1), 99)
        return Place(translate("FilePlace", "%1 % here").replace("%1", str(percent)), Verb.FETCH)
    return Place(translate("FilePlace", "on the server"), Verb.FETCH)


def _coming(done: int, total: int) -> Place:
    """`total`: 0 where no central API told it."""
    share = min(done / total, 1) if total else 0.0
    words = translate("FilePlace", "coming, %1 %").replace("%1", str(min(int(100 * share), 99)))
    return Place(words if total else translate("FilePlace", "coming"), Verb.STOP, share)


def _failed(problem: KnownProblem, *, is_wished: bool) -> Place:
    told = explained(problem.code, problem.params)
    if is_wished:  # a failure of the link: it is tried again by itself
        return Place(translate("FilePlace", "comes when there is a network"), Verb.STOP, advice=told.title)
    return Place(translate("FilePlace", "not fetched"), Verb.RETRY, advice=f"{told.title}. {told.advice}")


def verb_words(verb: Verb) -> str:
    """What a press does, as an entry of a menu."""
    return {
        Verb.OPEN: translate("FilePlace", "Open"),
        Verb.FETCH: translate("FilePlace", "Download"),
        Verb.RETRY: translate("FilePlace", "Try again"),
        Verb.STOP: translate("FilePlace", "Stop the download"),
    }[verb]


VERB_ICONS = {Verb.FETCH: "download", Verb.RETRY: "refresh-cw", Verb.STOP: "x"}
"""What stands at the end of a card; nothing where a press opens the file."""
