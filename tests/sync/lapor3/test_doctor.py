"""The way to LAPOR!'s own API, examined by what it knows: two keys, no version, and two requests in all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cache import settings
from desktop.cache.ways import way
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem, explain
from sync.connectors.lapor3 import settings as lapor3_settings
from sync.doctor import report
from sync.doctor.course import Patient
from sync.doctor.examination import Examination
from sync.doctor.saved import saved_patient
from sync.doctor.steps import Finding, Step, Verdict, worst
from sync.net.route import Route
from sync.replica.faults import Call, Fault
from sync.replica.server import ReplicaServer
from tests.faults.server import MisbehavingServer, answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.desk import Desk
    from sync.connectors.lapor3.settings import Lapor3Settings


@pytest.fixture
def replica() -> Iterator[ReplicaServer]:
    with ReplicaServer.start(complaints=2) as replica:
        yield replica


def settings_for(replica: ReplicaServer, **changed: Any) -> Lapor3Settings:  # noqa: ANN401
    told = {
        "base_url": replica.url,
        "key": replica.manners.key,
        "token": replica.manners.token,
        "key_header": replica.manners.auth_header,
        "pace": 0.0,
    }
    return lapor3_settings.read(told | changed)


def examined(made: Lapor3Settings) -> list[Finding]:
    patient = Patient(url=made.base_url, token="", find_route=lambda _: Route(), lapor3=made)
    return list(Examination(patient, patience=5.0).run())


def stopped_at(findings: list[Finding]) -> tuple[Step, str]:
    found = worst(findings)
    assert found is not None
    assert found.problem is not None
    for language in ("id", "en"):
        told = explain(found.problem.code, found.problem.params, language)
        assert "…" not in told.title + told.advice, "a placeholder has no value"
    return found.step, found.problem.code


def test_a_way_that_is_open_is_found_open_by_two_requests(replica: ReplicaServer) -> None:
    findings = examined(settings_for(replica))
    assert worst(findings) is None
    assert [finding.step for finding in findings] == list(Step)
    unneeded = {finding.step for finding in findings if finding.verdict is Verdict.UNNEEDED}
    assert unneeded == {Step.LINK, Step.NAME, Step.PROXY, Step.TLS, Step.CONTRACT}
    assert [call for call, _ in replica.seen.calls] == [Call.INSTITUTIONS, Call.INSTITUTIONS]
    facts = findings[-1].facts
    assert float(facts["round_trip"]) > 0
    assert int(facts["bytes"]) < 20_000, "little data"


def test_the_clock_is_compared_where_the_api_tells_the_time(replica: ReplicaServer) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    head = {"Content-Type": "application/json", "Date": later}
    with MisbehavingServer.giving(answer(b'{"results": {"data": []}, "message": "OK"}', head)) as server:
        findings = examined(settings_for(replica, base_url=server.url))
    assert stopped_at(findings) == (Step.CLOCK, "clock-differs")
    assert {finding.verdict for finding in findings[-2:]} == {Verdict.FINE}


def test_its_requests_are_as_far_apart_as_those_of_a_sync(replica: ReplicaServer) -> None:
    examined(settings_for(replica, pace=0.3))
    (_, first), (_, second) = replica.seen.calls
    assert second - first >= 0.25


def test_keys_that_are_not_taken_are_found_at_their_step_and_the_speed_is_told_all_the_same(
    replica: ReplicaServer,
) -> None:
    findings = examined(settings_for(replica, key="salah"))
    assert stopped_at(findings) == (Step.ACCOUNT, "keys-refused")
    assert findings[-1].verdict is Verdict.FINE


def test_keys_that_are_missing_are_told_and_no_second_request_goes(replica: ReplicaServer) -> None:
    assert stopped_at(examined(settings_for(replica, token=""))) == (Step.ACCOUNT, "keys-missing")
    assert replica.seen.count(Call.INSTITUTIONS) == 1


def test_no_key_goes_to_who_is_no_api(replica: ReplicaServer) -> None:
    for page, code in (
        (answer(b"<html>Masuk</html>", {"Content-Type": "text/html"}), "captive-portal"),
        (answer(b"<html>404</html>", {"Content-Type": "text/html"}, status="404 Not Found"), "not-central-api"),
        (answer(b"", {"Location": "https://lain.example/"}, status="302 Found"), "captive-portal"),
        (answer(b"halo", {"Content-Type": "text/plain"}), "not-central-api"),
        (answer(b"{}", {"Content-Type": "application/json"}, status="404 Not Found"), "not-central-api"),
    ):
        with MisbehavingServer.giving(page) as server:
            made = settings_for(replica, base_url=server.url)
            assert stopped_at(examined(made)) == (Step.ANSWER, code)
            sent = b"".join(server.requests)
        assert made.key.encode() not in sent
        assert made.token.encode() not in sent


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.FAILED, "server-unavailable"),
        (Fault.TOO_MANY, "rate-limited"),
        (Fault.HTML, "captive-portal"),
        (Fault.NO_RESULTS, "not-central-api"),
    ],
)
def test_what_goes_wrong_behind_the_keys_is_found_at_their_step(
    replica: ReplicaServer, fault: Fault, code: str
) -> None:
    replica.faults.plan(Call.INSTITUTIONS, None, fault)
    assert stopped_at(examined(settings_for(replica))) == (Step.ACCOUNT, code)


def test_the_report_has_neither_key_nor_words_of_the_api(replica: ReplicaServer) -> None:
    for made in (settings_for(replica), settings_for(replica, key="kunci-salah")):
        told = report.report(examined(made), now=datetime.now(UTC), language="en")
        assert made.key not in told
        assert made.token not in told
        assert "Unauthenticated" not in told
        assert "tells no version" in told


def test_a_desk_is_examined_by_its_way(desk: Desk, replica: ReplicaServer) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://lapor.invalid")
    desk.do(settings.put, settings.LAPOR3, lapor3_settings.told(settings_for(replica)))
    desk.do(settings.put, settings.WAY, DeskWay.LAPOR3.value)
    patient = desk.ask(saved_patient)
    assert patient is not None
    assert (patient.url, patient.token, patient.lapor3) == (replica.url, "", settings_for(replica))
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL.value)
    assert desk.ask(way.chosen) is DeskWay.EXCEL
    assert desk.ask(saved_patient) is None
    desk.do(settings.put, settings.WAY, DeskWay.LAPOR3.value)
    desk.do(settings.put, settings.LAPOR3, {"tak-dikenal": 1})
    with pytest.raises(KnownProblem, match="way-unreadable"):
        desk.ask(saved_patient)
