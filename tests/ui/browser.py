"""An officer who is quick in the browser, in the place of the system's: gets what Qt would give to that."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import requests
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.sync.central.browser import PASSWORD, USER, Browser, let_sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.central.server import CentralServer


class Hands(QObject):
    """What the officer does in the browser with each page that opens."""

    def __init__(self, central: CentralServer) -> None:
        super().__init__()
        self.central = central
        self.user: str | None = USER
        self.opened: list[str] = []

    @Slot(QUrl)
    def browse(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        if self.user is not None:
            browser = Browser(self.central)
            shown = browser.session.get(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
            led = browser.send(shown, user=self.user, password=PASSWORD).headers["Location"]
            assert requests.get(led, timeout=5).status_code == 200
        return True


@contextmanager
def browsing(central: CentralServer) -> Iterator[Hands]:
    """Two officers may sign in at this central API, and while inside, pages open in these hands."""
    let_sign_in(central)
    let_sign_in(central, "agus", number=1)
    hands = Hands(central)
    QDesktopServices.setUrlHandler("http", hands, "browse")  # type: ignore[arg-type]  # it takes a name
    try:
        yield hands
    finally:
        QDesktopServices.unsetUrlHandler("http")
