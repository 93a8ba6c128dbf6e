"""Which ops stand for one another: of a chain one is applied at most.

By the contract every op names the first of its chain. One that replaces an op of which nobody knows names that one,
which may stand for another itself: so what it names is looked up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sync.central.auth import Account
    from sync.contract.request import AnyOp


def chain_of(db: sqlite3.Connection, account: Account, op: AnyOp) -> str:
    """The id of the first op of its chain, as far as that is known here."""
    named: str | None = op.supersedes
    if named is None:
        return str(op.op_id)
    known = db.execute(
        "SELECT chain FROM op WHERE officer_id = :officer AND op_id = :op UNION ALL"
        " SELECT chain FROM carried WHERE officer_id = :officer AND op_id = :op",
        {"officer": account.id, "op": named},
    ).fetchone()
    return str(known[0]) if known else named
