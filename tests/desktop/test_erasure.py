"""Erasing a desk takes the key and every file of it, leaves what is not ours, and is never half."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import keyring
import pytest

from desktop import credentials, erasure
from desktop.cache.intents import drafts, outbox
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.problems import KnownProblem
from tests.desktop.complaints import arrive, whole
from tests.support.command_line import ROOT, lapor

if TYPE_CHECKING:
    from pathlib import Path


def used(folder: Path) -> Path:
    """A desk with a complaint, a file, and a file beside it that is not ours."""
    with Desk.open(folder) as desk:
        arrive(desk, whole(1))
        desk.files.put(b"lampiran").result()
    (folder / "skripsi.docx").write_bytes(b"bukan milik kami")
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_key_and_files_are_gone_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    folder = used(tmp_path / "desk")
    erasure.begin(folder)
    assert not (folder / "desk.key").exists()
    assert erasure.finish(folder)
    assert names(folder) == {"skripsi.docx"}


def test_the_entry_of_the_key_store_is_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "set_password", lambda service, name, text: kept.update({(service, name): text}))
    monkeypatch.setattr(keyring, "get_password", lambda service, name: kept.get((service, name)))
    monkeypatch.setattr(keyring, "delete_password", lambda service, name: kept.pop((service, name)))
    Desk.open(tmp_path).close()
    assert [service for service, _ in kept] == [credentials.SERVICE]
    erasure.begin(tmp_path)
    assert kept == {}


def test_closing_the_desk_ends_what_was_begun_while_it_was_open(tmp_path: Path) -> None:
    with Desk.open(used(tmp_path)) as desk:
        erasure.begin(tmp_path)
        assert len(desk.ask(lambda db: db.execute("SELECT 1 FROM complaint").fetchall())) == 1
    assert names(tmp_path) == {"skripsi.docx"}


def test_while_another_program_has_it_open_its_files_wait_and_it_does_not_open_anew(tmp_path: Path) -> None:
    used(tmp_path)
    with Desk.open(tmp_path) as window:
        erasure.begin(tmp_path)
        with pytest.raises(KnownProblem, match="erase-not-finished"):
            Desk.open(tmp_path)
        assert window.ask(lambda db: db.execute("SELECT tracking_id FROM complaint").fetchall()) == [("1",)]
    assert names(tmp_path) == {"skripsi.docx"}


@pytest.mark.parametrize("killed_at", ["_destroy_key", "_ours", "_remove"])
def test_killed_in_the_middle_the_next_start_ends_it_and_begins_with_nothing(tmp_path: Path, killed_at: str) -> None:
    used(tmp_path)
    script = textwrap.dedent(
        f"""
        import os, signal, sys, pathlib
        from desktop import erasure
        erasure.{killed_at} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        folder = pathlib.Path(sys.argv[1])
        erasure.begin(folder)
        erasure.finish(folder)
        """
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Desk.open(tmp_path) as desk:
        assert desk.ask(lambda db: db.execute("SELECT 1 FROM complaint").fetchall()) == []
        assert not desk.files.has("0" * 64).result()
    assert erasure.MARK not in names(tmp_path)


def test_what_would_be_lost_is_told_before(tmp_path: Path) -> None:
    with Desk.open(tmp_path) as desk:
        assert desk.ask(erasure.unsent).is_nothing
        arrive(desk, whole(1), whole(2))
        desk.do(drafts.save, TrackingId("1"), "Yth. Pelapor, sedang kami periksa.")
        desk.do(drafts.save, TrackingId("2"), "Yth. Pelapor, sudah kami periksa.")
        desk.do(outbox.queue, TrackingId("2"))
        assert desk.ask(erasure.unsent) == erasure.Unsent(drafts=1, ops=1)


def test_the_command_asks_and_does_nothing_without_a_yes(tmp_path: Path) -> None:
    folder = used(tmp_path / "desk")
    asked = lapor(folder, "--language", "en", "erase", stdin=b"n\n")
    assert "drafts: 0, in the outbox: 0" in asked.out
    assert (folder / "desk.db").exists()
    assert lapor(folder, "erase", "--yes", "--json").json == {"erased": True, "drafts": 0, "ops": 0}
    assert names(folder) == {"skripsi.docx"}
