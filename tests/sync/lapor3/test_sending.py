"""A follow-up that got no answer: looked for before anything is sent again, and in doubt put before the officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import attempts, drafts, outbox, outgoing, read_marks, review
from desktop.cache.mirror import reference
from desktop.cache.ways import watch
from desktop.complaint import Actor, EventKind
from desktop.intent import OpKind, OutboxState, Outcome
from desktop.problems import KnownProblem
from sync.engine import SyncEngine
from sync.replica.faults import Call, Fault
from tests.sync.lapor3.office import TEXT

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from desktop.intent import OpId
    from tests.sync.lapor3.office import Office

LOST = [Fault.STORED_FAILED, Fault.STORED_LOST, Fault.STORED_SILENT]
"""It is kept, and the desk does not hear of it."""


@pytest.mark.parametrize("fault", LOST)
def test_what_was_kept_without_a_word_is_found_and_not_sent_again(office: Office, fault: Fault) -> None:
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, fault)
    assert office.item(op_id).state is OutboxState.QUEUED
    office.synced()
    assert office.item(op_id).state is OutboxState.SENT
    assert (len(office.there(tracking_id)), office.sent) == (1, 1)
    assert [event.text for event in office.timeline(tracking_id) if event.actor is Actor.ME] == [TEXT]


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.NO_RESULTS])
def test_a_success_that_came_as_half_an_answer_is_one(office: Office, fault: Fault) -> None:
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, fault)
    assert office.item(op_id).state is OutboxState.SENT
    assert (len(office.there(tracking_id)), office.sent) == (1, 1)


@pytest.mark.parametrize("fault", [Fault.FAILED, Fault.HTML])
def test_what_cannot_be_decided_is_put_before_the_officer_after_some_minutes(office: Office, fault: Fault) -> None:
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, fault)
    office.synced()
    assert office.item(op_id).state is OutboxState.QUEUED, "a server may keep it late"
    office.wait(minutes=3)
    office.synced()
    assert (office.item(op_id).state, office.item(op_id).last_error) == (OutboxState.REFUSED, outbox.UNSURE)
    office.wait(hours=5)
    office.synced()
    assert (office.there(tracking_id), office.sent) == ([], 1), "nothing is sent again by itself"


def test_what_is_found_after_the_officer_would_have_been_asked_is_told_as_sent_and_nothing_else(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, Fault.STORED_LOST)
    office.wait(minutes=3)
    report = office.synced()
    assert [(result.op_id, result.outcome) for result in report.results] == [(op_id, Outcome.APPLIED)]


def unsure(office: Office, fault: Fault = Fault.FAILED) -> tuple[TrackingId, OpId]:
    """An answer whose fate the officer is asked about."""
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, fault)
    office.wait(minutes=3)
    office.synced()
    return tracking_id, op_id


def test_what_turns_up_later_is_sent_without_the_officer(office: Office) -> None:
    tracking_id, op_id = unsure(office)
    office.replica.register.colleague_answers(int(tracking_id), TEXT)  # kept late, as far as anybody can see
    office.wait(hours=4)
    office.synced()
    assert office.item(op_id).state is OutboxState.SENT
    assert office.sent == 1


def test_the_same_words_of_a_colleague_that_were_there_before_are_not_taken_for_what_was_sent(office: Office) -> None:
    tracking_id = office.take()
    office.replica.register.colleague_answers(int(tracking_id), TEXT)  # just now: its time alone tells nothing
    office.wait(minutes=1)
    office.desk.do(watch.add, tracking_id)
    office.synced()
    op_id = office.send_into(tracking_id, Fault.FAILED)  # the officer knows of them, and says it all the same
    office.wait(minutes=3)
    office.synced()
    assert (office.item(op_id).state, office.item(op_id).last_error) == (OutboxState.REFUSED, outbox.UNSURE)
    assert {event.actor for event in office.timeline(tracking_id) if event.text == TEXT} == {Actor.COLLEAGUE}


def test_of_two_sent_with_the_same_words_one_entry_stands_for_one_alone(office: Office) -> None:
    tracking_id = office.take()
    first = office.send_into(tracking_id, Fault.STORED_FAILED)
    office.synced()
    second = office.send_into(tracking_id, Fault.FAILED)
    office.wait(minutes=3)
    office.synced()
    assert (office.item(first).state, office.item(second).state) == (OutboxState.SENT, OutboxState.REFUSED)
    assert [event.op_id for event in office.timeline(tracking_id) if event.text == TEXT] == [first]


def test_what_was_acknowledged_is_the_entry_before_what_was_not(office: Office) -> None:
    tracking_id, lost = unsure(office)
    again = office.desk.do(review.send_again, lost, hold=None).added
    assert again is not None
    office.release(again)
    office.synced()
    office.wait(hours=4)
    office.synced()
    assert [event.op_id for event in office.timeline(tracking_id) if event.text == TEXT] == [again.op_id]
    assert office.item(lost).state is not OutboxState.SENT


def test_of_two_that_nobody_knows_of_what_turns_up_is_the_last(office: Office) -> None:
    tracking_id, first = unsure(office)
    again = office.desk.do(review.send_again, first, hold=None).added
    assert again is not None
    office.release(again)
    office.replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)
    office.sync()
    office.synced()
    assert office.item(again.op_id).state is OutboxState.SENT
    assert [event.op_id for event in office.timeline(tracking_id) if event.text == TEXT] == [again.op_id]


def test_the_officers_own_answer_stands_against_no_other_of_theirs(office: Office) -> None:
    tracking_id = office.take()
    first, second = office.answer(tracking_id, "Sedang kami periksa."), office.answer(tracking_id)
    office.synced()
    office.synced()
    assert (office.item(first).state, office.item(second).state) == (OutboxState.SENT, OutboxState.SENT)
    assert office.there(tracking_id) == ["Sedang kami periksa.", TEXT]


def test_what_the_reporter_said_meanwhile_stands_against_it(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.answer(tracking_id)
    office.replica.register.reporter_replies(int(tracking_id), "Belum.")
    office.synced()
    assert (office.item(op_id).state, office.sent) == (OutboxState.CONFLICT, 0)


def test_sent_again_it_goes_upon_what_the_officer_has_seen_by_now(office: Office) -> None:
    tracking_id, op_id = unsure(office)
    office.replica.register.reporter_replies(int(tracking_id), "Belum.")
    office.wait(hours=4)
    office.synced()
    office.desk.do(read_marks.mark_read, tracking_id)
    again = office.desk.do(review.send_again, op_id, hold=None).added
    assert again is not None
    office.release(again)
    office.synced()
    assert office.item(again.op_id).state is OutboxState.SENT


def test_sent_again_it_meets_what_the_officer_has_not_seen(office: Office) -> None:
    tracking_id, op_id = unsure(office)
    office.desk.do(read_marks.mark_read, tracking_id)
    office.replica.register.reporter_replies(int(tracking_id), "Belum.")
    office.wait(hours=4)
    office.synced()
    again = office.desk.do(review.send_again, op_id, hold=None).added
    assert again is not None
    office.release(again)
    office.synced()
    assert (office.item(again.op_id).state, office.sent) == (OutboxState.CONFLICT, 1)


def test_what_was_refused_for_certain_is_not_found_in_a_colleagues_words(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, Fault.INVALID)
    office.replica.register.colleague_answers(int(tracking_id), TEXT)
    office.wait(hours=4)
    office.synced()
    assert office.item(op_id).state is OutboxState.REFUSED
    assert [event.actor for event in office.timeline(tracking_id) if event.text == TEXT] == [Actor.COLLEAGUE]


def test_what_was_done_is_told_as_sent_though_its_complaint_cannot_be_read_any_more(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.answer(tracking_id)
    remote = office.connector()
    with remote.exchange("lapor3", office.desk.do(outgoing.mark_sending, [op_id])) as arrivals:
        for arrival in arrivals:
            if getattr(arrival, "op_id", "") == op_id:
                break  # the program ends before the desk notes it
    remote.close()
    office.desk.do(outgoing.return_unsent)
    office.replica.register.forget(int(tracking_id))
    office.synced()
    assert (office.item(op_id).state, office.sent) == (OutboxState.SENT, 1)


def test_the_officer_says_that_it_is_there(office: Office) -> None:
    _, op_id = unsure(office)
    office.desk.do(review.confirm, op_id)
    assert office.item(op_id).state is OutboxState.SENT
    office.wait(hours=4)
    office.synced()
    assert office.sent == 1


def test_only_what_is_unsure_can_be_said_to_be_there(office: Office) -> None:
    op_id = office.send_into(office.take(), Fault.INVALID)
    with pytest.raises(KnownProblem, match="op-not-in-state"):
        office.desk.do(review.confirm, op_id)


def test_sent_again_by_hand_it_goes_once_more(office: Office) -> None:
    tracking_id, op_id = unsure(office)
    again = office.desk.do(review.send_again, op_id, hold=None).added
    assert again is not None
    office.release(again)
    office.synced()
    assert office.item(again.op_id).state is OutboxState.SENT
    assert (office.there(tracking_id), office.sent) == ([TEXT], 2)


def test_sent_again_by_hand_it_is_looked_for_first_all_the_same(office: Office) -> None:
    tracking_id, op_id = unsure(office)
    again = office.desk.do(review.send_again, op_id, hold=None).added
    assert again is not None
    office.release(again)
    office.replica.register.colleague_answers(int(tracking_id), TEXT)
    office.synced()
    assert office.item(again.op_id).state is OutboxState.SENT
    assert (office.there(tracking_id), office.sent) == ([TEXT], 1)


def test_edited_while_the_first_version_turns_up_it_is_a_conflict(office: Office) -> None:
    tracking_id, op_id = unsure(office)
    draft = office.desk.do(review.make_draft, op_id).draft
    assert draft is not None
    office.desk.do(drafts.save, draft.tracking_id, TEXT + " Terima kasih.")
    edited = office.desk.do(outbox.queue, draft.tracking_id, hold=None)
    office.release(edited)
    office.replica.register.colleague_answers(int(tracking_id), TEXT)
    office.synced()
    found = office.item(edited.op_id)
    assert found.state is OutboxState.CONFLICT
    assert [(event.actor, event.text) for event in found.happened] == [(Actor.ME, TEXT)]
    assert office.sent == 1


def test_sent_once_more_after_an_edit_it_does_not_go_where_the_very_first_version_turns_up(office: Office) -> None:
    tracking_id, first = unsure(office)
    office.desk.do(review.make_draft, first)
    office.desk.do(drafts.save, tracking_id, TEXT + " Terima kasih.")
    edited = office.desk.do(outbox.queue, tracking_id, hold=None)
    office.release(edited)
    office.replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    office.sync()
    office.wait(minutes=3)
    office.synced()
    again = office.desk.do(review.send_again, edited.op_id, hold=None).added
    assert again is not None
    office.release(again)
    office.replica.register.colleague_answers(int(tracking_id), TEXT)  # kept late, as far as anybody can see
    office.synced()
    assert (office.item(again.op_id).state, office.sent) == (OutboxState.CONFLICT, 2)
    assert [event.text for event in office.item(again.op_id).happened] == [TEXT]


def test_a_process_that_died_while_sending_looks_before_it_sends(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.answer(tracking_id)
    office.desk.do(outgoing.mark_sending, [op_id])
    office.desk.do(attempts.begin, op_id, began_at=office.clock.now(), seen=[])
    office.desk.do(outgoing.return_unsent)
    office.synced()
    assert office.sent == 0
    office.replica.register.colleague_answers(int(tracking_id), TEXT)
    office.wait(minutes=1)
    office.synced()
    assert (office.item(op_id).state, office.sent) == (OutboxState.SENT, 0)


def test_a_process_that_died_before_it_noted_success_does_not_send_again(office: Office) -> None:
    op_id = office.answer(office.take())
    remote = office.connector()
    with remote.exchange("lapor3", office.desk.do(outgoing.mark_sending, [op_id])) as arrivals:
        for arrival in arrivals:
            if getattr(arrival, "op_id", "") == op_id:
                break  # its end, as far as the desk is concerned
    remote.close()
    office.desk.do(outgoing.return_unsent)
    assert office.item(op_id).state is OutboxState.QUEUED
    office.synced()
    assert (office.item(op_id).state, office.sent) == (OutboxState.SENT, 1)


def test_what_found_no_connection_goes_with_the_next_sync(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.answer(tracking_id)
    url = office.settings.base_url
    remote = office.connector("http://127.0.0.1:9")
    assert SyncEngine(office.desk, remote).run().problem is not None
    object.__setattr__(office.settings, "base_url", url)
    office.synced()
    assert (office.item(op_id).state, office.there(tracking_id)) == (OutboxState.SENT, [TEXT])


def test_what_was_refused_says_why_and_can_be_changed(office: Office) -> None:
    op_id = office.send_into(office.take(), Fault.INVALID)
    item = office.item(op_id)
    assert (item.state, item.last_error) == (OutboxState.REFUSED, "followup-refused")
    assert item.error_detail["detail"]


def test_keys_that_are_refused_leave_the_answer_in_the_queue(office: Office) -> None:
    tracking_id = office.take()
    op_id = office.send_into(tracking_id, Fault.UNAUTHORIZED)
    assert office.item(op_id).state is OutboxState.QUEUED
    office.synced()
    assert (office.item(op_id).state, office.there(tracking_id)) == (OutboxState.SENT, [TEXT])


def test_the_same_words_may_be_sent_twice_on_purpose(office: Office) -> None:
    tracking_id = office.take()
    first = office.answer(tracking_id, "Mohon menunggu.")
    office.synced()
    office.wait(hours=1)
    second = office.answer(tracking_id, "Mohon menunggu.")
    office.synced()
    assert (office.item(first).state, office.item(second).state) == (OutboxState.SENT, OutboxState.SENT)
    assert len(office.there(tracking_id)) == 2


def test_one_failing_server_answer_does_not_keep_the_others(office: Office) -> None:
    first, second = office.take(), office.take()
    office.answer(first)
    ok = office.answer(second)
    office.replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_FAILED)
    assert office.sync().problem is not None
    assert office.item(ok).state is OutboxState.SENT
    assert (len(office.there(first)), len(office.there(second))) == (1, 1)


def test_a_complaint_of_others_is_asked_to_be_taken_away(office: Office) -> None:
    tracking_id = office.take()
    other = office.desk.ask(reference.institutions)[0]
    payload = {"institution_id": other.id, "reason": "Wewenang dinas."}
    item = office.desk.do(outbox.add, OpKind.REJECT, tracking_id, payload, base_rev=1, hold=None)
    office.release(item)
    office.synced()
    assert office.item(item.op_id).state is OutboxState.SENT
    case = office.replica.register.case(int(tracking_id))
    assert case is not None
    assert [(str(one.institution_id), one.description) for one in case.rejections] == [(other.id, "Wewenang dinas.")]


def test_what_this_way_cannot_do_says_where_it_is_done(office: Office) -> None:
    tracking_id = office.take()
    item = office.desk.do(outbox.add, OpKind.CLOSE, tracking_id, {}, base_rev=1, hold=None)
    office.release(item)
    office.synced()
    found = office.item(item.op_id)
    assert (found.state, found.last_error) == (OutboxState.REFUSED, "act-on-the-web")
    assert found.error_detail["detail"] == f"https://www.lapor.go.id/pengaduan/{tracking_id}"


def test_an_ended_complaint_takes_no_answer_even_from_one_who_knows_of_its_end(office: Office) -> None:
    tracking_id = office.take()
    office.replica.register.close(int(tracking_id))
    office.wait(hours=4)
    office.synced()
    item = office.desk.do(
        outbox.add,
        OpKind.FOLLOW_UP,
        tracking_id,
        {"text": TEXT, "is_secret": False},
        base_rev=office.complaint(tracking_id).rev,
        hold=None,
    )
    office.release(item)
    office.synced()
    found = office.item(item.op_id)
    assert (found.state, office.sent) == (OutboxState.CONFLICT, 0)
    assert [event.kind for event in found.happened] == [EventKind.CLOSED]
