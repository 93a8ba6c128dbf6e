from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from ui import translations

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_PLACES = re.compile(r"%n|%\d|\{\w+\}")


def test_every_text_of_the_window_is_said_in_indonesian() -> None:
    held = translations.translated("id")
    missing = [text for text in translations.texts() if not all(held.get(text, [""]))]
    assert missing == [], "run `python -m ui.translations update`, then translate them in resources/translations"


def test_every_plural_is_said_in_english() -> None:
    held = translations.translated("en")
    plurals = [text for text in translations.texts() if text.is_plural]
    assert [text for text in plurals if len(held.get(text, [])) != 2 or not all(held[text])] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_translated_that_is_not_said_any_more(language: str) -> None:
    assert set(translations.translated(language)) <= set(translations.texts())


def test_translations_keep_the_places_for_numbers_and_names() -> None:
    for text, forms in translations.translated("id").items():
        for form in forms:
            assert sorted(_PLACES.findall(form)) == sorted(_PLACES.findall(text.source)), text


def test_the_compiled_files_speak(qapp: QApplication, tmp_path: Path) -> None:  # noqa: ARG001
    translations.compile_all(tmp_path)
    indonesian, english = QTranslator(), QTranslator()
    assert indonesian.load("lapor_id", str(tmp_path))
    assert english.load("lapor_en", str(tmp_path))
    assert indonesian.translate("Chips", "%n day(s) left", "", 2) == "Sisa %n hari"
    assert english.translate("Chips", "%n day(s) left", "", 1) == "%n day left"
