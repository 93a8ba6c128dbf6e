"""The central API as a process: its first line, its end, and what is still there after both."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from sync.central.seeding import seed_store
from sync.central.server import CentralServer
from sync.central.store import Store
from tests.sync.central.talk import Caller, Mirror, answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SERVE = "import pathlib, sys; from sync.central.server import serve; serve(pathlib.Path(sys.argv[1]), 0, {})"


@contextmanager
def process(data: Path, arguments: str = "complaints=20, officers=2") -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """A serving process and what its first line told."""
    command = [sys.executable, "-c", _SERVE.format(arguments), str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        try:
            yield serving, json.loads(serving.stdout.readline())
        finally:
            serving.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_and_ends_when_told_to(tmp_path: Path, number: signal.Signals) -> None:
    with process(tmp_path) as (serving, told):
        assert [sorted(officer) for officer in told["officers"]] == [["name", "token"]] * 2
        assert told["url"].startswith("http://127.0.0.1:")
        connection = HTTPConnection(urlsplit(told["url"]).netloc, timeout=10)
        connection.request("GET", "/v1/about")
        assert connection.getresponse().status == 200
        serving.send_signal(number)
        assert serving.wait(timeout=20) == 0
        connection.close()


def test_it_ends_with_the_one_who_started_it(tmp_path: Path) -> None:
    with process(tmp_path, "complaints=1, officers=1, exit_with_parent=True") as (serving, _):
        assert serving.stdin is not None
        serving.stdin.close()
        assert serving.wait(timeout=20) == 0


def test_everything_is_still_there_after_it_was_killed(tmp_path: Path) -> None:
    with process(tmp_path) as (serving, told):
        connection = HTTPConnection(urlsplit(told["url"]).netloc, timeout=10)
        headers = {"Authorization": f"Bearer {told['officers'][0]['token']}", "Content-Type": "application/json"}
        connection.request("POST", "/v1/sync", b'{"cursor":null}', headers)
        mirror = Mirror().take(_messages(connection.getresponse().read()))
        number = next(n for n, held in mirror.complaints.items() if held.fields["status"] == "Terverifikasi")
        sent = answer(number, base_rev=mirror.complaints[number].rev)
        body = json.dumps({"cursor": mirror.cursor, "ops": [sent]}).encode()
        connection.request("POST", "/v1/sync", body, headers)
        connection.getresponse().read()
        serving.kill()
        serving.wait()
        connection.close()
    with CentralServer.start(tmp_path, complaints=500, officers=9) as central:
        assert [{"name": login.name, "token": login.token} for login in central.officers] == told["officers"]
        assert [event.op_id for event in central.store.follow_ups(number)][-1] == sent["op_id"]
        caller = Caller(central)
        reply = caller.sync(mirror.cursor, sent)
        caller.close()
        assert [result.outcome for result in reply.results] == ["replayed"]
        assert [change.id for change in reply.changes] == [number]
        assert mirror.take(reply.messages).digest == reply.end.digest


def test_complaints_go_round_among_the_officers(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        seed_store(store, complaints=31, officers=3, seed=1)
        mine = [store.tracking_ids(officer.id) for officer in store.officers()]
    assert [len(numbers) for numbers in mine] == [11, 10, 10]
    assert len({number for numbers in mine for number in numbers}) == 31


def test_a_start_that_was_cut_short_is_made_good_by_the_next(tmp_path: Path) -> None:
    with Store(tmp_path) as store, pytest.raises(ZeroDivisionError):
        seed_store(store, complaints=1, officers=0, seed=1)
    with Store(tmp_path) as store:
        assert store.officers() == []
        seed_store(store, complaints=2, officers=1, seed=1)
        assert len(store.tracking_ids(1)) == 2


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        with pytest.raises(KeyError):
            _write_and_fail(store)
        with store.read() as db:
            assert db.execute("SELECT count(*) FROM holiday").fetchone() == (0,)


def _write_and_fail(store: Store) -> None:
    with store.write() as db:
        db.execute("INSERT INTO holiday VALUES ('2026-01-01', 'Tahun Baru')")
        raise KeyError


def _messages(body: bytes) -> list[Any]:
    from sync.contract.messages import message_decoder

    return [message_decoder.decode(line) for line in body.splitlines()]
