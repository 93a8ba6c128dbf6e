"""After a sign-in: its tokens are renewed, end, and are given back; the desk loses nothing by it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import outbox
from desktop.cache.intents.drafts import save
from desktop.cache.ways import sign_in, syncstate
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from sync.central import reference
from sync.central.signin import officers
from sync.central.signin.grants import ACCESS_LIFE
from sync.connecting import connector_of, saved
from sync.doctor.course import Patient
from sync.doctor.examination import Examination
from sync.doctor.steps import Step, Verdict
from sync.engine import SyncEngine
from sync.net.route import Route
from sync.report import Phase
from sync.signin.flow import SignInFlow, sign_out
from sync.signin.tokens import EARLY, Tokens
from tests.sync.central.browser import Browser
from tests.sync.parts import add_open, queued
from tests.sync.signin.parts import signed_in, synced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.central.server import CentralServer
    from sync.doctor.steps import Finding
    from sync.report import SyncProgress
    from tests.support.clock import FakeClock


class TestAfterwards:
    def test_a_token_that_is_about_to_run_out_is_renewed_and_nobody_notices(
        self, desk: Desk, central: CentralServer, clock: FakeClock
    ) -> None:
        signed_in(desk, central)
        first = desk.ask(sign_in.get)
        for _ in range(3):
            clock.advance(ACCESS_LIFE - EARLY)
            assert synced(desk).problem is None
        latest = desk.ask(sign_in.get)
        assert first is not None
        assert latest is not None
        assert latest.refresh != first.refresh

    def test_a_token_that_the_server_knows_no_more_is_renewed_on_the_way(
        self, desk: Desk, central: CentralServer
    ) -> None:
        signed_in(desk, central)
        with central.store.write() as db:
            db.execute("DELETE FROM token WHERE sign_in_id IS NOT NULL")
        add_open(central, 1)
        report = synced(desk)
        assert (report.problem, report.changes) == (None, 1)

    def test_a_session_that_ended_takes_nothing_from_the_desk_and_goes_on_after_signing_in(
        self, desk: Desk, central: CentralServer, clock: FakeClock
    ) -> None:
        complaints = add_open(central, 2)
        signed_in(desk, central)
        assert synced(desk).problem is None
        op_id = queued(desk, complaints[0], "Sudah kami perbaiki.")
        desk.do(save, TrackingId(complaints[1]), "Belum selesai")
        with central.store.write() as db:
            officers.end_all(db, 1, clock.now())
        report = synced(desk)
        assert report.problem is not None
        assert report.problem.code == "signed-out"
        item = desk.ask(outbox.get, op_id)
        assert item is not None
        assert item.state is OutboxState.QUEUED
        assert desk.ask(sign_in.get) is None
        assert desk.ask(syncstate.get).next_attempt_at is None, "no use in trying by itself"
        signed_in(desk, central)
        assert synced(desk).problem is None
        assert [event.text for event in central.store.follow_ups(complaints[0])] == ["Sudah kami perbaiki."]
        assert central.store.follow_ups(complaints[1]) == []

    def test_the_session_may_end_in_the_middle_of_a_sync_and_what_went_through_stays(
        self, desk: Desk, central: CentralServer
    ) -> None:
        complaints = add_open(central, 2)
        signed_in(desk, central)
        assert synced(desk).problem is None
        first = queued(desk, complaints[0], "Sudah.")
        with central.store.write() as db:
            reference.put_institutions(db, [("baru", "Fakultas Baru")])  # which is fetched behind the exchange
        connector = connector_of(desk, desk.ask(saved))

        def end_session(progress: SyncProgress) -> None:
            if progress.phase is Phase.RECEIVING:
                with central.store.write() as db:
                    officers.end_all(db, 1, central.store.clock.now())

        try:
            report = SyncEngine(desk, connector).run(end_session)
        finally:
            connector.close()
        second = queued(desk, complaints[1], "Sudah juga.")
        assert report.problem is not None
        assert report.problem.code == "signed-out"
        states = [item.state for item in (desk.ask(outbox.get, op) for op in (first, second)) if item]
        assert states == [OutboxState.SENT, OutboxState.QUEUED]
        signed_in(desk, central)
        assert synced(desk).problem is None
        assert [len(central.store.follow_ups(number)) for number in complaints] == [1, 1]

    def test_a_renewal_whose_answer_was_lost_ends_in_signing_in_again_and_in_nothing_else(
        self, desk: Desk, central: CentralServer
    ) -> None:
        complaints = add_open(central, 1)
        signed_in(desk, central)
        assert synced(desk).problem is None
        op_id = queued(desk, complaints[0], "Sudah.")
        kept = desk.ask(sign_in.get)
        assert kept is not None
        with _asking(desk, central) as line, pytest.raises(KnownProblem, match="connection-lost"):
            Tokens(desk, central.url).another(kept.access, partial(_lose_answer, line))
        assert desk.ask(sign_in.get) == kept, "a link that broke signs nobody out by itself"
        report = synced(desk)
        assert report.problem is not None
        assert report.problem.code == "signed-out"
        item = desk.ask(outbox.get, op_id)
        assert item is not None
        assert item.state is OutboxState.QUEUED

    def test_new_tokens_are_on_the_disk_before_they_are_used(self, desk: Desk, central: CentralServer) -> None:
        signed_in(desk, central)
        seen: list[str] = []
        tokens = Tokens(desk, central.url)
        kept = desk.ask(sign_in.get)
        assert kept is not None
        with SignInFlow(desk, central.url) as flow:
            token = tokens.another(kept.access, flow._transport.ask_openly)
            with Desk.open(desk.data_dir) as other:  # as the next process finds it
                later = other.ask(sign_in.get)
                seen.append(later.access if later else "")
        assert seen == [token]

    def test_processes_that_want_a_new_token_at_once_make_one_renewal(self, desk: Desk, central: CentralServer) -> None:
        signed_in(desk, central)
        kept = desk.ask(sign_in.get)
        assert kept is not None
        got: list[str] = []
        with _asking(desk, central) as first, _asking(desk, central) as second:
            threads = [
                threading.Thread(target=lambda ask=ask: got.append(Tokens(desk, central.url).another(kept.access, ask)))
                for ask in (first._transport.ask_openly, second._transport.ask_openly)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert len(got) == 2
        assert len(set(got)) == 1
        assert synced(desk).problem is None

    def test_signing_out_ends_it_at_the_server_and_leaves_the_desk(self, desk: Desk, central: CentralServer) -> None:
        complaints = add_open(central, 1)
        mine = signed_in(desk, central)
        assert synced(desk).problem is None
        kept = desk.ask(sign_in.get)
        assert kept is not None
        desk.do(save, TrackingId(complaints[0]), "Konsep")
        assert sign_out(desk) is None
        assert Browser(central).whose(kept.access).status_code == 401
        assert (desk.ask(sign_in.get), desk.ask(sign_in.owner)) == (None, mine)
        report = synced(desk)
        assert report.problem is not None
        assert report.problem.code == "signed-out"

    def test_signing_out_without_a_network_forgets_the_tokens_all_the_same(
        self, desk: Desk, central: CentralServer
    ) -> None:
        signed_in(desk, central)
        central.stop()
        problem = sign_out(desk)
        assert problem is not None
        assert problem.code == "connection-refused"
        assert desk.ask(sign_in.get) is None


def _lose_answer(flow: SignInFlow, path: str, form: str) -> tuple[int, bytes]:
    """The request comes to the server, and the link breaks before its answer is here."""
    flow._transport.ask_openly(path, form)
    raise KnownProblem("connection-lost")


@contextmanager
def _asking(desk: Desk, central: CentralServer) -> Iterator[SignInFlow]:
    with SignInFlow(desk, central.url) as flow:
        yield flow


def test_the_doctor_takes_a_token_that_renews_itself_for_what_it_is(
    desk: Desk, central: CentralServer, clock: FakeClock
) -> None:
    def found() -> Finding:
        token, is_renewed = desk.ask(sign_in.bearer)
        patient = Patient(url=central.url, token=token, find_route=lambda _: Route(), is_renewed=is_renewed)
        return next(each for each in Examination(patient, clock=clock).run() if each.step is Step.ACCOUNT)

    signed_in(desk, central)
    clock.advance(ACCESS_LIFE)
    assert found().verdict is Verdict.FINE, "it has run out, and the next sync renews it"
    with central.store.write() as db:
        officers.end_all(db, 1, clock.now())
    problem = found().problem
    assert problem is not None
    assert problem.code == "signed-out"


def test_a_wrong_clock_costs_a_renewal_and_nothing_else(desk: Desk, central: CentralServer, clock: FakeClock) -> None:
    signed_in(desk, central)
    kept = desk.ask(sign_in.get)
    assert kept is not None
    desk.do(sign_in.renew, kept, replace(kept, expires_at="2020-01-01T00:00:00Z"))
    assert synced(desk).problem is None
    clock.advance(timedelta(days=1))
    assert synced(desk).problem is None
