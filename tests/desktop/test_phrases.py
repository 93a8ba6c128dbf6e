"""Texts of the catalogues, filled: a number takes the words that it asks for, in every text that names things."""

from __future__ import annotations

import json
import re

import pytest

import resources
from desktop.phrases import filled
from desktop.recap.recap import Gaps
from desktop.recap.words import Words

CATALOGUES = sorted(path.name for path in resources.path("messages/problems.en.json").parent.glob("*.json"))


def test_a_number_takes_its_words() -> None:
    text = "{count} {count:complaint has|complaints have} no limit ({share:.1f} %)"
    assert filled(text, {"count": 1, "share": 2.5}) == "1 complaint has no limit (2.5 %)"
    assert filled(text, {"count": "0", "share": 2.5}) == "0 complaints have no limit (2.5 %)"
    assert filled(text, {"count": "1.204", "share": 2.5}) == "1.204 complaints have no limit (2.5 %)"


@pytest.mark.parametrize("name", CATALOGUES)
def test_no_text_leaves_the_plural_to_the_reader(name: str) -> None:
    raw = json.dumps(json.loads(resources.path(f"messages/{name}").read_text("utf-8")), ensure_ascii=False)
    assert re.findall(r"\w+\((?:s|es)\)", raw) == []


def test_a_recap_says_one_and_many_rightly() -> None:
    gaps = Gaps(without_timeline=1, without_limit=0, undecided=3, waiting_answers=0, gone=0, undated=0)
    one, many = Words("en").gaps(gaps)
    assert one.startswith("1 complaint has no timeline")
    assert many.startswith("3 complaints were not followed up and are")
    assert Words("id").gaps(gaps)[0].startswith("1 laporan")
