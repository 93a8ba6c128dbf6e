"""Files travel with their answers: to the stick, up before the ops, and home under the names they came back with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.mirror import complaints
from desktop.intent import OutboxState, Outcome
from desktop.problems import KnownProblem
from desktop.sealed_file import Kind as Way
from desktop.sealed_file import Label, seal, unsealed
from sync.bundle.contents import ACCOUNT, FILE, FILES, REQUEST
from sync.bundle.homeward import bring_home
from sync.bundle.outward import carry_out
from sync.bundle.relay import relay
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.files.parts import NUMBER, add_with_files, answer_with, content, sha256_of, without_previews
from tests.sync.parts import engine, queued

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk
    from sync.central.server import CentralServer

LETTER, PHOTO = content(20_000), content(300_000, seed=2)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def ready(desk: Desk, central: CentralServer) -> Desk:
    """A desk that knows the complaint."""
    add_with_files(central)
    without_previews(desk)
    desk.do(settings.put, settings.SERVER_URL, central.url)
    desk.do(settings.put, settings.TOKEN, central.officers[0].token)
    assert engine(desk, central.url, central.officers[0].token).run().problem is None
    return desk


class EveryThird:
    """The answer to every third chunk is lost."""

    def __init__(self) -> None:
        self.chunks = 0

    def __call__(self, request: bytes) -> Fault:
        self.chunks += request.startswith(b"PATCH")
        is_lost = request.startswith(b"PATCH") and self.chunks % 3 == 0
        return Fault(Kind.LOSE_ANSWER) if is_lost else Fault()


def state(desk: Desk, op_id: str) -> OutboxState:
    (item,) = [item for item in desk.ask(outbox.items) if item.op_id == op_id]
    return item.state


def test_an_answer_with_files_goes_by_stick_and_its_files_are_known_at_home(ready: Desk, stick: Path) -> None:
    op_id = answer_with(ready, PHOTO, LETTER)

    out = carry_out(ready, stick / "kirim.lapor")
    told = relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    home = bring_home(ready, stick / "jawaban.lapor")

    assert (out.ops, out.stayed, told.files, home.outcomes) == (1, 0, 2, {Outcome.APPLIED: 1})
    assert state(ready, op_id) is OutboxState.SENT
    (entry,) = [event for event in ready.ask(complaints.timeline, NUMBER) if event.op_id == op_id]
    held = [ready.files.held(file.attachment_id).result() for file in entry.attachments]
    assert held == [sha256_of(PHOTO), sha256_of(LETTER)], "what was attached here needs no download"


def test_nothing_of_a_file_can_be_read_from_the_stick(ready: Desk, stick: Path) -> None:
    words = b"Surat keterangan atas nama Burungkenari. " * 200
    answer_with(ready, words)
    carry_out(ready, stick / "kirim.lapor")
    assert b"Burungkenari" not in (stick / "kirim.lapor").read_bytes()


def test_a_cut_in_the_middle_of_a_file_goes_on_from_there(ready: Desk, central: CentralServer, stick: Path) -> None:
    op_id = answer_with(ready, PHOTO)
    with FaultyLink(central.url) as link:
        ready.do(settings.put, settings.SERVER_URL, link.url)
        out = carry_out(ready, stick / "kirim.lapor")
        link.plan = EveryThird()
        told = relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    home = bring_home(ready, stick / "jawaban.lapor")
    assert told.problem is None
    assert home.outcomes == {Outcome.APPLIED: 1}
    assert state(ready, op_id) is OutboxState.SENT
    assert told.bytes_up < 1.6 * len(PHOTO), "what had arrived did not go again"


def test_exchanged_twice_the_file_goes_once(ready: Desk, stick: Path) -> None:
    answer_with(ready, PHOTO)
    out = carry_out(ready, stick / "kirim.lapor")
    first = relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    again = relay(stick / "kirim.lapor", stick / "lagi.lapor", out.code)
    assert (first.outcomes, again.outcomes) == ({"applied": 1}, {"replayed": 1})
    assert again.bytes_up < len(PHOTO) / 10


def test_a_link_that_comes_back_first_makes_no_second_answer(ready: Desk, central: CentralServer, stick: Path) -> None:
    op_id = answer_with(ready, PHOTO)
    out = carry_out(ready, stick / "kirim.lapor")
    relay(stick / "kirim.lapor", stick / "jawaban.lapor", out.code)
    report = engine(ready, central.url, central.officers[0].token).run()
    assert report.problem is None
    assert state(ready, op_id) is OutboxState.SENT, "it stands in the timeline that came"
    assert report.bytes_up < len(PHOTO) / 10, "the file is there, and did not go again"
    bring_home(ready, stick / "jawaban.lapor")
    assert state(ready, op_id) is OutboxState.SENT
    assert len([event for event in central.store.follow_ups(NUMBER) if event.op_id]) == 1


def test_an_answer_whose_file_is_lost_stays_and_keeps_no_other_back(ready: Desk, stick: Path) -> None:
    answer_with(ready, LETTER)
    ready.files.close()
    (ready.data_dir / "files.db").unlink()
    ready._files = None
    queued(ready, "7000001", "Tanpa berkas.")
    out = carry_out(ready, stick / "kirim.lapor")
    assert (out.ops, out.stayed) == (1, 1)


def test_a_file_that_is_not_what_it_says_is_damage(ready: Desk, stick: Path) -> None:
    answer_with(ready, LETTER)
    out = carry_out(ready, stick / "kirim.lapor")
    with unsealed(stick / "kirim.lapor", out.code) as sealed:
        parts = [(name, sealed.part(name)) for name in (ACCOUNT, REQUEST, FILES)]
    parts.append((f"{FILE}{sha256_of(LETTER)}", LETTER[::-1]))
    seal(stick / "palsu.lapor", Label(Way.REQUEST, out.bundle_id), out.code, parts)
    with pytest.raises(KnownProblem) as caught:
        relay(stick / "palsu.lapor", stick / "jawaban.lapor", out.code)
    assert caught.value.code == "bundle-damaged"
    assert not (stick / "jawaban.lapor").exists()
