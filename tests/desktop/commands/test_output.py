"""What is printed: safe for a terminal, aligned for people, in UTF-8 for scripts."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from desktop.commands.output import local_time, one_line, plain, print_json, print_line, print_table

if TYPE_CHECKING:
    import pytest


def test_a_citizens_text_cannot_drive_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_line("a\x1b[31mmerah\x07\u202egnirts\u2069\r\nbaris dua\ttab")
    assert capsys.readouterr().out == "a[31mmerahgnirts\nbaris dua\ttab\n"


def test_no_control_character_survives() -> None:
    survivors = [char for char in map(chr, range(0xA0)) if plain(char) and not char.isprintable()]
    assert survivors == ["\t", "\n"]


def test_columns_are_aligned_whatever_stands_in_them(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([("#1", "漢字", "satu"), ("#22", "cafe\u0301", "dua\nbaris"), ("#3", "", "")])
    assert capsys.readouterr().out.splitlines() == ["#1   漢字  satu", "#22  cafe\u0301  dua baris", "#3"]


def test_an_empty_table_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([])
    assert capsys.readouterr().out == ""


def test_json_is_utf8_whatever_the_terminal_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    print_json({"title": "Kuliah “jarak jauh” 漢"})
    assert json.loads(raw.getvalue().decode("utf-8")) == {"title": "Kuliah “jarak jauh” 漢"}


def test_one_line_of_many() -> None:
    assert one_line(" a \n\n b\tc ") == "a b c"


def test_no_time_is_no_text() -> None:
    assert local_time(None) == ""
    assert local_time("2026-03-17T02:12:05.120Z").startswith("2026-03-1")
