"""A purge takes what is over and nothing else, leaves no byte of it, and what it took does not come back by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from desktop.cache.intents import draft_files, drafts, forwards, notes, outbox
from desktop.cache.keeping import purge, retention
from desktop.cache.mirror import mirror
from desktop.clock import day_in_wib
from desktop.complaint import Attachment, Departure, EventKind, MirrorBatch, TrackingId
from desktop.digest import digest, share
from desktop.intent import FileRef
from desktop.retention import purging, report
from desktop.retention.rules import Ending, Rule, Source
from tests.desktop.complaints import arrive, event, patch, whole
from tests.support.pages import plain_bytes
from tests.support.standstill import standstill

if TYPE_CHECKING:
    from desktop.complaint import ComplaintPatch
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

CANARY = "Kenari-7f3a9c"
OLD = "2025-01-10T10:00:00+07:00"
NUMBER = 8507001
ID = TrackingId(str(NUMBER))


def closed(number: int = NUMBER, *, at: str = OLD, rev: int = 5, **fields: object) -> ComplaintPatch:
    return whole(
        number, rev=rev, status="Ditutup oleh Sistem", events=(event(f"c{number}", EventKind.CLOSED, at=at),), **fields
    )


def going(desk: Desk) -> list[str]:
    return [one.tracking_id for one in purging.look(desk).going]


def purged(desk: Desk) -> purging.Proof:
    return purging.carry_out(desk, purging.look(desk).going)[1]


def test_what_ended_long_ago_goes_and_what_is_open_or_ended_lately_stays(desk: Desk) -> None:
    arrive(desk, closed(1), closed(2, at="2026-01-10T10:00:00+07:00"), whole(3, received_at=OLD))
    assert going(desk) == ["1"]


def test_a_class_of_its_own_has_a_time_of_its_own_and_the_officers_goes_before_ours(
    desk: Desk, clock: FakeClock
) -> None:
    day = (clock.now() - timedelta(days=200)).isoformat()
    arrive(
        desk, closed(1, at=day, classification="Permintaan  Informasi"), closed(2, at=day, classification="PENGADUAN")
    )
    assert going(desk) == ["1"]
    own = Rule(ending=Ending.CLOSED, classification="permintaan informasi", days=300, source=Source.OFFICER)
    desk.do(retention.put_own_rules, [own])
    assert going(desk) == []


def test_the_day_counts_in_wib_and_the_last_day_is_kept_whole(desk: Desk, clock: FakeClock) -> None:
    desk.do(retention.put_own_rules, [Rule(ending=Ending.CLOSED, days=10)])
    arrive(desk, closed(1, at="2026-03-06T18:00:00Z"))  # the 7th in WIB: kept up to and with the 17th, which is today
    assert going(desk) == []
    clock.advance(timedelta(days=1))
    assert going(desk) == ["1"]


def test_one_that_ended_on_a_day_that_nobody_told_counts_from_when_the_desk_saw_it(
    desk: Desk, clock: FakeClock
) -> None:
    arrive(desk, whole(1, status="Ditutup oleh Admin", received_at=OLD))
    assert going(desk) == []
    clock.advance(timedelta(days=367))
    assert going(desk) == ["1"]


def test_what_waits_on_a_complaint_keeps_it(desk: Desk) -> None:
    arrive(desk, *(closed(number) for number in range(1, 6)))
    desk.do(drafts.save, TrackingId("1"), "Yth. Pelapor, sedang kami periksa.")
    desk.do(drafts.save, TrackingId("2"), "Yth. Pelapor, sudah kami periksa.")
    desk.do(outbox.queue, TrackingId("2"))
    desk.do(forwards.forward, TrackingId("3"), "BAAK", "Mohon diperiksa.", day_in_wib(desk.clock.now()))
    outlook = purging.look(desk)
    assert [one.tracking_id for one in outlook.going] == ["4", "5"]
    assert set(outlook.waiting) == {"1", "2", "3"}
    everything = [
        *outlook.going,
        *(
            retention.Outlived(
                tracking_id=TrackingId("2"), classification="", received="", ended="", rule=outlook.going[0].rule
            ),
        ),
    ]
    with pytest.raises(IntegrityError, match="what waits or is frozen"):
        desk.do(purge.purge, everything)
    assert going(desk) == ["4", "5"]


def test_what_was_begun_after_the_look_stays(desk: Desk) -> None:
    arrive(desk, closed(1), closed(2))
    shown = purging.look(desk).going
    desk.do(drafts.save, TrackingId("1"), "Yth. Pelapor, ini tambahan.")
    assert purging.carry_out(desk, shown)[0].tracking_ids == ("2",)
    draft = desk.ask(drafts.current, TrackingId("1"))
    assert draft is not None
    assert draft.text == "Yth. Pelapor, ini tambahan."


def test_many_go_in_parts_as_one_deletion_and_what_was_begun_between_two_parts_stays(desk: Desk) -> None:
    numbers = range(8507001, 8507501)
    arrive(desk, *(closed(number) for number in numbers))
    shown = purging.look(desk).going
    last = shown[-1].tracking_id
    with standstill(desk):
        running = desk.write(purging._purge, shown)
        between = desk.write(lambda tx: tx.db.execute("SELECT count(*) FROM complaint").fetchone()[0])
        desk.write(drafts.save, last, "Yth. Pelapor, ini tambahan.")
    assert 0 < between.result() < len(shown)
    gone = running.result()
    assert set(gone.tracking_ids) == {one.tracking_id for one in shown} - {last}
    (deletion,) = desk.ask(report.deletions)
    assert len(deletion.rows) == len(numbers) - 1
    assert desk.ask(lambda db: db.execute("SELECT tracking_id FROM complaint").fetchall()) == [(last,)]


def test_no_byte_of_it_is_left_in_the_cache_its_log_its_index_or_the_file_store(desk: Desk) -> None:
    picture = Attachment(attachment_id="a1", file_name=f"{CANARY}.jpg", size=9, media_type="image/jpeg")
    arrive(
        desk,
        closed(title=f"{CANARY} judul", body=f"{CANARY} isi " * 300, attachments=(picture,), reporter_name=CANARY),
        *(whole(number) for number in range(1, 200)),
    )
    desk.files.restart("a1", "").result()
    desk.files.append("a1", 0, f"{CANARY} berkas".encode() * 9000).result()
    desk.files.finish("a1").result()
    desk.do(notes.add, ID, f"{CANARY} catatan")
    for text in (f"{CANARY} konsep", f"{CANARY} konsep yang lain sekali, panjang dan dibuang" * 9):
        desk.do(drafts.save, ID, text)
    own = desk.files.put(f"{CANARY} milik".encode() * 9000).result()
    desk.do(draft_files.attach, ID, FileRef(name=f"{CANARY}.pdf", sha256=own, size=9, media_type="application/pdf"))
    file = desk.ask(draft_files.of_draft, ID)[0]
    desk.do(draft_files.remove, file.file_id)
    desk.do(drafts.discard, ID)
    seen = plain_bytes(desk.path, desk._key) + plain_bytes(desk.data_dir / "files.db", desk._key)
    assert CANARY.encode() in seen
    assert b"kenar" in seen  # the index has stems

    proof = purged(desk)

    left = plain_bytes(desk.path, desk._key) + plain_bytes(desk.data_dir / "files.db", desk._key)
    assert CANARY.encode() not in left
    assert b"kenar" not in left
    assert proof.is_complete
    assert proof.contents_dropped == 2
    assert not any(log.stat().st_size for log in desk.data_dir.glob("*-wal")) or CANARY.encode() not in left


def test_the_report_tells_numbers_days_and_the_rule_and_no_word_of_a_citizen(desk: Desk) -> None:
    arrive(desk, closed(title=CANARY, body=CANARY, classification="PENGADUAN", received_at="2024-12-30T20:00:00Z"))
    purged(desk)
    (deletion,) = desk.ask(report.deletions)
    told = report.as_json(deletion)
    assert told["deleted"] == [
        {
            "tracking_id": ID,
            "ending": "closed",
            "classification": "PENGADUAN",
            "received": "2024-12-31",
            "ended": "2025-01-10",
            "days": 365,
            "basis": "UU 27/2022 Pasal 42-44; JRA instansi",
        }
    ]
    assert told["proof"]["rows_left"] == 0
    table = report.as_csv([deletion])
    assert ID.encode() in table
    assert CANARY.encode() not in table


def test_a_content_that_another_complaint_needs_stays(desk: Desk) -> None:
    def picture(name: str) -> tuple[Attachment, ...]:
        return (Attachment(attachment_id=name, file_name="foto.jpg", size=4, media_type="image/jpeg"),)

    arrive(desk, closed(1, attachments=picture("a1")), whole(2, attachments=picture("a2")))
    shared = desk.files.put(b"foto").result()
    for attachment_id in ("a1", "a2"):
        desk.files.link(attachment_id, shared).result()
    assert purged(desk).contents_dropped == 0
    assert desk.files.held("a1").result() == ""
    assert desk.files.read(shared).result() == b"foto"


def test_contents_that_nothing_names_go_on_the_next_day_and_not_before(desk: Desk, clock: FakeClock) -> None:
    lost = desk.files.put(b"tak bernama").result()
    named = desk.files.put(b"bernama").result()
    desk.do(draft_files.attach, ID, FileRef(name="a.pdf", sha256=named, size=7, media_type="application/pdf"))
    assert purging.sweep(desk) == 0
    clock.advance(timedelta(days=1))
    again = desk.files.put(b"tak bernama").result()
    assert again == lost
    assert purging.sweep(desk) == 0  # it was put again, so it may be about to be named
    clock.advance(timedelta(days=1))
    assert purging.sweep(desk) == 1
    assert not desk.files.has(lost).result()
    assert desk.files.has(named).result()


# ---- the next pull -------------------------------------------------------------------------------------------------


def expected(*held: tuple[int, int]) -> str:
    return digest(len(held), sum(share(TrackingId(str(number)), rev) for number, rev in held))


def test_the_digest_goes_on_agreeing_so_that_nothing_is_pulled_anew(desk: Desk) -> None:
    arrive(desk, closed(1), whole(2))
    purged(desk)
    assert desk.ask(mirror.digest) == expected((1, 5), (2, 1))
    arrive(desk, patch(1, 6, event("r1", EventKind.RATED), rating=4))
    assert desk.ask(mirror.digest) == expected((1, 6), (2, 1))
    assert going(desk) == []


def test_a_pull_of_everything_does_not_bring_it_back(desk: Desk) -> None:
    arrive(desk, closed(1, body=CANARY), whole(2))
    purged(desk)
    desk.do(mirror.begin_resync)
    arrive(desk, closed(1, body=CANARY), whole(2))
    assert desk.do(mirror.finish_pull, expected((1, 5), (2, 1)))
    assert CANARY.encode() not in plain_bytes(desk.path, desk._key)


def test_one_that_is_open_again_comes_back(desk: Desk) -> None:
    arrive(desk, closed(1))
    purged(desk)
    arrive(desk, whole(1, rev=9, status="Ditanggapi oleh Pelapor"))
    assert desk.ask(mirror.digest) == expected((1, 9))
    assert desk.ask(lambda db: db.execute("SELECT tracking_id FROM complaint").fetchall()) == [("1",)]


def test_a_change_that_opens_it_again_makes_the_digest_ask_for_all_of_it(desk: Desk) -> None:
    arrive(desk, closed(1))
    purged(desk)
    arrive(desk, patch(1, 6, status_raw="Ditanggapi oleh Pelapor"))
    assert desk.ask(mirror.digest) != expected((1, 6))


def test_one_that_is_no_longer_the_officers_is_not_counted_any_more(desk: Desk) -> None:
    arrive(desk, closed(1), whole(2))
    purged(desk)
    gone = Departure(tracking_id=TrackingId("1"), rev=6, reason="reassigned")
    desk.do(mirror.apply, MirrorBatch(departures=(gone,)))
    assert desk.ask(mirror.digest) == expected((2, 1))
