"""An exchange by USB stick: the desk has no network, the other PC has no desk, and nothing is lost or sent twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from desktop.cache import settings
from desktop.cache.intents import drafts, outbox
from desktop.cache.mirror import complaints, mirror, reference
from desktop.cache.ways import bundles, syncstate
from desktop.carry_code import new_code
from desktop.complaint import TrackingId
from desktop.intent import OutboxState, Outcome
from desktop.problems import KnownProblem
from desktop.sealed_file import Kind as Way
from desktop.sealed_file import Label, seal, unsealed
from sync.bundle.contents import REQUEST
from sync.bundle.homeward import bring_home
from sync.bundle.outward import carry_out
from sync.bundle.relay import relay
from sync.central.server import CentralServer
from sync.connectors.batch import request_body
from sync.contract.request import SyncRequest
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.parts import add_open, engine, queued

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.bundle.homeward import BroughtHome
    from sync.bundle.outward import CarriedOut

CANARY = "Burungkenari3201123456789012"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def signed_in(desk: Desk, central: CentralServer) -> Desk:
    desk.do(settings.put, settings.SERVER_URL, central.url)
    desk.do(settings.put, settings.TOKEN, central.officers[0].token)
    return desk


def by_stick(desk: Desk, stick: Path) -> tuple[CarriedOut, BroughtHome]:
    out = carry_out(desk, stick / "kirim.lapor")
    relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    return out, bring_home(desk, stick / "jawaban.lapor")


def state(desk: Desk, op_id: OpId) -> OutboxState:
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    return item.state


def test_a_first_pull_and_an_answer_by_stick(signed_in: Desk, central: CentralServer, stick: Path) -> None:
    (target,) = add_open(central, 1)
    out, home = by_stick(signed_in, stick)
    assert (out.ops, home.problem, home.note, home.has_moved_on) == (0, None, None, False)
    assert signed_in.ask(mirror.digest) == central.store.digest(central.officers[0].id)
    assert signed_in.ask(reference.officer) is not None
    op_id = queued(signed_in, target, CANARY)
    out, home = by_stick(signed_in, stick)
    assert (out.ops, out.stayed, home.outcomes) == (1, 0, {Outcome.APPLIED: 1})
    assert state(signed_in, op_id) is OutboxState.SENT
    own = [event for event in signed_in.ask(complaints.timeline, TrackingId(target)) if event.op_id == op_id]
    assert [event.text for event in own] == [CANARY]


def test_the_request_is_exactly_what_a_sync_would_send(signed_in: Desk, central: CentralServer, stick: Path) -> None:
    (target,) = add_open(central, 1)
    engine(signed_in, central.url, central.officers[0].token).run()
    op_id = queued(signed_in, target, "Yth. Pelapor, sudah kami periksa.")
    out = carry_out(signed_in, stick / "kirim.lapor")
    item = signed_in.ask(outbox.get, op_id)
    assert item is not None
    with unsealed(stick / "kirim.lapor", out.code) as sealed:
        body = sealed.part(REQUEST)
    assert body == request_body(signed_in.ask(mirror.cursor), [item], keeps_accepted=True)
    (op,) = msgspec.json.decode(body, type=SyncRequest).ops
    assert op.op_id == op_id


def test_neither_words_nor_token_nor_code_can_be_read_from_the_stick(
    signed_in: Desk, central: CentralServer, stick: Path
) -> None:
    (target,) = add_open(central, 1)
    by_stick(signed_in, stick)
    queued(signed_in, target, CANARY)
    out, _ = by_stick(signed_in, stick)
    secrets = [CANARY, "UKT saya salah", target, central.officers[0].token, central.url, out.code, out.code[:11]]
    files = list(stick.iterdir())
    assert [file.name for file in sorted(files)] == ["jawaban.lapor", "kirim.lapor"]
    for file in files:
        raw = file.read_bytes()
        assert not [secret for secret in secrets if secret.encode() in raw or secret.encode("utf-16-le") in raw]


def test_an_op_that_is_on_a_stick_has_left(signed_in: Desk, central: CentralServer, stick: Path) -> None:
    (target,) = add_open(central, 1)
    by_stick(signed_in, stick)
    op_id = queued(signed_in, target, "Pertama")
    out = carry_out(signed_in, stick / "kirim.lapor")
    item = signed_in.ask(outbox.get, op_id)
    assert item is not None
    assert (item.state, item.attempts) == (OutboxState.QUEUED, 1)
    signed_in.do(outbox.take_back, op_id)
    signed_in.do(drafts.save, TrackingId(target), "Kedua")
    newer = signed_in.do(outbox.queue, TrackingId(target), hold=None)
    assert newer.supersedes == op_id
    signed_in.do(outbox.release, newer.op_id)
    assert engine(signed_in, central.url, central.officers[0].token).run().problem is None
    relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    bring_home(signed_in, stick / "jawaban.lapor")
    assert [event.text for event in central.store.follow_ups(target) if event.op_id] == ["Kedua"]
    assert (state(signed_in, op_id), state(signed_in, newer.op_id)) == (OutboxState.WITHDRAWN, OutboxState.SENT)


def test_a_link_that_comes_back_first_sends_the_same_op(signed_in: Desk, central: CentralServer, stick: Path) -> None:
    (target,) = add_open(central, 1)
    by_stick(signed_in, stick)
    op_id = queued(signed_in, target, "Sekali saja")
    out = carry_out(signed_in, stick / "kirim.lapor")
    relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    central.store.reporter_rates(target, 5)
    report = engine(signed_in, central.url, central.officers[0].token).run()
    assert [entry.outcome for entry in report.results] == [Outcome.REPLAYED]
    told = relay(stick / "kirim.lapor", stick / "lagi.lapor", out.code)
    assert told.outcomes == {"replayed": 1}
    names = ("jawaban.lapor", "lagi.lapor", "jawaban.lapor")
    homes = [bring_home(signed_in, stick / name) for name in names]
    assert [(home.has_moved_on, home.changes, home.note) for home in homes] == [
        (True, 0, None),
        (False, 0, None),
        (True, 0, None),
    ]
    assert state(signed_in, op_id) is OutboxState.SENT
    assert len([event for event in central.store.follow_ups(target) if event.op_id]) == 1
    assert signed_in.ask(mirror.digest) == central.store.digest(central.officers[0].id)


def test_an_answer_taken_in_twice_changes_nothing(signed_in: Desk, central: CentralServer, stick: Path) -> None:
    add_open(central, 1)
    by_stick(signed_in, stick)
    before = signed_in.ask(mirror.digest), signed_in.ask(mirror.cursor)
    again = bring_home(signed_in, stick / "jawaban.lapor")
    assert (again.changes, again.has_moved_on, again.note) == (0, False, None)
    assert (signed_in.ask(mirror.digest), signed_in.ask(mirror.cursor)) == before


def test_answers_in_the_wrong_order_leave_the_newer_state(signed_in: Desk, central: CentralServer, stick: Path) -> None:
    (target,) = add_open(central, 1)
    by_stick(signed_in, stick)
    first = carry_out(signed_in, stick / "satu.lapor")
    relay(stick / "satu.lapor", stick / "jawaban-satu.lapor", first.code)
    central.store.colleague_answers(target, "Sudah saya jawab.")
    second = carry_out(signed_in, stick / "dua.lapor")
    relay(stick / "dua.lapor", stick / "jawaban-dua.lapor", second.code)
    bring_home(signed_in, stick / "jawaban-dua.lapor")
    bring_home(signed_in, stick / "jawaban-satu.lapor")
    assert signed_in.ask(mirror.digest) == central.store.digest(central.officers[0].id)


def test_a_cursor_that_is_served_no_more_is_answered_with_everything(
    signed_in: Desk, central: CentralServer, stick: Path
) -> None:
    (target,) = add_open(central, 1)
    by_stick(signed_in, stick)
    signed_in.do(drafts.save, TrackingId(target), "Konsep")
    central.store.reporter_rates(target, 4)
    central.store.forget_changes()
    _, home = by_stick(signed_in, stick)
    assert (home.problem, home.note) == (None, None)
    assert signed_in.ask(mirror.digest) == central.store.digest(central.officers[0].id)
    assert signed_in.ask(drafts.current, TrackingId(target)) is not None


def test_it_counts_as_no_sync(signed_in: Desk, stick: Path) -> None:
    before = signed_in.ask(syncstate.get)
    by_stick(signed_in, stick)
    assert signed_in.ask(syncstate.get) == before


def test_the_desk_remembers_the_code_until_the_answer_is_here(signed_in: Desk, stick: Path) -> None:
    out = carry_out(signed_in, stick / "kirim.lapor")
    kept = signed_in.ask(bundles.latest)
    assert kept is not None
    assert (kept.code, kept.size, kept.imported_at) == (out.code, out.size, None)
    relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    bring_home(signed_in, stick / "jawaban.lapor")
    kept = signed_in.ask(bundles.latest)
    assert kept is not None
    assert kept.imported_at


def test_each_file_in_the_wrong_place_is_told(signed_in: Desk, stick: Path) -> None:
    out = carry_out(signed_in, stick / "kirim.lapor")
    relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    with pytest.raises(KnownProblem, match="bundle-is-answer"):
        relay(stick / "jawaban.lapor", stick / "lagi.lapor", out.code)
    with pytest.raises(KnownProblem, match="bundle-is-request"):
        bring_home(signed_in, stick / "kirim.lapor")
    seal(stick / "asing.lapor", Label(Way.ANSWER, "another-desk"), new_code(), [])
    with pytest.raises(KnownProblem, match="bundle-unknown"):
        bring_home(signed_in, stick / "asing.lapor")
    assert not (stick / "lagi.lapor").exists()


@pytest.mark.parametrize("missing", ["server-url", "token"])
def test_a_desk_without_an_account_has_nothing_to_carry(signed_in: Desk, stick: Path, missing: str) -> None:
    signed_in.do(settings.put, missing, None)
    with pytest.raises(KnownProblem, match="-missing"):
        carry_out(signed_in, stick / "kirim.lapor")
    assert list(stick.iterdir()) == []


def test_an_answer_that_was_cut_off_is_good_up_to_there_and_a_whole_one_goes_on_from_it(
    desk: Desk, stick: Path, tmp_path: Path
) -> None:
    with (
        CentralServer.start(tmp_path / "big", complaints=300, officers=1, seed=4) as big,
        FaultyLink(big.url) as link,
    ):
        (target,) = add_open(big, 1)
        desk.do(settings.put, settings.SERVER_URL, link.url)
        desk.do(settings.put, settings.TOKEN, big.officers[0].token)
        out = carry_out(desk, stick / "kirim.lapor")
        link.fault = Fault(Kind.CUT_ANSWER, 500)
        told = relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
        assert told.problem is not None
        link.fault = Fault()
        assert relay(stick / "kirim.lapor", stick / "utuh.lapor", out.code).problem is None
        part = bring_home(desk, stick / "jawaban.lapor")
        assert part.problem is not None
        assert part.problem.code == "answer-truncated"
        assert 0 < part.changes < 301
        op_id = queued(desk, target, "Sudah kami periksa.")
        whole = bring_home(desk, stick / "utuh.lapor")
        assert (whole.problem, whole.note, whole.has_moved_on) == (None, None, False)
        assert part.changes + whole.changes == 301, "it goes on from where the first one ended"
        assert desk.ask(mirror.digest) == big.store.digest(big.officers[0].id)
        assert state(desk, op_id) is OutboxState.QUEUED, "what was not on the stick is not spoken of"
