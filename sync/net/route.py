"""The way to the server: straight on or through a proxy, and which authorities are believed. Plain data.

What the officer or the IT staff chose comes from the desk (`desktop.cache.ways.network`), what the PC says from its
environment, or from whoever knows better: the window asks Qt, which also understands a proxy script (PAC).
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import requests.utils

from desktop.cache.ways.network import NetworkSettings, ProxyMode
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable

_HTTP_PORT = 80
"""Of a proxy in the environment that is named without one."""
_USUAL_PORT = 8080
"""Of one that is entered without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """An HTTP proxy. The password is in no `repr`, so in no log."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """As requests takes it, with the password: for nobody's eyes."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        account = f"{quote(self.user, safe='')}:{quote(self.password, safe='')}@" if self.user else ""
        return f"http://{account}{host}:{self.port}"

    @property
    def shown(self) -> str:
        """As it may be shown."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How to get to a server."""

    proxy: Proxy | None = None
    authorities: str = ""
    """Certificates in PEM to trust besides what this PC trusts."""


def is_loopback(host: str) -> bool:
    """Whether this is the PC itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxy_in(text: str) -> Proxy:
    """The proxy that an address names, as the environment writes it. Raises `proxy-kind` for SOCKS and TLS."""
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname or "", parts.port or _HTTP_PORT
    except ValueError as error:
        raise KnownProblem("proxy-kind", kind="?") from error
    if parts.scheme != "http" or not host:
        raise KnownProblem("proxy-kind", kind=parts.scheme[:20])
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Proxy(host=host, port=port, user=user, password=password)


def environment_proxy(url: str) -> Proxy | None:
    """What this PC says without Qt: `HTTPS_PROXY` and its kin, on Windows also the registry."""
    named = requests.utils.select_proxy(url, requests.utils.get_environ_proxies(url))
    return proxy_in(named) if named else None


def route_to(
    url: str, wishes: NetworkSettings, system_proxy: Callable[[str], Proxy | None] = environment_proxy
) -> Route:
    """The way to this server. `system_proxy` tells what the PC says for an address. Loopback is never proxied."""
    host = urlsplit(url).hostname or ""
    if is_loopback(host):
        return Route(authorities=wishes.authorities)
    return Route(proxy=_proxy_to(url, host, wishes, system_proxy), authorities=wishes.authorities)


def _proxy_to(
    url: str, host: str, wishes: NetworkSettings, system_proxy: Callable[[str], Proxy | None]
) -> Proxy | None:
    if wishes.mode is ProxyMode.NONE:
        return None
    if wishes.mode is ProxyMode.SYSTEM:
        found = system_proxy(url)
        if found is None or not wishes.user:
            return found
        return replace(found, user=wishes.user, password=wishes.password)
    if not wishes.host or any(_covers(each.strip().lower(), host) for each in wishes.exceptions):
        return None
    return Proxy(host=wishes.host, port=wishes.port or _USUAL_PORT, user=wishes.user, password=wishes.password)


def _covers(exception: str, host: str) -> bool:
    """Whether an exception is this host, a domain above it, or a pattern like `10.*`."""
    return fnmatchcase(host, exception) or host.endswith("." + exception.lstrip("*."))
