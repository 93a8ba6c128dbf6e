"""The connector follows the way of the desk, for window and command line alike."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache import settings
from desktop.cache.ways import syncstate, way
from desktop.cache.ways.way import DeskWay
from desktop.commands.exits import Exit
from desktop.problems import KnownProblem
from sync.connecting import WITHOUT_SERVER, connector_of, saved
from sync.connectors.batch import BatchConnector
from sync.report import Phase, SyncState
from sync.worker import SyncWorker
from tests.sync.parts import queued

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.central.server import CentralServer


def _sign_in(desk: Desk, central: CentralServer) -> None:
    desk.do(settings.put, settings.SERVER_URL, central.url)
    desk.do(settings.put, settings.TOKEN, central.officers[0].token)


def test_a_desk_has_no_way_until_one_is_chosen(desk: Desk) -> None:
    assert desk.ask(way.chosen) is None
    with pytest.raises(KnownProblem, match="url-missing"):
        connector_of(desk, desk.ask(saved))


def test_a_desk_with_a_server_from_before_there_was_a_choice_goes_on_as_it_did(
    desk: Desk, central: CentralServer
) -> None:
    _sign_in(desk, central)
    assert desk.ask(way.chosen) is DeskWay.HOSTED
    connector = connector_of(desk, desk.ask(saved))
    assert isinstance(connector, BatchConnector)
    data = connector.reference("")
    connector.close()
    assert data is not None


def test_no_token_is_in_the_words_of_an_account(desk: Desk, central: CentralServer) -> None:
    _sign_in(desk, central)
    assert central.officers[0].token not in repr(desk.ask(saved))


def test_excel_only_has_nothing_to_connect_with_whatever_server_is_still_kept(
    desk: Desk, central: CentralServer
) -> None:
    _sign_in(desk, central)
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    with pytest.raises(KnownProblem, match=WITHOUT_SERVER):
        connector_of(desk, desk.ask(saved))


def test_the_sync_of_a_desk_on_excel_only_rests_and_tells_of_no_problem(desk: Desk, central: CentralServer) -> None:
    _sign_in(desk, central)
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    queued(desk, "7000001", "Sudah.")
    tried, states = threading.Event(), list[SyncState]()

    def connect() -> BatchConnector:
        tried.set()
        connector = connector_of(desk, desk.ask(saved))
        assert isinstance(connector, BatchConnector)
        return connector

    worker = SyncWorker(desk, connect)
    worker.subscribe(states.append)
    assert tried.wait(20.0)
    assert worker.stop()
    assert {(state.phase, state.problem) for state in states} == {(Phase.IDLE, None)}
    assert desk.ask(syncstate.get).last_attempt_at is None


def test_sync_on_the_command_line_says_that_there_is_no_server_by_choice(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    assert main(["--data-dir", str(desk.data_dir), "sync", "--json"]) == Exit.NOT_NOW
    assert json.loads(capsys.readouterr().out)["error"]["code"] == WITHOUT_SERVER
