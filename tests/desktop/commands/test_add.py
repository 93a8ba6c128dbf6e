"""A complaint by its number, from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.__main__ import main
from desktop.cache.ways import watch
from desktop.commands.exits import Exit

if TYPE_CHECKING:
    import pytest

    from desktop.desk import Desk


def test_a_number_is_looked_at_first(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(desk.data_dir), "add", "#8507246", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"tracking_id": "8507246", "watched": 1, "failing": {}}
    (due,) = desk.ask(watch.due, desk.clock.now(), 5)
    assert due.tracking_id == "8507246"


def test_what_is_no_number_is_told_so(desk: Desk) -> None:
    assert main(["--data-dir", str(desk.data_dir), "add", "delapan"]) == Exit.BAD_INPUT
