"""Puts the connector together that fits the way of the desk: the one place that knows which way takes which.

Window and command line both come here. A new way adds what it needs to `Account`, and a branch to `connector_of`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.cache import settings
from desktop.cache.ways import network, sign_in, way
from desktop.cache.ways.network import NetworkSettings
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem
from sync import orders
from sync.connectors.batch import BatchConnector
from sync.connectors.lapor3 import settings as lapor3_settings
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.connector import Lapor3Connector
from sync.net.route import environment_proxy, route_to
from sync.signin.tokens import Tokens
from sync.transport import Transport, checked_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.cache.connection import Database
    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from sync.net.route import Proxy, Route

WITHOUT_SERVER = "way-excel"
"""Code of the problem that there is no server to connect with, by the officer's choice: no failure to be told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that is needed to connect. The token is in no `repr`, so in no log."""

    way: DeskWay = DeskWay.HOSTED
    url: str = ""
    token: str = field(default="", repr=False)
    is_signed_in: bool = False
    """Whether the desk has tokens of an officer who signed in; a `token` that is given goes before them."""
    has_owner: bool = False
    """Whether somebody has signed in on this desk before."""
    wishes: NetworkSettings = field(default_factory=NetworkSettings)
    lapor3: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """For the way `lapor3`, as `sync.connectors.lapor3.settings` reads it; both credentials are in it."""


def saved(db: Database) -> Account:
    """The account as it is saved; a desk that has not chosen yet lacks a server."""
    url = str(settings.get(db, settings.SERVER_URL, ""))
    tokens = sign_in.get(db)
    return Account(
        way=way.chosen(db) or DeskWay.HOSTED,
        url=url,
        token=str(settings.get(db, settings.TOKEN, "")),
        is_signed_in=tokens is not None and tokens.url == url,
        has_owner=sign_in.owner(db) is not None,
        wishes=network.read(db),
        lapor3=dict(settings.get(db, settings.LAPOR3, {})),
    )


def connector_of(
    desk: Desk,
    account: Account,
    *,
    system_proxy: Callable[[str], Proxy | None] = environment_proxy,
) -> Connector:
    """The connector for an account; sends nothing yet. `system_proxy` tells what the PC says for an address.

    Raises KnownProblem `way-excel` where there is no server by choice, and those of an address, a token or a
    configuration that can't be.
    """
    if account.way is DeskWay.EXCEL:
        raise KnownProblem(WITHOUT_SERVER)
    if account.way is DeskWay.LAPOR3:
        return _to_lapor3(desk, account, system_proxy)
    url = checked_url(account.url)
    transport = Transport(url, _ticket(desk, account, url), route=route_to(url, account.wishes, system_proxy))
    return BatchConnector(transport, device=orders.device_of(desk, url), obey=partial(orders.obey, desk))


def _ticket(desk: Desk, account: Account, url: str) -> str | Tokens:
    """What lets the desk in. Raises `signed-out` where somebody had signed in here and has not any more."""
    if account.token:
        return account.token
    if account.is_signed_in or account.has_owner:
        return Tokens(desk, url)
    raise KnownProblem("token-missing")


def _to_lapor3(desk: Desk, account: Account, system_proxy: Callable[[str], Proxy | None]) -> Lapor3Connector:
    made = lapor3_settings.read(account.lapor3)

    def way_to(url: str) -> Route:
        return route_to(url, account.wishes, system_proxy)

    url = checked_url(made.base_url)
    return Lapor3Connector(desk, Lapor3Client(made, route=way_to(url), clock=desk.clock), route_to=way_to)
