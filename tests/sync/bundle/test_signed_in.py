"""By stick from a desk whose officer signs in by the browser: they do so where the link is, and leave nothing there."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.mirror import mirror
from desktop.cache.ways import bundles, sign_in
from desktop.intent import OutboxState, Outcome
from desktop.problems import KnownProblem
from desktop.sealed_file import unsealed
from sync.bundle.contents import ACCOUNT, account_decoder
from sync.bundle.homeward import bring_home
from sync.bundle.outward import carry_out
from sync.bundle.relay import Relayed, relay
from sync.central.server import CentralServer
from sync.central.signin import officers
from sync.central.signin.grants import ACCESS_LIFE
from sync.signin.flow import sign_out
from sync.stop import Stop
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.central.browser import Browser, let_sign_in
from tests.sync.files.parts import NUMBER, add_with_files, answer_with, content, without_previews
from tests.sync.parts import add_open, queued
from tests.sync.signin.parts import filled_in, signed_in, synced, visited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.cache.ways.sign_in import SignIn
    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.signin.passing import Invitation
    from tests.support.clock import FakeClock


@pytest.fixture
def central(tmp_path: Path, clock: FakeClock) -> Iterator[CentralServer]:
    """On the clock of the desk."""
    with CentralServer.start(tmp_path / "central", complaints=0, officers=2, clock=clock) as central:
        let_sign_in(central)
        let_sign_in(central, "agus", number=1)
        yield central


@pytest.fixture
def target(desk: Desk, central: CentralServer) -> str:
    """A complaint that can be answered, on a desk whose officer has signed in."""
    (number,) = add_open(central, 1)
    signed_in(desk, central)
    assert synced(desk).problem is None
    return number


class Elsewhere:
    """The other PC: its browser, and what the officer was told there."""

    def __init__(self, central: CentralServer, folder: Path, user: str = "ratna") -> None:
        self.request, self.answer = folder / "kirim.lapor", folder / "kirim-jawaban.lapor"
        self.told: list[Invitation] = []
        self._central, self._user = central, user

    def exchange(self, code: str, stop: Stop | None = None) -> Relayed:
        clock = self._central.store.clock
        return relay(self.request, self.answer, code, invite=self.come_in, stop=stop, clock=clock)

    def come_in(self, invitation: Invitation) -> None:
        self.told.append(invitation)
        assert visited(filled_in(self._central, invitation.address, self._user)).status_code == 200


@pytest.fixture
def elsewhere(central: CentralServer, tmp_path: Path) -> Elsewhere:
    return Elsewhere(central, tmp_path)


def kept(desk: Desk) -> SignIn:
    found = desk.ask(sign_in.get)
    assert found is not None
    return found


def state(desk: Desk, op_id: OpId) -> OutboxState:
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    return item.state


def sign_ins(central: CentralServer) -> tuple[int, int]:
    """How many there were, and how many of them hold."""
    with central.store.read() as db:
        total, ended = db.execute("SELECT count(*), count(ended_at) FROM sign_in").fetchone()
    return total, total - ended


def test_out_exchanged_with_a_sign_in_there_and_home(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    op_id = queued(desk, target, "Yth. Pelapor, sudah kami periksa.")
    before = kept(desk)

    out = carry_out(desk, elsewhere.request)
    told = elsewhere.exchange(out.code)
    home = bring_home(desk, elsewhere.answer)

    assert out.signs_in_as == "Ratna Wulandari"
    assert [(each.url, each.name) for each in elsewhere.told] == [(central.url, "Ratna Wulandari")]
    assert (told.problem, home.problem, home.outcomes) == (None, None, {Outcome.APPLIED: 1})
    assert state(desk, op_id) is OutboxState.SENT
    assert desk.ask(mirror.digest) == central.store.digest(central.officers[0].id)
    assert kept(desk) == before, "the desk's own sign-in has no part in it"


def test_the_sign_in_elsewhere_is_over_and_the_desks_own_goes_on(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere, clock: FakeClock
) -> None:
    queued(desk, target, "Sudah.")
    elsewhere.exchange(carry_out(desk, elsewhere.request).code)
    assert sign_ins(central) == (2, 1)
    assert Browser(central).whose(kept(desk).access).status_code == 200
    clock.advance(ACCESS_LIFE)
    assert synced(desk).problem is None, "its refresh token was used nowhere else, so the renewal is no repetition"


def test_nothing_of_a_sign_in_is_in_either_file_even_for_who_has_the_code(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    queued(desk, target, "Sudah.")
    out = carry_out(desk, elsewhere.request)
    elsewhere.exchange(out.code)
    for path in (elsewhere.request, elsewhere.answer):
        with unsealed(path, out.code) as sealed:
            inside = b"".join(part for name in sealed.names() for part in sealed.parts(name))
        assert not [secret for secret in (kept(desk).access, kept(desk).refresh) if secret.encode() in inside]
        assert b"lapor_" not in inside, "nor any other token of this central API"
    with unsealed(elsewhere.request, out.code) as sealed:
        account = account_decoder.decode(sealed.part(ACCOUNT))
    assert account.token == ""
    assert account.owner is not None
    assert (account.owner.server, account.owner.id) == (central.store.id, "1")


def test_another_officer_who_signs_in_sends_nothing_and_is_signed_out_again(
    desk: Desk, central: CentralServer, target: str, tmp_path: Path
) -> None:
    op_id = queued(desk, target, "Sudah.")
    out = carry_out(desk, tmp_path / "kirim.lapor")
    agus = Elsewhere(central, tmp_path, "agus")
    with pytest.raises(KnownProblem, match="bundle-of-another") as refused:
        agus.exchange(out.code)
    assert refused.value.params == {"owner": "Ratna Wulandari", "officer": central.officers[1].name}
    assert not agus.answer.exists()
    assert central.store.follow_ups(target) == []
    assert sign_ins(central) == (2, 1)
    assert state(desk, op_id) is OutboxState.QUEUED


def test_an_account_of_the_same_number_at_another_server_is_another(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    owner = desk.ask(settings.get, settings.OWNER)
    desk.do(settings.put, settings.OWNER, owner | {"server": "another-server"})
    queued(desk, target, "Sudah.")
    with pytest.raises(KnownProblem, match="bundle-of-another"):
        elsewhere.exchange(carry_out(desk, elsewhere.request).code)
    assert central.store.follow_ups(target) == []


def test_whichever_way_comes_first_the_answer_is_there_once(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    first = queued(desk, target, "Lewat USB dahulu")
    out = carry_out(desk, elsewhere.request)
    elsewhere.exchange(out.code)
    assert [each.outcome for each in synced(desk).results] == [Outcome.REPLAYED]
    assert bring_home(desk, elsewhere.answer).outcomes == {Outcome.APPLIED: 1}

    second = queued(desk, target, "Lewat jaringan dahulu")
    out = carry_out(desk, elsewhere.request)
    assert [each.outcome for each in synced(desk).results] == [Outcome.APPLIED]
    assert elsewhere.exchange(out.code).outcomes == {"replayed": 1}
    bring_home(desk, elsewhere.answer)

    assert synced(desk).results == ()
    texts = [event.text for event in central.store.follow_ups(target)]
    assert texts == ["Lewat USB dahulu", "Lewat jaringan dahulu"]
    assert (state(desk, first), state(desk, second)) == (OutboxState.SENT, OutboxState.SENT)


def test_a_desk_whose_session_has_ended_can_still_be_carried(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere, clock: FakeClock
) -> None:
    with central.store.write() as db:
        officers.end_all(db, 1, clock.now())
    problem = synced(desk).problem
    assert problem is not None
    assert problem.code == "signed-out"
    op_id = queued(desk, target, "Berminggu-minggu tanpa jaringan.")
    out = carry_out(desk, elsewhere.request)
    elsewhere.exchange(out.code)
    assert bring_home(desk, elsewhere.answer).outcomes == {Outcome.APPLIED: 1}
    assert state(desk, op_id) is OutboxState.SENT
    assert desk.ask(sign_in.get) is None, "an answer signs nobody in"


def test_who_cancels_in_the_browser_has_exchanged_nothing(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    queued(desk, target, "Sudah.")
    out = carry_out(desk, elsewhere.request)

    def think_better(invitation: Invitation) -> None:
        browser = Browser(central)
        visited(browser.send(browser.session.get(invitation.address), act="cancel").headers["Location"])

    with pytest.raises(KnownProblem, match="bundle-not-signed-in"):
        relay(elsewhere.request, elsewhere.answer, out.code, invite=think_better)
    assert not elsewhere.answer.exists()
    assert central.store.follow_ups(target) == []


def test_stopping_ends_the_wait_for_the_browser_at_once(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    queued(desk, target, "Sudah.")
    out, stop = carry_out(desk, elsewhere.request), Stop()
    with pytest.raises(KnownProblem, match="sign-in-cancelled"):
        relay(
            elsewhere.request,
            elsewhere.answer,
            out.code,
            invite=lambda _: threading.Thread(target=stop).start(),
            stop=stop,
        )
    assert sign_ins(central) == (1, 1)


@pytest.mark.usefixtures("target")
def test_a_wrong_code_asks_nobody_to_sign_in(desk: Desk, elsewhere: Elsewhere) -> None:
    carry_out(desk, elsewhere.request)
    with pytest.raises(KnownProblem, match="bundle-code-wrong"):
        elsewhere.exchange("lusab-babad-gutih-tugad-kanor")
    assert elsewhere.told == []


def test_a_token_that_runs_out_on_the_way_is_renewed_there_and_the_file_goes_once(
    desk: Desk, central: CentralServer, elsewhere: Elsewhere
) -> None:
    add_with_files(central)
    without_previews(desk)
    with FaultyLink(central.url) as link:
        desk.do(settings.put, settings.SERVER_URL, link.url)
        signed_in(desk, central)
        assert synced(desk).problem is None
        desk.do(settings.put, settings.SERVER_URL, link.url)
        own = kept(desk)
        op_id = answer_with(desk, content(150_000))
        out = carry_out(desk, elsewhere.request)
        seen: list[bytes] = []

        def forget_tokens(request: bytes) -> Fault:
            seen.append(request.split(b" ", 1)[0])
            if seen.count(b"PATCH") == 2:
                with central.store.write() as db:
                    db.execute("DELETE FROM token WHERE sign_in_id != 1")
            return Fault()

        link.plan = forget_tokens
        told = elsewhere.exchange(out.code)
    assert (told.problem, told.files, told.outcomes) == (None, 1, {"applied": 1})
    bring_home(desk, elsewhere.answer)
    assert state(desk, op_id) is OutboxState.SENT
    assert len(central.store.follow_ups(str(NUMBER))) == 1
    assert sign_ins(central) == (2, 1)
    assert kept(desk) == own


def test_a_link_that_breaks_ends_the_sign_in_too_and_what_came_is_kept(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    with FaultyLink(central.url) as link:
        desk.do(settings.put, settings.SERVER_URL, link.url)
        op_id = queued(desk, target, "Sudah.")
        out = carry_out(desk, elsewhere.request)
        link.plan = lambda request: Fault(Kind.LOSE_ANSWER) if b"POST /v1/sync" in request[:20] else Fault()
        with pytest.raises(KnownProblem, match="connection-lost"):
            elsewhere.exchange(out.code)
        assert sign_ins(central) == (2, 1)
        link.plan = lambda _: Fault()
        assert elsewhere.exchange(out.code).outcomes == {"replayed": 1}
    bring_home(desk, elsewhere.answer)
    assert state(desk, op_id) is OutboxState.SENT
    assert [event.text for event in central.store.follow_ups(target)] == ["Sudah."]


@pytest.mark.usefixtures("target")
def test_a_token_that_was_entered_by_hand_goes_before_the_owner(
    desk: Desk, central: CentralServer, elsewhere: Elsewhere
) -> None:
    desk.do(settings.put, settings.TOKEN, central.officers[0].token)
    out = carry_out(desk, elsewhere.request)
    assert out.signs_in_as == ""
    assert elsewhere.exchange(out.code).problem is None
    assert elsewhere.told == []


def test_where_nobody_can_sign_in_nothing_goes(desk: Desk, target: str, elsewhere: Elsewhere) -> None:
    queued(desk, target, "Sudah.")
    out = carry_out(desk, elsewhere.request)
    with pytest.raises(KnownProblem, match="token-missing"):
        relay(elsewhere.request, elsewhere.answer, out.code)


def test_signing_out_leaves_the_way_by_stick_open(
    desk: Desk, central: CentralServer, target: str, elsewhere: Elsewhere
) -> None:
    sign_out(desk)
    queued(desk, target, "Sudah.")
    elsewhere.exchange(carry_out(desk, elsewhere.request).code)
    assert bring_home(desk, elsewhere.answer).outcomes == {Outcome.APPLIED: 1}
    latest = desk.ask(bundles.latest)
    assert latest is not None
    assert latest.imported_at
    assert desk.ask(sign_in.owner) is not None
    assert sign_ins(central) == (2, 0)
