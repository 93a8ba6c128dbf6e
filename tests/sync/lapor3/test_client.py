from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP

import pytest

from desktop.problems import KnownProblem, texts
from sync.connectors.lapor3.client import LostAnswerError, OutgoingFile
from sync.connectors.lapor3.probe import probe
from tests.faults.server import HangUp, Hold, MisbehavingServer, answer
from tests.support.clock import FakeClock
from tests.sync.lapor3.talk import JSON, OWN, client, complaint, entry, page, refused, told

PORTAL = answer(b"<html>Silakan masuk</html>", {"Content-Type": "text/html"})


def head_of(request: bytes) -> str:
    return request.partition(b"\r\n\r\n")[0].decode()


def problem_of(server: MisbehavingServer) -> KnownProblem:
    with pytest.raises(KnownProblem) as caught:
        client(server.url).complaint("8507246")
    assert caught.value.code in texts("id")
    assert caught.value.code in texts("en")
    return caught.value


# ---- reading ---------------------------------------------------------------------------------------------------------


def test_every_call_carries_both_credentials_in_the_headers_of_the_configuration() -> None:
    with MisbehavingServer.giving(complaint()) as server:
        client(server.url).complaint("8507246")
        client(server.url, key_header="auth").complaint("8507246")
        usual, older = (head_of(request) for request in server.requests)
    assert usual.startswith("GET /complaints/8507246/complaint HTTP/1.1")
    assert "Authorization: Bearer kunci" in usual
    assert "token: {AAAA-BBBB}" in usual
    assert "auth: Bearer kunci" in older
    assert "Authorization" not in older


def test_neither_credential_shows_where_settings_are_shown() -> None:
    with MisbehavingServer.giving(complaint()) as server:
        shown = repr(client(server.url).settings)
    assert "kunci" not in shown
    assert "AAAA" not in shown


def test_follow_ups_come_page_by_page_and_oldest_first() -> None:
    first = page([entry("tiga", "17-03-2026 12:00:00"), entry("satu", "15-03-2026 08:00:00")], "…?page=2")
    second = page([entry("dua", "16-03-2026 08:00:00")])
    with MisbehavingServer.giving(first, second) as server:
        found = client(server.url).follow_ups("8507246")
        assert [one.text for one in found] == ["satu", "dua", "tiga"]
        assert "page=1" in head_of(server.requests[0])
        assert "page=2" in head_of(server.requests[1])


def test_a_page_that_comes_twice_tells_nothing_twice_and_ends_in_the_end() -> None:
    same = page([entry("satu")], "…?page=2")
    with MisbehavingServer.giving(same) as server:
        assert [one.text for one in client(server.url).follow_ups("8507246")] == ["satu"]
        assert len(server.requests) == 3


def test_requests_are_a_second_apart() -> None:
    clock = FakeClock()
    began = clock.monotonic()
    with MisbehavingServer.giving(complaint()) as server:
        polite = client(server.url, clock)
        for _ in range(5):
            polite.complaint("8507246")
    assert clock.monotonic() - began == pytest.approx(4.0)


def test_what_time_may_mend_is_read_again_as_late_as_the_server_asks() -> None:
    clock = FakeClock()
    began = clock.monotonic()
    busy = refused("429 Too Many Requests", headers={"Retry-After": "30"})
    with MisbehavingServer.giving(busy, refused("500 Internal Server Error"), complaint()) as server:
        assert client(server.url, clock).complaint("8507246").status == "Terverifikasi"
        assert len(server.requests) == 3
    assert clock.monotonic() - began >= 30


def test_a_server_that_asks_for_an_hour_is_not_waited_for() -> None:
    with MisbehavingServer.giving(refused("429 Too Many Requests", headers={"Retry-After": "3600"})) as server:
        problem = problem_of(server)
        assert (problem.code, problem.params["retry_after"], len(server.requests)) == ("rate-limited", 3600.0, 1)


@pytest.mark.parametrize(
    ("reply", "code", "requests"),
    [
        (refused("401 Unauthorized", {"message": "Unauthenticated."}), "keys-refused", 1),
        (refused("403 Forbidden"), "access-denied", 1),
        (refused("404 Not Found", {"message": "Data tidak ditemukan"}), "complaint-not-told", 1),
        (answer(b"<html>", {"Content-Type": "text/html"}, status="404 Not Found"), "not-central-api", 1),
        (refused("413 Payload Too Large"), "followup-too-large", 1),
        (refused("422 Unprocessable Content"), "followup-refused", 1),
        (refused("429 Too Many Requests"), "rate-limited", 3),
        (refused("500 Internal Server Error"), "server-unavailable", 3),
        (answer(b"<html>", {"Content-Type": "text/html"}, status="502 Bad Gateway"), "server-unavailable", 3),
        (refused("302 Found", headers={"Location": "http://portal.example/"}), "captive-portal", 1),
        (PORTAL, "captive-portal", 1),
        (answer(b'{"message": "OK", "status": true}', JSON), "answer-garbled", 1),
        (told({}), "answer-garbled", 1),
        (answer(b"[]", JSON), "answer-garbled", 1),
        (answer(b'{"results": {"da', JSON), "answer-garbled", 1),
        (HangUp(answer(b'{"results": {}}', JSON | {"Content-Length": "4000"})), "answer-truncated", 3),
        (HangUp(), "connection-lost", 3),
        (Hold(), "stalled", 3),
    ],
)
def test_each_failure_is_told_apart(reply: bytes | HangUp | Hold, code: str, requests: int) -> None:
    with MisbehavingServer.giving(reply) as server:
        assert problem_of(server).code == code
        assert len(server.requests) == requests


def test_without_credentials_nothing_is_asked() -> None:
    with MisbehavingServer.giving(complaint()) as server:
        with pytest.raises(KnownProblem, match="keys-missing"):
            client(server.url, token=" ")
        assert server.requests == []


def test_beyond_this_pc_there_is_nothing_but_tls() -> None:
    with pytest.raises(KnownProblem, match="insecure-url"):
        client("http://api.lapor.invalid")


def test_an_abort_ends_the_wait_between_two_requests() -> None:
    with MisbehavingServer.giving(complaint()) as server:
        stopped = client(server.url)
        stopped.abort()
        with pytest.raises(KnownProblem, match="cancelled"):
            stopped.complaint("8507246")
        stopped.resume()
        assert stopped.complaint("8507246")


# ---- writing ---------------------------------------------------------------------------------------------------------


def test_a_follow_up_goes_with_its_files_as_the_form_of_the_api() -> None:
    with MisbehavingServer.giving(told({})) as server:
        file = OutgoingFile(name="bukti.pdf", media_type="application/pdf", content=b"%PDF-1.7")
        client(server.url).add_follow_up("8507246", "Yth. Pelapor, sudah kami periksa.", is_secret=True, files=[file])
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /complaints/followup/add HTTP/1.1")
    kind = next(line for line in head.splitlines() if line.lower().startswith(b"content-type:"))
    parts = BytesParser(policy=HTTP).parsebytes(kind + b"\r\n\r\n" + body).iter_parts()
    told_parts = {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}
    assert told_parts == {
        "user_id": b"77",
        "institution_from_id": b"151345",
        "institution_to_id": b"151345",
        "complaint_id": b"8507246",
        "info_disposition": b"",
        "template_code": b"",
        "rating": b"0",
        "is_secret": b"1",
        "content": b"Yth. Pelapor, sudah kami periksa.",
        "attachment[0]": b"%PDF-1.7",
    }


def sends(server: MisbehavingServer) -> None:
    client(server.url).add_follow_up("8507246", "Yth.", is_secret=False)


@pytest.mark.parametrize(
    "reply",
    [
        HangUp(),
        Hold(),
        HangUp(b"HTTP/1.1 200 OK\r\nContent-Le"),
        PORTAL,
        refused("302 Found", headers={"Location": "/"}),
        refused("500 Internal Server Error"),
        refused("503 Service Unavailable", headers={"Retry-After": "1"}),
        answer(b'{"status": "error", "message": "Gagal"}', JSON),
    ],
)
def test_what_may_have_been_kept_is_sent_once_and_called_uncertain(reply: bytes | HangUp | Hold) -> None:
    with MisbehavingServer.giving(reply) as server:
        with pytest.raises(LostAnswerError):
            sends(server)
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (refused("401 Unauthorized"), "keys-refused"),
        (refused("413 Payload Too Large"), "followup-too-large"),
        (refused("422 Unprocessable Content", {"errors": {"content": ["Isi wajib diisi."]}}), "followup-refused"),
        (refused("429 Too Many Requests"), "rate-limited"),
    ],
)
def test_what_was_refused_is_called_refused_in_the_servers_words(reply: bytes, code: str) -> None:
    with MisbehavingServer.giving(reply) as server:
        with pytest.raises(KnownProblem, match=code) as caught:
            sends(server)
        assert len(server.requests) == 1
    if code == "followup-refused":
        assert caught.value.params["reason"] == "Isi wajib diisi."


def test_what_found_no_connection_was_certainly_not_sent() -> None:
    with MisbehavingServer.giving(told({})) as server:
        url = server.url
    with pytest.raises(KnownProblem, match="connection-refused"):
        client(url).add_follow_up("8507246", "Yth.", is_secret=False)


def test_a_success_whose_body_breaks_off_is_a_success() -> None:
    with MisbehavingServer.giving(HangUp(answer(b'{"resu', JSON | {"Content-Length": "400"}))) as server:
        sends(server)


def test_a_complaint_of_others_is_given_back_by_a_request() -> None:
    with MisbehavingServer.giving(told({})) as server:
        client(server.url).reject("8507246", institution_id="98", reason="Wewenang Dinas Pendidikan")
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /complaints/process/8507246/reject HTTP/1.1")
    assert body.decode() == (
        '{"is_request": 1, "reason": 98, "reason_description": "Wewenang Dinas Pendidikan", "not_authority": 1}'
    )


# ---- setting up ------------------------------------------------------------------------------------------------------


def test_a_probe_tells_what_works_call_by_call() -> None:
    institutions = told({"data": [{"id": 151345, "name": OWN}, {"id": 2, "name": "Lain"}]})
    with MisbehavingServer.giving(institutions, refused("404 Not Found"), complaint(), page([entry("satu")])) as server:
        found = probe(client(server.url), "8507246")
    assert found.works == {"institutions", "complaint", "followups"}
    assert found.problems["templates"].code == "complaint-not-told"
    assert (found.institution, found.institutions, found.status, found.followups) == (OWN, 2, "Terverifikasi", 1)


def test_a_probe_ends_where_the_keys_are_refused() -> None:
    with MisbehavingServer.giving(refused("401 Unauthorized")) as server:
        found = probe(client(server.url), "8507246")
        assert len(server.requests) == 1
    assert found.problem is not None
    assert found.problem.code == "keys-refused"
