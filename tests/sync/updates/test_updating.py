"""An update fetches what changed and nothing else, from a server or a folder; what was tampered with is refused."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from securesystemslib.signer import SSlibKey

from desktop.problems import KnownProblem
from desktop.updates import swap
from desktop.updates.swap import Step
from tests.support.file_server import FileServer, serving
from tests.support.published import FIRST, SECOND, Publisher, files_of, write
from tools.updates import keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.updates.fetching import Difference
    from sync.updates.updater import Updating


@pytest.fixture(autouse=True, params=["openssl", "windows"])
def _verifying(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """By OpenSSL as on Linux, and by the library itself as on Windows, where it finds no `cryptography`."""
    if request.param == "windows":
        monkeypatch.setattr(SSlibKey, "_verify", SSlibKey._verify_ed25519_fallback)


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    with Publisher(tmp_path / "publisher") as publisher:
        publisher.publish("1.1", SECOND)
        yield publisher


@pytest.fixture
def server(publisher: Publisher) -> Iterator[FileServer]:
    with serving(publisher.given_out) as server:
        yield server


@pytest.fixture
def program(tmp_path: Path) -> Path:
    write(tmp_path / "program", FIRST)
    (tmp_path / "program" / "uninstall.exe").write_bytes(b"of the installer")
    return tmp_path / "program"


def offered(updating: Updating) -> Difference:
    found = updating.check()
    assert found is not None
    return found


def refusal(updating: Updating) -> str:
    """With what an update is refused, whether it shows when looking or when fetching. The program stays as it is."""
    before = files_of(updating.program)
    with pytest.raises(KnownProblem) as caught:
        updating.fetch(offered(updating), lambda _left: None)
    assert swap.ready_version(updating.program) is None
    assert swap.begin(updating.program) is Step.NOTHING
    assert files_of(updating.program) == before
    return caught.value.code


@pytest.mark.parametrize("kind", ["web", "folder", "file-url"])
def test_what_changed_comes_alone_and_is_there_after_the_next_start(
    publisher: Publisher, server: FileServer, program: Path, kind: str
) -> None:
    place = {"web": server.url, "folder": str(publisher.given_out), "file-url": publisher.given_out.as_uri()}[kind]
    updating = publisher.updating(program, place)
    difference = offered(updating)
    assert difference.version == "1.1"
    assert difference.notes["en"] == "Faster."
    assert [change.path for change in difference.changes] == [
        "_internal/desktop/desk.pyc",
        "_internal/ui/old_page.pyc",
        "_internal/ui/updates/page.pyc",
    ]
    left: list[int] = []

    updating.fetch(difference, left.append)

    assert files_of(program) == {**FIRST, "uninstall.exe": b"of the installer"}  # until the next start
    assert left[-1] == 0
    assert swap.ready_version(program) == "1.1"
    assert swap.begin(program) is Step.SWAPPED
    assert files_of(program) == {**SECOND, "uninstall.exe": b"of the installer"}
    assert os.access(program / "lapor-desktop", os.X_OK)
    if kind == "web":
        contents = [path for path, _ in server.asked if path.startswith("/files/")]
        assert len(contents) == 2 + 4  # contents, and listings: of three folders that differ, and the outermost


def test_the_size_that_is_shown_first_is_what_comes(publisher: Publisher, server: FileServer, program: Path) -> None:
    updating = publisher.updating(program, server.url)
    difference = offered(updating)
    before = server.sent

    updating.fetch(difference, lambda _left: None)

    assert server.sent - before == difference.to_fetch > 0


def test_the_newest_version_has_no_update(publisher: Publisher, server: FileServer, program: Path) -> None:
    write(program, SECOND)
    assert publisher.updating(program, server.url, version="1.1").check() is None


def test_versions_may_be_skipped_and_a_damaged_file_is_mended(
    publisher: Publisher, server: FileServer, program: Path
) -> None:
    third = {**SECOND, "_internal/ui/program.pyc": b"program of 1.2"}
    publisher.publish("1.2", third)
    (program / "_internal/PySide6/QtCore.so").write_bytes(b"a disk that forgets")
    updating = publisher.updating(program, server.url)

    updating.fetch(offered(updating), lambda _left: None)

    assert swap.begin(program) is Step.SWAPPED
    assert files_of(program) == {**third, "uninstall.exe": b"of the installer"}


def test_a_link_to_a_file_that_changes_stays_a_link(publisher: Publisher, program: Path) -> None:
    link, library = "_internal/libQtCore.so", "_internal/PySide6/QtCore.so"
    (program / link).symlink_to("PySide6/QtCore.so")
    publisher.publish("1.2", {**SECOND, library: b"newer Qt", link: b"newer Qt"})
    updating = publisher.updating(program, str(publisher.given_out))

    updating.fetch(offered(updating), lambda _left: None)

    assert swap.begin(program) is Step.SWAPPED
    assert (program / link).is_symlink()
    assert (program / link).read_bytes() == b"newer Qt"
    swap.came_up(program)
    publisher.publish("1.3", {**SECOND, library: b"newer Qt", link: b"a library of its own"})
    updating = publisher.updating(program, str(publisher.given_out), "1.2")
    updating.fetch(offered(updating), lambda _left: None)
    assert swap.begin(program) is Step.SWAPPED
    assert (program / library).read_bytes() == b"newer Qt"
    assert not (program / link).is_symlink()


def test_where_it_was_put_in_place_and_has_not_started_yet_the_next_one_can_be_fetched(
    publisher: Publisher, program: Path
) -> None:
    first = publisher.updating(program, str(publisher.given_out))
    first.fetch(offered(first), lambda _left: None)
    assert swap.begin(program) is Step.SWAPPED  # by staff, in a folder that its officers may not write to
    publisher.publish("1.2", {**SECOND, "_internal/ui/program.pyc": b"program of 1.2"})
    second = publisher.updating(program, str(publisher.given_out), "1.1")
    second.fetch(offered(second), lambda _left: None)
    assert swap.begin(program) is Step.SWAPPED
    assert files_of(program)["_internal/ui/program.pyc"] == b"program of 1.2"


def test_a_fetch_goes_on_after_a_cut_where_it_stopped(publisher: Publisher, server: FileServer, program: Path) -> None:
    big = os.urandom(300_000)
    publisher.publish("1.2", {**SECOND, "_internal/PySide6/QtCore.so": big})
    server.cut_after = 100_000
    updating = publisher.updating(program, server.url)

    updating.fetch(offered(updating), lambda _left: None)

    assert [wanted for _, wanted in server.asked if wanted] == ["bytes=100000-"]
    assert swap.begin(program) is Step.SWAPPED
    assert (program / "_internal/PySide6/QtCore.so").read_bytes() == big


def test_a_fetch_that_was_ended_goes_on_after_a_restart(
    publisher: Publisher, server: FileServer, program: Path
) -> None:
    publisher.publish("1.2", {**SECOND, "_internal/PySide6/QtCore.so": os.urandom(300_000)})
    first = publisher.updating(program, server.url)
    whole = offered(first).to_fetch

    def stop(left: int) -> None:
        if left < 150_000:
            raise KnownProblem("cancelled")

    with pytest.raises(KnownProblem, match="cancelled"):
        first.fetch(offered(first), stop)
    again = publisher.updating(program, server.url)
    rest = offered(again)
    assert 0 < rest.to_fetch < 150_000 < whole
    before = server.sent
    again.fetch(rest, lambda _left: None)
    assert server.sent - before == rest.to_fetch
    assert swap.ready_version(program) == "1.2"


def test_a_content_that_was_tampered_with_is_refused(publisher: Publisher, server: FileServer, program: Path) -> None:
    for path in publisher.given_out.glob("files/*/*.zst"):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    assert refusal(publisher.updating(program, server.url)) == "update-forged"


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_signed_words_that_were_changed_are_refused(
    publisher: Publisher, server: FileServer, program: Path, role: str
) -> None:
    path = max(publisher.given_out.glob(f"metadata/*{role}.json"), key=lambda each: each.stat().st_mtime_ns)
    told = json.loads(path.read_text(encoding="utf-8"))
    told["signed"]["expires"] = "2099-01-01T00:00:00Z"
    path.write_text(json.dumps(told), encoding="utf-8")

    assert refusal(publisher.updating(program, server.url)) == "update-forged"


def test_a_manifest_that_nobody_signed_is_refused(publisher: Publisher, server: FileServer, program: Path) -> None:
    for path in publisher.given_out.glob("targets/*"):
        path.write_bytes(path.read_bytes()[:-1] + b"x")

    assert refusal(publisher.updating(program, server.url)) == "update-forged"


def test_another_publisher_is_refused(publisher: Publisher, tmp_path: Path, program: Path) -> None:
    other = Publisher(tmp_path / "other")
    other.publish("9.0", SECOND)

    assert refusal(publisher.updating(program, str(other.given_out))) == "update-forged"


def test_an_older_state_than_was_seen_is_refused(publisher: Publisher, tmp_path: Path, program: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(publisher.given_out, old)
    publisher.publish("1.2", SECOND)
    assert offered(publisher.updating(program, str(publisher.given_out))).version == "1.2"

    assert refusal(publisher.updating(program, str(old))) == "update-older"


def test_an_older_version_is_refused_although_its_publisher_signed_it(publisher: Publisher, program: Path) -> None:
    assert refusal(publisher.updating(program, str(publisher.given_out), version="1.10")) == "update-older"


def test_a_source_that_is_held_back_is_refused_once_it_has_expired(publisher: Publisher, program: Path) -> None:
    publisher.publish("1.2", SECOND, timestamp=-1)

    assert refusal(publisher.updating(program, str(publisher.given_out))) == "update-stale"


def test_parts_of_two_states_are_refused(publisher: Publisher, tmp_path: Path, program: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(publisher.given_out, old)
    publisher.publish("1.2", SECOND)
    shutil.copy(publisher.given_out / "metadata" / "timestamp.json", old / "metadata")
    newest = max(publisher.given_out.glob("metadata/*.snapshot.json"), key=lambda path: int(path.name.split(".")[0]))
    number = int(newest.name.split(".")[0])
    shutil.copy(old / "metadata" / f"{number - 1}.snapshot.json", old / "metadata" / newest.name)

    assert refusal(publisher.updating(program, str(old))) == "update-older"


def test_data_without_an_end_is_refused(publisher: Publisher, server: FileServer, program: Path) -> None:
    (publisher.given_out / "metadata" / "timestamp.json").write_bytes(b" " * 50_000_000)
    assert refusal(publisher.updating(program, server.url)) == "update-forged"


def test_a_content_without_an_end_is_refused(publisher: Publisher, server: FileServer, program: Path) -> None:
    for path in publisher.given_out.glob("files/*/*.zst"):
        path.write_bytes(path.read_bytes() + bytes(10_000_000))
    assert refusal(publisher.updating(program, server.url)) == "update-forged"
    kept = sum(path.stat().st_size for path in (program / ".update").rglob("*") if path.is_file())
    assert kept < 1_000_000


def test_a_platform_without_a_version_is_told(publisher: Publisher, program: Path) -> None:
    from dataclasses import replace

    updating = replace(publisher.updating(program, str(publisher.given_out)), platform="win-arm64")
    assert refusal(updating) == "update-none"


def test_a_folder_without_versions_is_told(tmp_path: Path, publisher: Publisher, program: Path) -> None:
    with pytest.raises(KnownProblem, match="update-source-missing"):
        publisher.updating(program, str(tmp_path))


@pytest.mark.parametrize("role", keys.ROLES)
def test_a_key_can_be_replaced_and_programs_with_the_old_root_go_on(
    publisher: Publisher, program: Path, role: str
) -> None:
    from click.testing import CliRunner

    from tools.updates.__main__ import updates

    folder = publisher.folder / "keys"
    told = CliRunner().invoke(
        updates, ["rotate", "--keys", str(folder), "--repository", str(publisher.given_out), role]
    )
    assert told.exit_code == 0, told.output
    publisher.publish("1.2", SECOND)

    assert offered(publisher.updating(program, str(publisher.given_out))).version == "1.2"
    with pytest.raises(FileExistsError):
        keys.make(folder)
