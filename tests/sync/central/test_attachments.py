"""Files of complaints: to those who have the complaint, whole or in part, and never two versions mixed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from desktop.complaint import EventKind
from sync.central.changes import NewEvent
from sync.central.generate.files import every_file
from sync.contract.messages import AttachmentInfo
from sync.contract.terms import MAX_PREVIEW
from tests.sync.central.talk import Caller, complaint

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer

DATA = bytes(range(256)) * 1_000
SHA256 = hashlib.sha256(DATA).hexdigest()
PHOTO = AttachmentInfo(id="a1", name="foto.jpg", size=len(DATA), media_type="image/jpeg", sha256=SHA256)
ETAG = f'"{SHA256}"'


@pytest.fixture
def officer(empty_central: CentralServer, caller: Callable[..., Caller]) -> Caller:
    """The first officer, with a complaint that has a file."""
    empty_central.store.contents.put(DATA, SHA256, preview=b"")
    login = empty_central.officers[0]
    empty_central.store.add_complaint("1000001", complaint(attachments=[PHOTO]), officers=[login.id])
    return caller()


def test_a_file_comes_whole_with_an_etag_that_says_what_it_is(officer: Caller) -> None:
    reply = officer.call("GET", "/v1/attachments/a1")

    assert (reply.status, reply.body) == (200, DATA)
    assert reply.headers["etag"] == ETAG
    assert reply.headers["content-type"] == "image/jpeg"
    assert reply.headers["content-length"] == str(len(DATA))
    assert reply.headers["accept-ranges"] == "bytes"
    assert "content-encoding" not in reply.headers, "pictures are packed already"


@pytest.mark.parametrize(
    ("asked", "start", "part"),
    [
        ("bytes=0-99", 0, DATA[:100]),
        ("bytes=200000-", 200_000, DATA[200_000:]),
        ("bytes=-500", len(DATA) - 500, DATA[-500:]),
        ("bytes=255990-999999", 255_990, DATA[255_990:]),
    ],
)
def test_a_download_goes_on_where_it_broke_off(officer: Caller, asked: str, start: int, part: bytes) -> None:
    reply = officer.call("GET", "/v1/attachments/a1", headers={"Range": asked, "If-Range": ETAG})

    assert (reply.status, reply.body) == (206, part)
    assert reply.headers["content-range"] == f"bytes {start}-{start + len(part) - 1}/{len(DATA)}"


def test_what_was_begun_of_another_version_is_not_continued(officer: Caller) -> None:
    reply = officer.call("GET", "/v1/attachments/a1", headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (reply.status, reply.body) == (200, DATA)


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "lines=1-2", "bytes=5-2", "bytes=-", "nonsense"])
def test_a_range_that_is_none_brings_the_whole(officer: Caller, asked: str) -> None:
    assert officer.call("GET", "/v1/attachments/a1", headers={"Range": asked}).status == 200


@pytest.mark.parametrize("asked", [f"bytes={len(DATA)}-", "bytes=999999999-"])
def test_a_range_behind_the_end_is_refused_with_the_size(officer: Caller, asked: str) -> None:
    reply = officer.call("GET", "/v1/attachments/a1", headers={"Range": asked})
    assert (reply.status, reply.problem) == (416, "range-unsatisfiable")
    assert reply.headers["content-range"] == f"bytes */{len(DATA)}"


def test_a_file_that_the_client_has_does_not_come_again(officer: Caller) -> None:
    reply = officer.call("GET", "/v1/attachments/a1", headers={"If-None-Match": ETAG})
    assert (reply.status, reply.body) == (304, b"")


def test_only_who_has_the_complaint_gets_its_files(
    officer: Caller, empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    other = caller(1)
    for path in ("/v1/attachments/a1", "/v1/attachments/a1/preview", "/v1/attachments/unknown"):
        assert other.call("GET", path).problem == "not-found"
    assert caller(token="wrong").call("GET", "/v1/attachments/a1").problem == "token-invalid"

    empty_central.store.reassign("1000001", giver=officer.login.id, taker=other.login.id)

    assert officer.call("GET", "/v1/attachments/a1").problem == "not-found"
    assert other.call("GET", "/v1/attachments/a1").body == DATA


def test_a_colleagues_file_in_the_timeline_is_told_and_comes(officer: Caller, empty_central: CentralServer) -> None:
    letter = AttachmentInfo(id="e1", name="surat.pdf", size=len(DATA), media_type="application/pdf", sha256=SHA256)
    event = NewEvent(kind=EventKind.FOLLOW_UP, actor="admin", text="Terlampir.", attachments=[letter])
    empty_central.store.change("1000001", events=[event])

    (change,) = officer.sync().changes

    assert change.events[-1].attachments == [letter]
    assert officer.call("GET", "/v1/attachments/e1").headers["content-type"] == "application/pdf"


def test_there_is_no_preview_where_none_can_be_made(officer: Caller) -> None:
    assert officer.call("GET", "/v1/attachments/a1/preview").problem == "not-found"


def test_made_up_files_are_what_they_are_said_to_be_and_have_small_previews(central: CentralServer) -> None:
    officer = Caller(central)
    told = [file for change in officer.sync().changes for file in change.set.attachments or []]
    assert told
    for file in told:
        reply = officer.call("GET", f"/v1/attachments/{file.id}")
        assert (len(reply.body), hashlib.sha256(reply.body).hexdigest()) == (file.size, file.sha256)
        assert reply.headers["content-type"] == file.media_type
        preview = officer.call("GET", f"/v1/attachments/{file.id}/preview")
        assert preview.headers["content-type"] == "image/png"
        assert 0 < len(preview.body) <= MAX_PREVIEW
    officer.close()


def test_all_made_up_complaints_share_a_few_small_files() -> None:
    assert sum(file.size for file in every_file()) < 500_000
