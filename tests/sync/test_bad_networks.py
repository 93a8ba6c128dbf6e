"""What a network does to an officer, provoked for real on loopback, and told apart."""

from __future__ import annotations

import errno
import logging
import socket
import ssl
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cache.ways import network
from desktop.cache.ways.network import NetworkSettings, ProxyMode
from desktop.problems import KnownProblem, explain, texts
from sync.net.certificate import authorities_in, names_in
from sync.net.link import is_up
from sync.net.route import Proxy, Route, environment_proxy, proxy_in, route_to
from sync.transport import Transport
from tests.faults.server import PROBLEM, MisbehavingServer, answer, nothing_new
from tests.support.authority import DAY, Authority
from tests.support.proxy import ConnectProxy

if TYPE_CHECKING:
    from desktop.desk import Desk

URL = "https://lapor.invalid"
SECRET = "rah@sia/1"


@pytest.fixture
def campus(tmp_path: Path) -> Authority:
    """The authority of a device that reads along."""
    return Authority.named("Fortinet Kampus", tmp_path)


def problem_of(
    url: str,
    *,
    route: Route | None = None,
    has_link: bool = True,
    connect_timeout: float = 5.0,
    stall_timeout: float = 5.0,
) -> KnownProblem:
    link = Transport(
        url,
        "t",
        route=route or Route(),
        has_link=lambda: has_link,
        connect_timeout=connect_timeout,
        stall_timeout=stall_timeout,
    )
    try:
        with pytest.raises(KnownProblem) as caught, link.post_stream("/v1/sync", b"{}") as lines:
            list(lines)
    finally:
        link.close()
    problem = caught.value
    for language in ("id", "en"):
        assert problem.code in texts(language), "the officer would be told an unknown problem"
        told = explain(problem.code, problem.params, language)
        assert "…" not in told.title + told.advice, "a placeholder has no value"
    return problem


# ---- names and ways --------------------------------------------------------------------------------------------------


def test_a_pc_without_a_network_is_told_from_a_name_that_nobody_knows() -> None:
    assert problem_of(URL, has_link=False).code == "no-network"
    assert problem_of(URL, has_link=True).code == "name-not-found"


def test_a_name_server_that_does_not_answer_is_told_from_one_that_does_not_know_the_name() -> None:
    assert problem_of("https://lapor.silent.invalid").code == "dns-silent"


def test_a_server_to_which_no_way_leads_is_named() -> None:
    assert problem_of("https://198.51.100.7").code == "unreachable"
    assert problem_of("https://198.51.100.7", has_link=False).code == "no-network"


def test_a_closed_port_is_told_from_a_server_that_does_not_take_the_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert problem_of(f"http://127.0.0.1:{port}").code == "connection-refused"
    with full_listener() as port:
        assert problem_of(f"http://127.0.0.1:{port}", connect_timeout=0.3).code == "server-silent"


def test_a_server_that_takes_the_connection_and_says_nothing_has_stalled() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert problem_of(f"http://127.0.0.1:{silent.getsockname()[1]}", stall_timeout=0.3).code == "stalled"


def test_a_pc_without_any_route_knows_that_it_has_none() -> None:
    asked = "from sync.net.link import is_up; print(is_up())"
    command = ["unshare", "--map-root-user", "--net", sys.executable, "-c", asked]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    except FileNotFoundError:
        pytest.skip("needs unshare")
    if done.returncode:
        pytest.skip(f"no network namespace can be made here: {done.stderr.strip()}")
    assert done.stdout.strip() == "False"
    assert not is_up(), "the fence of the tests plays a PC without a network"


# ---- proxies ---------------------------------------------------------------------------------------------------------


def test_a_proxy_with_a_password_lets_through_who_knows_it(campus: Authority) -> None:
    with (
        MisbehavingServer.giving(nothing_new(), tls=campus.serving("lapor.invalid")) as server,
        ConnectProxy({"lapor.invalid": server.loopback.port}, account=f"ratna:{SECRET}") as proxy,
    ):
        named = Proxy(host="127.0.0.1", port=proxy.port)
        assert problem_of(URL, route=Route(proxy=named, authorities=campus.pem)).code == "proxy-password"
        wrong = Proxy(host="127.0.0.1", port=proxy.port, user="ratna", password="salah")
        assert problem_of(URL, route=Route(proxy=wrong, authorities=campus.pem)).code == "proxy-password-wrong"
        right = Proxy(host="127.0.0.1", port=proxy.port, user="ratna", password=SECRET)
        link = Transport(URL, "t", route=Route(proxy=right, authorities=campus.pem))
        with link.post_stream("/v1/sync", b"{}") as lines:
            assert len(list(lines)) == 2
        link.close()
        assert proxy.tunnels == 1
        assert set(proxy.asked) == {"CONNECT lapor.invalid:443"}
        assert b"Proxy-Authorization" not in server.requests[0], "the proxy's password is for the proxy"


def test_a_proxy_that_takes_no_plain_password_is_told_and_not_pestered_with_one() -> None:
    with ConnectProxy({}, account="ratna:lain", challenge="NTLM") as proxy:
        named = Proxy(host="127.0.0.1", port=proxy.port, user="ratna", password=SECRET)
        problem = problem_of(URL, route=Route(proxy=named))
        assert proxy.passwords == 1, "each wrong one may count towards locking the account"
    assert (problem.code, problem.params["schemes"]) == ("proxy-scheme", "NTLM")


def test_a_password_of_a_proxy_is_in_no_log_and_in_no_message(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with ConnectProxy({}, account="ratna:lain") as proxy:
        named = Proxy(host="127.0.0.1", port=proxy.port, user="ratna", password=SECRET)
        problem = problem_of(URL, route=Route(proxy=named))
    for told in (
        caplog.text,
        str(problem),
        repr(named),
        repr(Route(proxy=named)),
        repr(NetworkSettings(password="x@")),
    ):
        assert SECRET not in told
        assert "x@" not in told
        assert "rah%40sia" not in told


def test_a_proxy_that_refuses_the_server_is_told_from_one_that_is_not_there() -> None:
    with ConnectProxy({}, refusal="403 Forbidden") as proxy:
        problem = problem_of(URL, route=Route(proxy=Proxy(host="127.0.0.1", port=proxy.port)))
        gone = proxy.port
    assert problem.code == "proxy-failed"
    assert "403" in str(problem.params["reason"])
    problem = problem_of(URL, route=Route(proxy=Proxy(host="127.0.0.1", port=gone)))
    assert (problem.code, problem.params["proxy"]) == ("proxy-unreachable", f"127.0.0.1:{gone}")
    assert problem_of(URL, route=Route(proxy=Proxy(host="proksi.invalid", port=8080))).code == "proxy-unreachable"


def test_the_proxy_is_the_one_chosen_but_never_for_this_pc_itself() -> None:
    manual = NetworkSettings(
        mode=ProxyMode.MANUAL, host="proksi.kampus.ac.id", port=3128, exceptions=("*.kampus.ac.id", "lapor.go.id")
    )
    by_hand = Proxy(host="proksi.kampus.ac.id", port=3128)
    by_system = Proxy(host="dari.sistem", port=80)

    def way(url: str, wishes: NetworkSettings) -> Proxy | None:
        return route_to(url, wishes, lambda _: by_system).proxy

    assert way(URL, manual) == by_hand
    assert way("https://lapor.kampus.ac.id", manual) is None
    assert way("https://lapor.go.id:8443", manual) is None
    assert way("https://10.1.2.3", replace(manual, exceptions=("10.*",))) is None
    assert way("https://bukanlapor.go.id", manual) == by_hand
    assert way("http://127.0.0.1:8080", manual) is None
    assert way(URL, NetworkSettings()) == by_system
    assert way(URL, NetworkSettings(mode=ProxyMode.NONE)) is None
    signed = way(URL, NetworkSettings(user="ratna", password=SECRET))
    assert signed == Proxy(host="dari.sistem", port=80, user="ratna", password=SECRET)


def test_a_proxy_of_the_environment_is_read_with_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ratna:rah%40sia%2F1@[::1]:3128")
    assert environment_proxy(URL) == Proxy(host="::1", port=3128, user="ratna", password=SECRET)
    monkeypatch.setenv("NO_PROXY", "invalid")
    assert environment_proxy(URL) is None
    assert proxy_in("proksi:3128").url == "http://proksi:3128"
    for other in ("socks5://proksi:1080", "https://proksi:3128", "http://", "http://proksi:porta"):
        with pytest.raises(KnownProblem, match="proxy-kind"):
            proxy_in(other)


def test_what_was_chosen_of_the_network_is_kept_in_the_desk(desk: Desk) -> None:
    assert desk.ask(network.read) == NetworkSettings()
    chosen = NetworkSettings(
        mode=ProxyMode.MANUAL, host="p", port=3128, user="u", password=SECRET, exceptions=("a", "b"), authorities="PEM"
    )
    desk.do(network.save, chosen)
    assert desk.ask(network.read) == chosen
    desk.do(network.save, NetworkSettings())
    assert desk.ask(network.read) == NetworkSettings()


# ---- certificates and clocks -----------------------------------------------------------------------------------------


def test_who_opens_the_connection_is_named_and_the_token_is_not_told_to_them(campus: Authority) -> None:
    with MisbehavingServer.giving(nothing_new(), tls=campus.serving()) as server:
        problem = problem_of(server.url)
        assert problem.code == "tls-intercepted"
        assert problem.params["issuer"] == "Fortinet Kampus"
        assert not any(b"Bearer" in request or b"POST" in request for request in server.requests)


def test_a_campus_authority_can_be_trusted_by_the_desk_or_by_the_pc(
    campus: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with MisbehavingServer.giving(nothing_new(), tls=campus.serving()) as server:
        by_desk = Transport(server.url, "t", route=Route(authorities=campus.pem))
        with by_desk.post_stream("/v1/sync", b"{}") as lines:
            assert list(lines)
        by_desk.close()
        store = tmp_path / "store.pem"  # where OpenSSL keeps the PC's authorities
        store.write_text(campus.pem)
        monkeypatch.setenv("SSL_CERT_FILE", str(store))
        by_pc = Transport(server.url, "t")
        with by_pc.post_stream("/v1/sync", b"{}") as lines:
            assert list(lines)
        by_pc.close()


def test_what_is_no_certificate_is_said_to_be_none() -> None:
    with pytest.raises(KnownProblem, match="authority-unreadable"):
        Transport("https://localhost", "t", route=Route(authorities="bukan sertifikat"))


def test_of_a_file_with_authorities_only_certificates_are_taken(campus: Authority) -> None:
    other = Authority.named("Universitas", campus.folder)
    key = "-----BEGIN PRIVATE KEY-----\nMIIrahasia\n-----END PRIVATE KEY-----\n"
    found = authorities_in(f"\ufeff{key}{campus.pem}{other.pem}".encode())
    assert "PRIVATE" not in found
    assert sorted(names_in(found)) == ["Fortinet Kampus", "Universitas"]
    assert names_in(authorities_in(ssl.PEM_cert_to_DER_cert(campus.pem))) == ["Fortinet Kampus"]
    for nothing in (b"", b"bukan sertifikat", key.encode(), b"\x30\x82\x01"):
        with pytest.raises(KnownProblem, match="authority-unreadable"):
            authorities_in(nothing)


def test_a_certificate_for_another_name_is_named(campus: Authority) -> None:
    with MisbehavingServer.giving(nothing_new(), tls=campus.serving("wifi.kampus")) as server:
        problem = problem_of(server.url, route=Route(authorities=campus.pem))
    assert (problem.code, problem.params["subject"]) == ("certificate-of-another", "wifi.kampus")


@pytest.mark.parametrize(
    ("begins", "ends", "server_time", "code"),
    [
        pytest.param(-9 * DAY, -DAY, None, "certificate-expired", id="expired"),
        pytest.param(-9 * DAY, -DAY, timedelta(0), "certificate-expired", id="expired, and the clocks agree"),
        pytest.param(-9 * DAY, -DAY, -2 * DAY, "clock-wrong", id="the PC is ahead"),
        pytest.param(DAY, 9 * DAY, None, "certificate-early", id="not yet valid"),
        pytest.param(DAY, 9 * DAY, 2 * DAY, "clock-wrong", id="the PC is behind"),
    ],
)
def test_a_wrong_clock_is_told_from_a_certificate_that_is_not_valid(
    campus: Authority, begins: timedelta, ends: timedelta, server_time: timedelta | None, code: str
) -> None:
    date = {} if server_time is None else {"Date": format_datetime(datetime.now(UTC) + server_time, usegmt=True)}
    with MisbehavingServer.giving(answer(b"", date), tls=campus.serving(begins=begins, ends=ends)) as server:
        assert problem_of(server.url, route=Route(authorities=campus.pem)).code == code


def test_an_unknown_issuer_is_seen_behind_a_proxy_too(campus: Authority) -> None:
    with (
        MisbehavingServer.giving(nothing_new(), tls=campus.serving("lapor.invalid")) as server,
        ConnectProxy({"lapor.invalid": server.loopback.port}) as proxy,
    ):
        problem = problem_of(URL, route=Route(proxy=Proxy(host="127.0.0.1", port=proxy.port)))
    assert (problem.code, problem.params["issuer"]) == ("tls-intercepted", "Fortinet Kampus")


# ---- what a server says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        pytest.param(answer(b"<p>Masuk</p>", {"Content-Type": "text/html"}), "captive-portal", id="a portal's page"),
        pytest.param(answer(b"", {"Location": "http://a.invalid"}, status="302 Found"), "captive-portal", id="302"),
        pytest.param(answer(b"{}", PROBLEM, status="401 Unauthorized"), "token-invalid", id="signed out"),
        pytest.param(answer(b"{}", PROBLEM, status="403 Forbidden"), "access-denied", id="refused"),
        pytest.param(
            answer(b"{}", {**PROBLEM, "Retry-After": "120"}, status="429 Too Many Requests"), "rate-limited", id="429"
        ),
        pytest.param(answer(b"", {"Lapor-Contract": "2"}), "server-too-new", id="only a later contract"),
        pytest.param(answer(b"", {"Lapor-Contract": "0"}), "server-too-old", id="only an earlier contract"),
    ],
)
def test_what_a_server_says_is_told_apart(reply: bytes, code: str) -> None:
    with MisbehavingServer.giving(reply) as server:
        problem = problem_of(server.url)
    assert problem.code == code
    if code == "rate-limited":
        assert problem.params["retry_after"] == 120.0


class full_listener:  # noqa: N801 - reads as a call
    """A port whose queue of connections is full, so that the next one waits: a server too busy to take it."""

    def __enter__(self) -> int:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=0)
        port: int = self._listener.getsockname()[1]
        self._waiting: list[socket.socket] = []
        for _ in range(64):
            sock = socket.socket()
            sock.setblocking(False)
            assert sock.connect_ex(("127.0.0.1", port)) in {0, errno.EINPROGRESS}
            self._waiting.append(sock)
        return port

    def __exit__(self, *_: object) -> None:
        for sock in (*self._waiting, self._listener):
            sock.close()
