"""A desk on which an officer has signed in, by what a browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests

from sync.connecting import connector_of, saved
from sync.engine import SyncEngine
from sync.signin.flow import SignInFlow
from tests.sync.central.browser import PASSWORD, USER, Browser

if TYPE_CHECKING:
    from desktop.cache.ways.sign_in import Owner
    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from sync.report import SyncReport


def filled_in(central: CentralServer, address: str, user: str = USER) -> str:
    """Where the browser is led by the page at an address."""
    browser = Browser(central)
    shown = browser.session.get(address)
    return browser.send(shown, user=user, password=PASSWORD).headers["Location"]


def visited(address: str) -> requests.Response:
    """A page, as a browser gets it."""
    with requests.Session() as session:
        session.trust_env = False
        return session.get(address)


def signed_in(desk: Desk, central: CentralServer, user: str = USER) -> Owner:
    with SignInFlow(desk, central.url) as flow:
        back = filled_in(central, flow.begin(), user)
        assert visited(back).status_code == 200
        return flow.finish(patience=5.0)


def synced(desk: Desk) -> SyncReport:
    connector = connector_of(desk, desk.ask(saved))
    try:
        return SyncEngine(desk, connector).run()
    finally:
        connector.close()
