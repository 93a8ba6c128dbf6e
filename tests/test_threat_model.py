"""Behind every threat of `docs/threat-model.md` stand tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

_TESTS = Path(__file__).parent
_MODEL = (_TESTS.parent / "docs" / "threat-model.md").read_text(encoding="utf-8")
_THREATS = [row for row in re.findall(r"^\| (.*) \|$", _MODEL, flags=re.MULTILINE) if "threat | what" not in row]


def test_every_threat_has_tests_and_they_exist() -> None:
    defined = {
        name for path in _TESTS.rglob("test_*.py") for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }
    assert len(_THREATS) > 10
    for row in _THREATS:
        named = set(re.findall(r"`(test_\w+)`", row))
        assert named, row
        assert named <= defined, named - defined
