"""The language of the window: our own texts, Qt's, and how numbers and dates are written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

LANGUAGES = ("id", "en")
_LOCALES = {
    "id": (QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_installed: list[QTranslator] = []


def speak(language: str) -> None:
    """Put a language in force for all that is built from now on; anything but English is Indonesian."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    QLocale.setDefault(QLocale(*_LOCALES[language]))
    _forget()
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(f"qtbase_{language}", qt_texts)
    try:
        _install(f"lapor_{language}", str(resources.path(f"translations/lapor_{language}.qm").parent))
    except FileNotFoundError:
        return  # not compiled yet: the source texts are English


def say_the_source() -> None:
    """Back to the source texts and the locale of no country."""
    _forget()
    QLocale.setDefault(QLocale.c())


def _forget() -> None:
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
