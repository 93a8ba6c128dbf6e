from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk, set_aside
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path
    from typing import Any

PICTURE = bytes(range(256)) * 900
NAME = hashlib.sha256(PICTURE).hexdigest()


def code(ask: Callable[[], Future[Any]]) -> str:
    with pytest.raises(KnownProblem) as raised:
        ask().result()
    return raised.value.code


def test_a_content_is_kept_once_under_its_name_and_survives_a_restart(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        assert desk.files.put(PICTURE).result() == NAME
        size = (tmp_path / "files.db").stat().st_size
        assert desk.files.put(PICTURE).result() == NAME
        assert (tmp_path / "files.db").stat().st_size == size
    with Desk.open(tmp_path) as desk:
        assert desk.files.has(NAME).result()
        assert desk.files.read(NAME).result() == PICTURE
        assert desk.files.read_part(NAME, 65_530, 20).result() == PICTURE[65_530:65_550]
        assert desk.files.read_part(NAME, len(PICTURE) - 3, 20).result() == PICTURE[-3:]


def test_a_desk_that_never_had_a_file_has_no_file_store(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        assert desk.files.held("a1").result() == ""
    assert not (tmp_path / "files.db").exists()


def test_contents_lie_encrypted(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        desk.files.put(b"KTP 3273010101010001 " * 500).result()
    assert not any(b"KTP 3273" in file.read_bytes() for file in tmp_path.glob("files.db*"))


def test_a_download_is_kept_as_it_comes_and_named_when_it_is_whole(desk: Desk) -> None:
    files = desk.files
    files.restart("a1", '"v1"').result()
    assert files.append("a1", 0, PICTURE[:1000]).result() == 1000
    assert files.held("a1").result() == ""
    holding = files.holding("a1").result()
    assert (holding.size, holding.etag, holding.is_whole) == (1000, '"v1"', False)
    files.append("a1", 1000, PICTURE[1000:]).result()
    assert files.finish("a1", NAME).result() == NAME
    assert files.holdings(["a1", "a2"]).result()["a1"].is_whole
    assert files.read(files.held("a1").result()).result() == PICTURE


def test_bytes_that_do_not_follow_are_refused(desk: Desk) -> None:
    desk.files.restart("a1", "").result()
    desk.files.append("a1", 0, b"abc").result()
    assert code(lambda: desk.files.append("a1", 2, b"x")) == "file-elsewhere"
    assert code(lambda: desk.files.append("a2", 0, b"x")) == "file-elsewhere"


def test_a_damaged_download_is_not_taken_for_whole(desk: Desk) -> None:
    desk.files.restart("a1", "").result()
    desk.files.append("a1", 0, PICTURE[:-1]).result()
    assert code(lambda: desk.files.finish("a1", NAME)) == "file-damaged"
    assert desk.files.held("a1").result() == ""
    desk.files.discard("a1").result()
    assert desk.files.holding("a1").result().size == 0


def test_two_attachments_with_the_same_content_share_it(desk: Desk) -> None:
    files = desk.files
    for attachment in ("a1", "a2"):
        files.restart(attachment, "").result()
        files.append(attachment, 0, PICTURE).result()
        files.finish(attachment).result()
    files.discard("a1").result()
    assert files.held("a2").result() == NAME
    assert files.read(NAME).result() == PICTURE


def test_what_is_not_here_is_said_so(desk: Desk) -> None:
    assert code(lambda: desk.files.read("0" * 64)) == "file-not-held"


def test_a_damaged_store_is_a_known_problem_and_is_set_aside_with_the_desk(tmp_path: Path) -> None:
    with Desk.open(tmp_path):
        pass
    (tmp_path / "files.db").write_bytes(b"not a database" * 1000)
    with Desk.open(tmp_path) as desk:
        assert code(lambda: desk.files.held("a1")) == "cache-corrupt"
    kept = set_aside(tmp_path)
    assert (kept / "files.db").exists()
    assert not (tmp_path / "files.db").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill on this system")
def test_what_a_killed_download_kept_is_there_the_next_time(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from desktop.desk import Desk
        desk = Desk.open(Path(sys.argv[1]))
        desk.files.restart("a1", '"v"').result()
        at = 0
        while True:
            at = desk.files.append("a1", at, bytes([at // 5000 % 251]) * 5000).result()
            print(at, flush=True)
    """)
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(20)]
        process.kill()
    with Desk.open(tmp_path) as desk:
        holding = desk.files.holding("a1").result()
        assert holding.size >= told[-1]
        assert holding.size % 5000 == 0
        assert desk.files.append("a1", holding.size, b"more").result() == holding.size + 4
