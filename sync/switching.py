"""Switching the way of a desk while no sync runs: what had left without an answer is queued again first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.cache.ways import switching
from desktop.cache.ways.way import DeskWay
from sync.ledger import Ledger
from sync.lock import sync_lock
from sync.transport import checked_token, checked_url

if TYPE_CHECKING:
    from desktop.cache.ways.switching import Choice, Forecast
    from desktop.desk import Desk


def switch(desk: Desk, choice: Choice) -> Forecast | None:
    """Take up a way; sends nothing. Not for the GUI thread. Returns as `desktop.cache.ways.switching.switch` does.

    Without a token the officer signs in. Raises KnownProblem `sync-already-running`, and those of an address or token
    that can't be.
    """
    if choice.way is DeskWay.HOSTED:
        choice = replace(choice, url=checked_url(choice.url), token=choice.token and checked_token(choice.token))
    with sync_lock(desk.data_dir):
        Ledger(desk).recover()
        return desk.write_as(switching.ORIGIN, switching.switch, choice).result()
