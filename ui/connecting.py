"""How the window's sync gets at a central API: the one in the settings, or in practice mode a child of this process.

Nothing here imports `requests` before the worker's thread asks for a connector: the window is there first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from desktop.desk import Desk
    from sync.connectors.base import Connector


def from_settings(desk: Desk) -> Callable[[], Connector]:
    """Connects with the address and token that are saved; raises KnownProblem where there are none."""

    def connect() -> Connector:
        url, token = desk.ask(_account)
        return _connector(url, token)

    return connect


def _account(db: Database) -> tuple[str, str]:
    return settings.get(db, settings.SERVER_URL, ""), settings.get(db, settings.TOKEN, "")


def _connector(url: str, token: str) -> Connector:
    from sync.connectors.batch import BatchConnector
    from sync.transport import Transport

    return BatchConnector(Transport(url, token))
