"""Which chapter of the guide belongs to what is on screen.

A widget of a feature names its own: `widget.setProperty("help-chapter", "Meneruskan ke unit")`; the chapter nearest to
the focus counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.views.lists import ListName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow

PROPERTY = "help-chapter"
START, DAY, OUTBOX, REVIEW = "Mulai", "Hari kerja", "Kotak keluar", "Perlu ditinjau"
KEYS, LOOK, NEWS = "Tombol", "Menyesuaikan tampilan", "Pemberitahuan"
TROUBLE = "Bila ada masalah"
RECAP = "Rekap"

_OF_SETTINGS = {
    "connection": START,
    "papers": RECAP,
    "appearance": LOOK,
    "keys": KEYS,
    "notifications": NEWS,
    "about": TROUBLE,
}


def chapter_of(window: MainWindow) -> str:
    """Title of the chapter."""
    named = _named(window.focusWidget())
    if named:
        return named
    if window.pages.key == "settings":
        from ui.settings.page import SettingsPage

        page = window.pages.currentWidget()
        return _OF_SETTINGS.get(page.section, START) if isinstance(page, SettingsPage) else START
    if window.pages.key == "outbox":
        return OUTBOX
    return REVIEW if window.reading.inbox.list_name is ListName.REVIEW else DAY


def _named(widget: QWidget | None) -> str:
    while widget is not None:
        if chapter := widget.property(PROPERTY):
            return str(chapter)
        widget = widget.parentWidget()
    return ""
