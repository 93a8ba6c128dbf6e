"""Which folder the program may write its updates to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop.updates import starting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_from_source_and_where_apt_looks_after_it_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert starting.own_folder() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "lapor-desktop"))
    assert starting.own_folder() == tmp_path.resolve()
    if sys.platform != "win32":
        monkeypatch.setattr(sys, "executable", "/usr/lib/lapor-desktop/lapor-desktop")
        assert starting.own_folder() is None, "a purge would find files that it doesn't know"
