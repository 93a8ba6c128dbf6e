"""A frozen complaint is read by an extra step only, is in no export, and stays until it is unfrozen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from desktop.cache.keeping import freezes, purge
from desktop.complaint import EventKind, TrackingId
from desktop.problems import KnownProblem
from desktop.recap.export.content import read_content
from desktop.recap.period import Period
from desktop.retention import purging
from tests.desktop.complaints import arrive, event, whole

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

A = TrackingId("1")
CANARY = "Kenari-beku"


def test_who_asked_why_and_when_is_kept_also_when_it_has_ended(desk: Desk, clock: FakeClock) -> None:
    arrive(desk, whole(1))
    frozen = desk.do(freezes.freeze, A, " Permintaan pelapor ", "Rina, PPID")
    assert (frozen.reason, frozen.person, frozen.ended_at) == ("Permintaan pelapor", "Rina, PPID", None)
    assert desk.do(freezes.freeze, A, "sekali lagi").reason == "Permintaan pelapor"
    clock.advance(timedelta(days=3))
    desk.do(freezes.unfreeze, A)
    assert desk.ask(freezes.standing, A) is None
    assert [one.reason for one in desk.ask(freezes.all_freezes)] == ["Permintaan pelapor"]
    with pytest.raises(KnownProblem, match="complaint-not-frozen"):
        desk.do(freezes.unfreeze, A)


def test_a_freeze_needs_a_reason_and_a_complaint(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="complaint-not-found"):
        desk.do(freezes.freeze, A, "Permintaan")
    with pytest.raises(KnownProblem, match="reason-missing"):
        desk.do(freezes.freeze, A, " ")


def test_a_frozen_complaint_is_not_purged_and_sqlite_holds_that(desk: Desk) -> None:
    ended = event("c", EventKind.CLOSED, at="2024-01-10T10:00:00+07:00")
    arrive(desk, whole(1, status="Ditutup oleh Sistem", events=(ended,)))
    (over,) = purging.look(desk).going
    desk.do(freezes.freeze, A, "Permintaan pelapor")
    outlook = purging.look(desk)
    assert (outlook.going, outlook.frozen) == ((), (A,))
    with pytest.raises(IntegrityError, match="frozen"):
        desk.do(purge.purge, [over])
    desk.do(freezes.unfreeze, A)
    assert [one.tracking_id for one in purging.look(desk).going] == [A]


def test_a_frozen_complaint_is_counted_but_no_word_of_it_leaves(desk: Desk) -> None:
    arrive(desk, whole(1, title=CANARY, body=CANARY), whole(2))
    period = Period.parse("2026-03")
    before = desk.ask(read_content, period, date(2026, 4, 20))
    assert CANARY in repr(before)
    desk.do(freezes.freeze, A, "Permintaan pelapor")
    after = desk.ask(read_content, period, date(2026, 4, 20))
    assert CANARY not in repr(after)
    assert [line.tracking_id for line in after.lines] == ["2"]
    assert after.recap.figures == before.recap.figures
