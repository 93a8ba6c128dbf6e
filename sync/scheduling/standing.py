"""The facts that the schedule goes by, as the desk has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.intents import outgoing
from desktop.cache.intents.outbox import UNDO_WINDOW
from desktop.cache.ways import data_use, syncstate
from desktop.clock import day_in_wib, moment
from sync.net.diagnosis import NEEDS_A_HAND, OF_THE_LINK
from sync.scheduling import rules
from sync.scheduling.schedule import SETTLING, Facts

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from desktop.cache.connection import Database
    from sync.scheduling.network import Network
    from sync.scheduling.rules import DataRules


def facts(
    db: Database,
    now: datetime,
    *,
    network: Network,
    fixed: DataRules | None = None,
    is_blocked: bool = False,
    is_first: bool = False,
    has_news: bool = False,
    settling: timedelta = SETTLING,
    not_before: datetime | None = None,
) -> Facts:
    """All of them. `fixed`: rules that hold whatever the settings say; `has_news`: something may have been queued."""
    status = syncstate.get(db)
    release = _moment(outgoing.next_release(db))
    asked = status.last_error_params.get("retry_after")
    return Facts(
        now=now.astimezone(),
        rules=fixed or rules.read(db),
        network=network,
        used=data_use.in_month(db, data_use.month_of(now)).total,
        is_blocked=is_blocked,
        is_first=is_first,
        has_new_work=has_news and bool(outgoing.sendable(db, 1) or outgoing.behind_files(db)),
        is_urgent=_is_urgent(db, now),
        next_release=min(release, now + UNDO_WINDOW) if release else None,  # a clock that stood too late wrote more
        last_success=_moment(status.last_success_at),
        last_attempt=_moment(status.last_attempt_at),
        next_attempt=_moment(status.next_attempt_at),
        needs_a_hand=status.last_error_code in NEEDS_A_HAND,
        was_the_link=status.last_error_code in OF_THE_LINK,
        retry_after=float(asked) if isinstance(asked, (int, float)) else 0.0,
        settling=settling,
        not_before=not_before,
    )


def _is_urgent(db: Database, now: datetime) -> bool:
    due = outgoing.earliest_due(db)
    if due is None:
        return False
    today = day_in_wib(now)
    return date.fromisoformat(due) <= calendar.load(db).after(today, 1)


def _moment(text: str | None) -> datetime | None:
    return moment(text) if text else None
