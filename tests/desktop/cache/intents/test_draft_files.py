"""Files of an answer stay with it: through the outbox and back, past approvals, whatever the officer tries."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import approvals, draft_files, drafts, outbox, outgoing
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.files.own import MOST_BYTES
from desktop.intent import DraftState, FileRef, OpKind, OpResult, Outcome, fingerprint
from desktop.problems import KnownProblem
from tests.desktop.complaints import arrive, whole

if TYPE_CHECKING:
    from tests.support.clock import FakeClock

UKT = TrackingId("8507246")
AT_ONCE = timedelta(0)


def ref(letter: str, size: int = 1000, name: str = "foto.jpg") -> FileRef:
    return FileRef(name=name, sha256=letter * 64, size=size, media_type="image/jpeg")


@pytest.fixture(autouse=True)
def _complaint(desk: Desk) -> None:
    arrive(desk, whole(8507246))


def attached(desk: Desk) -> list[FileRef]:
    return [file.ref for file in desk.ask(draft_files.of_draft, UKT)]


def test_files_go_with_the_answer_and_come_back_with_it(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "Terlampir.")
    desk.do(draft_files.attach, UKT, ref("a"))
    desk.do(draft_files.attach, UKT, ref("b", name="surat.jpg"))
    item = desk.do(outbox.queue, UKT)
    assert item.files == (ref("a"), ref("b", name="surat.jpg"))
    assert attached(desk) == []
    desk.do(outbox.take_back, item.op_id)
    assert attached(desk) == list(item.files)


def test_an_answer_without_files_is_what_it_always_was(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "Sudah.")
    item = desk.do(outbox.queue, UKT)
    assert item.payload == {"text": "Sudah.", "is_secret": False}
    assert item.payload_hash == fingerprint(OpKind.FOLLOW_UP, UKT, {"text": "Sudah.", "is_secret": False})


def test_the_smaller_picture_goes_and_the_original_comes_back(desk: Desk) -> None:
    small = ref("b", 300)
    png = FileRef(name="layar.png", sha256="a" * 64, size=4000, media_type="image/png")
    file = desk.do(draft_files.attach, UKT, png, small)
    desk.do(draft_files.choose, file.file_id, is_shrunk=True)
    desk.do(drafts.save, UKT, "Terlampir.")
    item = desk.do(outbox.queue, UKT)
    assert item.files == (FileRef(name="layar.jpg", sha256="b" * 64, size=300, media_type="image/jpeg"),)
    desk.do(outbox.take_back, item.op_id)
    desk.do(draft_files.choose, file.file_id, is_shrunk=False)
    assert attached(desk) == [png]


def test_a_picture_too_large_to_go_goes_as_the_smaller_one(desk: Desk) -> None:
    file = desk.do(draft_files.attach, UKT, ref("a", MOST_BYTES + 1), ref("b", 300))
    assert file.is_shrunk
    desk.do(draft_files.choose, file.file_id, is_shrunk=False)
    desk.do(drafts.save, UKT, "Terlampir.")
    with pytest.raises(KnownProblem, match="attachment-too-large"):
        desk.do(outbox.queue, UKT)
    assert desk.ask(drafts.current, UKT) is not None


def test_one_file_more_than_the_form_takes_is_refused(desk: Desk) -> None:
    for letter in "abcde":
        desk.do(draft_files.attach, UKT, ref(letter))
    desk.do(draft_files.attach, UKT, ref("a"))  # it is there already
    with pytest.raises(KnownProblem, match="attachments-too-many"):
        desk.do(draft_files.attach, UKT, ref("f"))
    assert len(attached(desk)) == 5


def test_a_file_taken_off_can_be_put_back(desk: Desk) -> None:
    file = desk.do(draft_files.attach, UKT, ref("a"))
    desk.do(draft_files.remove, file.file_id)
    assert attached(desk) == []
    desk.do(draft_files.put_back, file.file_id)
    assert attached(desk) == [ref("a")]


def test_files_are_on_the_disk_and_listed_without_a_word_written(desk: Desk, clock: FakeClock) -> None:
    desk.do(draft_files.attach, UKT, ref("a"))
    with Desk.open(desk.data_dir, clock=clock) as again:
        assert attached(again) == [ref("a")]
        (row,) = again.ask(lists.rows, again.ask(lists.ids, ListName.DRAFTS, clock.now().date()), clock.now().date())
        assert (row.tracking_id, row.has_draft) == (UKT, True)


def test_another_file_is_another_answer_than_was_approved(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "Terlampir.")
    desk.do(approvals.ask, UKT, "Ibu Dekan")
    desk.do(approvals.approve, UKT, "Ibu Dekan")
    desk.do(draft_files.attach, UKT, ref("a"))
    draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    assert draft.state is DraftState.DRAFT


def test_an_approved_answer_comes_back_approved_only_with_the_same_files(desk: Desk) -> None:
    desk.do(draft_files.attach, UKT, ref("a"))
    desk.do(drafts.save, UKT, "Terlampir.")
    desk.do(approvals.ask, UKT, "Ibu Dekan")
    desk.do(approvals.approve, UKT, "Ibu Dekan")
    item = desk.do(outbox.queue, UKT)
    assert desk.do(outbox.take_back, item.op_id).state is DraftState.APPROVED
    item = desk.do(outbox.queue, UKT)
    desk.do(draft_files.attach, UKT, ref("b"))
    assert desk.do(outbox.take_back, item.op_id).state is DraftState.DRAFT
    assert attached(desk) == [ref("b"), ref("a")] or attached(desk) == [ref("a"), ref("b")]


def test_after_a_conflict_the_files_go_with_the_addition_or_back_to_the_draft(desk: Desk) -> None:
    desk.do(draft_files.attach, UKT, ref("a"))
    desk.do(drafts.save, UKT, "Terlampir.")
    item = desk.do(outbox.queue, UKT, hold=AT_ONCE)
    desk.do(outgoing.mark_sending, [item.op_id])
    desk.do(outgoing.record, [OpResult(op_id=item.op_id, tracking_id=UKT, outcome=Outcome.CONFLICT, rev=2)])
    addition = desk.do(outbox.send_as_addition, item.op_id)
    assert addition.files == item.files
    desk.do(outbox.take_back, addition.op_id)
    assert attached(desk) == [ref("a")]


def test_an_op_waits_for_its_files_and_what_comes_after_it_waits_too(desk: Desk) -> None:
    desk.do(draft_files.attach, UKT, ref("a"))
    desk.do(drafts.save, UKT, "Terlampir.")
    first = desk.do(outbox.queue, UKT, hold=AT_ONCE)
    desk.do(drafts.save, UKT, "Menyusul.")
    second = desk.do(outbox.queue, UKT, hold=AT_ONCE)
    assert desk.ask(outgoing.sendable, 10) == []
    desk.do(lambda tx: tx.db.execute("INSERT INTO upload VALUES (?, '', 1, 0, '')", ["a" * 64]).rowcount)
    assert [item.op_id for item in desk.ask(outgoing.sendable, 10)] == [first.op_id, second.op_id]


def test_bytes_that_wait_count_each_content_once_and_apart_from_the_text(desk: Desk) -> None:
    arrive(desk, whole(8507247))
    items = []
    for number in (UKT, TrackingId("8507247")):
        desk.do(draft_files.attach, number, ref("a", 5000))
        desk.do(drafts.save, number, "Terlampir.")
        items.append(desk.do(outbox.queue, number))
    waiting = desk.ask(outgoing.waiting_size)
    assert waiting == outgoing.Waiting(ops=2, op_bytes=sum(item.size for item in items), files=1, file_bytes=5000)


def test_no_file_of_a_draft_is_deleted(desk: Desk) -> None:
    desk.do(draft_files.attach, UKT, ref("a"))
    with pytest.raises(Exception, match="never deleted"):
        desk.write(lambda tx: tx.db.execute("DELETE FROM draft_file")).result()
