"""The journal: added to and nothing else, chained, and any change of it shows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.cache import journal, settings
from desktop.cache.intents import approvals, drafts, forwards, outbox
from desktop.cache.journal import Act
from desktop.cache.mirror import reference
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.journal_anchor import Anchor
from desktop.journal_file import as_csv, as_json

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.writer import Transaction
    from tests.support.clock import FakeClock

UKT = TrackingId("8507246")
CANARY = "kata-kata pelapor yang rahasia"
TRIGGERS = ("the_journal_has_no_gap", "the_journal_never_changes", "the_journal_is_kept")


def acts(desk: Desk) -> list[str]:
    return [entry.act for entry in desk.ask(journal.entries)]


def tamper(desk: Desk, statement: str) -> None:
    """As somebody with the key and without scruples does."""

    def run(tx: Transaction) -> None:
        for name in TRIGGERS:
            tx.db.execute(f"DROP TRIGGER IF EXISTS {name}")
        tx.db.execute(statement)

    desk.do(run)


def written(desk: Desk, number: int) -> None:
    for place in range(number):
        desk.do(journal.note, Act.OPENED, UKT, place=place)


def verdict(desk: Desk) -> journal.Verdict:
    return desk.ask(journal.verify, Anchor.read(desk.data_dir))


def test_what_the_officer_does_is_recorded_with_its_commit_and_without_a_word_of_it(desk: Desk) -> None:
    desk.do(drafts.save, UKT, CANARY)
    desk.do(drafts.save, UKT, CANARY + " lagi")
    desk.do(approvals.ask, UKT, "Wakil Rektor")
    desk.do(approvals.approve, UKT, "Wakil Rektor")
    item = desk.do(outbox.queue, UKT, hold=timedelta(0))
    desk.do(outbox.take_back, item.op_id)
    desk.do(forwards.forward, UKT, "Biro Keuangan", CANARY, date(2026, 3, 30))
    desk.do(settings.put, settings.TOKEN, "rahasia-sekali")

    assert acts(desk) == ["drafted", "approval", "approval", "queued", "taken-back", "forwarded", "security"]
    told = json.dumps([entry.detail for entry in desk.ask(journal.entries)])
    assert "rahasia" not in told
    assert verdict(desk).is_fine


def test_an_entry_has_the_officers_name_as_the_central_api_tells_it_or_as_they_signed_in(desk: Desk) -> None:
    desk.do(journal.note, Act.OPENED)
    desk.do(settings.put, settings.OWNER, {"server": "https://lapor.kampus.ac.id", "id": "7", "name": "Sari"})
    desk.do(journal.note, Act.OPENED)
    desk.do(reference.put, "v1", {"officer": {"name": "Sari Dewi", "role": "", "institution": ""}})
    desk.do(journal.note, Act.OPENED)
    assert [entry.actor for entry in desk.ask(journal.entries)] == ["", "Sari", "Sari Dewi"]


def test_an_act_that_fails_leaves_no_entry(desk: Desk) -> None:
    def fail(tx: Transaction) -> None:
        drafts.save(tx, UKT, "ini batal")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.do(fail)
    assert acts(desk) == []


def test_an_entry_says_when_in_wib_and_counts_on(desk: Desk, clock: FakeClock) -> None:
    written(desk, 1)
    clock.set(clock.now() - timedelta(days=400))
    written(desk, 1)

    first, second = desk.ask(journal.entries)
    assert (first.seq, second.seq) == (1, 2)
    assert first.at == "2026-03-17T09:30:00.000+07:00"
    assert second.at < first.at


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor = 'orang lain' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "INSERT INTO journal SELECT 9, at, actor, act, tracking_id, detail, hash FROM journal WHERE seq = 1",
    ],
)
def test_the_database_refuses_to_change_it(desk: Desk, statement: str) -> None:
    written(desk, 5)
    with pytest.raises(sqlcipher.IntegrityError):
        desk.do(lambda tx: tx.db.execute(statement))
    assert verdict(desk).is_fine


@pytest.mark.parametrize("column", ["at", "actor", "act", "tracking_id", "detail", "hash"])
def test_any_field_changed_by_force_shows_from_its_entry_on(desk: Desk, column: str) -> None:
    written(desk, 5)
    value = '{"place": 7}' if column == "detail" else "lain"
    tamper(desk, f"UPDATE journal SET {column} = '{value}' WHERE seq = 3")  # noqa: S608 ours

    found = verdict(desk)
    assert (found.first_broken, found.is_fine) == (3, False)


def test_an_entry_taken_out_of_the_middle_shows(desk: Desk) -> None:
    written(desk, 5)
    tamper(desk, "DELETE FROM journal WHERE seq = 2")
    assert verdict(desk).first_broken == 2


@pytest.mark.parametrize("left", [0, 4])
def test_an_end_that_was_cut_off_shows_by_the_anchor(desk: Desk, left: int) -> None:
    written(desk, 5)
    tamper(desk, f"DELETE FROM journal WHERE seq > {left}")  # noqa: S608 ours

    found = verdict(desk)
    assert (found.first_broken, found.is_cut, found.entries) == (None, True, left)


def test_a_chain_counted_anew_shows_by_an_anchor_that_lay_elsewhere(desk: Desk, clock: FakeClock) -> None:
    written(desk, 3)
    elsewhere = Anchor.parse(str(Anchor.read(desk.data_dir)))
    tamper(desk, "DELETE FROM journal")
    clock.advance(1)
    written(desk, 3)

    assert verdict(desk).is_fine  # honest about it: here nothing shows
    assert desk.ask(journal.verify, elsewhere).is_cut


def test_what_was_only_looked_at_is_not_anchored_before_it_is_on_the_disk(desk: Desk) -> None:
    written(desk, 1)
    desk.do(journal.observe, Act.OPENED, UKT)

    known = Anchor.read(desk.data_dir)
    assert known is not None
    assert known.count == 1
    assert verdict(desk).is_fine
    assert verdict(desk).entries == 2


def test_two_processes_write_one_chain(desk: Desk, clock: FakeClock) -> None:
    with Desk.open(desk.data_dir, clock=clock) as other:
        for place in range(4):
            (desk if place % 2 else other).do(journal.note, Act.OPENED, UKT)
    assert verdict(desk).is_fine
    assert verdict(desk).entries == 4


def test_a_period_is_exported_with_an_anchor(desk: Desk, clock: FakeClock) -> None:
    written(desk, 2)
    clock.advance(timedelta(days=1))
    written(desk, 1)

    day = date(2026, 3, 18)
    entries = desk.ask(journal.entries, day, day)
    assert [entry.seq for entry in entries] == [3]
    told = json.loads(as_json(entries, verdict(desk)))
    assert (told["ok"], len(told["entries"])) == (True, 1)
    assert told["anchor"] == str(Anchor.read(desk.data_dir))
    lines = as_csv(entries, verdict(desk)).decode("utf-8-sig").splitlines()
    assert lines[0] == "seq,at,actor,act,tracking_id,detail,hash"
    assert lines[-1] == f"anchor,{told['anchor']}"


def test_wrong_pins_and_pins_that_were_set_are_recorded(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "kantor"
    with Desk.open(folder, clock=clock) as desk:
        desk.set_pin("270394", None)
    for _ in range(2):
        with pytest.raises(Exception, match="pin-wrong"):
            Desk.open(folder, clock=clock, secret="keliru-9")
    with Desk.open(folder, clock=clock, secret="270394") as desk:
        desk.remove_pin("270394")
        entries = desk.ask(journal.entries)
    assert [(entry.act, entry.detail) for entry in entries] == [
        ("pin-set", {}),
        ("unlocked", {"failures": 2}),
        ("pin-removed", {}),
    ]
