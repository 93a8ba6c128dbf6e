"""The replica's calls have the shapes that were observed, and take what a production client was seen to send."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sync.replica.server import ReplicaServer
from tests.sync.replica.caller import Caller

if TYPE_CHECKING:
    from sync.replica.model import Case
    from tests.support.clock import FakeClock

_TIME = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d:\d\d")


def _answered(replica: ReplicaServer) -> Case:
    return max(replica.register.assigned(), key=lambda case: len(case.follow_ups))


def test_a_complaint_is_told_with_its_status_and_both_logs(replica: ReplicaServer, caller: Caller) -> None:
    case = _answered(replica)

    told = caller.get(f"/complaints/{case.id}/complaint").json

    assert set(told) == {"results", "message", "status"}
    data, log = told["results"]["data"], told["results"]["data_logs"]
    assert set(data) == {"status_code", "status_name", "disposition_id", "disposition_name", "status_logs"}
    assert data["status_name"].lower() == case.status.lower()
    assert (data["disposition_id"], data["disposition_name"]) == (replica.register.own.id, replica.register.own.name)
    assert len(data["status_logs"]) == len(log) == len(case.log)
    assert all(
        set(entry) == {"note", "timestamp"} and _TIME.fullmatch(entry["timestamp"]) for entry in data["status_logs"]
    )
    for entry in log:
        assert _TIME.fullmatch(entry.get("date") or entry["created_at"])
        assert set(entry["status_new"]) == {"name", "color"}
        assert entry["data"] == "" or "note" in json.loads(entry["data"])
    assert any("{{" in entry["content"] for entry in log), "placeholders come as they are"


def test_logs_come_in_no_order_and_statuses_in_changing_capitals(clock: FakeClock) -> None:
    with ReplicaServer.start(complaints=60, clock=clock) as replica:
        caller = Caller(replica)
        told = [caller.get(f"/complaints/{case.id}/complaint").json["results"] for case in replica.register.cases()]

    times = [[entry["timestamp"] for entry in one["data"]["status_logs"]] for one in told]
    assert any(row != sorted(row, key=lambda t: (t[6:10], t[3:5], t[:2], t[11:])) for row in times)
    names = {one["data"]["status_name"] for one in told}
    assert len({name.lower() for name in names}) < len(names)


def test_follow_ups_come_page_by_page_newest_first_under_full_addresses(replica: ReplicaServer, caller: Caller) -> None:
    case = _answered(replica)
    for text in ("Yang pertama.", "Yang kedua.", "Yang ketiga."):
        replica.register.colleague_answers(case.id, text)

    rows, address = [], f"/complaints/{case.id}/followups?page=1"
    while address:
        results = caller.get(address).json["results"]
        assert len(results["data"]) <= 2
        rows += results["data"]
        address = results["next_page_url"]
        assert address is None or address.startswith(f"{replica.url}/complaints/{case.id}/followups?page=")

    assert [row["content"] for row in rows[:3]] == ["Yang ketiga.", "Yang kedua.", "Yang pertama."]
    assert len(rows) == results["total"] == len(case.follow_ups) + 3
    assert set(rows[0]) == {
        *("institution_from_name", "institution_to_name", "template_code", "template_content", "content"),
        *("created_at", "attachments"),
    }
    assert all(row["attachments"] in ([], "0", "") for row in rows)
    disposition = next(row for row in rows if row["template_code"] == "disposition")
    assert "{{institution_to}}" in disposition["template_content"]


def test_an_answer_is_stored_with_its_files_and_moves_the_complaint(replica: ReplicaServer, caller: Caller) -> None:
    number = replica.register.assigned()[0].id
    photo, letter = bytes(range(256)) * 40, b"%PDF-1.4\r\n--x\r\n%%EOF"

    told = caller.answer(number, " Sudah kami perbaiki.\nTerima kasih. ", ("é foto.jpg", photo), ("surat.pdf", letter))

    assert told.status == 200
    (kept,) = replica.register.answers(number)[-1:]
    assert kept.content == "Sudah kami perbaiki.\r\nTerima kasih."
    assert [(file.name, file.data) for file in kept.files] == [("é foto.jpg", photo), ("surat.pdf", letter)]
    row = caller.get(f"/complaints/{number}/followups?page=1").json["results"]["data"][0]
    assert row["institution_from_name"] == replica.register.own.name
    assert row["created_at"] == "17-03-2026 09:30:00", "in WIB"
    assert [(file["file_name"], file["extension"]) for file in row["attachments"]] == [
        ("é foto.jpg", "jpg"),
        ("surat.pdf", "pdf"),
    ]
    assert caller.without_credentials(row["attachments"][0]["path"]).body == photo
    data = caller.get(f"/complaints/{number}/complaint").json["results"]["data"]
    assert data["status_name"].lower() == "dalam proses"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"content": "  "}, "content"),
        ({"user_id": "1"}, "user_id"),
        ({"institution_from_id": "1"}, "institution_from_id"),
        ({"institution_to_id": "1"}, "institution_to_id"),
        ({"complaint_id": "1"}, "complaint_id"),
        ({"is_secret": "yes"}, "is_secret"),
    ],
)
def test_an_answer_with_something_wrong_is_refused_and_not_kept(
    replica: ReplicaServer, caller: Caller, wrong: dict[str, str], field: str
) -> None:
    number = replica.register.assigned()[0].id
    before = replica.register.case(number)

    told = caller.answer(number, "Jawaban.", **wrong)

    assert told.status == 422
    assert set(told.json["errors"]) == {field}
    assert replica.register.case(number) == before


def test_a_download_goes_on_where_it_stopped_and_needs_no_key(clock: FakeClock) -> None:
    with ReplicaServer.start(complaints=60, clock=clock, tells_texts=True) as replica:
        caller = Caller(replica)
        case = next(case for case in replica.register.cases() if case.attachments)
        (path, *_) = [
            file["path"]
            for file in caller.get(f"/complaints/{case.id}/complaint").json["results"]["data"]["attachments"]
        ]
        assert path.startswith("http://localhost:"), "the storage is another host"
        whole = caller.without_credentials(path)
        rest = caller._call("GET", path, None, {"Range": "bytes=100-", "If-Range": whole.headers["etag"]})
        caller.get(path)

    assert (whole.status, rest.status) == (200, 206)
    assert whole.body == case.attachments[0].data
    assert rest.body == whole.body[100:]
    assert replica.seen.keys_shown_to_storage == 1


def test_files_for_a_new_complaint_are_told_apart_and_named_by_it(replica: ReplicaServer, caller: Caller) -> None:
    sent = [("attachments[]", ("a.png", b"picture")), ("attachments[]", ("b.docx", b"letter"))]
    results = caller.send_form("/complaints/complaint/file", sent).json["results"]
    numbers = [file["id"] for file in (*results["images"], *results["docs"])]
    assert (len(results["images"]), len(results["docs"])) == (1, 1)

    made = caller.post(
        "/complaints/complaint",
        {
            "title": "Jalan kampus rusak",
            "content": "Lubang di depan gerbang.",
            "channel": 13,
            "user_id": replica.register.user_id,
            "disposition_id": replica.register.own.id,
            "attachments": f"[{numbers[0]},{numbers[1]}].",
        },
    ).json

    case = replica.register.case(made["complaint_id"])
    assert case is not None
    assert [file.data for file in case.attachments] == [b"picture", b"letter"]
    assert case in replica.register.assigned()


def test_a_rejection_is_a_request_that_leaves_the_complaint_where_it_is(replica: ReplicaServer, caller: Caller) -> None:
    case = replica.register.assigned()[0]
    wanted = caller.get("/masters/institutions/external?page_size=1000").json["results"]["data"][1]
    asked = {"is_request": 1, "reason": wanted["id"], "reason_description": "Bukan di kami.", "not_authority": 1}

    assert caller.post(f"/complaints/process/{case.id}/reject", asked).status == 200
    assert caller.post(f"/complaints/process/{case.id}/reject", {**asked, "reason": 1}).status == 422

    kept = replica.register.case(case.id)
    assert kept is not None
    assert [(one.institution_id, one.description) for one in kept.rejections] == [(wanted["id"], "Bukan di kami.")]
    assert (kept.status, kept.disposition) == (case.status, case.disposition)


def test_institutions_and_templates_are_lists_of_their_own(replica: ReplicaServer, caller: Caller) -> None:
    institutions = caller.get("/masters/institutions/external?page_size=1000").json["results"]
    templates = caller.get("/masters/templates?page_size=1000").json["results"]["data"]

    assert {"id": replica.register.own.id, "name": replica.register.own.name} in institutions["data"]
    assert institutions["next_page_url"] is None
    assert all(set(one) == {"template_code", "title", "type", "content"} for one in templates)
    first = caller.get("/masters/institutions/external?page_size=3").json["results"]
    assert first["next_page_url"].endswith("/masters/institutions/external?page_size=3&page=2")


@pytest.mark.parametrize(
    "credentials",
    [
        {},
        {"auth": "Bearer {key}"},
        {"token": "{token}"},
        {"auth": "Bearer wrong", "token": "{token}"},
        {"auth": "{key}", "token": "{token}"},
        {"Authorization": "Bearer {key}", "token": "{token}"},
    ],
)
def test_both_credentials_are_needed_under_the_names_that_are_set(
    replica: ReplicaServer, caller: Caller, credentials: dict[str, str]
) -> None:
    manners = replica.manners
    caller.credentials = {
        name: text.replace("{key}", manners.key).replace("{token}", manners.token) for name, text in credentials.items()
    }
    before = replica.register.assigned()[0]
    number = before.id

    assert caller.get(f"/complaints/{number}/complaint").status == 401
    assert caller.answer(number, "Jawaban.").status == 401
    assert replica.register.case(number) == before


def test_the_newer_name_of_the_header_and_the_list_are_there_when_asked_for(clock: FakeClock) -> None:
    with ReplicaServer.start(clock=clock, auth_header="Authorization", has_list=True) as replica:
        caller = Caller(replica)
        told = caller.get("/complaints?page_size=1000").json["results"]["data"]

        assert [row["complaint_id"] for row in told] == [case.id for case in reversed(replica.register.assigned())]


def test_what_nobody_observed_is_not_there(replica: ReplicaServer, caller: Caller) -> None:
    number = replica.register.assigned()[0].id
    for path in (
        "/complaints",
        f"/complaints/{number}",
        f"/complaints/process/{number}/close",
        "/complaints/1/complaint",
    ):
        assert caller.get(path).status == 404


def test_life_goes_on_and_is_told(replica: ReplicaServer, caller: Caller) -> None:
    register = replica.register
    number = register.assigned()[0].id
    other = next(one for one in register.institutions.values() if one != register.own)
    register.reporter_replies(number, "Belum selesai, Pak.")
    register.close(number, by="reporter")
    register.dispose(number, other.id)

    rows = caller.get(f"/complaints/{number}/followups").json["results"]["data"]
    data = caller.get(f"/complaints/{number}/complaint").json["results"]["data"]

    assert [row["institution_from_name"] for row in rows] == [register.own.name, None]
    assert rows[1]["content"] == "Belum selesai, Pak."
    assert data["disposition_id"] == other.id
    register.forget(number)
    assert caller.get(f"/complaints/{number}/complaint").status == 404
