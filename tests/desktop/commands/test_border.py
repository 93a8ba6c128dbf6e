"""How a command may end, and what is said then."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import outbox
from desktop.commands.border import run
from desktop.commands.display import require_display
from desktop.commands.session import Session, language_of, practice_data_dir
from desktop.desk import Desk
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from tests.support.command_line import lapor
from tests.sync.parts import queued

if TYPE_CHECKING:
    from pathlib import Path


def ended(session: Session, *arguments: str) -> int:
    return run(arguments, session)


def test_without_a_command_the_window_opens() -> None:
    opened: list[Session] = []

    def open_window(session: Session) -> int:
        opened.append(session)
        return 0

    assert run(["--practice", "--language", "en"], Session(open_window=open_window)) == 0
    assert (opened[0].is_practice, opened[0].language) == (True, "en")
    assert opened[0].data_dir == practice_data_dir()


def test_the_folder_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    session = Session(open_window=lambda _: 0)
    monkeypatch.setenv("LAPOR_DATA_DIR", str(tmp_path / "env"))
    assert run([], session) == 0
    assert session.data_dir == tmp_path / "env"
    assert run(["--data-dir", str(tmp_path / "given")], session) == 0
    assert session.data_dir == tmp_path / "given"


def test_practice_never_opens_a_desk_of_real_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = tmp_path / "desk"
    with Desk.open(real) as desk:
        waiting = queued(desk, "8500001", "Yth. Pelapor, sudah kami periksa.")
    told = lapor(real, "--practice", "status", "--json")
    assert told.json["error"]["code"] == "practice-on-desk"
    session = Session(open_window=lambda _: 0)
    monkeypatch.setenv("LAPOR_DATA_DIR", str(real))
    assert run(["--practice"], session) == 0
    assert session.data_dir == tmp_path / "desk-practice"
    with Desk.open(real) as desk:
        item = desk.ask(outbox.get, waiting)
        assert item is not None
        assert item.state is OutboxState.QUEUED
    assert lapor(tmp_path / "latihan", "--practice", "status", "--json").code == 0
    assert lapor(tmp_path / "latihan", "--practice", "status", "--json").code == 0, "its own folder, the next time too"


def test_a_bug_is_told_without_anybodys_words(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: Session) -> int:
        raise ValueError("Budi, NIK 3201")

    assert run(["--language", "en"], Session(open_window=fail)) == 1
    told = capsys.readouterr().err
    assert "Budi" not in told.replace('raise ValueError("Budi, NIK 3201")', "")
    assert "ValueError" in told
    assert "test_border.py" in told


def test_a_known_problem_is_explained_to_people_and_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: Session) -> int:
        raise KnownProblem("disk-full", path="/d")

    session = Session(open_window=fail)
    assert run([], session) == 6
    told = capsys.readouterr()
    assert told.out == ""
    assert "/d" in told.err


def test_ctrl_c_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: Session) -> int:
        raise KeyboardInterrupt

    assert run([], Session(open_window=interrupt)) == 130
    assert capsys.readouterr().err == "Dihentikan.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sapa"], "Perintah sapa tidak dikenal."),
        (["list", "--sapa"], "Opsi --sapa tidak dikenal."),
        (["show"], "'ID' belum diberikan."),
        (["list", "--list", "x"], "Nilai untuk '--list' tidak sah"),
        (["list", "a", "b"], "unexpected extra argument"),
    ],
)
def test_a_wrong_call_is_told_with_the_right_one(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(arguments, Session(open_window=lambda _: 0)) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "Pemakaian: lapor-desktop" in told


def test_a_wrong_call_is_json_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--sapa", "--json"], Session(open_window=lambda _: 0)) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "usage"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_are_fine(capsys: pytest.CaptureFixture[str], argument: str) -> None:
    assert run([argument], Session(open_window=lambda _: 9)) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"}, "id"),
        ({"LC_MESSAGES": "en_GB", "LANG": "id_ID"}, "en"),
    ],
)
def test_english_only_where_it_is_asked_for(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


class TestDisplay:
    @pytest.fixture(autouse=True)
    def _linux(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.platform", "linux")
        for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)

    def test_none_is_a_known_problem(self) -> None:
        with pytest.raises(KnownProblem, match="no-display"):
            require_display()

    def test_one_that_does_not_answer_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("ctypes").CDLL("libxcb.so.1")
        monkeypatch.setenv("DISPLAY", ":987")
        with pytest.raises(KnownProblem, match="no-display"):
            require_display()

    @pytest.mark.parametrize("name", ["QT_QPA_PLATFORM", "WAYLAND_DISPLAY"])
    def test_what_qt_is_told_to_use_counts(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        monkeypatch.setenv(name, "offscreen")
        require_display()


def test_a_windowed_program_without_streams_ends_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert run(["--version"], Session(open_window=lambda _: 0)) == 0
    assert run(["--unknown"], Session(open_window=lambda _: 0)) == 2
    for stream in (sys.stdout, sys.stderr):
        stream.close()


def test_a_self_test_that_missed_something_leaves_with_a_code_of_its_own(tmp_path: Path) -> None:
    asked: list[tuple[Path, str]] = []

    def self_test(report: Path, language: str) -> bool:
        asked.append((report, language))
        return len(asked) == 1

    session = Session(open_window=lambda _: 1, self_test=self_test, language="en")
    arguments = ["--self-test", str(tmp_path / "report.json")]
    assert [run(arguments, session), run(arguments, session)] == [0, 11]
    assert asked == [(tmp_path / "report.json", "en")] * 2
