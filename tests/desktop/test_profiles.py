"""Several officers on one PC: nothing of one is ever in the other's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from desktop import profiles
from desktop.cache.intents import drafts
from desktop.cache.mirror import complaints
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.problems import KnownProblem
from tests.support.command_line import ROOT
from tests.ui.seeds import patch, seed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return tmp_path / "lapor-desktop"


def test_the_desk_that_was_there_becomes_the_first_without_a_byte_being_touched(first: Path) -> None:
    with Desk.open(first):
        pass
    before = {file.name: file.read_bytes() for file in first.iterdir() if file.is_file()}
    added = profiles.add(first, "Agus Prasetyo", first_name="Ratna Wulandari")
    after = {file.name: file.read_bytes() for file in first.iterdir() if file.is_file()}
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {profiles.FILE_NAME}
    assert [each.name for each in profiles.all_profiles(first)] == ["Ratna Wulandari", "Agus Prasetyo"]
    assert added.data_dir.parent.parent == first.parent, "beside it, not in it"


def test_each_has_its_own_key_and_its_own_complaints(first: Path) -> None:
    added = profiles.add(first, "Agus Prasetyo")
    with Desk.open(first) as mine, Desk.open(added.data_dir) as theirs:
        seed(mine, [patch(1)])
        number = patch(1).tracking_id
        mine.do(drafts.save, TrackingId(number), "Konsep Ratna")
        assert mine.ask(complaints.get, number) is not None
        assert theirs.ask(complaints.get, number) is None
    keys = [json.loads((folder / "desk.json").read_text())["key_check"] for folder in (first, added.data_dir)]
    entries = [json.loads((folder / "desk.json").read_text())["desk_id"] for folder in (first, added.data_dir)]
    assert keys[0] != keys[1]
    assert entries[0] != entries[1], "each under an entry of its own in the key store"


def test_a_desk_that_was_only_begun_when_the_power_went_is_none(first: Path) -> None:
    added = profiles.add(first, "Agus Prasetyo")
    (added.data_dir / profiles.FILE_NAME).unlink()
    (added.data_dir / f"{profiles.FILE_NAME}.tmp").write_text('{"name": "Ag')
    assert [each.data_dir for each in profiles.all_profiles(first)] == [first]
    again = profiles.add(first, "Agus Prasetyo")
    assert profiles.find(first, "agus  PRASETYO") == again


@pytest.mark.parametrize("name", ["", "   ", "ratna wulandari", "AGUS PRASETYO", "a" * 81, "Agus\x07"])
def test_a_name_that_would_tell_nobody_apart_is_refused(first: Path, name: str) -> None:
    profiles.add(first, "Agus Prasetyo", first_name="Ratna Wulandari")
    with pytest.raises(KnownProblem, match="officer-desk-name"):
        profiles.add(first, name)


def test_a_name_is_no_path(first: Path) -> None:
    added = profiles.add(first, "../../etc")
    assert added.data_dir.parent == first.with_name("lapor-desktop-officers")


def test_the_one_that_was_used_last_is_known(first: Path) -> None:
    added = profiles.add(first, "Agus Prasetyo")
    with Desk.open(first):
        pass
    assert profiles.last_used(profiles.all_profiles(first)).data_dir == first
    with Desk.open(added.data_dir):
        pass
    assert profiles.last_used(profiles.all_profiles(first)) == added


def test_the_command_line_finds_a_desk_by_its_officer(tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path)}
    made = _lapor("desks", "--add", "Agus Prasetyo", "--json", **home)
    assert [each["name"] for each in made] == ["", "Agus Prasetyo"]
    told = _lapor("--officer", "agus prasetyo", "status", "--json", **home)
    assert told["data_dir"] == made[1]["data_dir"]
    unknown = _lapor("--officer", "siapa", "status", "--json", **home)
    assert unknown["error"]["code"] == "officer-desk-unknown"


def _lapor(*arguments: str, **environment: str) -> Any:  # noqa: ANN401 - any JSON value
    """Without `--data-dir`, as an officer calls it."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    return json.loads(done.stdout)
