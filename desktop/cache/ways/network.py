"""How this desk gets to its server: proxy and authorities, in the encrypted cache, the proxy's password among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache import settings

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


class ProxyMode(StrEnum):
    """Where the proxy comes from."""

    SYSTEM = "system"
    """As this PC says, its proxy script included."""
    MANUAL = "manual"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSettings:
    """What was chosen. User and password also go to a proxy that the PC names."""

    mode: ProxyMode = ProxyMode.SYSTEM
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    exceptions: tuple[str, ...] = ()
    """Hosts that are reached without the proxy chosen by hand; those below them too."""
    authorities: str = ""
    """Certificates in PEM to trust besides what this PC trusts."""


def read(db: Database) -> NetworkSettings:
    """The settings as they are saved."""
    kept = settings.get(db, settings.PROXY, {})
    mode = kept.get("mode", "")
    return NetworkSettings(
        mode=ProxyMode(mode) if mode in set(ProxyMode) else ProxyMode.SYSTEM,
        host=str(kept.get("host", "")),
        port=int(kept.get("port", 0)),
        user=str(kept.get("user", "")),
        password=str(kept.get("password", "")),
        exceptions=tuple(map(str, kept.get("exceptions", []))),
        authorities=str(settings.get(db, settings.AUTHORITIES, "")),
    )


def save(tx: Transaction, chosen: NetworkSettings) -> None:
    """Save them; what is as usual leaves no trace."""
    proxy = {
        "mode": chosen.mode.value,
        "host": chosen.host,
        "port": chosen.port,
        "user": chosen.user,
        "password": chosen.password,
        "exceptions": list(chosen.exceptions),
    }
    is_usual = chosen.mode is ProxyMode.SYSTEM and not (chosen.user or chosen.host)
    settings.put(tx, settings.PROXY, None if is_usual else proxy)
    settings.put(tx, settings.AUTHORITIES, chosen.authorities or None)
