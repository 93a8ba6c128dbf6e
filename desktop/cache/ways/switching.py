"""Another way for this desk: what the officer did stands, nothing leaves by itself, and the mirror is kept.

What waited to leave was queued for the earlier way, so it is held until the officer has decided about it. What the
mirror has stays readable, as known from elsewhere: the new way takes over what it tells of, the rest stays as kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.intents import uploads
from desktop.cache.mirror import mirror
from desktop.cache.projection import Bucket
from desktop.cache.ways import network, syncstate, way
from desktop.cache.ways.way import DeskWay
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.intent import OpKind

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.writer import Transaction

ORIGIN = "way"
"""What a switch calls itself in a `ChangeSet`: whoever holds a connection to the earlier server lets go of it."""

CHANGED, LEFT, NOT_CARRIED, BY_HAND = "way-changed", "way-changed-left", "way-not-carried", "way-by-hand"
"""Why an op is held after a switch, as codes of known problems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen. `url` and `token` belong to `hosted`; other ways leave the ones kept as they are."""

    way: DeskWay
    url: str = ""
    token: str = ""
    wishes: NetworkSettings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a switch would do now, or did: in ops, and in complaints."""

    held: int
    """Ops that wait for a decision."""
    not_carried: int
    """Those among them that the new way can't carry."""
    kept: int
    """Complaints that stay until the new way tells of them."""


def is_another_server(db: Database, url: str) -> bool:
    """Whether a desk that works with a server would leave it for the one at `url`: a switch, as between ways."""
    kept = str(settings.get(db, settings.SERVER_URL, ""))
    return way.chosen(db) is DeskWay.HOSTED and bool(kept) and bool(url) and url.strip().rstrip("/") != kept


def forecast(db: Database, to: DeskWay) -> Forecast:
    """What switching to another way would do."""
    kinds = [OpKind(kind) for (kind,) in db.execute("SELECT kind FROM outbox WHERE state IN ('HELD', 'QUEUED')")]
    (kept,) = db.execute("SELECT count(nullif(share, 0)) FROM complaint WHERE bucket < ?", [Bucket.GONE]).fetchone()
    return Forecast(held=len(kinds), not_carried=sum(kind not in way.CARRIED[to] for kind in kinds), kept=kept)


def switch(tx: Transaction, choice: Choice) -> Forecast | None:
    """Take up a way. Returns what that did, or None where it is the way that the desk had.

    In that case only the token, and how the network is reached, are new. Whoever calls holds the lock of the sync, and
    nothing is on its way (`sync.switching`).
    """
    before = (way.chosen(tx.db), settings.get(tx.db, settings.SERVER_URL, ""))
    is_same = before[0] is choice.way and (choice.way is not DeskWay.HOSTED or before[1] == choice.url)
    if is_same:
        _keep(tx, choice)
        return None
    done = forecast(tx.db, choice.way)
    if before[0] is not None:
        tx.then(mirror.keep_as_known)
    tx.then(_take_up, choice, kept=done.kept, is_left=before[0] is not None)
    return done


def _take_up(tx: Transaction, choice: Choice, *, kept: int, is_left: bool) -> Forecast:
    done = replace(forecast(tx.db, choice.way), kept=kept)
    _keep(tx, choice)
    _hold(tx, choice.way)
    if is_left:
        mirror.begin_resync(tx)
        uploads.forget_all(tx)
        syncstate.begin_anew(tx)
    return done


def _keep(tx: Transaction, choice: Choice) -> None:
    settings.put(tx, settings.WAY, choice.way.value)
    if choice.way is DeskWay.HOSTED:
        settings.put(tx, settings.SERVER_URL, choice.url or None)
        settings.put(tx, settings.TOKEN, choice.token or None)
    if choice.wishes is not None:
        network.save(tx, choice.wishes)


def _hold(tx: Transaction, to: DeskWay) -> None:
    rows = tx.db.execute(
        "SELECT op_id, kind, has_left, tracking_id FROM outbox WHERE state IN ('HELD', 'QUEUED')"
    ).fetchall()
    for op_id, kind, has_left, tracking_id in rows:
        tx.db.execute(
            "UPDATE outbox SET state = 'HELD', held_until = NULL, last_error = ?, error_detail = '{}', updated_at = ? "
            "WHERE op_id = ?",
            [_reason(to, OpKind(kind), has_left=bool(has_left)), timestamp(tx.now), op_id],
        )
        tx.changed(Topic.OUTBOX, tracking_id)


def _reason(to: DeskWay, kind: OpKind, *, has_left: bool) -> str:
    if to is DeskWay.EXCEL:
        return BY_HAND
    if kind not in way.CARRIED[to]:
        return NOT_CARRIED
    return LEFT if has_left else CHANGED
