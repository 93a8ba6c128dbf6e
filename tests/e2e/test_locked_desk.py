"""A desk with a PIN as scripts and timers meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.command_line import lapor

if TYPE_CHECKING:
    from pathlib import Path

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
