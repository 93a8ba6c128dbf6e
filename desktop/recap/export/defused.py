"""Formulas in citizens' words, made harmless: a spreadsheet takes a text that begins so for something to work out."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return text.lstrip(" \u00a0\ufeff'\"").startswith(_STARTS) or text.startswith(_STARTS)


def defused(text: str) -> str:
    """The text, behind an apostrophe where it could be taken for a formula (OWASP, CSV injection)."""
    return f"'{text}" if is_formula(text) else text
