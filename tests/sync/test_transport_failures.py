"""What may go wrong between the desk and a central API, each told by its name."""

from __future__ import annotations

import gzip
import os
import socket
import threading
from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
import zstandard

from desktop.problems import KnownProblem, texts
from sync.net import unpack
from sync.net.diagnosis import NEEDS_A_HAND
from sync.transport import Transport, checked_url
from tests.faults.server import (
    CONTRACT,
    PROBLEM,
    STREAM,
    HangUp,
    Hold,
    MisbehavingServer,
    answer,
    chunked,
    nothing_new,
)
from tests.sync.transports import posted, problem_json, problem_of, transport

if TYPE_CHECKING:
    import ssl

    from tests.support.clock import FakeClock


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "url-missing"),
        ("lapor.go.id", "url-invalid"),
        ("ftp://lapor.go.id", "url-invalid"),
        ("https://", "url-invalid"),
        ("https://lapor.go.id:port", "url-invalid"),
        ("https://lapor .go.id", "url-invalid"),
        ("https://lapor.go.id/?a=b", "url-invalid"),
        ("http://lapor.go.id", "insecure-url"),
    ],
)
def test_a_wrong_url_is_named_before_anything_is_sent(url: str, code: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        checked_url(url)
    assert caught.value.code == code


@pytest.mark.parametrize(("token", "code"), [(" ", "token-missing"), ("a b", "token-invalid"), ("é", "token-invalid")])
def test_a_token_that_cannot_be_one_is_named_before_anything_is_sent(token: str, code: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        Transport("https://lapor.invalid", token)
    assert caught.value.code == code


def test_an_unknown_host_is_no_network() -> None:
    with pytest.raises(KnownProblem) as caught:
        posted(Transport("https://lapor.invalid", "t"))
    assert caught.value.code == "no-network"


def test_a_closed_port_is_a_refused_connection() -> None:
    with MisbehavingServer.giving(b"") as server:
        url = server.url
    with pytest.raises(KnownProblem) as caught:
        posted(Transport(url, "t"))
    assert caught.value.code == "connection-refused"


def test_an_unknown_authority_is_not_trusted(tls: ssl.SSLContext) -> None:
    with MisbehavingServer.giving(nothing_new(), tls=tls) as server:
        problem = problem_of(server)
    assert problem.code == "tls-intercepted"
    assert problem.params["issuer"] == "localhost"


HTML = {"Content-Type": "text/html"}
PAGE = b"<html>Silakan masuk ke Wi-Fi kampus</html>"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        pytest.param(answer(PAGE, HTML), "captive-portal", id="a portal's page with 200"),
        pytest.param(
            answer(PAGE, {"Location": "http://portal.invalid/"}, status="302 Found"), "captive-portal", id="302"
        ),
        pytest.param(
            answer(b"", CONTRACT | {"Location": "/"}, status="307 Temporary Redirect"), "captive-portal", id="307"
        ),
        pytest.param(answer(PAGE, HTML, status="511 Network Authentication Required"), "captive-portal", id="511"),
        pytest.param(answer(b"{}", {"Content-Type": "application/x-ndjson"}), "captive-portal", id="no header"),
        pytest.param(answer(PAGE, CONTRACT | HTML), "captive-portal", id="wrong media type"),
        pytest.param(answer(PAGE, HTML, status="404 Not Found"), "not-central-api", id="another site"),
        pytest.param(answer(PAGE, HTML, status="502 Bad Gateway"), "server-unavailable", id="a gateway"),
        pytest.param(answer(b"", {"Lapor-Contract": "2"}), "server-too-new", id="a later contract"),
        pytest.param(answer(b"", {"Lapor-Contract": "0"}), "server-too-old", id="an earlier contract"),
        pytest.param(answer(b"", {"Lapor-Contract": "x"}), "contract-unsupported", id="another contract"),
        pytest.param(
            answer(problem_json("contract-unsupported", 426), PROBLEM, status="426 Upgrade Required"),
            "contract-unsupported",
            id="426",
        ),
        *(
            pytest.param(answer(problem_json(code, 401), PROBLEM, status="401 Unauthorized"), code, id=code)
            for code in ("token-missing", "token-invalid", "token-expired")
        ),
        pytest.param(answer(b"?", PROBLEM, status="401 Unauthorized"), "token-invalid", id="401 without a problem"),
        pytest.param(
            answer(problem_json("request-malformed", 422), PROBLEM, status="422 Bad"), "server-refused", id="422"
        ),
        pytest.param(
            answer(problem_json("unavailable", 503), PROBLEM, status="503 Busy"), "server-unavailable", id="503"
        ),
        pytest.param(answer(b"", CONTRACT, status="500 Error"), "server-unavailable", id="500"),
        pytest.param(HangUp(b"HTTP/1.1 2"), "connection-lost", id="half a status"),
        pytest.param(
            HangUp(b"HTTP/1.1 200 OK\r\nLapor-Con"),
            "connection-lost",
            id="half a head",
        ),
        pytest.param(HangUp(nothing_new()[:38]), "connection-lost", id="half a head that ends with a line"),
        pytest.param(HangUp(nothing_new()[:-20]), "answer-truncated", id="half a body"),
        pytest.param(
            HangUp(chunked([b"{}\n"], STREAM, is_whole=False)), "answer-truncated", id="chunks without an end"
        ),
        pytest.param(Hold(), "stalled", id="silence"),
        pytest.param(Hold(nothing_new()[:-20]), "stalled", id="silence in the body"),
        pytest.param(
            answer(b"no gzip", STREAM | {"Content-Encoding": "gzip"}), "answer-garbled", id="a gzip that lies"
        ),
        pytest.param(
            answer(b"no zstd", STREAM | {"Content-Encoding": "zstd"}), "answer-garbled", id="a zstd that lies"
        ),
        pytest.param(answer(b"{}", STREAM | {"Content-Encoding": "br"}), "answer-garbled", id="an unknown encoding"),
        pytest.param(
            answer(gzip.compress(b" " * (unpack.MAX_LINE + 2), mtime=0), STREAM | {"Content-Encoding": "gzip"}),
            "answer-garbled",
            id="a line without an end",
        ),
    ],
)
def test_each_failure_has_its_name_and_text(reply: bytes | Hold | HangUp, code: str) -> None:
    with MisbehavingServer.giving(reply) as server:
        assert problem_of(server).code == code


def test_a_head_that_is_cut_anywhere_is_a_lost_connection() -> None:
    whole = answer(b"?", PROBLEM, status="401 Unauthorized")
    for length in range(whole.index(b"\r\n\r\n") + 3):
        with MisbehavingServer.giving(HangUp(whole[:length])) as server:
            assert problem_of(server).code == "connection-lost", whole[:length]


def test_a_bomb_is_stopped_early() -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(b"\n" * 50_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(KnownProblem, match="answer-garbled"):
        list(unpack.unpacked([bomb], "zstd", max_total=1_000_000))


def test_a_redirect_is_never_followed() -> None:
    with MisbehavingServer.giving(nothing_new()) as elsewhere:
        reply = answer(b"", {"Location": elsewhere.url}, status="302 Found")
        with MisbehavingServer.giving(reply) as server:
            problem_of(server)
        assert elsewhere.requests == []


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_is_heard_in_both_forms(status: str, clock: FakeClock) -> None:
    later = format_datetime(clock.now() + timedelta(seconds=90), usegmt=True)
    for value, seconds in (("7", 7.0), (later, 90.0), ("999999", 6 * 3600.0)):
        reply = answer(problem_json("rate-limited", 429), PROBLEM | {"Retry-After": value}, status=status)
        with MisbehavingServer.giving(reply) as server:
            assert problem_of(server, clock).params["retry_after"] == seconds


def test_a_nonsensical_retry_after_is_left_out() -> None:
    reply = answer(b"", PROBLEM | {"Retry-After": "besok"}, status="429 Too Many Requests")
    with MisbehavingServer.giving(reply) as server:
        problem = problem_of(server)
    assert (problem.code, problem.params) == ("rate-limited", {})


def test_an_upload_that_nobody_takes_is_a_stall() -> None:
    body = os.urandom(8_000_000).hex().encode()
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        link = Transport(f"http://127.0.0.1:{deaf.getsockname()[1]}", "t", connect_timeout=60.0, stall_timeout=0.3)
        link._encodings = [""]
        with pytest.raises(KnownProblem, match="stalled"):
            posted(link, body)
        assert link.counter.bytes_up < len(body)


def test_aborting_ends_a_stall_at_once() -> None:
    with MisbehavingServer.giving(Hold()) as server:
        link = transport(server, stall_timeout=60.0)

        def abort() -> None:
            server.is_holding.wait(10)
            link.abort()

        aborter = threading.Thread(target=abort)
        aborter.start()
        with pytest.raises(KnownProblem, match="cancelled"):
            posted(link)
        aborter.join()
        with pytest.raises(KnownProblem, match="cancelled"):
            posted(link)
        assert len(server.requests) == 1


def test_after_an_abort_it_can_be_used_again() -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        link = transport(server)
        posted(link)
        link.abort()
        link.resume()
        assert posted(link)


def test_problems_that_need_a_hand_have_texts() -> None:
    assert texts("id").keys() >= NEEDS_A_HAND
