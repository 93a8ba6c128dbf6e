"""A gateway's keys come from a file that nobody else may read, or from the environment, and show up nowhere."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.problems import KnownProblem
from sync.central.upstream import config

if TYPE_CHECKING:
    from pathlib import Path

_TOLD = {
    "base_url": "https://lapor.invalid/api",
    "key": "first-secret",
    "token": "{SECOND-SECRET}",
    "user_id": "7",
    "institution_id": "151500",
}


def _file(folder: Path, told: dict[str, Any], *, mode: int = 0o600) -> Path:
    path = folder / "upstream.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    path.chmod(mode)
    return path


def test_the_file_tells_all_and_no_repr_tells_the_keys(tmp_path: Path) -> None:
    loaded = config.load(_file(tmp_path, {**_TOLD, "gateway": {"every_minutes": 5}}), {})

    assert (loaded.lapor3.key, loaded.lapor3.token) == ("first-secret", "{SECOND-SECRET}")
    assert loaded.rhythm.every == timedelta(minutes=5)
    assert "first-secret" not in repr(loaded)
    assert "SECOND-SECRET" not in repr(loaded)


def test_keys_may_come_by_the_environment(tmp_path: Path) -> None:
    told = {name: value for name, value in _TOLD.items() if name not in {"key", "token"}}
    with pytest.raises(KnownProblem, match="keys-missing"):
        config.load(_file(tmp_path, told), {})

    loaded = config.load(_file(tmp_path, told), {config.KEY_VARIABLE: "k", config.TOKEN_VARIABLE: "t"})

    assert (loaded.lapor3.key, loaded.lapor3.token) == ("k", "t")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile's files to its owner by other means")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    with pytest.raises(KnownProblem, match="file-not-private"):
        config.load(_file(tmp_path, _TOLD, mode=mode), {})


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        ({**_TOLD, "user_id": ""}, "user_id"),
        ({**_TOLD, "institution_id": ""}, "institution_id"),
        ({**_TOLD, "colour": "blue"}, "colour"),
        ({**_TOLD, "gateway": {"every_minutes": -1}}, "gateway.every_minutes"),
        ({**_TOLD, "gateway": {"speed": 1}}, "gateway"),
        ({**_TOLD, "gateway": []}, "gateway"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name(tmp_path: Path, told: dict[str, Any], entry: str) -> None:
    with pytest.raises(KnownProblem) as problem:
        config.load(_file(tmp_path, told), {})

    assert (problem.value.code, problem.value.params["entry"]) == ("way-unreadable", entry)


def test_no_file_and_no_json_are_known_problems(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="file-unreadable"):
        config.load(tmp_path / "none.json", {})
    path = _file(tmp_path, _TOLD)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(KnownProblem, match="way-unreadable"):
        config.load(path, {})
