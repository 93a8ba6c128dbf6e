"""What a complaint, its log and its follow-ups become on a desk, over either way: each thing once, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.complaint import Actor, EventKind
from sync.connectors.lapor3 import history, mapping, records
from sync.connectors.lapor3.settings import FIELDS
from tests.sync.lapor3.talk import OWN, entry

if TYPE_CHECKING:
    from desktop.complaint import Event

MINISTRY = "Kementerian"
NOON = "17-03-2026 12:00:00"


def logged(before: str, after: str, *, at: str = NOON, content: str = "", **told: Any) -> dict[str, Any]:  # noqa: ANN401
    names = {"status_old": {"name": before}, "status_new": {"name": after}}
    return {"content": content, "date": at, "institution_from_id": {"name": MINISTRY}, **names, **told}


def to(name: str) -> dict[str, Any]:
    return {"institution_to": {"id": 7, "name": name}}


def note(text: str, *, at: str = NOON) -> dict[str, str]:
    return {"note": text, "timestamp": at}


def detail(*log: dict[str, Any], notes: tuple[dict[str, str], ...] = (), **told: Any) -> records.Detail:  # noqa: ANN401
    data = {"status_name": "Terverifikasi", "status_logs": list(notes), **told}
    return records.detail({"data": data, "data_logs": list(log)}, FIELDS)


def said(text: str = "Sudah kami periksa.", **told: Any) -> records.FollowUp:  # noqa: ANN401
    return records.follow_up(entry(text, **told), FIELDS)


def events(complaint: records.Detail, *follow_ups: records.FollowUp) -> list[Event]:
    return mapping.events(complaint, follow_ups, {})


def told(complaint: records.Detail, *follow_ups: records.FollowUp) -> list[tuple[EventKind, Actor]]:
    return [(event.kind, event.actor) for event in events(complaint, *follow_ups)]


@pytest.mark.parametrize(
    ("before", "after", "kind", "actor"),
    [
        ("", "Belum Terverifikasi", EventKind.RECEIVED, Actor.REPORTER),
        ("Belum Terverifikasi", "Belum Terverifikasi", EventKind.RECEIVED, Actor.REPORTER),
        ("Belum Terverifikasi", "TERVERIFIKASI", EventKind.VERIFIED, Actor.ADMIN),
        ("Terverifikasi", "Menunggu Kelengkapan Informasi", EventKind.HELD, Actor.ADMIN),
        ("Dalam Proses", "Ditutup Oleh Sistem", EventKind.CLOSED, Actor.SYSTEM),
        ("Dalam Proses", "Ditutup oleh Admin", EventKind.CLOSED, Actor.ADMIN),
        ("Dalam Proses", "Ditutup oleh Pelapor", EventKind.CLOSED, Actor.REPORTER),
        ("Dalam Proses", "Diarsipkan oleh Sistem", EventKind.ARCHIVED, Actor.SYSTEM),
        ("Dalam Proses", "Diarsipkan oleh Admin", EventKind.ARCHIVED, Actor.ADMIN),
        ("Dalam Proses", "Diarsipkan oleh Pelapor", EventKind.ARCHIVED, Actor.REPORTER),
        ("Dalam Proses", "Konten Terblokir", EventKind.ARCHIVED, Actor.ADMIN),
        ("Ditutup oleh Sistem", "Dalam Proses", EventKind.REOPENED, Actor.ADMIN),
        ("Diarsipkan oleh Sistem", "Terverifikasi", EventKind.REOPENED, Actor.ADMIN),
        ("Ditutup oleh Sistem", "Ditutup oleh Sistem", EventKind.OTHER, Actor.ADMIN),
        ("Ditutup oleh Sistem", "Sedang Ditelaah", EventKind.OTHER, Actor.ADMIN),
        ("Terverifikasi", "Terverifikasi", EventKind.OTHER, Actor.ADMIN),
        ("Terverifikasi", "Dalam Proses", EventKind.OTHER, Actor.ADMIN),
    ],
)
def test_a_log_tells_by_the_statuses_between_which_it_leads(
    before: str, after: str, kind: EventKind, actor: Actor
) -> None:
    assert told(detail(logged(before, after))) == [(kind, actor)]


def test_who_did_it_is_named_where_it_was_an_institution() -> None:
    log = [
        logged("Dalam Proses", f"Ditutup oleh {who}", at=f"1{place}-03-2026 12:00:00")
        for place, who in enumerate(("Admin", "Sistem", "Pelapor"))
    ]
    assert [event.actor_name for event in events(detail(*log))] == [MINISTRY, "", "Pelapor"]
    nobody = logged("Terverifikasi", "Sedang Ditelaah", institution_from_id=None)
    assert told(detail(nobody)) == [(EventKind.OTHER, Actor.SYSTEM)]


def test_what_a_follow_up_tells_the_log_tells_no_second_time() -> None:
    answered = logged("Terverifikasi", "Dalam Proses", at="17-03-2026 12:00:40")
    replied = logged("Dalam Proses", "Ditanggapi oleh Pelapor", at="18-03-2026 12:00:00")
    passed_on = logged("Terverifikasi", "Terverifikasi", at="16-03-2026 12:00:00", **to(OWN))
    follow_ups = (
        said(sender=MINISTRY, at="16-03-2026 12:00:00", template_code="disposition"),
        said(at=NOON),
        said("Terima kasih.", sender=None, at="18-03-2026 12:00:00"),
    )
    assert told(detail(answered, replied, passed_on), *follow_ups) == [
        (EventKind.DISPOSED, Actor.ADMIN),
        (EventKind.FOLLOW_UP, Actor.COLLEAGUE),
        (EventKind.REPLY, Actor.REPORTER),
    ]


def test_what_no_follow_up_tells_is_told_by_the_log() -> None:
    answered = logged("Terverifikasi", "Dalam Proses", at="17-03-2026 12:02:00")
    passed_on = logged("Terverifikasi", "Terverifikasi", **to(OWN))
    only_an_answer = said(at=NOON)
    assert told(detail(answered, passed_on), only_an_answer) == [
        (EventKind.DISPOSED, Actor.ADMIN),
        (EventKind.FOLLOW_UP, Actor.COLLEAGUE),
        (EventKind.OTHER, Actor.ADMIN),
    ]


def test_a_decision_is_told_also_where_somebody_answered_with_it() -> None:
    held = logged("Terverifikasi", "Menunggu Kelengkapan Informasi")
    assert told(detail(held), said(at=NOON)) == [
        (EventKind.HELD, Actor.ADMIN),
        (EventKind.FOLLOW_UP, Actor.COLLEAGUE),
    ]


def test_that_a_complaint_was_opened_again_is_told_beside_the_answer_that_did_it() -> None:
    reopened = logged("Ditutup oleh Sistem", "Dalam Proses")
    assert told(detail(reopened), said(at=NOON)) == [
        (EventKind.REOPENED, Actor.ADMIN),
        (EventKind.FOLLOW_UP, Actor.COLLEAGUE),
    ]


def test_an_entry_with_the_words_of_a_follow_up_is_that_follow_up() -> None:
    again = logged("Menunggu Kelengkapan Informasi", "Menunggu Kelengkapan Informasi", content="<p>Mohon maaf.</p>")
    assert told(detail(again), said("Mohon maaf.", at=NOON)) == [(EventKind.FOLLOW_UP, Actor.COLLEAGUE)]


def test_a_note_is_the_text_of_the_entry_at_its_time_and_otherwise_one_of_its_own() -> None:
    held = logged("Terverifikasi", "Menunggu Kelengkapan Informasi", content="Status berubah.")
    notes = (note("Mohon lengkapi bukti."), note("Dicatat.", at="18-03-2026 12:00:00"))
    found = events(detail(held, notes=notes))
    assert [(event.kind, event.text) for event in found] == [
        (EventKind.HELD, "Mohon lengkapi bukti."),
        (EventKind.OTHER, "Dicatat."),
    ]


def test_a_note_at_the_time_of_what_a_follow_up_tells_is_not_lost() -> None:
    answered = logged("Terverifikasi", "Dalam Proses")
    found = events(detail(answered, notes=(note("Dijawab lewat telepon."),)), said(at=NOON))
    assert [event.text for event in found] == ["Dijawab lewat telepon.", "Sudah kami periksa."]


def test_of_two_notes_at_one_time_neither_is_lost() -> None:
    held = logged("Terverifikasi", "Menunggu Kelengkapan Informasi")
    found = events(detail(held, notes=(note("Satu."), note("Dua."))))
    assert sorted(event.text for event in found) == ["Dua.", "Satu."]


def test_a_note_that_only_names_a_status_is_none() -> None:
    held = logged("Terverifikasi", "Menunggu Kelengkapan Informasi", content="Ditunda.")
    assert [event.text for event in events(detail(held, notes=(note("Menunggu kelengkapan informasi"),)))] == [
        "Ditunda."
    ]


def test_an_entry_without_words_says_where_it_leads() -> None:
    (event,) = events(detail(logged("Dalam Proses", "Ditutup oleh Sistem")))
    assert event.text == "Dalam Proses → Ditutup oleh Sistem"


def test_the_timeline_is_in_the_order_of_time_also_over_zones() -> None:
    late = logged("Dalam Proses", "Ditutup oleh Sistem", at="2026-03-17T06:00:00Z")
    assert [event.kind for event in events(detail(late), said(at=NOON))] == [EventKind.FOLLOW_UP, EventKind.CLOSED]


def test_an_own_follow_up_is_ours_whatever_it_was_sent_with() -> None:
    ours = said(at=NOON, template_code="disposition")
    (event,) = mapping.events(detail(), [ours], {ours.entry_id: "op"})  # type: ignore[dict-item]
    assert (event.kind, event.actor, event.op_id) == (EventKind.FOLLOW_UP, Actor.ME, "op")


# ---- the fields ------------------------------------------------------------------------------------------------------


def test_a_complaint_waits_for_its_first_answer_since_its_institution_has_it() -> None:
    log = [
        logged("Belum Terverifikasi", "Terverifikasi", at="10-03-2026 07:00:00", **to(OWN)),
        logged("Terverifikasi", "Terverifikasi", at="10-03-2026 08:00:00", **to("Dinas")),
        logged("Terverifikasi", "Terverifikasi", at="11-03-2026 08:00:00", **to(OWN)),
        logged("Terverifikasi", "Terverifikasi", at="12-03-2026 08:00:00", **to("Fakultas lain")),
        logged("Terverifikasi", "Dalam Proses", at="13-03-2026 08:00:00"),
    ]
    assert mapping.fields(detail(*log, disposition_name=OWN))["disposed_at"] == "2026-03-11T08:00:00+07:00"
    told_by_itself = detail(*log, disposition_name=OWN, disposition_at="09-03-2026 08:00:00")
    assert mapping.fields(told_by_itself)["disposed_at"] == "2026-03-09T08:00:00+07:00"
    to_nobody = detail(logged("Belum Terverifikasi", "Terverifikasi"), disposition_name=OWN)
    assert mapping.fields(to_nobody)["disposed_at"] == "2026-03-17T12:00:00+07:00"
    assert "disposed_at" not in mapping.fields(detail(logged("Terverifikasi", "Dalam Proses")))


def test_whoever_wants_to_stay_unnamed_has_no_name_here() -> None:
    assert mapping.fields(detail(is_anonymous=1))["reporter_name"] == ""
    assert "reporter_name" not in mapping.fields(detail(is_anonymous=0))


def test_a_complaint_came_when_its_log_begins() -> None:
    assert history.received_at(detail(logged("", "Belum Terverifikasi"))) == "2026-03-17T12:00:00+07:00"
    assert history.received_at(detail()) == ""
