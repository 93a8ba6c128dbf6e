"""The limits that hold for this desk: those of the program, of the central API, and of the officer."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.deadlines.rules import Policy, Rule, Source, rule_of, shipped, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_SERVER = "SELECT value FROM reference WHERE name = 'deadlines'"
_OWN = f"SELECT value FROM setting WHERE name = '{settings.DEADLINE_RULES}'"  # noqa: S608 - the name is ours


def policy(db: Database) -> Policy:
    """All rules together. One that makes no sense here (a clock that is not known, say) is passed over."""
    return _policy(*_texts(db))


def own_rules(db: Database) -> list[Rule]:
    """What the officer has set."""
    return _rules(_texts(db)[1], Source.OFFICER)


def put_own_rules(tx: Transaction, rules: Iterable[Rule]) -> None:
    """Replace what the officer has set; the derived columns follow with `desktop.cache.days.due.keep_current`."""
    told = [told_of(rule) for rule in rules]
    settings.put(tx, settings.DEADLINE_RULES, told or None)


def _texts(db: Database) -> tuple[str, str]:
    server, own = (db.execute(query).fetchone() for query in (_SERVER, _OWN))
    return server[0] if server else "[]", own[0] if own else "[]"


@lru_cache(maxsize=4)
def _policy(server: str, own: str) -> Policy:
    """Asked for at each checkpoint of a pull, and the same for years."""
    return Policy([*shipped(), *_rules(server, Source.SERVER), *_rules(own, Source.OFFICER)])


def _rules(told: str, source: Source) -> list[Rule]:
    return [rule for entry in json.loads(told) if (rule := rule_of(entry, source))]
