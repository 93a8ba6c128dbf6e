"""The words of recaps in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from desktop.recap.words import Words

PAPER_LANGUAGE = "id"
"""Papers for the campus are in Indonesian whatever language the window speaks."""


def spoken() -> Words:
    """Indonesian where the window speaks it, English otherwise."""
    return Words("id" if QLocale().language() == QLocale.Language.Indonesian else "en")
