"""By stick without a window and without a token: the officer signs in by the browser where the file is exchanged."""

from __future__ import annotations

import json
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from desktop.commands.exits import Exit
from desktop.desk import Desk
from sync.central.server import CentralServer
from tests.support.command_line import ROOT, Ended, command, lapor
from tests.sync.central.browser import let_sign_in
from tests.sync.parts import add_open
from tests.sync.signin.parts import filled_in, signed_in, synced, visited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    with CentralServer.start(tmp_path / "central", complaints=0, officers=2) as central:
        let_sign_in(central)
        let_sign_in(central, "agus", number=1)
        yield central


@pytest.fixture
def desk(tmp_path: Path, central: CentralServer) -> Path:
    """Of an officer who has signed in."""
    add_open(central, 1)
    with Desk.open(tmp_path / "desk") as desk:
        signed_in(desk, central)
        assert synced(desk).problem is None
    return tmp_path / "desk"


def exchange(central: CentralServer, folder: Path, file: Path, code: str, user: str = "ratna") -> Ended:
    """`bundle exchange`, with an officer who follows what it prints; with no user, one who presses Ctrl+C."""
    words = command(folder, "--language", "en", "bundle", "exchange", str(file), "--json")
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(f"{code}\n")
        process.stdin.flush()
        told = next(process.stderr)
        address = next(line.strip() for line in process.stderr if line.startswith("http://"))
        assert "Ratna Wulandari's desk" in told
        if user:
            assert visited(filled_in(central, address, user)).status_code == 200
        else:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out, err)


def test_out_exchanged_home_and_then_synced_makes_one_answer(
    desk: Path, central: CentralServer, tmp_path: Path
) -> None:
    file, nobody = tmp_path / "kirim.lapor", tmp_path / "nobody"
    (number,) = [each["tracking_id"] for each in lapor(desk, "list", "--json").json]
    assert lapor(desk, "answer", number, stdin=b"Sudah kami periksa.").code == Exit.FINE
    out = lapor(desk, "bundle", "export", str(file), "--json")
    assert (out.code, out.json["ops"], out.json["signs_in_as"]) == (Exit.FINE, 1, "Ratna Wulandari")

    told = exchange(central, nobody, file, out.json["code"])
    assert (told.code, told.json["outcomes"]) == (Exit.FINE, {"applied": 1}), told.err
    assert not nobody.exists()
    assert lapor(desk, "sync", "--json").json["results"][0]["outcome"] == "replayed"
    home = lapor(desk, "bundle", "import", told.json["file"], "--json")
    assert (home.code, home.json["outcomes"]) == (Exit.FINE, {"applied": 1})
    assert lapor(desk, "sync").code == Exit.FINE
    assert [event.text for event in central.store.follow_ups(number)] == ["Sudah kami periksa."]
    assert lapor(desk, "outbox", "--json").json == []


def test_another_officer_and_a_change_of_mind_are_told_by_exit_code_and_sentence(
    desk: Path, central: CentralServer, tmp_path: Path
) -> None:
    file, nobody = tmp_path / "kirim.lapor", tmp_path / "nobody"
    code = lapor(desk, "bundle", "export", str(file), "--json").json["code"]
    refused = exchange(central, nobody, file, code, "agus")
    assert (refused.code, refused.json["error"]["code"]) == (Exit.SIGNED_OUT, "bundle-of-another")
    assert central.officers[1].name in refused.err
    stopped = exchange(central, nobody, file, code, "")
    assert (stopped.code, json.loads(stopped.out)["error"]["code"]) == (Exit.INTERRUPTED, "sign-in-cancelled")
    assert not (tmp_path / "kirim-jawaban.lapor").exists()


def test_practice_mode_carries_nothing(desk: Path, tmp_path: Path) -> None:
    told = lapor(desk, "--practice", "bundle", "export", str(tmp_path / "kirim.lapor"), "--json")
    assert (told.code, told.json["error"]["code"]) == (Exit.BAD_INPUT, "bundle-practice")
