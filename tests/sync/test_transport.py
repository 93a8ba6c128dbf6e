from __future__ import annotations

import gzip
import os
import socket
import ssl
import threading
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import zstandard

from desktop.clock import system_clock
from desktop.problems import KnownProblem, texts
from sync.net import dictionary, unpack
from sync.net.diagnosis import NEEDS_A_HAND
from sync.net.route import Route, environment_proxy
from sync.transport import Transport, checked_url
from tests.faults.loopback import Loopback, read_message
from tests.faults.server import (
    CONTRACT,
    PROBLEM,
    STREAM,
    HangUp,
    Hold,
    MisbehavingServer,
    answer,
    chunked,
    end,
    head,
    nothing_new,
    stream,
    unpacked_body,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.clock import Clock
    from tests.support.clock import FakeClock

CERTIFICATE = Path(__file__).parent / "loopback.pem"
AUTHORITY = CERTIFICATE.read_text(encoding="ascii")
BODY = b'{"cursor":"' + b"x" * 40 + b'"}'


def transport(
    server: MisbehavingServer, *, stall_timeout: float = 0.3, authorities: str = "", clock: Clock = system_clock
) -> Transport:
    return Transport(
        server.url, "t" * 43, stall_timeout=stall_timeout, route=Route(authorities=authorities), clock=clock
    )


def posted(link: Transport, body: bytes = BODY) -> list[bytes]:
    with link.post_stream("/v1/sync", body) as lines:
        return list(lines)


def problem_of(server: MisbehavingServer, clock: Clock = system_clock) -> KnownProblem:
    link = transport(server, clock=clock)
    with pytest.raises(KnownProblem) as caught:
        posted(link)
    link.close()
    assert caught.value.code in texts("id"), "the officer would be told an unknown problem"
    assert caught.value.code in texts("en")
    return caught.value


def problem_json(code: str, status: int) -> bytes:
    return f'{{"type":"urn:lapor-desktop:problem:{code}","title":"T","status":{status},"detail":"D"}}'.encode()


# ---- what goes well --------------------------------------------------------------------------------------------------


def test_lines_come_out_as_they_went_in() -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        assert posted(transport(server)) == [head().encode(), end().encode()]


@pytest.mark.parametrize("encoding", ["lapor1", "zstd", "gzip"])
def test_a_compressed_answer_is_unpacked_across_chunks(encoding: str) -> None:
    text = stream(*(f'{{"line":{n}}}' for n in range(500)))
    packers: dict[str, Callable[[bytes], bytes]] = {"lapor1": dictionary.pack, "zstd": zstandard.compress}
    packed = packers.get(encoding, gzip.compress)(text)
    pieces = [packed[start : start + 7] for start in range(0, len(packed), 7)]
    with MisbehavingServer.giving(chunked(pieces, STREAM | {"Content-Encoding": encoding})) as server:
        assert posted(transport(server)) == text.split(b"\n")[:-1]


def test_a_flushed_part_is_given_on_before_the_rest_comes() -> None:
    packer = zstandard.ZstdCompressor().compressobj()
    first = packer.compress(b"one\n") + packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    part = chunked([first], STREAM | {"Content-Encoding": "zstd"}, is_whole=False)
    with MisbehavingServer.giving(Hold(part)) as server, transport(server).post_stream("/v1/sync", BODY) as lines:
        assert next(lines) == b"one"
        with pytest.raises(KnownProblem, match="stalled"):
            next(lines)


def test_the_request_is_small_and_compressed() -> None:
    body = b'{"ops":[' + b'{"text":"Yth. Bapak/Ibu"},' * 40 + b"{}]}"
    with MisbehavingServer.giving(nothing_new()) as server:
        link = transport(server)
        posted(link)
        assert len(server.requests[0]) < 350
        posted(link, body)
        assert unpacked_body(server.requests[1]) == body
        assert len(server.requests[1]) < 450


def codings(server: MisbehavingServer) -> list[str]:
    heads = [request.partition(b"\r\n\r\n")[0].lower().decode() for request in server.requests]
    return [head.partition("content-encoding: ")[2].partition("\r\n")[0] for head in heads]


def test_a_server_that_names_what_it_takes_gets_that_from_then_on() -> None:
    refusal = answer(
        problem_json("encoding-unsupported", 415),
        PROBLEM | {"Accept-Encoding": "gzip;q=0.5, br"},
        status="415 Unsupported Media Type",
    )
    with MisbehavingServer.giving(refusal, nothing_new()) as server:
        link = transport(server)
        body = b"[" + b" " * 1000 + b"]"
        posted(link, body)
        posted(link, body)
        assert codings(server) == ["lapor1", "gzip", "gzip"]
        assert unpacked_body(server.requests[2]) == body


def test_a_server_that_takes_nothing_and_says_nothing_gets_plain_text_in_the_end() -> None:
    refusal = answer(problem_json("encoding-unsupported", 415), PROBLEM, status="415 Unsupported Media Type")
    with MisbehavingServer.giving(refusal, refusal, refusal, nothing_new()) as server:
        body = b"[" + b" " * 1000 + b"]"
        posted(transport(server), body)
        assert codings(server) == ["lapor1", "zstd", "gzip", ""]
        assert unpacked_body(server.requests[3]) == body


def test_a_long_request_is_not_packed_with_the_dictionary() -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        posted(transport(server), b"[" + b" " * dictionary.SMALL + b"]")
        assert codings(server) == ["zstd"]


def test_every_byte_on_the_wire_is_counted() -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        link = transport(server)
        for _ in range(3):
            posted(link)
        counted = link.counter
        assert (counted.requests, counted.connections) == (3, 1)
        assert (counted.bytes_up, counted.bytes_down) == (server.bytes_in, server.bytes_out)


def test_tls_is_counted_with_its_handshake(tls: ssl.SSLContext) -> None:
    with MisbehavingServer.giving(nothing_new(), tls=tls) as server:
        link = transport(server, authorities=AUTHORITY)
        posted(link)
        assert link.counter.bytes_up > server.bytes_in + 300
        assert link.counter.bytes_down > server.bytes_out + 700
        link.close()


def test_a_stale_kept_connection_is_tried_once_more() -> None:
    with MisbehavingServer.giving(nothing_new(), HangUp(), nothing_new()) as server:
        link = transport(server)
        posted(link)
        assert posted(link)
        assert (link.counter.requests, link.counter.connections) == (3, 2)


def test_a_connection_that_never_answered_is_not_tried_again() -> None:
    with MisbehavingServer.giving(HangUp()) as server:
        assert problem_of(server).code == "connection-lost"
        assert len(server.requests) == 1


def test_reference_data_are_fetched_when_their_etag_differs() -> None:
    document = answer(b"{}", CONTRACT | {"Content-Type": "application/json", "ETag": '"2"'})
    unchanged = b"HTTP/1.1 304 Not Modified\r\nLapor-Contract: 1\r\n\r\n"
    with MisbehavingServer.giving(document, unchanged) as server:
        link = transport(server)
        fetched = link.get("/v1/reference", '"1"')
        assert fetched is not None
        assert (fetched.etag, fetched.body) == ('"2"', b"{}")
        assert link.get("/v1/reference", '"2"') is None
        assert b'If-None-Match: "2"' in server.requests[1]


# ---- what the environment must not change ----------------------------------------------------------------------------


def test_neither_a_proxy_nor_a_netrc_nor_a_bundle_of_the_environment_touches_loopback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "nowhere.pem"))
    with MisbehavingServer.giving(nothing_new()) as server:
        posted(transport(server))
        assert b"Authorization: Bearer ttt" in server.requests[0]


def test_a_proxy_of_the_environment_is_used_and_tls_goes_through_it(
    monkeypatch: pytest.MonkeyPatch, tls: ssl.SSLContext
) -> None:
    opened: list[bytes] = []

    def tunnel(request: bytes, client: socket.socket) -> bool:
        opened.append(request)
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        inner = tls.wrap_socket(client, server_side=True)
        read_message(inner)
        inner.sendall(nothing_new())
        inner.close()
        return False

    with Loopback(tunnel) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        route = Route(proxy=environment_proxy("https://lapor.invalid"), authorities=AUTHORITY)
        link = Transport("https://lapor.invalid", "t", route=route)
        assert posted(link)
        assert opened[0].startswith(b"CONNECT lapor.invalid:443 ")
        link.close()


def test_a_proxy_that_wants_a_password_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = answer(b"", status="407 Proxy Authentication Required")
    with MisbehavingServer.giving(refusal) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(KnownProblem) as caught:
            posted(Transport("https://lapor.invalid", "t"))
    assert caught.value.code == "proxy-password"


def test_a_bundle_of_the_environment_does_not_overrule_the_authority_chosen(
    monkeypatch: pytest.MonkeyPatch, tls: ssl.SSLContext, tmp_path: Path
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "nowhere.pem"))
    with MisbehavingServer.giving(nothing_new(), tls=tls) as server:
        link = transport(server, authorities=AUTHORITY)
        assert posted(link)
        link.close()


def test_cookies_are_not_taken() -> None:
    with MisbehavingServer.giving(answer(stream(head(), end()), STREAM | {"Set-Cookie": "a=b"})) as server:
        link = transport(server)
        posted(link)
        posted(link)
        assert b"Cookie" not in server.requests[1]


# ---- what goes wrong -------------------------------------------------------------------------------------------------


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


@pytest.fixture
def tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
