"""What LAPOR! tells comes to officers' desks as changes, each thing once, and nothing where nothing is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.complaint import EventKind
from desktop.problems import KnownProblem
from sync.central.generate import complaints
from sync.central.seeding import prepare_gateway, seed_store
from sync.central.store import Store
from sync.central.upstream import intake, watch
from sync.contract.messages import Change, Checkpoint, Gone
from sync.replica.faults import Call, Fault
from sync.replica.model import StoredFile
from sync.replica.server import ReplicaServer
from tests.desktop.intake import exports
from tests.sync.central.upstream.gateway import Gateway

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.clock import FakeClock


def _cursor(gateway: Gateway) -> str:
    return [message.cursor for message in gateway.pulled() if isinstance(message, Checkpoint)][-1]


def _changes(gateway: Gateway, cursor: str) -> list[Change]:
    return [message for message in gateway.pulled(cursor) if isinstance(message, Change)]


def test_what_is_watched_comes_with_status_institution_and_timeline(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    case = max(replica.register.assigned(), key=lambda one: len(one.follow_ups))
    with Gateway.before(replica, tmp_path / "g", clock) as gateway:
        gateway.watch(str(case.id))
        gateway.run()
        told = gateway.store.complaint(str(case.id), seen_by=gateway.officer.id)

    assert str(told.set.status).lower() == case.status.lower()
    assert told.set.institution == replica.register.own.name
    disposed = next(entry.at for entry in reversed(case.log) if entry.kind is EventKind.DISPOSED)
    assert told.set.disposed_at == disposed.isoformat()
    assert told.set.received_at == min(entry.at for entry in case.log).isoformat()
    said = [(event.kind, event.text) for event in told.events]
    for entry in case.follow_ups:
        if entry.content:
            kind = EventKind.FOLLOW_UP if entry.sender else EventKind.REPLY
            assert said.count((kind, entry.content)) == 1
    times = [event.at for event in told.events]
    assert times == sorted(times)
    assert not any("{{" in event.text for event in told.events)


def test_a_look_that_finds_nothing_new_changes_nothing(gateway: Gateway) -> None:
    cursor = _cursor(gateway)
    for _ in range(3):
        gateway.later(3_600)

    assert _changes(gateway, cursor) == []


def test_what_happens_there_comes_as_an_increment(gateway: Gateway, replica: ReplicaServer, clock: FakeClock) -> None:
    cursor = _cursor(gateway)
    number = gateway.store.tracking_ids(gateway.officer.id)[0]
    replica.register.colleague_answers(int(number), "Dijawab lewat web.")
    clock.advance(60)
    replica.register.reporter_replies(int(number), "Terima kasih.")
    clock.advance(60)
    replica.register.close(int(number), by="reporter", note="Selesai.")
    gateway.later(3_600)

    (change,) = _changes(gateway, cursor)

    assert change.id == number
    assert not change.whole
    assert [(event.kind, event.actor) for event in change.events] == [
        (EventKind.FOLLOW_UP, "colleague"),
        (EventKind.REPLY, "reporter"),
        (EventKind.CLOSED, "reporter"),
    ]
    assert change.events[-1].text == "Selesai."
    assert str(change.set.status).lower() == "ditutup oleh pelapor"


@pytest.mark.parametrize("fault", [Fault.UNORDERED, Fault.ZERO_FILES])
def test_the_habits_of_that_api_make_no_news(gateway: Gateway, replica: ReplicaServer, fault: Fault) -> None:
    cursor = _cursor(gateway)
    replica.faults.rates[fault] = 1.0
    gateway.later(3_600)

    assert _changes(gateway, cursor) == []


def test_a_complaint_that_went_elsewhere_is_gone_and_comes_back(gateway: Gateway, replica: ReplicaServer) -> None:
    cursor = _cursor(gateway)
    number = gateway.store.tracking_ids(gateway.officer.id)[0]
    other = next(one for one in replica.register.institutions.values() if one != replica.register.own)
    replica.register.dispose(int(number), other.id)
    gateway.later(3_600)
    gone = [message for message in gateway.pulled(cursor) if isinstance(message, Gone)]
    replica.register.dispose(int(number), replica.register.own.id)
    gateway.later(3_600)

    assert [(message.id, message.reason) for message in gone] == [(number, "reassigned")]
    assert number in gateway.store.tracking_ids(gateway.officer.id)


def test_one_complaint_that_fails_holds_up_no_other(gateway: Gateway, replica: ReplicaServer) -> None:
    number, other, *_ = gateway.store.tracking_ids(gateway.officer.id)
    replica.register.forget(int(number))
    replica.register.reporter_replies(int(other), "Bagaimana?")
    gateway.later(3_600)

    with gateway.store.read() as db:
        assert watch.standing(db).failing == 1
    assert gateway.store.timeline(other)[-1].text == "Bagaimana?"
    assert number in gateway.store.tracking_ids(gateway.officer.id), "what cannot be read is not gone"


def test_closed_complaints_are_looked_at_once_a_day(gateway: Gateway, replica: ReplicaServer) -> None:
    numbers = gateway.store.tracking_ids(gateway.officer.id)
    for number in numbers:
        replica.register.close(int(number))
    gateway.later(3_600)
    before = replica.seen.count(Call.COMPLAINT)
    gateway.later(12 * 3_600)
    assert replica.seen.count(Call.COMPLAINT) == before
    gateway.later(13 * 3_600)
    assert replica.seen.count(Call.COMPLAINT) == before + len(numbers)


def test_institutions_and_templates_are_theirs_and_only_what_can_be_carried_is_offered(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    from sync.central import reference
    from sync.contract.reference import reference_decoder

    with gateway.store.read() as db:
        told = reference_decoder.decode(reference.document(db, gateway.officer).body)

    assert {one.name for one in told.institutions} == {one.name for one in replica.register.institutions.values()}
    assert told.templates
    assert told.officer.may == ["followup.add", "complaint.reject"]
    assert any(day.name for day in told.holidays)


def test_a_folder_is_a_gateway_or_none_and_stays_it(tmp_path: Path, clock: FakeClock) -> None:
    with Store(tmp_path / "gateway", clock=clock) as store:
        prepare_gateway(store)
        prepare_gateway(store)
        with pytest.raises(KnownProblem, match="central-data-other-kind"):
            seed_store(store, complaints=1, officers=1, seed=1)
    with Store(tmp_path / "made-up", clock=clock) as store:
        seed_store(store, complaints=1, officers=1, seed=1)
        with pytest.raises(KnownProblem, match="central-data-other-kind"):
            prepare_gateway(store)


def test_files_come_along_once_and_are_kept_here(gateway: Gateway, replica: ReplicaServer) -> None:
    number = gateway.store.tracking_ids(gateway.officer.id)[0]
    photo = StoredFile(id=70_001, name="bukti foto.jpg", data=bytes(range(256)) * 300)
    replica.register.colleague_answers(int(number), "Terlampir.", files=[photo])
    for _ in range(3):
        gateway.later(3_600)

    event = gateway.store.timeline(number)[-1]
    (told,) = event.attachments
    assert (event.text, told.name, told.size, told.media_type) == ("Terlampir.", photo.name, 76_800, "image/jpeg")
    assert b"".join(gateway.store.contents.pieces(told.sha256, 0, told.size)) == photo.data
    assert replica.seen.count(Call.DOWNLOAD) == 1
    assert replica.seen.keys_shown_to_storage == 0
    assert not list(gateway.store.folder.glob("incoming-*"))


@pytest.mark.parametrize("fault", [Fault.FAILED, Fault.TRUNCATED, Fault.STORED_LOST, Fault.HTML])
def test_a_file_that_cannot_be_had_holds_up_no_text_and_is_named(
    gateway: Gateway, replica: ReplicaServer, fault: Fault
) -> None:
    number = gateway.store.tracking_ids(gateway.officer.id)[0]
    photo = StoredFile(id=70_001, name="bukti foto.jpg", data=bytes(range(256)) * 300)
    replica.register.colleague_answers(int(number), "Terlampir.", files=[photo])
    replica.faults.plan(Call.DOWNLOAD, fault)
    gateway.later(3_600)

    event = gateway.store.timeline(number)[-1]
    assert event.text == "Terlampir.\n\nLampiran di LAPOR!: bukti foto.jpg"
    assert not event.attachments
    assert not list(gateway.store.folder.glob("incoming-*"))


def test_texts_come_where_that_api_tells_them(tmp_path: Path, clock: FakeClock) -> None:
    with ReplicaServer.start(complaints=40, clock=clock, auth_header="Authorization", tells_texts=True) as replica:
        case = next(case for case in replica.register.assigned() if case.attachments)
        with Gateway.before(replica, tmp_path / "g", clock) as gateway:
            gateway.watch(str(case.id))
            gateway.run()
            told = gateway.store.complaint(str(case.id), seen_by=gateway.officer.id).set

            cursor = _cursor(gateway)
            gateway.later(3_600)
            assert _changes(gateway, cursor) == []

    assert (told.title, told.body) == (case.title, case.content)
    assert isinstance(told.attachments, list)
    assert [file.name for file in told.attachments] == [file.name for file in case.attachments]


def test_an_official_export_gives_the_numbers_and_the_texts_and_is_looked_after_from_then_on(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    given = list(complaints(40, seed=1, now=clock.now()))
    path = exports.write(tmp_path / "a.xlsx", exports.table(given, "2026"))
    case = next(case for case in replica.register.assigned() if case.status == "Terverifikasi")
    with Gateway.before(replica, tmp_path / "g", clock) as gateway:
        assert intake.import_export(gateway.store, path) == (40, 40)
        replica.register.reporter_replies(case.id, "Ada kabar?")
        gateway.run()
        told = gateway.store.complaint(str(case.id), seen_by=gateway.officer.id)
        assert intake.import_export(gateway.store, path) == (40, 0)
        again = gateway.store.complaint(str(case.id), seen_by=gateway.officer.id)
        held = gateway.store.tracking_ids(gateway.officer.id)

    assert (told.set.title, told.set.body, told.set.channel) == (case.title, case.content, case.channel)
    assert told.set.received_at == case.received_at.isoformat()
    assert str(told.set.status).lower() == "ditanggapi oleh pelapor"
    assert again == told, "an older export says nothing new of what was looked at"
    assert set(held) >= {str(one.id) for one in replica.register.assigned()}
