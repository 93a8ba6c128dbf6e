"""The trials of installers: what can't be tried is never called passed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tools.installer import chroot, portable_trial, sign_trial, start_trial, successor, wine_trial, wine_update_trial
from tools.installer.console import BuildError
from tools.installer.outcome import Outcome, Verdict, demand, read_self_test, wait_until
from tools.installer.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_not_built_is_skipped(tmp_path: Path) -> None:
    outcome = Outcome()
    chroot.try_deb(outcome, None, tmp_path)
    sign_trial.try_signing(outcome, None, tmp_path)
    wine_trial.try_setup(outcome, None, tmp_path)
    start_trial.try_start(outcome, tmp_path / "none", tmp_path / "none", tmp_path, tmp_path)
    portable_trial.try_updates(outcome, None, tmp_path, tmp_path)
    wine_update_trial.try_updates(outcome, None, tmp_path, tmp_path / "none", tmp_path)
    assert [verdict for _, verdict in outcome.verdicts] == [Verdict.SKIPPED] * 6
    assert outcome.told() == "0 passed, 0 failed, 6 skipped"


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


def test_a_next_version_differs_in_its_number_and_one_module_and_leaves_the_first_alone(tmp_path: Path) -> None:
    first = tmp_path / "first"
    (first / "ui/settings").mkdir(parents=True)
    (first / "pyproject.toml").write_text('[project]\nname = "lapor-desktop"\nversion = "1.4.9"\n', encoding="utf-8")
    (first / "ui/settings/about.py").write_text("A = 1\n", encoding="utf-8")
    source = Source(folder=first, version="1.4.9", commit="", requires=(), epoch=0)

    later = successor.next_source(source, tmp_path / "later")

    assert later.version == "1.4.10"
    assert 'version = "1.4.10"' in (later.folder / "pyproject.toml").read_text(encoding="utf-8")
    assert (later.folder / "ui/settings/about.py").read_text(encoding="utf-8").startswith("A = 1\n\nCHANGED_IN")
    assert (first / "ui/settings/about.py").read_text(encoding="utf-8") == "A = 1\n"


def test_what_is_broken_in_a_variant_stays_whole_in_the_program_that_it_was_made_of(tmp_path: Path) -> None:
    program = tmp_path / "program"
    metadata = program / "_internal/lapor_desktop-1.0.dist-info/METADATA"
    metadata.parent.mkdir(parents=True)
    metadata.write_bytes(b"Name: lapor-desktop\nVersion: 1.0\n")
    (program / "_internal/ui").mkdir()
    (program / "_internal/ui/program.pyc").write_bytes(b"compiled" * 10)

    broken = successor.variant(program, tmp_path / "broken", "1.2")
    successor.break_module(broken, "ui/program.pyc")

    assert b"Version: 1.2\n" in (broken / metadata.relative_to(program)).read_bytes()
    assert (broken / "_internal/ui/program.pyc").stat().st_size == 20
    assert metadata.read_bytes() == b"Name: lapor-desktop\nVersion: 1.0\n"
    assert (program / "_internal/ui/program.pyc").read_bytes() == b"compiled" * 10
