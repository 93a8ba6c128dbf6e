"""A desk with a PIN as scripts and timers meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.desk import Desk
from tests.support.command_line import lapor

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.writer import Transaction

PIN, OTHER = "270394", "ganti-781"


def test_a_timer_without_the_pin_is_told_so_and_with_it_works(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    done = lapor(folder, "lock", "set", "--json", LAPOR_NEW_PIN=PIN)
    assert done.code == 0, done.err

    locked = lapor(folder, "status", "--json")
    assert (locked.code, locked.json["error"]["code"]) == (12, "desk-locked")
    assert lapor(folder, "status", LAPOR_PIN=PIN).code == 0
    assert lapor(folder, "--pin-file", "-", "status", stdin=f"{PIN}\n".encode()).code == 0
    wrong = lapor(folder, "status", "--json", LAPOR_PIN=OTHER)
    assert (wrong.code, wrong.json["error"]["code"]) == (12, "pin-wrong")
    assert PIN not in done.out + done.err + locked.out + locked.err + wrong.out + wrong.err


def test_pin_and_key_change_by_command_line_and_the_code_recovers(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    code = lapor(folder, "lock", "set", "--json", LAPOR_NEW_PIN=PIN).json["code"]
    changed = lapor(folder, "lock", "set", "--json", LAPOR_PIN=code, LAPOR_NEW_PIN=OTHER)
    assert changed.code == 0, changed.err
    assert lapor(folder, "lock", "new-key", "--json", LAPOR_PIN=PIN).code == 12
    rotated = lapor(folder, "lock", "new-key", "--json", LAPOR_PIN=OTHER)
    assert rotated.code == 0, rotated.err
    assert lapor(folder, "status", LAPOR_PIN=rotated.json["code"]).code == 0
    assert lapor(folder, "lock", "remove", LAPOR_PIN=OTHER).code == 0
    assert lapor(folder, "status").code == 0


def test_a_journal_is_verified_by_a_script_and_a_change_of_it_has_an_exit_code(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    with Desk.open(folder) as desk:
        for _ in range(3):
            desk.do(journal.note, journal.Act.OPENED, "8507246")
    fine = lapor(folder, "journal", "verify", "--json")
    assert (fine.code, fine.json["ok"], fine.json["entries"], fine.json["first_broken"]) == (0, True, 3, None)
    written = lapor(folder, "journal", "export", str(tmp_path / "jurnal.csv"), "--json")
    assert (written.code, written.json["entries"]) == (0, 3)

    def tamper(tx: Transaction) -> None:
        tx.db.execute("DROP TRIGGER the_journal_is_kept")
        tx.db.execute("DELETE FROM journal WHERE seq = 2")

    with Desk.open(folder) as desk:
        desk.do(tamper)
    broken = lapor(folder, "journal", "verify", "--json")
    assert (broken.code, broken.json["ok"], broken.json["first_broken"]) == (5, False, 2)
    assert lapor(folder, "journal", "verify", "--anchor", fine.json["anchor"]).code == 5
