"""The rooms of the cache: what import-linter can't see is who writes to which table."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import desktop.cache

_CACHE = Path(desktop.cache.__file__).parent
_WRITES = re.compile(r"(?:INSERT (?:OR \w+ )?INTO|(?<!DO )UPDATE|DELETE FROM) (\w+)")
_EMPTIES_ALL = _CACHE / "keeping" / "purge.py"
_SHARED = {
    "outbox": {"intents", "mirror", "ways"},  # it came back or its complaint is gone; held for another way
    "complaint": {"mirror", "days"},  # its deadline is counted anew
    "complaint_words": {"mirror", "cache"},  # compacted
}


def test_each_table_is_written_to_in_one_room() -> None:
    rooms: defaultdict[str, set[str]] = defaultdict(set)
    for module in _CACHE.rglob("*.py"):
        if module != _EMPTIES_ALL and module.parent.name != "schema":
            for table in _WRITES.findall(module.read_text("utf-8")):
                rooms[table].add(module.parent.name)
    assert {table: found for table, found in rooms.items() if len(found) > 1} == _SHARED
    assert rooms["draft"] == rooms["read_mark"] == {"intents"}
    assert rooms["event"] == rooms["mirror_state"] == {"mirror"}
