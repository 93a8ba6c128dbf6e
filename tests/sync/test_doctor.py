"""The way to the server, examined step by step: each failure is found at its step, and what can't be tested is said."""

from __future__ import annotations

import json
import re
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from desktop.clock import day_in_wib
from desktop.problems import explain
from desktop.problems import texts as problems
from desktop.recap.words import Words
from sync.doctor import report
from sync.doctor.course import Patient
from sync.doctor.examination import Examination
from sync.doctor.steps import Finding, Step, Verdict, worst
from sync.net.route import Proxy, Route
from tests.faults.server import CONTRACT, PROBLEM, Hold, MisbehavingServer, answer
from tests.faults.shaped import Shape, ShapedLink
from tests.faults.tls_front import CERTIFICATE, TlsFront
from tests.support.authority import DAY, Authority
from tests.support.proxy import ConnectProxy

if TYPE_CHECKING:
    from pathlib import Path

    from sync.central.server import CentralServer

FINE, NOTE, FAILED, UNNEEDED, SKIPPED = Verdict
URL = "https://lapor.invalid"
TOKEN = "t"
LOOPBACK = CERTIFICATE.read_text("ascii")
JSON = {**CONTRACT, "Content-Type": "application/json"}
ABOUT = answer(b'{"name":"Pusat","contracts":[1]}', JSON)


def examined(
    url: str, token: str = TOKEN, *, route: Route | None = None, has_link: bool = True, patience: float = 5.0
) -> list[Finding]:
    patient = Patient(url=url, token=token, find_route=lambda _: route or Route())
    return list(Examination(patient, has_link=lambda: has_link, patience=patience).run())


def stopped_at(findings: list[Finding]) -> tuple[Step, str]:
    """Where it failed and why; what comes before is well, what comes after was not tested."""
    assert [finding.step for finding in findings] == list(Step)
    found = worst(findings)
    assert found is not None
    assert found.problem is not None
    place = findings.index(found)
    assert {finding.verdict for finding in findings[:place]} <= {FINE, UNNEEDED}
    if found.verdict is FAILED and found.step is not Step.ACCOUNT:
        assert {finding.verdict for finding in findings[place + 1 :]} <= {SKIPPED}
    for language in ("id", "en"):
        assert found.problem.code in problems(language)
        told = explain(found.problem.code, found.problem.params, language)
        assert "…" not in told.title + told.advice, "a placeholder has no value"
        assert report.report(findings, now=datetime.now(UTC), language=language)
    return found.step, found.problem.code


# ---- what goes well --------------------------------------------------------------------------------------------------


def test_a_way_that_is_open_is_found_open(central: CentralServer) -> None:
    findings = examined(central.url, central.officers[0].token)
    assert worst(findings) is None
    unneeded = {finding.step for finding in findings if finding.verdict is UNNEEDED}
    assert unneeded == {Step.LINK, Step.NAME, Step.PROXY, Step.TLS}, "this central API is on this PC"


def test_a_server_behind_a_proxy_is_examined_through_it(central: CentralServer) -> None:
    with (
        TlsFront(central.url) as front,
        ConnectProxy({"lapor.invalid": int(front.url.rpartition(":")[2])}, account="ratna:rahasia") as proxy,
    ):
        through = Proxy(host="localhost", port=proxy.port, user="ratna", password="rahasia")
        findings = examined(URL, central.officers[0].token, route=Route(proxy=through, authorities=LOOPBACK))
    facts = {finding.step: dict(finding.facts) for finding in findings}
    assert {finding.verdict for finding in findings} == {FINE, UNNEEDED}
    assert facts[Step.ADDRESS] == {"host": "lapor.invalid", "port": 443}
    assert facts[Step.NAME]["name"] == "localhost"
    assert facts[Step.PROXY] == {"proxy": through.shown}
    assert facts[Step.TLS]["issuer"] == "localhost"
    assert proxy.tunnels == 1


def test_round_trip_and_rate_are_those_of_the_link(central: CentralServer) -> None:
    with ShapedLink(central.url, Shape(rate=128_000, round_trip=0.1)) as link:
        speed = examined(link.url, central.officers[0].token)[-1].facts
    assert 0.1 <= float(speed["round_trip"]) < 0.2
    assert 128_000 * 0.5 < float(speed["rate"]) * 8 < 128_000 * 1.5
    assert int(speed["bytes"]) < 20_000, "little data"


def test_no_rate_is_made_up_of_a_link_too_fast_to_measure(central: CentralServer) -> None:
    speed = examined(central.url, central.officers[0].token)[-1]
    assert "rate" not in speed.facts
    assert "faster" in report.found_words(speed, "en")


def test_a_server_that_closes_after_each_answer_is_examined_all_the_same() -> None:
    closing = {**JSON, "Connection": "close"}
    about = answer(b'{"name":"Pusat","contracts":[1]}', closing)
    with MisbehavingServer.giving(about) as server:
        assert worst(examined(server.url)) is None
        assert server.loopback.connections == 5


# ---- where it stops --------------------------------------------------------------------------------------------------


def test_each_failure_before_an_answer_is_found_at_its_step(tmp_path: Path) -> None:
    assert stopped_at(examined("")) == (Step.ADDRESS, "url-missing")
    assert stopped_at(examined("http://lapor.go.id")) == (Step.ADDRESS, "insecure-url")
    assert stopped_at(examined(URL, has_link=False)) == (Step.LINK, "no-network")
    assert stopped_at(examined(URL)) == (Step.NAME, "name-not-found")
    assert stopped_at(examined("https://lapor.silent.invalid")) == (Step.NAME, "dns-silent")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert stopped_at(examined(f"http://127.0.0.1:{port}")) == (Step.PORT, "connection-refused")
    by_nobody = Route(proxy=Proxy(host="127.0.0.1", port=port))
    assert stopped_at(examined(URL, route=by_nobody)) == (Step.PORT, "proxy-unreachable")
    by_unknown = Route(proxy=Proxy(host="proksi.invalid", port=port))
    assert stopped_at(examined(URL, route=by_unknown)) == (Step.NAME, "proxy-unreachable")
    unreadable = Route(authorities="bukan")
    with MisbehavingServer.giving(b"", tls=Authority.named("A", tmp_path).serving()) as server:
        assert stopped_at(examined(server.url, route=unreadable)) == (Step.TLS, "authority-unreadable")


@pytest.mark.parametrize(
    ("proxy", "code"),
    [
        (ConnectProxy({}, account="a:b"), "proxy-password-wrong"),
        (ConnectProxy({}, account="a:b", challenge="NTLM"), "proxy-scheme"),
        (ConnectProxy({}, refusal="403 Forbidden"), "proxy-failed"),
    ],
)
def test_what_a_proxy_refuses_is_found_at_the_proxy(proxy: ConnectProxy, code: str) -> None:
    with proxy:
        through = Proxy(host="127.0.0.1", port=proxy.port, user="ratna", password="rahasia")
        assert stopped_at(examined(URL, route=Route(proxy=through))) == (Step.PROXY, code)


def test_certificates_that_are_not_trusted_are_found_with_their_issuer(tmp_path: Path) -> None:
    campus = Authority.named("Fortinet Kampus", tmp_path)
    with MisbehavingServer.giving(ABOUT, tls=campus.serving()) as server:
        findings = examined(server.url)
        assert stopped_at(findings) == (Step.TLS, "tls-intercepted")
        assert "Fortinet Kampus" in report.report(findings, now=datetime.now(UTC), language="id")
    trusted = Route(authorities=campus.pem)
    with MisbehavingServer.giving(ABOUT, tls=campus.serving(begins=-9 * DAY, ends=-DAY)) as server:
        assert stopped_at(examined(server.url, route=trusted)) == (Step.TLS, "certificate-expired")
    with MisbehavingServer.giving(ABOUT, tls=campus.serving(ends=5 * DAY)) as server:
        findings = examined(server.url, route=trusted)
        assert stopped_at(findings) == (Step.TLS, "certificate-ending")
        assert findings[-1].verdict is FINE, "it works until then"


def test_the_days_of_a_certificate_are_told_as_officers_read_them(tmp_path: Path) -> None:
    campus = Authority.named("Fortinet Kampus", tmp_path)
    now = datetime.now(UTC)
    for language in ("id", "en"):
        for begins, ends in ((-9 * DAY, 90 * DAY), (-9 * DAY, -DAY), (DAY, 90 * DAY)):
            with MisbehavingServer.giving(ABOUT, tls=campus.serving(begins=begins, ends=ends)) as server:
                findings = examined(server.url, route=Route(authorities=campus.pem))
            tls = next(finding for finding in findings if finding.step is Step.TLS)
            told = report.found_words(tls, language) + report.advice_words(tls, language)
            assert not re.search(r"\d{4}-\d\d-\d\d", told), told
            changes = now + (begins if begins > timedelta(0) else ends)
            days = {day_in_wib(changes), changes.astimezone().date()}  # of a problem it is the PC's, with the time
            assert any(Words(language).day(day) in told for day in days)


HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (answer(b"<p>Masuk</p>", HTML), (Step.ANSWER, "captive-portal")),
        (answer(b"", {"Location": "http://a.invalid"}, status="302 Found"), (Step.ANSWER, "captive-portal")),
        (answer(b"", HTML, status="404 Not Found"), (Step.ANSWER, "not-central-api")),
        (answer(b"", status="502 Bad Gateway"), (Step.ANSWER, "server-unavailable")),
        (answer(b"{}", {**PROBLEM, "Retry-After": "9"}, status="429 Too Many"), (Step.ANSWER, "rate-limited")),
        (Hold(), (Step.ANSWER, "stalled")),
        (answer(b"{}", {**JSON, "Lapor-Contract": "2"}), (Step.CONTRACT, "server-too-new")),
        (answer(b"{}", {**JSON, "Lapor-Contract": "0"}), (Step.CONTRACT, "server-too-old")),
        (answer(b'{"name":"P","contracts":[2,3]}', JSON), (Step.CONTRACT, "server-too-new")),
        (answer(b"[]", JSON), (Step.CONTRACT, "not-central-api")),
    ],
)
def test_who_answers_wrongly_is_told_apart(reply: bytes | Hold, found: tuple[Step, str]) -> None:
    with MisbehavingServer.giving(reply) as server:
        assert stopped_at(examined(server.url, "rahasia", patience=0.3)) == found
        assert not any(b"rahasia" in request for request in server.requests), "no token before it is known who asks"


def test_a_wrong_clock_is_noted_and_the_rest_tested() -> None:
    date = format_datetime(datetime.now(UTC) - timedelta(hours=2), usegmt=True)
    with MisbehavingServer.giving(answer(b'{"name":"P","contracts":[1]}', {**JSON, "Date": date})) as server:
        findings = examined(server.url)
    assert stopped_at(findings) == (Step.CLOCK, "clock-differs")
    clock = findings[list(Step).index(Step.CLOCK)]
    assert abs(int(clock.facts["skew"]) - 7200) < 5
    assert findings[-1].verdict is FINE


@pytest.mark.parametrize(("token", "code"), [("", "token-missing"), ("salah", "token-invalid")])
def test_who_is_signed_out_still_learns_how_fast_the_link_is(central: CentralServer, token: str, code: str) -> None:
    findings = examined(central.url, token)
    assert stopped_at(findings) == (Step.ACCOUNT, code)
    assert findings[-1].verdict is FINE


# ---- the report ------------------------------------------------------------------------------------------------------


def test_the_report_says_nothing_of_anybody(central: CentralServer) -> None:
    officer = central.officers[0]
    detail = {"type": "about:blank", "title": "Ditolak", "status": 403, "detail": f"{officer.name} tidak berhak"}
    refused = answer(json.dumps(detail).encode(), PROBLEM, status="403 Forbidden")
    told = []
    with MisbehavingServer.giving(ABOUT, refused, ABOUT) as server:
        told.append(findings := examined(server.url, officer.token))
        assert stopped_at(findings) == (Step.ACCOUNT, "access-denied")
    told.append(examined(central.url, officer.token))
    with ConnectProxy({}, account="a:b") as proxy:
        through = Proxy(host="127.0.0.1", port=proxy.port, user="ratna", password="rah@sia")
        told.append(examined(URL, officer.token, route=Route(proxy=through)))
    for findings in told:
        words = report.report(findings, now=datetime.now(UTC), language="id")
        words += json.dumps(report.as_json(findings, now=datetime.now(UTC), language="id")) + repr(findings)
        for secret in (officer.token, officer.name, "ratna", "rah@sia", "rah%40sia"):
            assert secret not in words


def test_both_languages_have_a_word_for_everything() -> None:
    indonesian, english = report.texts("id"), report.texts("en")
    assert indonesian.keys() == english.keys()
    for key, text in indonesian.items():
        assert {name for _, name, _, _ in Formatter().parse(text)} == {
            name for _, name, _, _ in Formatter().parse(english[key])
        }, key
    assert {f"step-{step}" for step in Step} | {f"verdict-{verdict}" for verdict in Verdict} <= english.keys()
    assert {f"found-{step}" for step in Step} <= english.keys()


def test_an_examination_is_stopped_at_once_and_leaves_nothing_open() -> None:
    with MisbehavingServer.giving(Hold()) as server:
        examination = Examination(Patient(url=server.url, token="t", find_route=lambda _: Route()), patience=60.0)

        def stop() -> None:
            server.is_holding.wait(10)
            examination.stop()

        stopper = threading.Thread(target=stop)
        stopper.start()
        found = [finding.step for finding in examination.run()]
        stopper.join()
    assert found == list(Step)[: list(Step).index(Step.ANSWER)]
