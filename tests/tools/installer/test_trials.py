"""The trials of installers: what can't be tried is never called passed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tools.installer import chroot, start_trial, wine_trial
from tools.installer.console import BuildError
from tools.installer.outcome import Outcome, Verdict, demand, read_self_test, wait_until

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_not_built_is_skipped(tmp_path: Path) -> None:
    outcome = Outcome()
    chroot.try_deb(outcome, None, tmp_path)
    wine_trial.try_setup(outcome, None, tmp_path)
    start_trial.try_start(outcome, tmp_path / "none", tmp_path / "none", tmp_path, tmp_path)
    assert [verdict for _, verdict in outcome.verdicts] == [Verdict.SKIPPED] * 3
    assert outcome.told() == "0 passed, 0 failed, 3 skipped"


def test_without_wine_the_installer_for_windows_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.installer.console.shutil.which", lambda *_, **__: None)
    outcome = Outcome()
    wine_trial.try_setup(outcome, tmp_path / "setup.exe", tmp_path)
    assert [verdict for _, verdict in outcome.verdicts] == [Verdict.SKIPPED]
    assert "wine64 is missing" in capsys.readouterr().out


def test_a_broken_promise_is_told_and_the_next_one_is_tried() -> None:
    outcome = Outcome()
    with outcome.promise("it installs"):
        demand(False, "the disk is full")
    with outcome.promise("it starts"):
        demand(True, "")
    assert [verdict for _, verdict in outcome.verdicts] == [Verdict.FAILED, Verdict.PASSED]
    assert not outcome.is_fine


def test_a_self_test_from_source_or_with_a_part_missing_breaks_its_promise(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    told = {"is_frozen": True, "is_fine": True, "findings": [{"name": "icons", "failed": ""}]}
    report.write_text(json.dumps(told), encoding="utf-8")
    read_self_test(report)
    for change, words in (
        ({"is_frozen": False}, "from source"),
        ({"is_fine": False, "findings": [{"name": "icons", "failed": "not drawn"}]}, "icons: not drawn"),
        ({"is_fine": False, "findings": []}, "nothing was tested"),
    ):
        report.write_text(json.dumps(told | change), encoding="utf-8")
        with pytest.raises(BuildError, match=words):
            read_self_test(report)


def test_waiting_has_an_end() -> None:
    with pytest.raises(BuildError, match="nobody came"):
        wait_until(lambda: False, "nobody came", seconds=0)
