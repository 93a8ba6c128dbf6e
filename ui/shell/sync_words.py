"""The state of the network and the sync in words: one headline, then what the officer may want to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.lists import ListName
from desktop.clock import moment
from sync.report import Phase
from ui import words
from ui.theme.roles import Role

if TYPE_CHECKING:
    from datetime import datetime

    from sync.report import SyncProgress, SyncState
    from ui.shell.situation import Situation

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """What the status bar shows."""

    icon: str
    role: Role
    headline: str
    details: tuple[str, ...]
    is_busy: bool


def status_line(state: SyncState, situation: Situation | None, now: datetime) -> StatusLine:
    """Put state and situation into words."""
    if state.phase.is_busy:
        return StatusLine(
            icon="refresh-cw",
            role=Role.ACCENT,
            headline=_busy_words(state.phase, state.progress),
            details=_traffic(state.progress),
            is_busy=True,
        )
    icon, role, headline = _resting(state, has_synced=bool(situation and situation.sync.last_success_at))
    details = [*_next_attempt(state, now), *_last_success(situation, now), *_waiting(situation)]
    return StatusLine(icon=icon, role=role, headline=headline, details=tuple(details), is_busy=False)


def _busy_words(phase: Phase, progress: SyncProgress | None) -> str:
    if phase is Phase.CONNECTING:
        return translate("SyncWords", "Connecting…")
    if phase is Phase.SENDING:
        return translate("SyncWords", "Sending…")
    if phase is Phase.FILES:
        return translate("SyncWords", "Files are on their way…")
    if progress and progress.total:
        return translate("SyncWords", "Receiving {done} of {total}").format(
            done=words.number(progress.done), total=words.number(progress.total)
        )
    return translate("SyncWords", "Receiving…")


def _traffic(progress: SyncProgress | None) -> tuple[str, ...]:
    if progress is None:
        return ()
    return (
        translate("SyncWords", "sent {size}").format(size=words.size(progress.bytes_up)),
        translate("SyncWords", "received {size}").format(size=words.size(progress.bytes_down)),
    )


def _resting(state: SyncState, *, has_synced: bool) -> tuple[str, Role, str]:
    match state.phase:
        case Phase.OFFLINE:
            return "wifi-off", Role.MUTED, translate("SyncWords", "Offline")
        case Phase.SIGNED_OUT:
            return "log-in", Role.SOON, translate("SyncWords", "Not signed in")
        case Phase.WAITING:
            return "hourglass", Role.SOON, translate("SyncWords", "Waiting")
        case Phase.STOPPED:
            return "triangle-alert", Role.LATE, translate("SyncWords", "Needs attention")
        case _ if has_synced:
            return "circle-check", Role.FINE, translate("SyncWords", "Up to date")
        case _:
            return "cloud-off", Role.MUTED, translate("SyncWords", "Never synced")


def _next_attempt(state: SyncState, now: datetime) -> list[str]:
    if state.next_attempt_at is None:
        return []
    return [
        translate("SyncWords", "tries again by itself at {time}").format(time=words.when(state.next_attempt_at, now))
    ]


def _last_success(situation: Situation | None, now: datetime) -> list[str]:
    """What came last by network, and what came later by USB stick."""
    if situation is None:
        return []
    told = []
    last, by_stick = situation.sync.last_success_at, situation.by_stick_at
    if last:
        told.append(translate("SyncWords", "last sync {time}").format(time=words.when(moment(last), now)))
    if by_stick and (not last or by_stick > last):
        told.append(translate("SyncWords", "by USB {time}").format(time=words.when(moment(by_stick), now)))
    return told


def _waiting(situation: Situation | None) -> list[str]:
    if situation is None:
        return []
    found = []
    waiting = situation.waiting
    if waiting.ops:
        answers = translate("SyncWords", "%n answer(s)", "", waiting.ops)
        size = words.size(waiting.op_bytes)
        told = translate("SyncWords", "waiting: {answers}, {size}").format(answers=answers, size=size)
        if waiting.files:
            files = translate("SyncWords", "%n file(s)", "", waiting.files)
            told = f"{told} + {files}, {words.size(waiting.file_bytes)}"
        found.append(told)
    else:
        found.append(translate("SyncWords", "nothing waits to be sent"))
    review = situation.counts.get(ListName.REVIEW, 0)
    if review:
        found.append(translate("SyncWords", "%n to review", "", review))
    return found
