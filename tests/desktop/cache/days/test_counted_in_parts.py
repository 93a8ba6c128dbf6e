"""Very many deadlines are counted anew in parts: what comes between them, a kill too, leaves every one right."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cache.days import due, own_days
from desktop.cache.mirror import mirror
from desktop.complaint import MirrorBatch
from desktop.deadlines.rules import ClockKind
from desktop.desk import Desk
from tests.desktop.complaints import arrive, whole
from tests.support.standstill import glances, standstill

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from tests.support.clock import FakeClock

COUNT = 1_200
ROOT = Path(__file__).parents[4]
MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)


def filled(desk: Desk) -> None:
    arrive(desk, *(whole(number) for number in range(1, COUNT + 1)))


def dues(desk: Desk) -> dict[date, int]:
    rows = desk.ask(lambda db: db.execute("SELECT due, count(*) FROM complaint GROUP BY due").fetchall())
    return {date.fromisoformat(day): count for day, count in rows}


def test_what_was_typed_meanwhile_goes_between_the_parts(desk: Desk) -> None:
    filled(desk)
    assert dues(desk) == {TUESDAY: COUNT}
    with standstill(desk):
        done = desk.write(own_days.put, MONDAY, "Dies Natalis", is_working=False)
        reached = desk.write(glances, 3, lambda db: int(db.execute("SELECT reached FROM deadline_basis").fetchone()[0]))
    assert reached.result() == (0, 500, 1_000)
    done.result()
    assert dues(desk) == {WEDNESDAY: COUNT}


def test_a_complaint_that_comes_meanwhile_and_another_change_of_the_days_are_counted_too(desk: Desk) -> None:
    filled(desk)
    new = MirrorBatch(patches=(whole(COUNT + 1),))

    def behind_the_first_part(tx: Transaction) -> None:
        tx.then(mirror.apply, new)
        tx.then(due.set_limits, {(ClockKind.FOLLOW_UP, ""): 4}, date(2026, 3, 17))

    with standstill(desk):
        days = desk.write(own_days.put, MONDAY, "Dies Natalis", is_working=False)
        rest = desk.write(behind_the_first_part)
    days.result()
    rest.result()
    assert dues(desk) == {TUESDAY: COUNT + 1}


def test_a_count_that_was_cut_short_is_finished_by_the_next_start(tmp_path: Path, clock: FakeClock) -> None:
    with Desk.open(tmp_path, clock=clock) as desk:
        filled(desk)
    program = textwrap.dedent("""
        import os, sys
        from datetime import date, datetime
        from pathlib import Path
        from desktop.cache.days import own_days
        from desktop.desk import Desk
        from tests.support.clock import FakeClock
        desk = Desk.open(Path(sys.argv[1]), clock=FakeClock())
        desk.write(own_days.put, date(2026, 3, 30), "Dies Natalis", is_working=False)
        for _ in range(2):
            desk.do(lambda _: None)
        (reached,) = desk.ask(lambda db: db.execute("SELECT reached FROM deadline_basis").fetchone())
        os._exit(0 if reached else 1)
    """)
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, cwd=ROOT, env=dict(os.environ))
    with Desk.open(tmp_path, clock=clock):
        pass
    with Desk.open(tmp_path, clock=clock) as desk:
        assert dues(desk) == {WEDNESDAY: COUNT}
