"""Whose way is examined by what a desk has saved: for window and command line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.ways import sign_in
from desktop.cache.ways.way import DeskWay
from sync import connecting
from sync.connectors.lapor3 import settings as lapor3_settings
from sync.doctor.course import Patient
from sync.net.route import environment_proxy, route_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.connection import Database
    from sync.net.route import Proxy


def saved_patient(db: Database, system_proxy: Callable[[str], Proxy | None] = environment_proxy) -> Patient | None:
    """None where the desk has no server by choice. Raises `way-unreadable`."""
    account = connecting.saved(db)
    if account.way is DeskWay.EXCEL:
        return None
    find_route = partial(route_to, wishes=account.wishes, system_proxy=system_proxy)
    if account.way is DeskWay.LAPOR3:
        made = lapor3_settings.read(account.lapor3)
        return Patient(url=made.base_url, token="", find_route=find_route, lapor3=made)
    token, is_renewed = sign_in.bearer(db)
    return Patient(url=account.url, token=token, find_route=find_route, is_renewed=is_renewed)
