"""A gateway's folder is one gateway's: two would each ask LAPOR! at the pace that it allows to one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.problems import KnownProblem
from sync.central import server
from sync.lock import held

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_gateway_on_a_folder_does_not_start_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 0)
    data, config = tmp_path / "gateway", tmp_path / "lapor.json"
    account = {"base_url": "https://lapor.example.go.id", "key": "k", "token": "t", "user_id": "1"}
    config.write_text(json.dumps(account | {"institution_id": "151500"}), encoding="utf-8")
    config.chmod(0o600)
    data.mkdir()
    with held(data / server.LOCK_FILE), pytest.raises(KnownProblem, match="gateway-already-running"):
        server.serve(data, 0, upstream=config)
