"""The HTTP face: who is let in, what is at which address, and that every answer says whose it is."""

from __future__ import annotations

import socket
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from sync.contract.reference import reference_decoder
from tests.sync.central.talk import answer, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer
    from tests.support.clock import FakeClock
    from tests.sync.central.talk import Caller


class TestTokens:
    @pytest.mark.parametrize("path", ["/v1/sync", "/v1/reference"])
    @pytest.mark.parametrize(
        ("header", "code"),
        [
            ("", "token-missing"),
            ("Basic dXNlcjpwYXNz", "token-missing"),
            ("Bearer", "token-missing"),
            ("Bearer lapor_unknown", "token-invalid"),
            ("Bearer \xff\xfe", "token-invalid"),
        ],
    )
    def test_nobody_is_let_in_without_a_known_one(
        self, caller: Callable[..., Caller], path: str, header: str, code: str
    ) -> None:
        method = "POST" if path == "/v1/sync" else "GET"
        headers = {"Authorization": header, "Content-Type": "application/json"}
        reply = caller().call(method, path, b'{"cursor":null}' if method == "POST" else None, headers)
        assert (reply.status, reply.problem) == (401, code)
        assert reply.headers["www-authenticate"].startswith("Bearer")
        assert reply.headers["lapor-contract"] == "1"

    def test_one_that_ended_is_told_apart(
        self, empty_central: CentralServer, caller: Callable[..., Caller], clock: FakeClock
    ) -> None:
        token = empty_central.store.issue_token(1, until=clock.now() + timedelta(days=1))
        me = caller(token=token)
        assert me.sync().end.digest == "0:0"
        clock.advance(timedelta(days=1))
        reply = me.call("GET", "/v1/reference")
        assert (reply.status, reply.problem) == (401, "token-expired")

    def test_a_standing_one_can_be_ended(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        empty_central.store.expire_token(empty_central.officers[0].token, 1)
        assert caller().call("GET", "/v1/reference").problem == "token-expired"
        assert caller(1).call("GET", "/v1/reference").status == 200

    def test_none_lies_in_the_data_folder(self, empty_central: CentralServer) -> None:
        token = empty_central.officers[0].token.encode()
        for file in filter(Path.is_file, empty_central.store.folder.rglob("*")):
            assert token not in file.read_bytes()


class TestReference:
    def test_it_holds_what_the_desk_needs(self, caller: Callable[..., Caller]) -> None:
        reply = caller().call("GET", "/v1/reference", headers={"Accept-Encoding": "zstd"})
        data = reference_decoder.decode(reply.body)
        assert data.officer.name == "Ratna Wulandari"
        assert data.officer.role == "Admin instansi"
        assert "Fakultas Teknik" in [institution.name for institution in data.institutions]
        assert all(template.content for template in data.templates)
        days = {day.date for day in data.holidays}
        assert {"2026-03-18", "2026-03-19", "2026-12-25"} <= days, "cuti bersama and national holidays"
        assert "2026-03-21" not in days, "a Saturday is no working day anyway"

    def test_it_is_sent_once(self, caller: Callable[..., Caller]) -> None:
        me = caller()
        etag = me.call("GET", "/v1/reference").headers["etag"]
        assert me.sync().end.reference_etag == etag
        again = me.call("GET", "/v1/reference", headers={"If-None-Match": etag})
        assert (again.status, again.packed, again.headers["etag"]) == (304, b"", etag)
        assert again.headers["lapor-contract"] == "1"
        other = me.call("GET", "/v1/reference", headers={"If-None-Match": 'W/"other"'})
        assert other.status == 200

    def test_each_officer_has_their_own(self, caller: Callable[..., Caller]) -> None:
        first, second = (caller(number).call("GET", "/v1/reference") for number in (0, 1))
        assert first.headers["etag"] != second.headers["etag"]
        assert reference_decoder.decode(second.body).officer.role == "Pejabat penghubung"


class TestEveryAnswerSaysWhoseItIs:
    def test_about_needs_no_token(self, caller: Callable[..., Caller]) -> None:
        reply = caller().call("GET", "/v1/about", headers={"Authorization": ""})
        assert (reply.status, reply.headers["lapor-contract"]) == (200, "1")
        assert b'"contracts":[1]' in reply.body

    @pytest.mark.parametrize(
        ("method", "path", "status", "code"),
        [
            ("GET", "/", 404, "not-found"),
            ("POST", "/v1/unknown", 404, "not-found"),
            ("GET", "/v1/sync/", 404, "not-found"),
            ("GET", "/v1/sync", 405, "method-not-allowed"),
            ("DELETE", "/v1/reference", 405, "method-not-allowed"),
        ],
    )
    def test_so_does_what_the_framework_refuses(
        self, caller: Callable[..., Caller], method: str, path: str, status: int, code: str
    ) -> None:
        reply = caller().call(method, path)
        assert (reply.status, reply.problem, reply.headers["lapor-contract"]) == (status, code, "1")
        assert ("allow" in reply.headers) is (status == 405)

    def test_another_version_of_the_contract_is_not_spoken(self, caller: Callable[..., Caller]) -> None:
        reply = caller().call("GET", "/v1/about", headers={"Lapor-Contract": "2"})
        assert (reply.status, reply.problem) == (400, "contract-unsupported")

    def test_another_media_type_is_not_read(self, caller: Callable[..., Caller]) -> None:
        reply = caller().call("POST", "/v1/sync", b"cursor=", {"Content-Type": "application/x-www-form-urlencoded"})
        assert (reply.status, reply.problem) == (415, "media-type-unsupported")
        assert reply.headers["accept"] == "application/json"

    @pytest.mark.expects_log("Invalid HTTP request received")
    def test_what_is_no_http_is_answered_with_a_problem(self, empty_central: CentralServer) -> None:
        address = urlsplit(empty_central.url)
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as link:
            link.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
            told = b""
            while part := link.recv(65536):
                told += part
        assert told.startswith(b"HTTP/1.1 422 ")
        assert b"\r\nLapor-Contract: 1\r\n" in told
        assert b"request-malformed" in told

    @pytest.mark.expects_log("the store can't be used")
    def test_a_store_that_cannot_be_written_says_when_to_come_back(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        me, sent = caller(), answer(number)
        with empty_central.store.write() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
        empty_central.store._writer.execute(f"PRAGMA max_page_count={pages}")
        big = [sent, *(answer(number, f"{one} " + "x" * 9_000) for one in range(20))]
        reply = me.call("POST", "/v1/sync", _request(big), {"Content-Type": "application/json"})
        assert (reply.status, reply.problem, reply.headers["retry-after"]) == (503, "unavailable", "30")
        empty_central.store._writer.execute("PRAGMA max_page_count=1000000")
        again = me.call("POST", "/v1/sync", _request(big), {"Content-Type": "application/json"})
        assert {result.outcome for result in again.results} == {"applied", "replayed"}
        assert len(empty_central.store.follow_ups(number)) == len(big)

    @pytest.mark.expects_log("Exception in ASGI application")
    def test_a_bug_is_told_as_such(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        with empty_central.store.write() as db:
            db.execute("ALTER TABLE template RENAME COLUMN title TO heading")
        reply = caller().call("GET", "/v1/reference")
        assert (reply.status, reply.problem, reply.headers["lapor-contract"]) == (500, "internal", "1")


def _request(ops: list[dict[str, object]]) -> bytes:
    import json

    return json.dumps({"cursor": None, "ops": ops}).encode()
