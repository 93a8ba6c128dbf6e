from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop.problems import KnownProblem
from sync.connectors.lapor3 import own, reading, records, settings
from sync.connectors.lapor3.own import Attempt
from sync.connectors.lapor3.settings import FIELDS, Lapor3Settings
from tests.sync.lapor3.talk import OWN, entry

BEGAN = datetime(2026, 3, 17, 2, 30, tzinfo=UTC)
TEXT = "Yth. Pelapor, sudah kami periksa."


def follow_up(**told: Any) -> records.FollowUp:  # noqa: ANN401 - any JSON value
    return records.follow_up(entry(told.pop("text", TEXT), **told), FIELDS)


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("17-03-2026 09:30:00", "2026-03-17T09:30:00+07:00"),
        ("2026-03-17 09:30:00", "2026-03-17T09:30:00+07:00"),
        ("2026-03-17T02:30:00.000000Z", "2026-03-17T02:30:00+00:00"),
        ("kemarin", ""),
        ("", ""),
        (None, ""),
        (["17-03-2026"], ""),
    ],
)
def test_times_are_read_in_every_form_and_taken_for_wib(told: object, read: str) -> None:
    assert reading.at(told) == read


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only POSIX lets a process change its zone")
@pytest.mark.parametrize("zone", ["Asia/Makassar", "Asia/Jayapura"])
def test_a_time_without_a_zone_is_the_servers_wherever_the_officer_sits(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert reading.at("17-03-2026 09:30:00") == "2026-03-17T09:30:00+07:00"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("nothing", ["0", "", None, [], 0, "[]", {}, [None], "tidak ada"])
def test_a_list_of_files_may_be_nothing_in_any_form(nothing: object) -> None:
    assert records.files(nothing) == ()


def test_files_have_a_name_with_its_ending() -> None:
    found = records.files(
        [
            {"path": "https://storage.lapor.invalid/a/foto%20satu.jpg", "file_name": "", "extension": "jpg"},
            {"path": "https://storage.lapor.invalid/a/2", "file_name": "surat", "extension": ".pdf"},
        ]
    )
    assert [file.name for file in found] == ["foto satu.jpg", "surat.pdf"]


def test_placeholders_of_the_server_are_filled_and_none_is_left() -> None:
    log = {
        "content": "Laporan diteruskan ke {{institution_to}} {{ institution_to_link }}",
        "date": "17-03-2026 09:30:00",
        "institution_to": {"id": 7, "name": "Fakultas Teknik"},
        "status_new": {"name": "Terverifikasi", "color": "#fff"},
    }
    (found,) = records.detail({"data": {"status_name": "x"}, "data_logs": [log]}, FIELDS).log
    assert (found.text, found.institution_to_id, found.status_new) == (
        "Laporan diteruskan ke Fakultas Teknik",
        "7",
        "Terverifikasi",
    )


def test_the_log_comes_in_the_order_of_time_whatever_its_own() -> None:
    logs = [{"content": str(day), "date": f"{day}-03-2026 08:00:00"} for day in (12, 10, 11)]
    notes = [{"note": "9", "timestamp": "09-03-2026 08:00:00"}, {"note": "10", "timestamp": "10-03-2026 08:00:00"}]
    found = records.detail({"data": {"status_name": "x", "status_logs": notes}, "data_logs": logs}, FIELDS).log
    assert [one.text for one in found] == ["9", "10", "11", "12"]


def test_a_complaint_may_be_a_list_of_one_and_its_log_nothing() -> None:
    found = records.detail({"data": [{"status_name": "DITUTUP oleh sistem"}], "data_logs": "0"}, FIELDS)
    assert (found.status, found.log, found.files) == ("DITUTUP oleh sistem", (), None)


def test_the_fingerprint_changes_with_what_is_told_and_with_nothing_else() -> None:
    one = records.detail({"data": {"status_name": "x", "title": "y"}}, FIELDS)
    same = records.detail({"data": {"title": "y", "server": 7, "status_name": "x"}}, FIELDS)
    other = records.detail({"data": {"status_name": "x", "title": "z"}}, FIELDS)
    assert records.fingerprint(one, []) == records.fingerprint(same, [])
    assert (
        len({records.fingerprint(one, []), records.fingerprint(other, []), records.fingerprint(one, [follow_up()])})
        == 3
    )


# ---- is it ours ------------------------------------------------------------------------------------------------------


def ours(*there: records.FollowUp, seen: frozenset[str] = frozenset(), taken: frozenset[str] = frozenset()) -> bool:
    attempt = Attempt(text=TEXT, began_at=BEGAN, seen=seen)
    return own.find(attempt, there, institution=OWN, taken=taken) is not None


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "<p>Yth. Pelapor,<br>sudah kami periksa.</p>",
        "Yth. Pelapor,\r\n\r\n  sudah kami\u00a0periksa. ",
        "Yth. Pelapor, sudah kami perik\u200bsa.",
    ],
)
def test_an_answer_is_known_again_whatever_a_form_did_to_its_white_space_and_marks(text: str) -> None:
    assert ours(follow_up(text=text))


def test_other_words_of_another_institution_of_earlier_or_seen_before_are_not_ours() -> None:
    assert not ours(follow_up(text=TEXT + " Terima kasih."))
    assert not ours(follow_up(sender="Dinas Pendidikan"))
    assert not ours(follow_up(sender=None))
    assert not ours(follow_up(at="17-03-2026 09:10:00"))
    assert not ours(follow_up(at="entah"))
    assert not ours(follow_up(), seen=frozenset({follow_up().entry_id}))
    assert not ours(follow_up(), taken=frozenset({follow_up().entry_id}))


def test_a_clock_that_goes_a_little_behind_and_a_server_that_stores_late_hide_nothing() -> None:
    assert ours(follow_up(at="17-03-2026 09:21:00"))
    late = BEGAN + timedelta(hours=9)
    assert ours(follow_up(at=late.strftime("%d-%m-%Y %H:%M:%S")))


@pytest.mark.parametrize("sender", [OWN.upper(), f" {OWN.replace(' ', '  ')} "])
def test_the_own_institution_is_known_however_its_name_is_written(sender: str) -> None:
    assert ours(follow_up(sender=sender))


def test_whoever_has_no_name_is_nobody_and_never_us() -> None:
    attempt = Attempt(text=TEXT, began_at=BEGAN, seen=frozenset())
    assert own.find(attempt, [follow_up(sender=None)], institution="", taken=frozenset()) is None


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Biaya < 5 juta & gratis", "<p>Biaya &lt; 5 juta &amp; gratis</p>"),
        ("Sudah kami periksa.", "<p>Sudah</p><p>kami periksa.</p>"),
        ("Surat No. 5", "Surat N\uff4f. \uff15"),
    ],
)
def test_words_are_the_same_whatever_a_page_or_a_database_makes_of_their_signs(sent: str, kept: str) -> None:
    assert own.content_hash(sent) == own.content_hash(kept)


def test_it_left_when_the_clock_that_is_behind_says() -> None:
    later = BEGAN + timedelta(hours=3)
    assert own.began_at(BEGAN, None) == BEGAN
    assert own.began_at(BEGAN, later) == BEGAN
    assert own.began_at(later, BEGAN) == BEGAN


# ---- the configuration -----------------------------------------------------------------------------------------------


def test_a_configuration_says_only_what_differs_and_reads_back_the_same() -> None:
    told: dict[str, Any] = {
        "base_url": "https://api.lapor.invalid/v3",
        "key": "k",
        "token": "t",
        "key_header": "auth",
        "paths": {"templates": "/templates"},
        "places": {"complaint.title": ["judul"]},
        "pace": 2.5,
    }
    read = settings.read(told)
    assert read.paths["templates"] == "/templates"
    assert read.paths["complaint"] == settings.PATHS["complaint"]
    assert settings.told(read) == told | {"places": {"complaint.title": ("judul",)}}
    assert settings.read(settings.told(read)) == read


@pytest.mark.parametrize(
    "told",
    [
        {"base-url": "x"},
        {"pace": "fast"},
        {"batch": 0},
        {"paths": {"complaint": "no slash"}},
        {"paths": {"complaint": "/{nothing}"}},
        {"places": {"complaint.title": "title"}},
        {"key_header": "a\nb"},
        {"web_url": "https://x/{"},
    ],
)
def test_a_configuration_that_cannot_be_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(KnownProblem, match="way-unreadable"):
        settings.read(told)


def test_a_tracking_id_never_leads_to_another_path() -> None:
    made = Lapor3Settings(base_url="", key="", token="")
    assert made.path("complaint", complaint_id="../1?x=/") == "/complaints/..%2F1%3Fx%3D%2F/complaint"
    assert made.page_of("8507246") == "https://www.lapor.go.id/pengaduan/8507246"
