"""The mirror holds what the central API said, and forgets nothing of the officer's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import draft_files, drafts, forms, read_marks
from desktop.cache.mirror import complaints, mirror
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from desktop.complaint import Actor, Attachment, Departure, EventKind, MirrorBatch, Status, TrackingId
from desktop.digest import digest, share
from desktop.intent import FileRef
from tests.desktop.complaints import arrive, event, patch, whole

if TYPE_CHECKING:
    from desktop.desk import Desk

UKT = TrackingId("8507246")
TODAY = date(2026, 3, 17)


def count(desk: Desk, name: ListName) -> int:
    """How long a list is."""
    return len(desk.ask(lists.ids, name, day_in_wib(desk.clock.now())))


def test_a_complaint_comes_back_as_it_was_told(desk: Desk) -> None:
    photo = Attachment(attachment_id="a1", file_name="foto.jpg", size=312_000, media_type="image/jpeg")
    arrive(desk, whole(8507246, attachments=(photo,), is_secret=True, channel="SMS 1708"))

    complaint = desk.ask(complaints.get, UKT)

    assert complaint is not None
    assert (complaint.title, complaint.channel, complaint.is_secret) == ("UKT naik 8507246", "SMS 1708", True)
    assert complaint.attachments == (photo,)
    assert complaint.status is Status.DISPOSED
    assert complaint.due == date(2026, 3, 31)


def test_an_answers_files_come_back_in_the_timeline(desk: Desk) -> None:
    letter = Attachment(attachment_id="a2", file_name="surat.pdf", size=90_000, media_type="application/pdf")
    with_file = replace(event("e1", EventKind.FOLLOW_UP, actor=Actor.ME), attachments=(letter,))
    arrive(desk, whole(8507246, events=(with_file, event("e2", EventKind.REPLY))))

    assert [entry.attachments for entry in desk.ask(complaints.timeline, UKT)] == [(letter,), ()]


def test_a_sparse_change_leaves_the_rest_as_it_was(desk: Desk) -> None:
    arrive(desk, whole(8507246, category="Pendidikan Tinggi"))

    arrive(desk, patch(8507246, 2, status_raw="Diproses"))

    complaint = desk.ask(complaints.get, UKT)
    assert complaint is not None
    assert (complaint.rev, complaint.status, complaint.category) == (2, Status.IN_PROGRESS, "Pendidikan Tinggi")


def test_several_changes_of_one_complaint_in_one_batch_add_up(desk: Desk) -> None:
    arrive(desk, whole(8507246), patch(8507246, 2, event("e1", EventKind.REPLY)), patch(8507246, 3, title="Baru"))

    complaint = desk.ask(complaints.get, UKT)
    assert complaint is not None
    assert (complaint.rev, complaint.title) == (3, "Baru")
    assert [entry.event_id for entry in desk.ask(complaints.timeline, UKT)] == ["e1"]


def test_an_unknown_status_is_shown_as_it_is_and_asks_for_an_answer(desk: Desk) -> None:
    arrive(desk, whole(8507246, status="Dalam Mediasi Khusus"))

    complaint = desk.ask(complaints.get, UKT)
    assert complaint is not None
    assert (complaint.status, complaint.status_raw) == (Status.UNKNOWN, "Dalam Mediasi Khusus")
    assert count(desk, ListName.TO_ANSWER) == 1


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("Belum Terverifikasi", ListName.TO_ANSWER),
        ("terverifikasi", ListName.TO_ANSWER),
        ("Ditanggapi Oleh Pelapor", ListName.TO_ANSWER),
        ("Dalam Proses", ListName.AWAITING_REPORTER),
        ("Menunggu Kelengkapan Informasi", ListName.ON_HOLD),
        ("Ditutup Oleh Sistem", ListName.DONE),
        ("Diarsipkan oleh Pelapor", ListName.ARCHIVE),
        ("Konten Terblokir", ListName.ARCHIVE),
    ],
)
def test_each_status_has_its_list(desk: Desk, status: str, name: ListName) -> None:
    arrive(desk, whole(8507246, status=status))

    assert count(desk, name) == 1
    assert desk.ask(lists.counts, TODAY)[name] == 1


def test_the_nearest_deadline_comes_first(desk: Desk) -> None:
    arrive(
        desk,
        whole(1, disposed_at="2026-03-16T09:00:00+07:00"),
        whole(2, disposed_at="2026-03-05T09:00:00+07:00"),
        whole(3, disposed_at="2026-03-10T09:00:00+07:00"),
    )

    ids = desk.ask(lists.ids, ListName.TO_ANSWER, TODAY)
    rows = desk.ask(lists.rows, ids, TODAY)

    assert [row.tracking_id for row in rows] == ["2", "3", "1"]
    assert [row.working_days_left for row in rows] == [-3, 0, 4]
    assert count(desk, ListName.OVERDUE) == 1


def test_a_late_reply_of_the_reporter_starts_the_clock_anew(desk: Desk) -> None:
    arrive(desk, whole(8507246, disposed_at="2026-02-02T09:00:00+07:00"))

    reply = event("e1", EventKind.REPLY, actor=Actor.REPORTER, at="2026-03-17T08:00:00+07:00")
    arrive(desk, patch(8507246, 2, reply, status_raw="Ditanggapi oleh Pelapor"))

    complaint = desk.ask(complaints.get, UKT)
    assert complaint is not None
    assert complaint.due == date(2026, 3, 31)


def test_unread_is_what_others_did_since_the_officer_looked(desk: Desk) -> None:
    def unread() -> bool:
        return desk.ask(lists.rows, [1], TODAY)[0].is_unread

    arrive(desk, whole(8507246))
    assert unread()
    desk.do(read_marks.mark_read, UKT)
    assert not unread()
    arrive(desk, patch(8507246, 2, event("e1", EventKind.FOLLOW_UP, actor=Actor.ME)))
    assert not unread()
    arrive(desk, patch(8507246, 3, event("e2", EventKind.REPLY, actor=Actor.REPORTER)))
    assert unread()


def test_a_complaint_that_is_gone_leaves_no_trace_of_the_citizen(desk: Desk) -> None:
    arrive(desk, whole(8507246, events=(event("e1", EventKind.REPLY, text="rahasia sekali"),)))

    desk.do(mirror.apply, MirrorBatch(departures=(Departure(tracking_id=UKT, rev=2, reason="reassigned"),)))

    assert desk.ask(complaints.get, UKT) is None
    assert desk.ask(lambda db: db.execute("SELECT count(*) FROM event").fetchone()[0]) == 0
    assert len(desk.ask(lists.ids, ListName.ALL, TODAY, "rahasia")) == 0


def test_a_gone_complaint_with_a_draft_stays_readable_and_out_of_the_digest(desk: Desk) -> None:
    arrive(desk, whole(8507246))
    desk.do(drafts.save, UKT, "Konsep")

    desk.do(mirror.apply, MirrorBatch(departures=(Departure(tracking_id=UKT, rev=2, reason="reassigned"),)))

    complaint = desk.ask(complaints.get, UKT)
    assert complaint is not None
    assert (complaint.is_gone, complaint.gone_reason) == (True, "reassigned")
    assert desk.ask(mirror.digest) == "0:0"
    assert (count(desk, ListName.REVIEW), count(desk, ListName.ALL)) == (1, 0)


def test_a_gone_complaint_stays_while_a_form_is_half_filled_or_a_file_attached(desk: Desk) -> None:
    arrive(desk, whole(8507246), whole(2), whole(3))
    desk.do(forms.save, UKT, "hold", {"reason": "Mohon lengkapi"})
    desk.do(forms.save, "2", "forward", {"message": "", "due": "2026-03-20", "is_secret": False})
    letter = FileRef(name="surat.pdf", sha256="0" * 64, size=1, media_type="application/pdf")
    desk.do(draft_files.attach, TrackingId("3"), letter)
    gone = tuple(Departure(tracking_id=TrackingId(each), rev=2, reason="reassigned") for each in (UKT, "2", "3"))

    desk.do(mirror.apply, MirrorBatch(departures=gone))

    left = [desk.ask(complaints.get, each.tracking_id) for each in gone]
    assert [complaint is not None and complaint.is_gone for complaint in left] == [True, False, True]


def test_the_digest_covers_number_and_revision(desk: Desk) -> None:
    arrive(desk, whole(1), whole(2))
    arrive(desk, patch(2, 5))

    assert desk.ask(mirror.digest) == digest(2, share("1", 1) + share("2", 5))


def test_a_batch_and_its_cursor_are_one(desk: Desk) -> None:
    broken = whole(2, rating="lima")
    arrive(desk, whole(1), cursor="c1")

    with pytest.raises(Exception, match="cannot store TEXT"):
        arrive(desk, whole(3), broken, cursor="c2")

    assert desk.ask(mirror.cursor) == "c1"
    assert count(desk, ListName.ALL) == 1


def test_a_resync_drops_what_did_not_come_again_and_keeps_it_until_then(desk: Desk) -> None:
    arrive(desk, whole(1), whole(2), cursor="c1")
    desk.do(drafts.save, TrackingId("2"), "Konsep")

    desk.do(mirror.begin_resync)
    assert desk.ask(mirror.cursor) is None
    assert count(desk, ListName.ALL) == 2
    arrive(desk, whole(1, rev=4), cursor="c9")
    matches = desk.do(mirror.finish_pull, digest(1, share("1", 4)))

    assert matches
    assert count(desk, ListName.ALL) == 1
    draft = desk.ask(drafts.current, TrackingId("2"))
    assert draft is not None
    assert draft.text == "Konsep"


def test_the_digest_of_millions_is_hardly_longer_than_that_of_one() -> None:
    largest = share("1", 1) | (1 << 40) - 1

    assert digest(8_000_000, 8_000_000 * largest) == "8000000:ffff85ee00"


def test_a_change_to_a_complaint_not_held_is_found_out_by_the_digest(desk: Desk) -> None:
    arrive(desk, patch(8507246, 7, status_raw="Diproses"), cursor="c1")

    assert not desk.do(mirror.finish_pull, digest(1, share("8507246", 7)))


def test_a_commit_tells_which_complaints_changed_and_who_did_it(desk: Desk) -> None:
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)

    arrive(desk, whole(1), whole(2))

    assert heard == [ChangeSet(Topic.COMPLAINTS, frozenset({TrackingId("1"), TrackingId("2")}), "sync")]


def test_reporters_who_lack_a_date_get_no_deadline(desk: Desk) -> None:
    arrive(desk, whole(8507246, received_at="", disposed_at=""))

    (row,) = desk.ask(lists.rows, [1], TODAY)

    assert (row.due, row.working_days_left) == (None, None)
