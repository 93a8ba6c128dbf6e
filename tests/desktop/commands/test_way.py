"""The way of a desk on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.__main__ import main
from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.ways import switching, way
from desktop.cache.ways.way import DeskWay
from desktop.commands.exits import Exit
from desktop.intent import OutboxState
from tests.sync.parts import queued

if TYPE_CHECKING:
    import pytest

    from desktop.desk import Desk

URL = "https://lapor.example.id"


def test_a_switch_there_and_back_holds_what_waited_and_keeps_server_and_token(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.do(settings.put, settings.SERVER_URL, URL)
    desk.do(settings.put, settings.TOKEN, "rahasia")
    op_id = queued(desk, "7000001", "Sudah.")
    call = ["--data-dir", str(desk.data_dir), "way"]
    assert main([*call, "excel", "--json"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out) == {
        "way": "excel",
        "switched": {"held": 1, "not_carried": 1, "kept": 0},
    }
    assert main([*call, "hosted"]) == Exit.FINE
    assert "1" in capsys.readouterr().out
    assert desk.ask(way.chosen) is DeskWay.HOSTED
    assert (desk.ask(settings.get, settings.SERVER_URL), desk.ask(settings.get, settings.TOKEN)) == (URL, "rahasia")
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert (item.state, item.last_error) == (OutboxState.HELD, switching.CHANGED)


def test_the_token_of_one_server_is_not_taken_along_to_another(desk: Desk) -> None:
    desk.do(settings.put, settings.SERVER_URL, URL)
    desk.do(settings.put, settings.TOKEN, "rahasia")
    assert main(["--data-dir", str(desk.data_dir), "way", "hosted", "--server", "https://lain.example.id"]) == Exit.FINE
    assert desk.ask(settings.get, settings.SERVER_URL) == "https://lain.example.id"
    assert desk.ask(settings.get, settings.TOKEN) is None


def test_without_a_word_it_tells_the_way_and_changes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(desk.data_dir), "way", "--json"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out) == {"way": None, "switched": None}
    assert desk.ask(way.chosen) is None
