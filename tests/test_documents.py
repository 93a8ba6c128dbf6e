"""What the documents point to is there: links, headings, and the files that they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_DOCUMENTS = [_ROOT / "README.md", *sorted((_ROOT / "docs").rglob("*.md"))]
_DECISIONS = sorted((_ROOT / "docs" / "decisions").glob("*.md"))
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_FLOORS = ("desktop/", "sync/", "ui/", "resources/", "tests/", "tools/")
_MADE = ("docs/screenshots", "resources/updates")
"""What is made by a command, not kept here."""


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target, anchor in _LINK.findall(document.read_text("utf-8")):
        led = (document.parent / target).resolve() if target else document
        assert led.exists(), target
        assert not anchor or anchor in _anchors(led), f"{target}#{anchor}"


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    for named in re.findall(r"`([\w./-]+)`", document.read_text("utf-8")):
        if named.startswith(_FLOORS) and not named.startswith(_MADE):
            assert (_ROOT / named).exists(), named


def test_every_decision_is_listed_under_its_number_and_title() -> None:
    listed = re.findall(
        r"^(\d+)\. \[(.+)\]\(decisions/(.+)\)$",
        (_ROOT / "docs" / "architecture.md").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    assert len(listed) == len(_DECISIONS)
    for place, (number, title, name) in enumerate(listed, 1):
        assert (int(number), _DECISIONS[place - 1].name) == (place, name)
        assert name.startswith(f"{place:04}-")
        assert _DECISIONS[place - 1].read_text("utf-8").startswith(f"# {place}. {title}\n")
