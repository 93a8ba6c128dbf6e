"""Puts the connector together that fits the way of the desk: the one place that knows which way takes which.

Window and command line both come here. A new way adds what it needs to `Account`, and a branch to `connector_of`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.cache import network, settings, way
from desktop.cache.network import NetworkSettings
from desktop.cache.way import DeskWay
from desktop.problems import KnownProblem
from sync.connectors.batch import BatchConnector
from sync.route import environment_proxy, route_to
from sync.transport import Transport, checked_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from sync.route import Proxy

WITHOUT_SERVER = "way-excel"
"""Code of the problem that there is no server to connect with, by the officer's choice: no failure to be told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that is needed to connect. The token is in no `repr`, so in no log."""

    way: DeskWay = DeskWay.HOSTED
    url: str = ""
    token: str = field(default="", repr=False)
    wishes: NetworkSettings = field(default_factory=NetworkSettings)


def saved(db: Database) -> Account:
    """The account as it is saved; a desk that has not chosen yet lacks a server."""
    return Account(
        way=way.chosen(db) or DeskWay.HOSTED,
        url=str(settings.get(db, settings.SERVER_URL, "")),
        token=str(settings.get(db, settings.TOKEN, "")),
        wishes=network.read(db),
    )


def connector_of(
    desk: Desk,  # noqa: ARG001 - a way without a cursor of its own looks up what the desk holds
    account: Account,
    *,
    system_proxy: Callable[[str], Proxy | None] = environment_proxy,
) -> Connector:
    """The connector for an account; sends nothing yet. `system_proxy` tells what the PC says for an address.

    Raises KnownProblem `way-excel` where there is no server by choice, and those of an address or token that can't be.
    """
    if account.way is DeskWay.EXCEL:
        raise KnownProblem(WITHOUT_SERVER)
    url = checked_url(account.url)
    return BatchConnector(Transport(url, account.token, route=route_to(url, account.wishes, system_proxy)))
