"""The engine and what an answer holds that it should not, or lacks what it should have."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.mirror import complaints, mirror
from desktop.complaint import EventKind, Status, TrackingId
from desktop.intent import OutboxState
from sync.ledger import GAP_SETTING
from tests.faults.server import (
    STREAM,
    HangUp,
    MisbehavingServer,
    answer,
    chunked,
    end,
    head,
    stream,
    unpacked_body,
)
from tests.sync.parts import (
    FIRST_PULL,
    ONE,
    TWO,
    change,
    checkpoint,
    digest_of,
    engine,
    gone,
    held,
    queued,
    result,
    state_of,
    whole,
)

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock


def test_a_malformed_record_is_left_out_and_the_rest_is_kept(desk: Desk) -> None:
    bad = change(ONE).replace('"rev": 1, ', "")
    pull = whole(bad, change(TWO), checkpoint("c1"), digest=digest_of([(ONE, 1), (TWO, 1)]))
    with MisbehavingServer.giving(pull) as server:
        report = engine(desk, server.url).run()
        assert len(server.requests) == 1, "everything came just now: pulling it again would bring the same"
    assert held(desk) == {TWO}
    assert (report.problem, report.skipped) == (None, 1)
    assert report.note is not None
    assert report.note.code == "mirror-incomplete"


def test_a_gap_is_repaired_once_and_then_left_alone_for_a_day(desk: Desk, clock: FakeClock) -> None:
    with MisbehavingServer.giving(FIRST_PULL) as server:
        engine(desk, server.url).run()
    off = whole(digest=digest_of([(ONE, 2), (TWO, 1)]))
    again = whole(change(TWO), checkpoint("c2"), digest=digest_of([(ONE, 2), (TWO, 1)]))
    with MisbehavingServer.giving(off, again, off) as server:
        sync = engine(desk, server.url)
        report = sync.run()
        assert report.note is not None
        assert report.requests == 2
        assert sync.run().requests == 1
        clock.advance(timedelta(days=2))
        assert sync.run().requests == 2
    assert desk.ask(settings.get, GAP_SETTING)


def test_a_mismatch_pulls_the_mirror_anew(desk: Desk) -> None:
    with MisbehavingServer.giving(FIRST_PULL) as server:
        engine(desk, server.url).run()
    off = whole(digest=digest_of([(TWO, 3)]))
    anew = whole(change(TWO, rev=3), checkpoint("c3"), digest=digest_of([(TWO, 3)]))
    with MisbehavingServer.giving(off, anew) as server:
        report = engine(desk, server.url).run()
        assert b"cursor" not in unpacked_body(server.requests[1])
    assert (report.requests, report.note) == (2, None)
    assert held(desk) == {TWO}
    assert desk.ask(settings.get, GAP_SETTING) is None


def test_a_server_that_lost_the_cursor_is_pulled_anew_once(desk: Desk) -> None:
    lost = answer(stream(head(), '{"t":"resync_required","reason":"pruned"}'), STREAM)
    with MisbehavingServer.giving(lost, FIRST_PULL) as server:
        report = engine(desk, server.url).run()
    assert (report.requests, report.problem) == (2, None)
    assert held(desk) == {ONE, TWO}
    with MisbehavingServer.giving(lost) as server:
        report = engine(desk, server.url).run()
        assert len(server.requests) == 2
    assert report.problem is not None
    assert report.problem.code == "answer-garbled"


def test_an_answer_in_parts_is_pulled_to_its_end(desk: Desk) -> None:
    first = whole(change(ONE), checkpoint("c1"), digest="", more=True)
    second = whole(change(TWO), checkpoint("c2"), digest=digest_of([(ONE, 1), (TWO, 1)]))
    with MisbehavingServer.giving(first, second) as server:
        report = engine(desk, server.url).run()
    assert (report.requests, report.changes, report.note) == (2, 2, None)


def test_a_complaint_that_goes_and_comes_back_in_one_answer_is_there(desk: Desk) -> None:
    pull = whole(
        change(ONE),
        checkpoint("c1"),
        gone(ONE),
        checkpoint("c2"),
        change(ONE, rev=3),
        checkpoint("c3"),
        digest=digest_of([(ONE, 3)]),
    )
    with MisbehavingServer.giving(pull) as server:
        assert engine(desk, server.url).run().note is None
    assert held(desk) == {ONE}


def test_texts_not_seen_before_break_nothing(desk: Desk) -> None:
    event = '{"id":"e1","kind":"teleported","at":"2026-03-16T09:00:00+07:00","actor":"admin","future":1}'
    odd = change(ONE, status="Dalam Penelaahan Antarwaktu").replace('"whole"', f'"events": [{event}], "whole"')
    unknown = '{"t":"confetti","colour":"red"}'
    with MisbehavingServer.giving(whole(odd, unknown, checkpoint("c1"), digest=digest_of([(ONE, 1)]))) as server:
        report = engine(desk, server.url).run()
    assert report.note is None
    complaint = desk.ask(complaints.get, TrackingId(ONE))
    assert complaint is not None
    assert (complaint.status, complaint.status_raw) == (Status.UNKNOWN, "Dalam Penelaahan Antarwaktu")
    assert [entry.kind for entry in desk.ask(complaints.timeline, TrackingId(ONE))] == [EventKind.OTHER]


@pytest.mark.parametrize("line", ["{", '{"t":"end","more":false}', "\xff"], ids=["half", "end", "bytes"])
def test_an_unreadable_end_is_a_garbled_answer(desk: Desk, line: str) -> None:
    reply = answer(stream(head(), change(ONE), checkpoint("c1")) + line.encode("latin-1") + b"\n", STREAM)
    with MisbehavingServer.giving(reply) as server:
        report = engine(desk, server.url).run()
    assert report.problem is not None
    assert report.problem.code == "answer-garbled"
    assert held(desk) == {ONE}


def test_a_full_disk_is_told_and_loses_nothing(desk: Desk) -> None:
    with MisbehavingServer.giving(FIRST_PULL) as server:
        engine(desk, server.url).run()
    op_id = queued(desk, ONE, "Sudah.")
    desk.do(lambda tx: tx.db.execute("PRAGMA max_page_count = 1"))  # no page more than there are
    ids = [str(n) for n in range(1000, 1200)]
    pull = whole(*(change(i, body="Panjang. " * 200) for i in ids), checkpoint("c9"))
    with MisbehavingServer.giving(pull) as server:
        report = engine(desk, server.url).run()
    assert report.problem is not None
    assert report.problem.code == "disk-full"
    assert desk.ask(mirror.cursor) == "c1"
    desk.do(lambda tx: tx.db.execute("PRAGMA max_page_count = 1000000"))
    with MisbehavingServer.giving(whole(result(op_id, ONE), digest=digest_of([(ONE, 1), (TWO, 1)]))) as server:
        assert engine(desk, server.url).run().note is None
    assert state_of(desk, op_id) is OutboxState.SENT


def test_blank_lines_are_nothing(desk: Desk) -> None:
    with MisbehavingServer.giving(answer(b"\n" + stream(head(), "", end()), STREAM)) as server:
        assert engine(desk, server.url).run().problem is None


def test_after_the_end_a_broken_link_is_no_failure(desk: Desk) -> None:
    reply = chunked([stream(head(), end())], STREAM, is_whole=False)
    with MisbehavingServer.giving(HangUp(reply)) as server:
        assert engine(desk, server.url).run().problem is None
