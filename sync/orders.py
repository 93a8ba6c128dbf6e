"""What a central API may order of this desk: to erase itself, or to sign out.

Only the central API that this desk is set up for is obeyed: another one, asked by a command once, is not told the name
of this desk. That its answer is its own is the line's to hold: TLS beyond this PC, the host that was set up, and no
redirect. Erasing is begun at once, so that the key is gone; the files follow when the desk is closed.
"""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING

from desktop import erasure
from desktop.cache import settings
from desktop.cache.ways import sign_in

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from desktop.desk import Desk

_DEVICE_BYTES = 9
log = logging.getLogger(__name__)


def device_of(desk: Desk, url: str) -> str:
    """The name of this desk for the central API at `url`; empty for one that it is not set up for."""
    known, name = desk.ask(lambda db: [settings.get(db, each, "") for each in (settings.SERVER_URL, settings.DEVICE)])
    if known not in {"", url}:
        return ""
    return str(name) or desk.do(_device)


def obey(desk: Desk, code: str) -> None:
    """Carry out the order that a problem of this code is."""
    log.info("the central API ordered: %s", code)
    if code == "device-wiped":
        erasure.begin(desk.data_dir)
    else:
        desk.do(_sign_out)


def _device(tx: Transaction) -> str:
    name = settings.get(tx.db, settings.DEVICE)
    if not name:
        name = secrets.token_urlsafe(_DEVICE_BYTES)
        settings.put_quietly(tx, settings.DEVICE, name)
    return str(name)


def _sign_out(tx: Transaction) -> None:
    sign_in.end(tx)
    settings.put(tx, settings.TOKEN, None)
