"""`doctor`, `status` and `bundle` on desks that have no server of contract v1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache import settings
from desktop.cache.ways.way import DeskWay
from desktop.commands.exits import Exit
from sync.replica.server import ReplicaServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.desk import Desk


@pytest.fixture
def replica(desk: Desk) -> Iterator[ReplicaServer]:
    """The API of a desk that goes there, and had a server before."""
    with ReplicaServer.start(complaints=2) as replica:
        own = {"base_url": replica.url, "key": replica.manners.key, "token": replica.manners.token, "pace": 0}
        desk.do(settings.put, settings.SERVER_URL, "https://lapor.invalid")
        desk.do(settings.put, settings.TOKEN, "rahasia")
        desk.do(settings.put, settings.LAPOR3, own | {"key_header": replica.manners.auth_header})
        desk.do(settings.put, settings.WAY, DeskWay.LAPOR3.value)
        yield replica


@pytest.fixture
def excel(desk: Desk) -> Desk:
    """A desk without a server, which had one before."""
    desk.do(settings.put, settings.SERVER_URL, "https://lapor.invalid")
    desk.do(settings.put, settings.TOKEN, "rahasia")
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL.value)
    return desk


def told(desk: Desk, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["--data-dir", str(desk.data_dir), "--language", "en", *words])
    shown = capsys.readouterr()
    return code, shown.out + ("" if "--json" in words else shown.err)


def test_the_doctor_tests_the_way_to_lapor_itself(
    desk: Desk, replica: ReplicaServer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    written = tmp_path / "report.txt"
    code, shown = told(desk, capsys, "doctor", "--output", str(written))
    assert code == Exit.FINE, shown
    assert "LAPOR!'s own API tells no version" in shown
    assert "All is well" in shown
    assert replica.manners.key not in shown + written.read_text(encoding="utf-8")
    desk.do(settings.put, settings.LAPOR3, desk.ask(settings.get, settings.LAPOR3) | {"key": "salah"})
    code, shown = told(desk, capsys, "doctor", "--json")
    assert code == Exit.WAY_ACCOUNT
    assert [step["problem"]["code"] for step in json.loads(shown)["steps"] if "problem" in step] == ["keys-refused"]


def test_the_doctor_says_that_excel_alone_has_no_server_to_test(
    excel: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    written = tmp_path / "report.txt"
    code, shown = told(excel, capsys, "doctor", "--output", str(written))
    assert (code, shown.splitlines()[0]) == (
        Exit.FINE,
        "This PC works with Excel only, by your choice: there is no server to test.",
    )
    assert "there is no server to test" in written.read_text(encoding="utf-8")
    code, shown = told(excel, capsys, "doctor", "--json")
    assert (code, json.loads(shown)["outcome"], json.loads(shown)["steps"]) == (Exit.FINE, "unneeded", [])


@pytest.mark.usefixtures("replica")
def test_an_address_that_is_given_is_tested_whatever_the_way(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = told(desk, capsys, "doctor", "--server", "http://127.0.0.1:9", "--json")
    assert code == Exit.WAY_PORT
    assert json.loads(shown)["steps"][0]["facts"] == {"host": "127.0.0.1", "port": 9}


def test_status_tells_the_server_of_the_way_in_force(
    desk: Desk, replica: ReplicaServer, capsys: pytest.CaptureFixture[str]
) -> None:
    status = json.loads(told(desk, capsys, "status", "--json")[1])
    assert (status["way"], status["server"], status["is_signed_in"]) == ("lapor3", replica.url, True)
    shown = told(desk, capsys, "status")[1]
    assert replica.url in shown
    assert "lapor.invalid" not in shown
    desk.do(settings.put, settings.LAPOR3, desk.ask(settings.get, settings.LAPOR3) | {"token": ""})
    assert json.loads(told(desk, capsys, "status", "--json")[1])["is_signed_in"] is False


def test_status_of_excel_alone_tells_no_server_and_no_sync(excel: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status = json.loads(told(excel, capsys, "status", "--json")[1])
    assert (status["way"], status["server"], status["is_signed_in"]) == ("excel", "", False)
    shown = told(excel, capsys, "status")[1]
    assert "Excel only" in shown
    assert "never" not in shown
    assert "lapor.invalid" not in shown


@pytest.mark.parametrize("way", [DeskWay.LAPOR3, DeskWay.EXCEL])
def test_no_stick_is_made_where_nobody_could_exchange_it(
    excel: Desk, way: DeskWay, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    excel.do(settings.put, settings.WAY, way.value)
    file = tmp_path / "kirim.lapor"
    for more in ((), ("--server", "https://lain.invalid")):
        code, shown = told(excel, capsys, "bundle", "export", str(file), *more, "--json")
        assert (code, json.loads(shown)["error"]["code"]) == (Exit.NOT_NOW, f"bundle-by-{way}")
    assert not file.exists()
    assert excel.ask(settings.get, settings.SERVER_URL) == "https://lapor.invalid"
