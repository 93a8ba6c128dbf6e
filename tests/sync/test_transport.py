"""HTTP to a central API: what goes over the wire, and what the environment of the PC must not change."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
import zstandard

from desktop.problems import KnownProblem
from sync.net import dictionary
from sync.net.route import Route, environment_proxy
from sync.transport import Transport
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
from tests.sync.transports import AUTHORITY, BODY, posted, problem_json, problem_of, transport

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable
    from pathlib import Path


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
