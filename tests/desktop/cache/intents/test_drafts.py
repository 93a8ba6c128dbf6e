"""Nothing that an officer typed is ever lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.cache.intents import drafts
from desktop.cache.intents.drafts import changed_characters
from desktop.cache.mirror import mirror
from desktop.complaint import Departure, MirrorBatch, TrackingId
from desktop.desk import Desk
from desktop.intent import DraftState
from desktop.problems import KnownProblem
from tests.desktop.complaints import arrive, patch, whole

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from tests.support.clock import FakeClock

UKT = TrackingId("8507246")


@pytest.fixture(autouse=True)
def _complaint(desk: Desk) -> None:
    arrive(desk, whole(8507246))


def test_a_saved_draft_is_there_after_a_restart(desk: Desk, clock: FakeClock) -> None:
    desk.do(drafts.save, UKT, "Yth. Pelapor,", True)

    with Desk.open(desk.data_dir, clock=clock) as again:
        draft = again.ask(drafts.current, UKT)

    assert draft is not None
    assert (draft.text, draft.is_secret, draft.state) == ("Yth. Pelapor,", True, DraftState.DRAFT)


def test_a_complaint_has_one_open_draft(desk: Desk) -> None:
    first = desk.do(drafts.save, UKT, "a")

    assert desk.do(drafts.save, UKT, "ab").draft_id == first.draft_id


def test_saving_the_same_text_again_tells_nobody(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "a")
    heard: list[object] = []
    desk.subscribe(heard.append)

    desk.do(drafts.save, UKT, "a")

    assert heard == []


def test_a_revision_is_kept_every_five_minutes(desk: Desk, clock: FakeClock) -> None:
    draft = desk.do(drafts.save, UKT, "pertama")
    clock.advance(timedelta(minutes=2))
    desk.do(drafts.save, UKT, "kedua kali")
    clock.advance(timedelta(minutes=4))
    desk.do(drafts.save, UKT, "ketiga kalinya")

    assert [kept.text for kept in desk.ask(drafts.revisions, draft.draft_id)] == ["kedua kali"]


def test_a_revision_is_kept_after_200_characters(desk: Desk) -> None:
    draft = desk.do(drafts.save, UKT, "x" * 250)
    desk.do(drafts.save, UKT, "x" * 251)

    assert [len(kept.text) for kept in desk.ask(drafts.revisions, draft.draft_id)] == [250]


def test_what_was_emptied_by_mistake_can_be_brought_back(desk: Desk) -> None:
    draft = desk.do(drafts.save, UKT, "Yth. Pelapor, terima kasih")
    desk.do(drafts.save, UKT, "")

    (kept,) = desk.ask(drafts.revisions, draft.draft_id)
    restored = desk.do(drafts.restore, kept.revision_id)

    assert restored.text == "Yth. Pelapor, terima kasih"


def test_restoring_keeps_the_text_that_it_replaces(desk: Desk) -> None:
    draft = desk.do(drafts.save, UKT, "Yth. Pelapor, terima kasih")
    desk.do(drafts.save, UKT, "")
    desk.do(drafts.save, UKT, "Lain sama sekali")
    (kept,) = desk.ask(drafts.revisions, draft.draft_id)

    desk.do(drafts.restore, kept.revision_id)

    assert "Lain sama sekali" in [kept.text for kept in desk.ask(drafts.revisions, draft.draft_id)]


def test_restoring_what_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="draft-not-found"):
        desk.do(drafts.restore, 99)


def test_a_discarded_draft_stays_among_its_revisions(desk: Desk) -> None:
    draft = desk.do(drafts.save, UKT, "Tidak jadi")

    desk.do(drafts.discard, UKT)

    assert desk.ask(drafts.current, UKT) is None
    assert [kept.text for kept in desk.ask(drafts.revisions, draft.draft_id)] == ["Tidak jadi"]


def test_sqlite_itself_refuses_to_delete_a_draft(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "a")

    def delete(tx: Transaction) -> None:
        tx.db.execute("DELETE FROM draft")

    with pytest.raises(sqlcipher.IntegrityError, match="never deleted"):
        desk.do(delete)


@pytest.mark.parametrize(
    ("change", "reason"),
    [("Ditutup oleh Sistem", "closed"), ("Diarsipkan oleh Admin", "archived"), ("Diproses", "")],
)
def test_a_draft_whose_complaint_ended_asks_for_a_look(desk: Desk, change: str, reason: str) -> None:
    desk.do(drafts.save, UKT, "a")

    arrive(desk, patch(8507246, 2, status_raw=change))

    draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    assert draft.needs_review == reason


def test_a_draft_stands_when_its_complaint_is_reassigned(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "Sudah kami tulis")

    gone = Departure(tracking_id=UKT, rev=2, reason="reassigned")
    desk.do(mirror.apply, MirrorBatch(departures=(gone,)))

    draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    assert (draft.text, draft.needs_review) == ("Sudah kami tulis", "reassigned")


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "abXc", 1), ("abc", "", 3), ("aaaa", "aa", 2), ("abcd", "aXYd", 2)],
)
def test_changed_characters_are_the_middle_that_differs(before: str, after: str, changed: int) -> None:
    assert changed_characters(before, after) == changed
