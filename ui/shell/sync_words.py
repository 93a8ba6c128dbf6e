"""The state of the network and the sync in words: one headline, then what the officer may want to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from desktop.clock import moment
from sync.report import Phase
from sync.scheduling.allowance import Hindrance
from sync.speed import Cost, cost
from ui import words
from ui.theme.roles import Role

if TYPE_CHECKING:
    from datetime import datetime

    from sync.report import SyncProgress, SyncState
    from ui.shell.situation import Situation

translate = QCoreApplication.translate

_WORTH_A_WORD = 2_000
"""Bytes that are expected to come in, below which nobody waits for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """What the status bar shows."""

    icon: str
    role: Role
    headline: str
    details: tuple[str, ...]
    is_busy: bool


def status_line(
    state: SyncState, situation: Situation | None, now: datetime, *, seconds_left: float | None = None
) -> StatusLine:
    """Put state and situation into words; `seconds_left` is what is thought while nothing has come that would tell."""
    if state.phase.is_busy:
        return StatusLine(
            icon="refresh-cw",
            role=Role.ACCENT,
            headline=_busy_words(state.phase, state.progress),
            details=_traffic(state.progress, seconds_left),
            is_busy=True,
        )
    if situation is not None and situation.way is DeskWay.EXCEL:
        return _excel_only(situation)
    icon, role, headline = _resting(state, now, has_synced=bool(situation and situation.sync.last_success_at))
    details = [
        *_hindrance(state),
        *_next_attempt(state, now),
        *_last_success(situation, now),
        *_waiting(situation, now),
    ]
    return StatusLine(icon=icon, role=role, headline=headline, details=tuple(details), is_busy=False)


def _excel_only(situation: Situation) -> StatusLine:
    """No server by the officer's choice: nothing here speaks of one."""
    waiting = situation.waiting.ops
    words = translate("SyncWords", "%n wait(s) for your hand", "", waiting)
    return StatusLine(
        icon="file-text",
        role=Role.MUTED,
        headline=translate("SyncWords", "Excel only"),
        details=(words,) if waiting else (translate("SyncWords", "no server, by your choice"),),
        is_busy=False,
    )


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


def _traffic(progress: SyncProgress | None, seconds_left: float | None) -> tuple[str, ...]:
    if progress is None:
        return ()
    told = [
        translate("SyncWords", "sent {size}").format(size=words.size(progress.bytes_up)),
        translate("SyncWords", "received {size}").format(size=words.size(progress.bytes_down)),
    ]
    left = seconds_left if progress.seconds_left is None else progress.seconds_left
    if left is not None:
        told.append(translate("SyncWords", "about {time} left").format(time=words.seconds(left)))
    return tuple(told)


def _resting(state: SyncState, now: datetime, *, has_synced: bool) -> tuple[str, Role, str]:  # noqa: PLR0911 one each
    match state.phase:
        case Phase.OFFLINE:
            return "wifi-off", Role.MUTED, translate("SyncWords", "Offline")
        case Phase.SIGNED_OUT if state.problem and state.problem.code == "url-missing":
            return "settings", Role.MUTED, translate("SyncWords", "Not set up yet")
        case Phase.SIGNED_OUT:
            return "log-in", Role.SOON, translate("SyncWords", "Not signed in")
        case Phase.WAITING:
            is_known = state.next_attempt_at is not None
            until = translate("SyncWords", "Waiting until {time}") if is_known else translate("SyncWords", "Waiting")
            return "hourglass", Role.SOON, _until(until, state, now)
        case Phase.STOPPED:
            return "triangle-alert", Role.LATE, translate("SyncWords", "Needs attention")
        case _ if has_synced:
            return "circle-check", Role.FINE, translate("SyncWords", "Up to date")
        case _:
            return "cloud-off", Role.MUTED, translate("SyncWords", "Never synced")


def _next_attempt(state: SyncState, now: datetime) -> list[str]:
    if state.next_attempt_at is None or state.phase is Phase.WAITING:  # whose headline says so
        return []
    return [_until(translate("SyncWords", "tries again by itself at {time}"), state, now)]


def _until(text: str, state: SyncState, now: datetime) -> str:
    """With the time of the next attempt, and which it is where more than one failed."""
    if state.next_attempt_at is None:
        return text
    told = text.format(time=words.when(state.next_attempt_at, now))
    if state.attempts < 1:
        return told
    return translate("SyncWords", "{until} (attempt {number})").format(until=told, number=state.attempts + 1)


def _hindrance(state: SyncState) -> list[str]:
    match state.hindrance:
        case Hindrance.METERED:
            return [translate("SyncWords", "paid network: syncs only with the button")]
        case Hindrance.SAVING:
            return [translate("SyncWords", "saving data: syncs only with the button")]
        case Hindrance.LIMIT:
            return [translate("SyncWords", "this month's data is used up: syncs only with the button")]
        case Hindrance.OFF:
            return [translate("SyncWords", "syncs only with the button")]
    return []


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


def next_cost(situation: Situation, now: datetime) -> Cost:
    """What the next sync will probably take, files not counted."""
    last = situation.sync.last_success_at
    hours = max((now - moment(last)).total_seconds(), 0.0) / 3600 if last else None
    waiting = situation.waiting
    return cost(situation.speed, ops=waiting.ops, op_bytes=waiting.op_bytes, hours=hours)


def files_seconds(situation: Situation) -> float | None:
    """How long the files take that wait to leave; None where none do, or the rate is not known."""
    waiting = situation.waiting.file_bytes
    rate = situation.speed.up or situation.speed.down
    return waiting / rate if waiting and rate else None


def _waiting(situation: Situation | None, now: datetime) -> list[str]:
    if situation is None:
        return []
    found = []
    waiting, expected = situation.waiting, next_cost(situation, now)
    if waiting.ops:
        answers = translate("SyncWords", "%n answer(s)", "", waiting.ops)
        told = translate("SyncWords", "waiting: {answers}, {size}").format(
            answers=answers, size=words.size(expected.bytes_up)
        )
        if expected.seconds is not None:
            told = translate("SyncWords", "{waiting} (± {time})").format(
                waiting=told, time=words.seconds(expected.seconds)
            )
        found.append(told)
    else:
        found.append(translate("SyncWords", "nothing waits to be sent"))
    if waiting.files:
        files = translate("SyncWords", "%n file(s)", "", waiting.files)
        found.append(
            translate("SyncWords", "{files}, {size}, waiting").format(files=files, size=words.size(waiting.file_bytes))
        )
    if expected.bytes_down is not None and expected.bytes_down >= _WORTH_A_WORD:
        found.append(translate("SyncWords", "about {size} to come").format(size=words.size(expected.bytes_down)))
    review = situation.counts.get(ListName.REVIEW, 0)
    if review:
        found.append(translate("SyncWords", "%n to review", "", review))
    return found
