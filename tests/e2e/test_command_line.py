"""The command line as scripts meet it: processes, a real central API, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk
from sync.central.server import CentralServer
from sync.lock import sync_lock
from tests.support.command_line import ROOT, TIMEOUT, command, lapor

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = "Yth. Pelapor, laporan Anda sudah kami teruskan ke Biro Keuangan. Terima kasih."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def signed_in(folder: Path, central: CentralServer) -> Path:
    """A desk that has synced once with the central API."""
    done = lapor(folder, "sync", "--server", central.url, LAPOR_TOKEN=central.officers[0].token)
    assert done.code == 0, done.err
    return folder


def first_to_answer(folder: Path) -> str:
    return str(lapor(folder, "list", "--list", "to-answer", "--json").json[0]["tracking_id"])


def test_a_day_by_command_line(folder: Path, central: CentralServer) -> None:
    token = central.officers[0].token
    pulled = lapor(folder, "sync", "--server", central.url, "--token", token, "--json")
    assert pulled.code == 0
    names = ["requests", "bytes_up", "bytes_down", "checkpoints", "changes", "seconds", "results"]
    assert list(pulled.json) == names
    assert pulled.json["changes"] > 0
    assert pulled.json["results"] == []

    listed = lapor(folder, "list", "--json").json
    assert len(listed) == pulled.json["changes"]
    assert all(list(row) == ["tracking_id", "title", "status", "due"] for row in listed)

    tracking_id = first_to_answer(folder)
    queued = lapor(folder, "answer", tracking_id, "--json", stdin=ANSWER.encode())
    assert queued.code == 0
    assert queued.json == {"op_id": queued.json["op_id"], "state": "QUEUED"}
    (waiting,) = lapor(folder, "outbox", "--json").json
    assert (waiting["op_id"], waiting["tracking_id"]) == (queued.json["op_id"], tracking_id)

    sent = lapor(folder, "sync", "--json")
    assert sent.code == 0
    assert sent.json["requests"] == 1
    assert sent.json["results"] == [{"op_id": queued.json["op_id"], "tracking_id": tracking_id, "outcome": "applied"}]
    assert lapor(folder, "outbox", "--json").json == []

    shown = lapor(folder, "show", tracking_id, "--json").json
    assert shown["events"][-1]["text"] == ANSWER
    assert shown["drafts"] == []
    assert [item["state"] for item in shown["outbox"]] == ["SENT"]


def test_status_tells_how_the_desk_stands(signed_in: Path, central: CentralServer) -> None:
    told = lapor(signed_in, "status", "--json").json
    assert told["server"] == central.url
    assert told["is_signed_in"] is True
    assert told["officer"] == central.officers[0].name
    assert told["waiting"] == {"ops": 0, "bytes": 0, "files": 0, "file_bytes": 0}
    assert told["sync"]["last_error_code"] == ""
    assert told["lists"]["all"] == len(lapor(signed_in, "list", "--json").json)


def test_the_token_is_never_printed(signed_in: Path, central: CentralServer) -> None:
    for arguments in (["status"], ["status", "--json"], ["sync"], ["sync", "--json"]):
        done = lapor(signed_in, *arguments)
        assert central.officers[0].token not in done.out + done.err


def test_a_token_may_come_from_a_file(folder: Path, central: CentralServer, tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_text(central.officers[0].token + "\n", encoding="utf-8")
    assert lapor(folder, "sync", "--server", central.url, "--token-file", str(file)).code == 0
    assert lapor(folder, "sync").code == 0


def test_what_failed_is_not_kept_as_the_address(folder: Path, signed_in: Path, central: CentralServer) -> None:
    assert lapor(folder, "sync", "--server", "http://127.0.0.1:9").code == 3
    assert lapor(signed_in, "status", "--json").json["server"] == central.url


def test_people_are_told_in_indonesian_or_english(signed_in: Path) -> None:
    assert "perubahan" in lapor(signed_in, "sync").out
    assert "changes" in lapor(signed_in, "sync", LC_ALL="en_GB.UTF-8").out
    assert "changes" in lapor(signed_in, "--language", "en", "sync").out


class TestExitCodes:
    def test_2_for_a_wrong_call(self, folder: Path) -> None:
        done = lapor(folder, "show", "--json")
        assert done.code == 2
        assert done.json["error"]["code"] == "usage"
        assert "lapor-desktop show" in done.err

    def test_3_where_nobody_answers(self, folder: Path) -> None:
        done = lapor(folder, "sync", "--server", "http://127.0.0.1:9", "--json", LAPOR_TOKEN="abc")
        assert done.code == 3
        assert done.json["error"]["code"] == "connection-refused"
        assert done.json["results"] == []
        assert "127.0.0.1" in done.err

    def test_4_without_an_account(self, folder: Path, central: CentralServer) -> None:
        assert lapor(folder, "sync").code == 4
        done = lapor(folder, "sync", "--server", central.url, "--json", LAPOR_TOKEN="wrong")
        assert (done.code, done.json["error"]["code"]) == (4, "token-invalid")

    def test_5_where_a_colleague_was_first(self, signed_in: Path, central: CentralServer) -> None:
        tracking_id = first_to_answer(signed_in)
        assert lapor(signed_in, "answer", tracking_id, stdin=ANSWER.encode()).code == 0
        central.store.colleague_answers(tracking_id, "Sudah dijawab Biro Akademik.")
        done = lapor(signed_in, "sync", "--json")
        assert done.code == 5
        assert [result["outcome"] for result in done.json["results"]] == ["conflict"]
        (item,) = lapor(signed_in, "outbox", "--json").json
        assert (item["state"], item["payload"]["text"]) == ("CONFLICT", ANSWER)
        assert lapor(signed_in, "status", "--json").json["needs_a_look"] == 1

    def test_6_where_the_cache_does_not_open(self, signed_in: Path) -> None:
        (signed_in / "desk.db").write_bytes(b"not a database, and long enough to be looked at" * 200)
        done = lapor(signed_in, "list", "--json")
        assert (done.code, done.json["error"]["code"]) == (6, "cache-corrupt")

    def test_7_for_a_complaint_that_is_not_there(self, signed_in: Path) -> None:
        assert lapor(signed_in, "show", "999").code == 7
        assert lapor(signed_in, "answer", "999", stdin=b"Ya").code == 7
        assert lapor(signed_in, "outbox", "--json").json == []

    def test_8_for_an_answer_that_is_none(self, signed_in: Path, tmp_path: Path) -> None:
        tracking_id = first_to_answer(signed_in)
        picture = tmp_path / "picture.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
        assert lapor(signed_in, "answer", tracking_id, stdin=b" \n ").code == 8
        assert lapor(signed_in, "answer", tracking_id, "--file", str(picture)).code == 8
        assert lapor(signed_in, "answer", tracking_id, "--file", str(tmp_path / "none.txt")).code == 8
        assert lapor(signed_in, "outbox", "--json").json == []

    def test_9_while_another_sync_runs(self, signed_in: Path) -> None:
        with sync_lock(signed_in):
            assert lapor(signed_in, "sync").code == 9

    def test_10_without_a_display(self, folder: Path) -> None:
        done = lapor(folder, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
        assert done.code == 10
        assert "Tidak ada layar" in done.err
        assert "no display" in done.err
        assert "Traceback" not in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind")
def test_a_sync_told_to_stop_ends_in_order(folder: Path) -> None:
    """Against a server that takes the request and never answers."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        process = subprocess.Popen(
            command(folder, "sync", "--server", url, "--json"),
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "LAPOR_TOKEN": "abc"},
        )
        connection, _ = silent.accept()
        with connection:
            assert connection.recv(1)
            process.send_signal(signal.SIGTERM)
            out, _ = process.communicate(timeout=TIMEOUT)
    assert process.returncode == 130
    assert json.loads(out)["error"]["code"] == "cancelled"


@pytest.mark.parametrize(
    "arguments", [["status"], ["list"], ["outbox"], ["show", "1"], ["answer", "1"], ["sync"], ["central", "--help"]]
)
def test_no_command_loads_qt(folder: Path, arguments: list[str]) -> None:
    script = (
        "import sys; from desktop.__main__ import main; main(sys.argv[1:]); "
        "sys.exit(any(name.partition('.')[0] in {'PySide6', 'shiboken6', 'ui'} for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--data-dir", str(folder), *arguments],
        cwd=ROOT,
        input=b"",
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_reading_loads_neither_the_network_nor_the_server(folder: Path) -> None:
    """What keeps a command quick: the list is there before requests or uvicorn were even imported."""
    script = (
        "import sys; from desktop.__main__ import main; main(sys.argv[1:]); "
        "sys.exit(' '.join({'requests', 'uvicorn', 'starlette', 'sync'} & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--data-dir", str(folder), "list"],
        cwd=ROOT,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_output_may_be_cut_short_by_its_reader(signed_in: Path) -> None:
    process = subprocess.Popen(
        command(signed_in, "list"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=dict(os.environ)
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(TIMEOUT) == 0
    process.stderr.close()


class TestCentral:
    def test_its_first_line_is_json_and_its_data_last(self, tmp_path: Path, folder: Path) -> None:
        first = self._serve(tmp_path, lambda told: self._sync(folder, told))
        again = self._serve(tmp_path, lambda told: self._sync(folder, told))
        assert first["officers"] == again["officers"]
        assert isinstance(first["officers"], list)
        assert [set(officer) for officer in first["officers"]] == [{"name", "token"}] * 2

    def test_an_address_in_use_is_told(self, tmp_path: Path, central: CentralServer) -> None:
        port = central.url.rpartition(":")[2]
        done = lapor(tmp_path, "central", "--data", str(tmp_path / "c"), "--port", port, "--complaints", "3", "--json")
        assert (done.code, done.json["error"]["code"]) == (8, "address-in-use")

    @staticmethod
    def _sync(folder: Path, told: dict[str, object]) -> None:
        officers = told["officers"]
        assert isinstance(officers, list)
        assert lapor(folder, "sync", "--server", str(told["url"]), LAPOR_TOKEN=officers[1]["token"]).code == 0

    @staticmethod
    def _serve(tmp_path: Path, use: object) -> dict[str, object]:
        assert callable(use)
        arguments = ["--port", "0", "--complaints", "20", "--officers", "2", "--exit-with-parent"]
        with subprocess.Popen(
            command(tmp_path, "central", "--data", str(tmp_path / "central"), *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        ) as process:
            assert process.stdin
            assert process.stdout
            told: dict[str, object] = json.loads(process.stdout.readline())
            use(told)
            process.stdin.close()
            assert process.wait(TIMEOUT) == 0
        return told


def test_a_window_and_a_command_share_a_desk(signed_in: Path) -> None:
    """The cache is open in this process, as it is in the window's, while a command writes to it."""
    from desktop.cache.intents import outbox

    with Desk.open(signed_in) as desk:
        assert lapor(signed_in, "answer", first_to_answer(signed_in), stdin=ANSWER.encode()).code == 0
        assert [item.text for item in desk.ask(outbox.items)] == [ANSWER]


def test_an_exchange_by_stick_over_three_processes(signed_in: Path, tmp_path: Path) -> None:
    nobody = tmp_path / "nobodys-desk"
    tracking_id = first_to_answer(signed_in)
    assert lapor(signed_in, "answer", tracking_id, stdin=ANSWER.encode()).code == 0
    out = lapor(signed_in, "bundle", "export", str(tmp_path / "kirim.lapor"), "--json")
    assert (out.code, out.json["ops"], out.json["stayed"]) == (0, 1, 0)
    wrong = lapor(nobody, "bundle", "exchange", str(tmp_path / "kirim.lapor"), stdin=b"bukan kodenya\n")
    assert wrong.code == 8
    code = f"{out.json['code'].upper()}\r\n".encode()
    told = lapor(nobody, "bundle", "exchange", str(tmp_path / "kirim.lapor"), "--json", stdin=code)
    assert (told.code, told.json["outcomes"]) == (0, {"applied": 1}), told.err
    assert told.json["file"] == str(tmp_path / "kirim-jawaban.lapor")
    assert not nobody.exists()
    home = lapor(signed_in, "bundle", "import", told.json["file"], "--json")
    assert home.json == {"outcomes": {"applied": 1}, "changes": 1, "has_moved_on": False}
    assert home.code == 0
    assert lapor(signed_in, "outbox", "--json").json == []


def test_a_stick_without_a_network_leaves_no_answer(signed_in: Path, central: CentralServer, tmp_path: Path) -> None:
    out = lapor(signed_in, "bundle", "export", str(tmp_path / "kirim.lapor"), "--json")
    central.stop()
    told = lapor(signed_in, "bundle", "exchange", str(tmp_path / "kirim.lapor"), stdin=out.json["code"].encode())
    assert told.code == 3
    assert [file.name for file in tmp_path.glob("*.lapor")] == ["kirim.lapor"]


def test_a_desk_that_never_had_a_network_works_by_stick_alone(
    folder: Path, central: CentralServer, tmp_path: Path
) -> None:
    file = str(tmp_path / "kirim.lapor")
    assert lapor(folder, "bundle", "export", file).code == 4
    out = lapor(
        folder, "bundle", "export", file, "--server", central.url, "--json", LAPOR_TOKEN=central.officers[0].token
    )
    assert out.code == 0, out.err
    told = lapor(tmp_path / "elsewhere", "bundle", "exchange", file, "--json", stdin=out.json["code"].encode())
    home = lapor(folder, "bundle", "import", told.json["file"], "--json")
    assert home.json["changes"] == len(lapor(folder, "list", "--json").json) > 0
    assert lapor(folder, "status", "--json").json["officer"] == central.officers[0].name


def test_what_was_queued_for_one_server_is_not_sent_to_another_by_the_way(
    signed_in: Path, central: CentralServer, tmp_path: Path
) -> None:
    number = first_to_answer(signed_in)
    assert lapor(signed_in, "answer", number, stdin=ANSWER.encode()).code == 0
    with CentralServer.start(tmp_path / "other", complaints=5, officers=1, seed=9) as other:
        token = other.officers[0].token
        refused = lapor(signed_in, "sync", "--server", other.url, "--json", LAPOR_TOKEN=token)
        assert refused.json["error"]["code"] == "server-another"
    assert lapor(signed_in, "sync").code == 0
    assert [event.text for event in central.store.follow_ups(number) if event.text == ANSWER] == [ANSWER]
