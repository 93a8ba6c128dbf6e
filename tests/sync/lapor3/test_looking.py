"""Which complaints are looked at when, and what of them reaches the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import file_wishes, outbox, uploads
from desktop.cache.mirror import imports, mirror, reference
from desktop.cache.ways import watch
from desktop.complaint import ComplaintPatch, EventKind, Status, TrackingId
from desktop.intent import OpKind, OutboxState
from desktop.problems import KnownProblem
from sync.engine import SyncEngine
from sync.ledger import pull_anew
from sync.replica.faults import Call, Fault
from sync.replica.model import StoredFile
from tests.sync.lapor3.office import TEXT, Office

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock


def by_import(desk: Desk, *complaints: tuple[str, str]) -> None:
    """Numbers with their statuses, as the official export tells them."""
    patches = [
        ComplaintPatch(
            tracking_id=TrackingId(number),
            rev=0,
            fields={"title": f"Judul {number}", "body": "Isi.", "channel": "Website", "status_raw": status},
            is_whole=True,
        )
        for number, status in complaints
    ]
    desk.do(imports.stage, patches)
    desk.do(imports.carry_out, "laporan.xlsx", {})


def number_of(office: Office, place: int) -> str:
    return str(office.replica.register.assigned()[place].id)


def test_an_import_tells_which_complaints_to_look_at_and_what_it_told_is_kept(office: Office) -> None:
    number = str(office._open.pop())
    by_import(office.desk, (number, "Terverifikasi"), ("1234567", "Ditutup oleh Sistem"))
    office.synced()
    assert office.looks == 1, "what an export says has ended is left alone"
    complaint = office.complaint(TrackingId(number))
    assert (complaint.title, complaint.channel, complaint.rev) == (f"Judul {number}", "Website", 1)
    assert complaint.status is Status.DISPOSED
    assert complaint.institution == office.replica.register.own.name
    assert office.desk.ask(mirror.cursor) == "lapor3"


def test_when_it_came_is_what_the_export_says_and_by_the_log_where_nothing_says_it(office: Office) -> None:
    case = office.replica.register.assigned()[0]
    first = min(entry.at for entry in case.log).isoformat()
    told, untold = TrackingId(str(case.id)), TrackingId(number_of(office, 1))
    patch = ComplaintPatch(
        tracking_id=told,
        rev=0,
        fields={"title": "Judul", "status_raw": "Terverifikasi", "received_at": "2026-01-02T03:04:05+07:00"},
        is_whole=True,
    )
    office.desk.do(imports.stage, [patch])
    office.desk.do(imports.carry_out, "laporan.xlsx", {})
    office.desk.do(watch.add, told)
    office.desk.do(watch.add, untold)
    office.synced()
    assert office.complaint(told).received_at == "2026-01-02T03:04:05+07:00" != first
    log = office.replica.register.assigned()[1].log
    assert office.complaint(untold).received_at == min(entry.at for entry in log).isoformat()
    office.replica.register.reporter_replies(int(told), "Belum.")
    office.wait(hours=4)
    office.synced()
    assert office.complaint(told).received_at == "2026-01-02T03:04:05+07:00"


def test_a_complaint_is_looked_at_every_three_hours_and_told_only_if_it_changed(office: Office) -> None:
    tracking_id = office.take()
    looks, rev = office.looks, office.complaint(tracking_id).rev
    office.wait(hours=2, minutes=50)
    office.synced()
    assert office.looks == looks
    office.wait(minutes=20)
    assert office.synced().changes == 0
    assert (office.looks, office.complaint(tracking_id).rev) == (looks + 1, rev)
    office.replica.register.reporter_replies(int(tracking_id), "Belum.")
    office.wait(hours=4)
    assert office.synced().changes == 1
    assert office.complaint(tracking_id).rev == rev + 1
    assert office.complaint(tracking_id).status is Status.REPORTER_REPLIED


def test_what_the_officer_asks_for_comes_first_and_no_sync_asks_for_more_than_a_batch(
    desk: Desk, clock: FakeClock, office: Office
) -> None:
    few = Office(desk, office.replica, clock, batch=2)
    numbers = [number_of(office, place) for place in range(5)]
    by_import(desk, *((number, "Terverifikasi") for number in numbers))
    few.synced()
    assert few.looks == 2
    told = [TrackingId(number) for number in numbers if few.complaint(TrackingId(number)).rev]
    last = next(TrackingId(number) for number in reversed(numbers) if number not in told)
    desk.do(watch.add, last)
    few.synced()
    assert few.complaint(last).rev == 1
    few.synced()
    assert few.looks == 5
    few.synced()
    assert few.looks == 5


def test_what_cannot_be_read_is_left_for_an_hour_and_the_others_go_on(office: Office) -> None:
    tracking_id = office.take()
    office.desk.do(watch.add, TrackingId("99"))
    office.synced()
    now = office.clock.now()
    standing = office.desk.ask(watch.standing, now)
    assert (standing.watched, standing.failing) == (2, {"99": "complaint-not-told"})
    due = office.desk.ask(watch.due, now + timedelta(minutes=59), 10)
    assert [one.tracking_id for one in due] == []
    due = office.desk.ask(watch.due, now + timedelta(minutes=61), 10)
    assert [one.tracking_id for one in due] == ["99"]
    assert office.complaint(tracking_id)


@pytest.mark.parametrize("wrong", ["", "0", "12a", "-5", "٣٤", "1" * 30, "../1"])
def test_only_a_number_can_be_added(desk: Desk, wrong: str) -> None:
    with pytest.raises(KnownProblem, match="tracking-id-invalid"):
        desk.do(watch.add, TrackingId(wrong))


@pytest.mark.parametrize("fault", [Fault.UNORDERED, Fault.ZERO_FILES, Fault.DUPLICATE_PAGE])
def test_odd_answers_bring_nothing_twice_and_lose_nothing(office: Office, fault: Fault) -> None:
    tracking_id = office.take()
    for count in range(7):
        office.wait(hours=1)
        office.replica.register.reporter_replies(int(tracking_id), f"Pesan {count}")
    office.wait(hours=4)
    office.replica.faults.plan(Call.FOLLOW_UPS, fault)
    office.synced()
    office.wait(hours=4)
    office.synced()
    said = [event.text for event in office.timeline(tracking_id) if event.kind is EventKind.REPLY]
    assert said[-7:] == [f"Pesan {count}" for count in range(7)]


def test_a_page_that_is_told_twice_makes_no_news_of_what_the_log_says_once_more(office: Office) -> None:
    tracking_id = office.take()
    for count in range(7):
        office.wait(hours=1)
        office.replica.register.reporter_replies(int(tracking_id), f"Pesan {count}")
    office.wait(hours=4)
    office.synced()
    before = office.timeline(tracking_id)
    assert any(event.kind is EventKind.DISPOSED for event in before)
    for whole_pages in range(4):
        office.wait(hours=4)
        office.replica.faults.plan(Call.FOLLOW_UPS, *[None] * whole_pages, Fault.DUPLICATE_PAGE)
        office.synced()
        assert office.timeline(tracking_id) == before


def test_what_was_seen_and_did_not_reach_the_mirror_is_told_again(office: Office) -> None:
    tracking_id = office.take()
    office.replica.register.reporter_replies(int(tracking_id), "Belum.")
    office.wait(hours=4)
    remote = office.connector()
    with remote.exchange("lapor3", []) as arrivals:
        for arrival in arrivals:
            if isinstance(arrival, ComplaintPatch):
                break  # the program ends before it is kept
    remote.close()
    assert office.complaint(tracking_id).status is Status.DISPOSED
    office.synced()
    assert office.complaint(tracking_id).status is Status.REPORTER_REPLIED
    assert [event.text for event in office.timeline(tracking_id)].count("Belum.") == 1


def test_pulled_anew_everything_is_told_again_and_nothing_goes(office: Office) -> None:
    first, second = office.take(), office.take()
    office.desk.do(pull_anew)
    assert office.synced().changes == 2
    assert not office.complaint(first).is_gone
    assert not office.complaint(second).is_gone


def test_one_request_a_second_is_all_that_it_asks(office: Office) -> None:
    for place in range(6):
        office.desk.do(watch.add, TrackingId(number_of(office, place)))
    began = office.clock.monotonic()
    office.synced()
    assert office.clock.monotonic() - began >= len(office.replica.seen.calls) - 1


def test_a_failing_link_ends_the_sync_and_keeps_what_came(office: Office) -> None:
    first, second = TrackingId(number_of(office, 0)), TrackingId(number_of(office, 1))
    office.desk.do(watch.add, first)
    office.synced()
    office.replica.register.reporter_replies(int(first), "Belum.")
    office.wait(hours=4)
    office.desk.do(watch.add, second)
    office.replica.faults.plan(Call.COMPLAINT, None, Fault.UNAUTHORIZED)
    report = office.sync()
    assert report.problem is not None
    assert report.problem.code == "keys-refused"
    assert office.complaint(second).rev == 1


def test_templates_and_institutions_come_once_a_day(office: Office) -> None:
    office.take()
    assert office.desk.ask(reference.templates)
    assert office.desk.ask(reference.institutions)
    officer = office.desk.ask(reference.officer)
    assert officer is not None
    assert officer.institution == office.replica.register.own.name
    assert officer.can_send("followup.add")
    assert not officer.can_send("complaint.close")
    asked = office.replica.seen.count(Call.TEMPLATES)
    office.synced()
    assert office.replica.seen.count(Call.TEMPLATES) == asked
    office.wait(days=1)
    office.synced()
    assert office.replica.seen.count(Call.TEMPLATES) == asked + 1


def test_without_the_name_of_the_own_institution_nothing_is_sent(desk: Desk, clock: FakeClock, office: Office) -> None:
    tracking_id = office.take()
    op_id = office.answer(tracking_id)
    nameless = Office(desk, office.replica, clock)
    object.__setattr__(nameless.settings, "institution_id", "1")
    report = nameless.sync()
    assert report.problem is not None
    assert report.problem.code == "institution-unknown"
    assert (office.item(op_id).state, office.sent) == (OutboxState.QUEUED, 0)


# ---- files -----------------------------------------------------------------------------------------------------------


def test_files_go_along_with_the_answer_itself(office: Office) -> None:
    tracking_id = office.take()
    data = b"%PDF-1.7 bukti"
    sha256 = office.desk.files.put(data).result()
    files = [{"name": "bukti.pdf", "sha256": sha256, "size": len(data), "media_type": "application/pdf"}]
    payload = {"text": TEXT, "is_secret": True, "attachments": files}
    item = office.desk.do(outbox.add, OpKind.FOLLOW_UP, tracking_id, payload, base_rev=9, hold=None)
    office.release(item)
    office.synced()
    (stored,) = office.replica.register.answers(int(tracking_id))
    assert (stored.content, stored.is_secret, [file.data for file in stored.files]) == (TEXT, True, [data])
    assert office.replica.seen.count(Call.UPLOAD) == 0
    assert office.desk.ask(uploads.abandoned) is None


def test_a_file_comes_when_it_is_asked_for_and_its_host_sees_no_credential(office: Office) -> None:
    tracking_id = office.take()
    file = StoredFile(id=900_001, name="surat.pdf", data=b"%PDF" + bytes(200_000))
    office.replica.register.upload([file])
    office.replica.register.colleague_answers(int(tracking_id), "Terlampir.", files=[file])
    office.wait(hours=4)
    office.synced()
    (attached,) = [
        one for event in office.timeline(tracking_id) for one in event.attachments if one.file_name == file.name
    ]
    assert office.replica.seen.count(Call.DOWNLOAD) == 0
    office.desk.do(file_wishes.wish, tracking_id, attached.attachment_id)
    remote = office.connector()
    assert SyncEngine(office.desk, remote).fetch() is None
    remote.close()
    sha256 = office.desk.files.held(attached.attachment_id).result()
    assert office.desk.files.read(sha256).result() == file.data
    assert office.replica.seen.keys_shown_to_storage == 0
