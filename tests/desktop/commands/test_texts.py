"""Whatever the command line may have to say, it can say in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import desktop.commands
from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from desktop.commands.bundle import bundle
from desktop.commands.exits import Exit, exit_for
from desktop.commands.officers import officer
from desktop.commands.program import program
from desktop.commands.session import Session, texts
from desktop.complaint import EventKind
from desktop.intake.export import Fault
from desktop.intent import OutboxState, Outcome
from desktop.problems import LANGUAGES
from desktop.problems import texts as problems
from desktop.retention.rules import Ending

if TYPE_CHECKING:
    from desktop.commands.framework import Program

_USED = re.compile(r"""(?<![a-z])text\(\s*f?["']([^"']+)["']""")
_PER_MEMBER = {
    "event-{event.kind}": [f"event-{kind}" for kind in EventKind],
    "state-{item.state}": [f"state-{state}" for state in OutboxState],
    "outcome-{result.outcome}": [f"outcome-{outcome}" for outcome in Outcome],
    "ending-{one.rule.ending}": [f"ending-{ending}" for ending in Ending],
    "purge-{kind}": ["purge-waiting", "purge-frozen"],
    "flag-{name}": ["flag-anonymous", "flag-secret"],
    "import-{name}": ["import-new", "import-changed", "import-unchanged", "import-known_better"],
    "import-skipped-{fault}": [f"import-skipped-{fault}" for fault in Fault],
    "journal-{outcome}": ["journal-fine", "journal-cut", "journal-broken"],
    "way-{now}": [f"way-{each}" for each in DeskWay],
    "section-{name.lower()}": ["section-options", "section-commands"],
    "help-{self._within}{name}": [],  # held by the test on help
    "label-{key}": [],  # held by the tests on what people see
}


def placeholders(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same_things() -> None:
    assert texts("id").keys() == texts("en").keys()
    assert problems("id").keys() == problems("en").keys()
    for key, text in texts("id").items():
        assert placeholders(text) == placeholders(texts("en")[key]), key


def test_every_text_in_the_code_exists() -> None:
    folder = Path(desktop.commands.__file__).parent
    keys = {key for file in folder.glob("*.py") for key in _USED.findall(file.read_text(encoding="utf-8"))}
    assert "answer-queued" in keys
    patterns = {key for key in keys if "{" in key}
    assert patterns <= _PER_MEMBER.keys()
    wanted = (keys - patterns) | {key for pattern in patterns for key in _PER_MEMBER[pattern]}
    assert wanted <= texts("id").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_has_its_help(language: str) -> None:
    session = Session(open_window=lambda _: 0, language=language)
    with program.make_context("lapor-desktop", ["status"], obj=session) as context:
        assert "--data-dir" in program.get_help(context)
        for name in program.list_commands(context):
            command = program.get_command(context, name)
            assert command is not None
            with command.context_class(command, parent=context, info_name=name) as inner:
                told = command.get_help(inner)
            assert f"lapor-desktop {name}" in told
            assert ("Usage" in told) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("group", "prefix", "names"),
    [
        (bundle, "bundle", {"export", "exchange", "import"}),
        (officer, "central-officer", {"add", "list", "disable", "password"}),
    ],
)
def test_every_command_of_a_command_has_its_help(language: str, group: Program, prefix: str, names: set[str]) -> None:
    session = Session(open_window=lambda _: 0, language=language)
    with group.make_context(group.name, [next(iter(names))], obj=session) as context:
        assert set(group.list_commands(context)) == names
        for name in names:
            assert texts(language)[f"help-{prefix}-{name}"].partition(". ")[0][:40] in group.get_help(context)
            command = group.get_command(context, name)
            assert command is not None
            with command.context_class(command, parent=context, info_name=name) as inner:
                assert f"{group.name} {name}" in command.get_help(inner)


def test_every_known_problem_has_an_exit_code_of_its_own_kind() -> None:
    without = {code for code in problems("id") if exit_for(code) is Exit.BUG}
    assert without == {"unknown", "sync-bug"}


def test_every_exit_code_and_list_is_in_the_documentation() -> None:
    page = (Path(__file__).parents[3] / "docs" / "command-line.md").read_text(encoding="utf-8")
    told = {int(number) for number in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert told == set(Exit)
    assert all(f"`{name}`" in page for name in ListName)
