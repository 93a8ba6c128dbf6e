"""Days that the officer knows better: campus holidays, late decrees, and whether *cuti bersama* counts as working.

They are the officer's, so no sync touches them. Deadlines follow each change at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.days import due
from desktop.changes import Topic

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.writer import Transaction


def put(tx: Transaction, day: date, name: str, *, is_working: bool) -> None:
    """Say of a day that it is off, or that it is worked on although others call it a holiday."""
    tx.db.execute(
        "INSERT OR REPLACE INTO own_day (day, name, is_working) VALUES (?, ?, ?)",
        [day.isoformat(), name.strip(), int(is_working)],
    )
    _moved(tx)


def remove(tx: Transaction, day: date) -> None:
    """Say nothing of a day any more: what the library and the central API say holds again."""
    tx.db.execute("DELETE FROM own_day WHERE day = ?", [day.isoformat()])
    _moved(tx)


def set_joint_leave_works(tx: Transaction, works: bool) -> None:
    """Whether *cuti bersama* counts as working."""
    settings.put(tx, settings.JOINT_LEAVE_WORKS, works or None)
    _moved(tx)


def _moved(tx: Transaction) -> None:
    tx.changed(Topic.REFERENCE)
    due.keep_current(tx)
