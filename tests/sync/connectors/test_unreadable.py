"""Records that can't be read: enough is kept to find the fault, and not a word of a citizen's, wherever it stood."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from desktop.cache import settings
from desktop.cache.mirror import mirror, quarantine
from desktop.unread_report import report
from sync.connectors.base import Unreadable
from sync.connectors.batch import arrivals
from sync.ledger import GAP_SETTING, pull_anew
from tests.faults.server import STREAM, MisbehavingServer, answer, end, head, stream
from tests.sync.parts import AT, change, checkpoint, digest_of, engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.desk import Desk

CANARY = 'Siti "O\'Neil" 3201123456789012 `- at`'
ONE, TWO = "7000001", "7000002"
CHANGE: dict[str, Any] = {
    "t": "change",
    "id": ONE,
    "rev": 4,
    "set": {
        "title": CANARY,
        "body": CANARY,
        "reporter_name": CANARY,
        "attachments": [{"id": "a", "name": CANARY, "size": 4}],
    },
    "events": [{"id": "e1", "kind": "reply", "at": AT, "actor": "reporter", "name": CANARY, "text": CANARY}],
    CANARY: CANARY,
}
RESULT: dict[str, Any] = {
    "t": "result",
    "op_id": "x",
    "tracking_id": ONE,
    "outcome": "conflict",
    "happened": [{"id": "e1", "kind": "reply", "at": AT, "actor": "reporter", "text": CANARY}],
}


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield from places(item, (*path, name))


def spoilt(value: dict[str, Any], path: tuple[str | int, ...], by: object) -> bytes:
    whole = copy.deepcopy(value)
    *to, last = path
    at: Any = whole
    for name in to:
        at = at[name]
    at[last] = by
    return json.dumps(whole).encode()


def read(line: bytes) -> list[Unreadable]:
    return [each for each in arrivals([head(1).encode(), line, end().encode()]) if isinstance(each, Unreadable)]


@pytest.mark.parametrize("record", [CHANGE, RESULT], ids=["change", "result"])
@pytest.mark.parametrize("by", [CANARY, [CANARY], {CANARY: CANARY}, -7, None, 2**70])
def test_no_word_of_a_citizens_is_kept_wherever_the_fault_is(record: dict[str, Any], by: object) -> None:
    found = [each for path in places(record) for each in read(spoilt(record, path, by))]
    assert len(found) > 3
    kept = [quarantine.UnreadRecord(**{name: getattr(each, name) for name in each.__slots__}) for each in found]
    told = report(kept, "1.0") + repr(kept)
    for secret in (CANARY, "Siti", "Neil", "3201123456789012", ONE):
        assert secret not in told


def test_kind_place_fault_size_and_shape_are_told() -> None:
    line = spoilt(CHANGE, ("set", "title"), 7)
    [found] = read(line)
    assert (found.kind, found.place, found.fault) == ("change", "$.set.title", "Expected `str`, got `int`")
    assert (found.size, found.sha256) == (len(line), hashlib.sha256(line).hexdigest())
    shape = msgspec.json.decode(found.shape)
    assert shape["set"]["title"] == "number"
    assert shape["set"]["body"] == f"text {len(CANARY)}"
    assert shape["?"] == f"text {len(CANARY)}"


def test_they_are_kept_counted_and_gone_once_everything_can_be_read(desk: Desk) -> None:
    bad = change(ONE).replace('"rev": 1, ', "")
    both = digest_of([(ONE, 1), (TWO, 1)])

    def pull(*messages: str) -> bytes:
        return answer(stream(head(2), *messages, checkpoint("c1"), end(digest=both)), STREAM)

    with MisbehavingServer.giving(
        pull(bad, change(TWO)), pull(bad, change(TWO)), pull(change(ONE), change(TWO))
    ) as server:
        sync = engine(desk, server.url)
        sync.run()
        [record] = desk.ask(quarantine.records)
        assert (record.kind, record.times, desk.ask(quarantine.count)) == ("change", 1, 1)
        assert desk.ask(settings.get, GAP_SETTING)
        desk.do(pull_anew)
        assert desk.ask(mirror.cursor) is None
        sync.run()
        [record] = desk.ask(quarantine.records)
        assert record.times == 2
        desk.do(pull_anew)
        assert sync.run().note is None
    assert desk.ask(quarantine.records) == []


def test_a_server_of_nothing_but_nonsense_does_not_fill_the_disk(desk: Desk) -> None:
    many = [
        quarantine.UnreadRecord(sha256=f"{n:064}", kind="?", place="", fault="", size=1, shape="{}") for n in range(300)
    ]
    desk.do(quarantine.keep, many)
    desk.do(quarantine.keep, many[:1])
    assert desk.ask(quarantine.count) == quarantine.MOST_KEPT
    assert desk.ask(quarantine.records)[0].times == 2
