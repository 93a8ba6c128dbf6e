from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main
from desktop.cache import settings
from desktop.commands.exits import Exit
from sync.doctor.steps import Step
from tests.faults.server import MisbehavingServer, answer

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk
    from sync.central.server import CentralServer


def test_it_examines_the_way_of_the_desk_and_writes_a_report(
    desk: Desk, central: CentralServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    officer = central.officers[0]
    desk.do(settings.put, settings.SERVER_URL, central.url)
    desk.do(settings.put, settings.TOKEN, officer.token)
    written = tmp_path / "laporan.txt"
    assert main(["--data-dir", str(desk.data_dir), "doctor", "--output", str(written)]) == Exit.FINE
    shown = capsys.readouterr().out
    assert "Semua baik" in shown
    assert written.read_text(encoding="utf-8").count("\n") > len(Step)
    assert officer.token not in shown + written.read_text(encoding="utf-8")


def test_it_works_before_there_is_a_desk_and_leaves_none(
    central: CentralServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    assert main(["--data-dir", str(folder), "doctor", "--server", central.url, "--json"]) == Exit.WAY_ACCOUNT
    told = json.loads(capsys.readouterr().out)
    assert told["outcome"] == "failed"
    assert [step["problem"]["code"] for step in told["steps"] if "problem" in step] == ["token-missing"]
    assert not folder.exists()


def test_the_token_of_the_desk_is_not_shown_to_another_server(desk: Desk) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://lapor.invalid")
    desk.do(settings.put, settings.TOKEN, "rahasia")
    about = answer(b'{"name":"P","contracts":[1]}', {"Lapor-Contract": "1", "Content-Type": "application/json"})
    with MisbehavingServer.giving(about) as server:
        code = main(["--data-dir", str(desk.data_dir), "doctor", "--server", server.url])
        assert not any(b"rahasia" in request for request in server.requests)
    assert code == Exit.WAY_ACCOUNT


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://lapor.go.id", Exit.WAY_ADDRESS),
        ("https://lapor.invalid", Exit.WAY_LINK),
        ("http://127.0.0.1:9", Exit.WAY_PORT),
    ],
)
def test_the_exit_code_names_the_step(tmp_path: Path, url: str, code: Exit) -> None:
    assert main(["--data-dir", str(tmp_path), "doctor", "--server", url]) == code


def test_every_step_has_an_exit_code() -> None:
    assert {f"WAY_{step.name}" for step in Step} == {code.name for code in Exit if code.name.startswith("WAY_")}


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["doctor", "--server", "http://lapor.go.id", "--output", str(tmp_path / "no" / "laporan.txt")]
    assert main(["--data-dir", str(tmp_path), *arguments]) == Exit.BAD_INPUT
    assert "laporan.txt" in capsys.readouterr().err
