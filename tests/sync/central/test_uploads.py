"""Uploads go on where they broke off, belong to who made them, and are there before an answer names them."""

from __future__ import annotations

import base64
import hashlib
import socket
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from tusclient.client import TusClient

from desktop.intent import OpKind
from sync.contract.terms import MAX_FILE_SIZE
from tests.sync.central.talk import Caller, fill, op

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer
    from tests.support.clock import FakeClock
    from tests.sync.central.talk import Reply

DATA = bytes(range(251)) * 800
TUS = {"Tus-Resumable": "1.0.0"}


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


SHA256 = sha256_of(DATA)


def create(officer: Caller, data: bytes = DATA, *, sha256: str = "") -> str:
    """The address of a new upload."""
    metadata = {"Upload-Metadata": f"sha256 {base64.b64encode(sha256.encode()).decode()}"} if sha256 else {}
    reply = officer.call("POST", "/v1/uploads", headers={**TUS, "Upload-Length": str(len(data)), **metadata})
    assert reply.status == 201, reply.body
    return f"/v1/{reply.headers['location']}"


def patch(officer: Caller, url: str, data: bytes, offset: int, **headers: str) -> Reply:
    told = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
    return officer.call(
        "PATCH", url, data, {**told, **{name.replace("_", "-"): text for name, text in headers.items()}}
    )


def offset(officer: Caller, url: str) -> int:
    reply = officer.call("HEAD", url, headers=TUS)
    assert reply.status == 200
    return int(reply.headers["upload-offset"])


def checksum(data: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def answer_with(tracking_id: str, *contents: bytes) -> dict[str, Any]:
    files = [
        {
            "name": f"{n}.pdf",
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
            "media_type": "application/pdf",
        }
        for n, data in enumerate(contents)
    ]
    return op(OpKind.FOLLOW_UP, tracking_id, {"text": "Terlampir.", "is_secret": False, "attachments": files})


@pytest.fixture
def officer(caller: Callable[..., Caller]) -> Caller:
    """The first officer."""
    return caller()


def test_a_file_comes_in_parts_and_is_the_answers_afterwards(officer: Caller, empty_central: CentralServer) -> None:
    (number,) = fill(empty_central, 1)
    url = create(officer)
    assert patch(officer, url, DATA[:90_000], 0).headers["upload-offset"] == "90000"
    assert offset(officer, url) == 90_000
    assert patch(officer, url, DATA[90_000:], 90_000, Upload_Checksum=checksum(DATA[90_000:])).status == 204

    (result,) = officer.push(answer_with(number, DATA))

    assert result.outcome == "applied"
    (event,) = empty_central.store.follow_ups(number)
    (file,) = event.attachments
    assert (file.name, file.size, file.sha256) == ("0.pdf", len(DATA), SHA256)
    assert officer.call("GET", f"/v1/attachments/{file.id}").body == DATA


def test_an_answer_whose_files_are_not_there_comes_to_nothing_and_may_come_again(
    officer: Caller, empty_central: CentralServer
) -> None:
    (number,) = fill(empty_central, 1)
    answer = answer_with(number, DATA, b"second")
    patch(officer, create(officer), DATA, 0)

    (refused,) = officer.push(answer)
    assert refused.problem is not None
    assert refused.problem.type.endswith(":op-files-missing")
    assert refused.problem.detail == "1.pdf"
    assert not empty_central.store.follow_ups(number)

    patch(officer, create(officer, b"second"), b"second", 0)
    assert [result.outcome for result in officer.push(answer)] == ["applied"]
    assert [result.outcome for result in officer.push(answer)] == ["replayed"]


def test_a_walk_in_complaint_keeps_the_letter_that_came_with_it(officer: Caller, empty_central: CentralServer) -> None:
    patch(officer, create(officer), DATA, 0)
    files = answer_with("1", DATA)["payload"]["attachments"]
    payload = {"title": "Surat", "body": "Isi", "channel": "Pos Surat", "received_at": "2026-03-17T09:12:05+07:00"}
    (result,) = officer.push(op(OpKind.REGISTER, "0", {**payload, "attachments": files}))

    complaint = empty_central.store.complaint(result.tracking_id, seen_by=officer.login.id)

    assert complaint.set.attachments
    assert officer.call("GET", f"/v1/attachments/{complaint.set.attachments[0].id}").body == DATA


def test_what_one_officer_uploaded_is_not_anothers(
    officer: Caller, empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    url = create(officer)
    patch(officer, url, DATA, 0)
    other = caller(1)
    (number,) = fill(empty_central, 1, officer=1)

    for method in ("HEAD", "DELETE"):
        assert other.call(method, url, headers=TUS).status == 404
    assert patch(other, url, DATA, 0).status == 404
    assert other.push(answer_with(number, DATA))[0].outcome == "refused"


def test_an_upload_whose_creation_was_not_heard_of_is_found_again_by_its_content(officer: Caller) -> None:
    url = create(officer, sha256=SHA256)
    patch(officer, url, DATA[:70_000], 0)

    assert create(officer, sha256=SHA256) == url
    assert offset(officer, url) == 70_000


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_damaged_part_is_not_kept(officer: Caller, algorithm: str) -> None:
    url = create(officer)
    patch(officer, url, DATA[:1_000], 0)

    reply = patch(officer, url, DATA[1_000:2_000], 1_000, Upload_Checksum=checksum(b"another", algorithm))

    assert (reply.status, reply.problem) == (460, "checksum-mismatch")
    assert offset(officer, url) == 1_000
    assert patch(officer, url, DATA[1_000:], 1_000, Upload_Checksum=checksum(DATA[1_000:], algorithm)).status == 204


def test_a_whole_that_is_not_what_was_announced_is_let_go(officer: Caller) -> None:
    url = create(officer, sha256="a" * 64)
    assert patch(officer, url, DATA, 0).problem == "checksum-mismatch"
    assert officer.call("HEAD", url, headers=TUS).status == 404


def test_a_part_from_elsewhere_is_refused(officer: Caller) -> None:
    url = create(officer)
    patch(officer, url, DATA[:1_000], 0)
    assert patch(officer, url, DATA, 0).problem == "upload-offset-wrong"
    assert patch(officer, url, DATA, 2_000).problem == "upload-offset-wrong"


def test_a_request_that_hangs_on_a_dead_link_does_not_lock_the_upload_nor_spoil_it(
    officer: Caller, empty_central: CentralServer
) -> None:
    url = create(officer)
    parts = urlsplit(empty_central.url)
    head = (
        f"PATCH {url} HTTP/1.1\r\nHost: central\r\nAuthorization: Bearer {officer.login.token}\r\n"
        f"Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
        f"Upload-Offset: 0\r\nContent-Length: {len(DATA)}\r\nExpect: 100-continue\r\n\r\n"
    )
    with socket.create_connection((parts.hostname or "", parts.port or 0)) as ghost:
        ghost.sendall(head.encode())
        assert ghost.recv(1_000).startswith(b"HTTP/1.1 100"), "it has the upload now"
        ghost.sendall(b"x" * 70_000)
        assert offset(officer, url) == 0
        assert patch(officer, url, DATA[:100_000], 0).status == 204
        ghost.sendall(b"x" * 70_000)
        assert patch(officer, url, DATA[100_000:], 100_000).status == 204

    (number,) = fill(empty_central, 1)
    assert officer.push(answer_with(number, DATA))[0].outcome == "applied", "it has the SHA-256 of what was sent"


def test_more_than_was_announced_is_refused(officer: Caller) -> None:
    assert patch(officer, create(officer), DATA + b"more", 0).problem == "request-too-large"


def test_a_file_that_is_larger_than_the_form_takes_is_refused(officer: Caller) -> None:
    reply = officer.call("POST", "/v1/uploads", headers={**TUS, "Upload-Length": str(MAX_FILE_SIZE + 1)})
    assert (reply.status, reply.problem) == (413, "request-too-large")


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        ({"Upload-Length": "5"}, "tus-unsupported"),
        ({"Upload-Length": "5", "Tus-Resumable": "0.2.2"}, "tus-unsupported"),
        ({"Upload-Length": "-5", **TUS}, "request-malformed"),
        ({"Upload-Length": "٥", **TUS}, "request-malformed"),
        (TUS, "request-malformed"),
        ({"Upload-Length": "5", "Upload-Metadata": "sha256 !", **TUS}, "request-malformed"),
        ({"Upload-Length": "5", "Upload-Metadata": "sha256 YQ==", **TUS}, "request-malformed"),
    ],
)
def test_a_creation_that_says_too_little_is_refused(officer: Caller, headers: dict[str, str], problem: str) -> None:
    told = {name: text.encode().decode("latin-1") for name, text in headers.items()}
    assert officer.call("POST", "/v1/uploads", headers=told).problem == problem


def test_a_checksum_of_another_kind_is_refused(officer: Caller) -> None:
    assert patch(officer, create(officer), DATA, 0, Upload_Checksum="crc32 AAAA").problem == "checksum-unsupported"


def test_an_upload_that_is_ended_is_gone(officer: Caller, empty_central: CentralServer) -> None:
    url = create(officer)
    patch(officer, url, DATA[:10], 0)
    assert officer.call("DELETE", url, headers=TUS).status == 204
    assert officer.call("HEAD", url, headers=TUS).status == 404
    assert not list((empty_central.store.folder / "uploads").iterdir())


def test_what_no_answer_named_for_a_month_makes_room(
    officer: Caller, empty_central: CentralServer, clock: FakeClock
) -> None:
    (number,) = fill(empty_central, 1)
    patch(officer, create(officer), DATA, 0)
    patch(officer, create(officer, b"unused"), b"unused", 0)
    patch(officer, create(officer, b"never whole"), b"never", 0)
    officer.push(answer_with(number, DATA))

    clock.advance(timedelta(days=31))
    create(officer, b"next")

    folder = empty_central.store.folder
    assert [path.name for path in (folder / "files").iterdir()] == [SHA256], "the answer still has its file"
    assert len(list((folder / "uploads").iterdir())) == 1


def test_the_options_tell_what_is_spoken(officer: Caller) -> None:
    reply = officer.call("OPTIONS", "/v1/uploads")
    assert reply.status == 204
    assert reply.headers["tus-version"] == "1.0.0"
    assert reply.headers["tus-extension"] == "creation,checksum,termination,expiration"
    assert set(reply.headers["tus-checksum-algorithm"].split(",")) == {"sha1", "sha256"}


def test_a_client_of_others_makes_uploads_here(empty_central: CentralServer) -> None:
    """tuspy, in chunks with checksums, broken off by us and resumed by its address."""
    login = empty_central.officers[0]
    client = TusClient(f"{empty_central.url}/v1/uploads", headers={"Authorization": f"Bearer {login.token}"})
    how: dict[str, Any] = {"chunk_size": 65_536, "upload_checksum": True}
    uploader: Any = client.uploader(file_stream=BytesIO(DATA), metadata={"filename": "surat.pdf"}, **how)
    uploader.upload_chunk()
    uploader.upload_chunk()

    resumed = client.uploader(file_stream=BytesIO(DATA), url=uploader.url, **how)
    assert resumed.offset == 2 * 65_536
    resumed.upload()

    (number,) = fill(empty_central, 1)
    officer = Caller(empty_central)
    assert officer.push(answer_with(number, DATA))[0].outcome == "applied"
    officer.close()
