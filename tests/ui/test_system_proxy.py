from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from desktop.problems import KnownProblem
from sync.net.route import Proxy
from ui.system_proxy import system_proxy

URL = "https://lapor.invalid"


def test_a_proxy_of_the_environment_is_the_pcs_word(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_proxy(URL) is None
    monkeypatch.setenv("https_proxy", "http://proksi.kampus:3128")
    assert system_proxy(URL) == Proxy(host="proksi.kampus", port=3128)
    monkeypatch.setenv("no_proxy", "lapor.invalid")
    assert system_proxy(URL) is None


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        pytest.param([QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)], None, id="straight on"),
        pytest.param(
            [
                QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "socks", 1080),
                QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "proksi", 8080),
            ],
            Proxy(host="proksi", port=8080),
            id="the first of a kind that is spoken here",
        ),
    ],
)
def test_of_what_a_proxy_script_offers_the_first_that_can_be_used_is_taken(
    monkeypatch: pytest.MonkeyPatch, offered: list[QNetworkProxy], expected: Proxy | None
) -> None:
    monkeypatch.setattr(QNetworkProxyFactory, "systemProxyForQuery", scripted(offered))
    assert system_proxy(URL) == expected


def test_a_network_that_offers_socks_only_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    socks = QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "socks", 1080)
    monkeypatch.setattr(QNetworkProxyFactory, "systemProxyForQuery", scripted([socks]))
    with pytest.raises(KnownProblem, match="proxy-kind"):
        system_proxy(URL)


def scripted(offered: list[QNetworkProxy]) -> staticmethod[[QNetworkProxyQuery], list[QNetworkProxy]]:
    """What the system would say: a network's fault, played."""
    return staticmethod(lambda _: offered)
