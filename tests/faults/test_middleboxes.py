"""The real program and the real central API with a real nginx or squid between them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import outbox
from desktop.cache.mirror import mirror
from desktop.intent import OutboxState
from sync.connectors.batch import BatchConnector
from sync.engine import SyncEngine
from sync.net.route import Route, environment_proxy
from sync.transport import Transport
from tests.faults.middleboxes import needs_nginx, needs_squid, nginx, port_of, squid
from tests.faults.server import STREAM, Hold, MisbehavingServer, chunked, head, stream, unpacked_body
from tests.faults.tls_front import CERTIFICATE, TlsFront
from tests.sync.parts import add_open, change, checkpoint, connector, queued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.desk import Desk
    from sync.central.server import CentralServer


def _syncs_an_answer(desk: Desk, central: CentralServer, remote: BatchConnector) -> None:
    """Pull all, answer one: it arrives once, and both sides hold the same."""
    officer = central.officers[0]
    (target,) = add_open(central, 1)
    sync = SyncEngine(desk, remote)
    assert sync.run().problem is None
    op_id = queued(desk, target, "Sudah kami periksa.")
    report = sync.run()
    assert (report.problem, report.requests) == (None, 1)
    assert [event.op_id for event in central.store.follow_ups(target)] == [op_id]
    assert desk.ask(mirror.digest) == central.store.digest(officer.id)
    remote.close()


HELPER = """
while read -r account; do
    [ "$account" = "ratna rahasia" ] && echo OK || echo ERR
done
"""
"""Tells squid whether a password is right."""


@pytest.fixture
def helper() -> Iterator[Path]:
    """The helper where squid, which lets go of root's rights, can read it."""
    with tempfile.TemporaryDirectory(prefix="squid-helper-") as name:
        file = Path(name) / "passwords.sh"
        file.write_text(HELPER)
        file.parent.chmod(0o755)
        yield file


def _by_environment() -> Route:
    return Route(proxy=environment_proxy("https://lapor.invalid"), authorities=CERTIFICATE.read_text("ascii"))


@needs_nginx
def test_a_sync_goes_through_nginx_as_it_comes_from_the_package(
    desk: Desk, central: CentralServer, tmp_path: Path
) -> None:
    with nginx(tmp_path, central.url) as url:
        _syncs_an_answer(desk, central, connector(url, central.officers[0].token, stall_timeout=20.0))


@needs_nginx
def test_nginx_hands_over_the_first_complaints_while_the_rest_is_not_there_yet(desk: Desk, tmp_path: Path) -> None:
    first = stream(head(50), *(change(str(7_000_000 + n)) for n in range(25)), checkpoint("c1"))
    opening = chunked([first], {**STREAM, "X-Accel-Buffering": "no"}, is_whole=False)
    with MisbehavingServer.giving(Hold(opening)) as server, nginx(tmp_path, server.url) as url:
        report = SyncEngine(desk, connector(url, stall_timeout=1.0)).run()
    assert report.problem is not None
    assert report.problem.code == "stalled"
    assert desk.ask(mirror.cursor) == "c1"
    assert len(server.requests) == 2, "it went on from there once, and gave up where nothing new came"
    assert b'"cursor":"c1"' in unpacked_body(server.requests[1])


@needs_nginx
def test_a_connection_that_nginx_closed_meanwhile_is_made_anew_at_once(
    desk: Desk, central: CentralServer, tmp_path: Path
) -> None:
    with nginx(tmp_path, central.url, "keepalive_requests 1;") as url:
        remote = connector(url, central.officers[0].token, stall_timeout=20.0)
        assert [SyncEngine(desk, remote).run().problem for _ in range(3)] == [None, None, None]
        remote.close()


@needs_nginx
@pytest.mark.parametrize(
    ("settings", "code"),
    [("client_max_body_size 1k;", "captive-portal"), ("limit_rate 1; limit_rate_after 1;", "stalled")],
)
def test_what_nginx_does_of_its_own_loses_nothing(
    desk: Desk, central: CentralServer, tmp_path: Path, settings: str, code: str
) -> None:
    (target,) = add_open(central, 1)
    SyncEngine(desk, connector(central.url, central.officers[0].token, stall_timeout=20.0)).run()
    op_id = queued(desk, target, "".join(f"{n:05d}" for n in range(1_500)))
    with nginx(tmp_path, central.url, settings) as url:
        report = SyncEngine(desk, connector(url, central.officers[0].token, stall_timeout=0.5)).run()
    assert report.problem is not None
    assert report.problem.code == code
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.QUEUED
    assert SyncEngine(desk, connector(central.url, central.officers[0].token, stall_timeout=20.0)).run().problem is None
    assert [event.op_id for event in central.store.follow_ups(target)] == [op_id]


@needs_nginx
def test_a_central_api_that_is_down_behind_nginx_is_told_from_one_that_is_none(desk: Desk, tmp_path: Path) -> None:
    with MisbehavingServer.giving(b"") as gone:
        url_of_nobody = gone.url
    with nginx(tmp_path, url_of_nobody) as url:
        report = SyncEngine(desk, connector(url, stall_timeout=5.0)).run()
    assert report.problem is not None
    assert report.problem.code == "server-unavailable"
    assert report.problem.params["status"] == 502


@needs_squid
def test_a_sync_goes_through_the_campuss_proxy_and_stays_secret_from_it(
    desk: Desk, central: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TlsFront(central.url) as front, squid() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        address = f"lapor.invalid:{port_of(front.url)}"
        transport = Transport(f"https://{address}", central.officers[0].token, route=_by_environment())
        _syncs_an_answer(desk, central, BatchConnector(transport))
    assert proxy.seen.count("CONNECT") == 1
    assert f"CONNECT {address} " in proxy.seen
    assert "/v1/" not in proxy.seen


@needs_squid
def test_a_proxy_that_lets_nobody_through_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with squid("http_access deny all") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        transport = Transport("https://lapor.invalid", "t", route=_by_environment())
        report = SyncEngine(desk, BatchConnector(transport)).run()
    assert report.problem is not None
    assert report.problem.code == "proxy-failed"


@needs_squid
@pytest.mark.parametrize(
    ("account", "code"),
    [
        pytest.param("", "proxy-password", id="no password"),
        pytest.param("ratna:salah@", "proxy-password-wrong", id="a wrong one"),
        pytest.param("ratna:rahasia@", "", id="the right one"),
    ],
)
def test_a_proxy_that_wants_a_password_is_told_and_let_in_with_it(
    desk: Desk, central: CentralServer, monkeypatch: pytest.MonkeyPatch, helper: Path, *, account: str, code: str
) -> None:
    wants_password = f"""
            auth_param basic program /bin/sh {helper}
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
    """
    with TlsFront(central.url) as front, squid(wants_password) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("://", f"://{account}"))
        url = f"https://lapor.invalid:{port_of(front.url)}"
        transport = Transport(url, central.officers[0].token, route=_by_environment())
        report = SyncEngine(desk, BatchConnector(transport)).run()
        transport.close()
    assert (report.problem.code if report.problem else "") == code
