"""What the cards say, and which part of the window each is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.shell.keymap import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One stop."""

    title: str
    words: str
    about: QWidget


def _answer(window: MainWindow) -> QWidget:
    """Where an answer is written, if a complaint is on the page."""
    response = window.reading.complaint.response
    return response if response.isVisible() else window.reading.right


def cards(window: MainWindow) -> list[Card]:
    """The stops, with the keys as they are at present."""

    def with_keys(words: str, *names: str) -> str:
        keys = (shown(window.actions_here.keys.key(name)) for name in names)
        for place, key in enumerate(keys, 1):
            words = words.replace(f"%{place}", key or translate("Tour", "(no key)"))
        return words

    return [
        Card(
            title=translate("Tour", "Where you are needed"),
            words=translate(
                "Tour",
                "The lists say what is to be done, with counts. The first one holds what you have to answer, least "
                "time left first.",
            ),
            about=window.navigation,
        ),
        Card(
            title=translate("Tour", "Read"),
            words=translate(
                "Tour",
                "Move in the list with the arrows; Enter goes into the complaint, Esc comes back. Identity numbers "
                "stay covered until you show them.",
            ),
            about=window.reading.inbox,
        ),
        Card(
            title=translate("Tour", "Answer and queue"),
            words=with_keys(
                translate(
                    "Tour",
                    "%1 begins the answer. It is saved as you type. Ctrl+Enter queues it; for ten seconds %2 takes it "
                    "back. Nothing leaves this PC that you did not queue.",
                ),
                "answer",
                "undo",
            ),
            about=_answer(window),
        ),
        Card(
            title=translate("Tour", "Sync when there is a connection"),
            words=with_keys(
                translate(
                    "Tour",
                    "All of it works offline. This line says how the connection is, what waits and how large it is. "
                    "%1 syncs.",
                ),
                "sync",
            ),
            about=window.status,
        ),
        Card(
            title=translate("Tour", "Keys and help"),
            words=with_keys(
                translate(
                    "Tour",
                    "%1 finds any action or complaint by a few letters. %2 opens the guide at what you see. The menu "
                    "has all of it, this tour too.",
                ),
                "palette",
                "help",
            ),
            about=window.navigation.menu_button,
        ),
    ]
