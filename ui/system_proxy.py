"""The proxy that this PC says, as Qt knows it: the system's settings, on Windows also a proxy script (PAC).

Asking may wait on the network, where a script has to be fetched: never on the GUI thread.
"""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from desktop.problems import KnownProblem
from sync.net.route import Proxy, environment_proxy

_HTTP = {QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy}


def system_proxy(url: str) -> Proxy | None:
    """The proxy for this address, or None for the straight way. Raises `proxy-kind` where there is only SOCKS."""
    return environment_proxy(url) or _as_qt_knows(url)


def _as_qt_knows(url: str) -> Proxy | None:
    offered = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url)))
    for proxy in offered:
        if proxy.type() in _HTTP and proxy.hostName():
            return Proxy(host=proxy.hostName(), port=proxy.port() or 80, user=proxy.user(), password=proxy.password())
        if proxy.type() is QNetworkProxy.ProxyType.NoProxy:
            return None
    if offered:
        raise KnownProblem("proxy-kind", kind="SOCKS")
    return None
