"""The ways as large buttons: what each is, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from desktop.cache.ways.way import DeskWay
from ui.conflict.verb_button import VerbButton
from ui.theme import metrics

translate = QCoreApplication.translate
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class WayWords:
    """A way in words: its name, what it is in a line, and more where its place on the page is."""

    name: str
    effect: str
    details: str = ""


def way_words(of: DeskWay) -> WayWords:
    """What is said of a way."""
    match of:
        case DeskWay.HOSTED:
            return WayWords(
                translate("Setup", "A server of your institution"),
                translate(
                    "Setup", "Complaints come and answers go by sync. Needs its address and an account or token."
                ),
            )
        case DeskWay.LAPOR3:
            return WayWords(
                translate("Setup", "LAPOR! directly"),
                translate("Setup", "With the keys that the operator gave to your institution. Answers go by sync."),
            )
        case DeskWay.EXCEL:
            return WayWords(
                translate("Setup", "Excel only"),
                translate("Setup", "The official export comes in, answers go out as a document. Needs no network."),
                translate(
                    "Setup",
                    "Every admin can download the export Laporan Ringkas from LAPOR!. Take it in here as often as you "
                    "like: what changed is renewed, and what you wrote stays. Answers that you queue are handed over "
                    "as a document from the outbox, and you mark what you have entered on LAPOR!'s web page.",
                ),
            )
        case DeskWay.PRACTICE:
            return WayWords(
                translate("Setup", "Practice"),
                translate("Setup", "Made-up complaints on a desk of their own, to learn with. Nothing leaves the PC."),
                translate(
                    "Setup",
                    "Practice opens beside this window, with 300 made-up complaints, a third of them yours, to "
                    "which more come as time goes on. What you do there changes nothing here.",
                ),
            )


class WayChoices(QWidget):
    """One button a way; the one whose details are shown is checked."""

    chosen = Signal(object)
    """The `DeskWay` that the officer wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: DeskWay | None = None
        self.buttons: dict[DeskWay, VerbButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * metrics.SPACING)
        group = QButtonGroup(self)  # of which Tab reaches one and the arrows the others
        for place, each in enumerate(DeskWay):
            words = way_words(each)
            button = VerbButton(words.name, words.effect)
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _=False, each=each: self.chosen.emit(each))
            self.buttons[each] = button
            grid.addWidget(button, *divmod(place, _COLUMNS))
        self.setFocusProxy(self.buttons[DeskWay.HOSTED])

    def choose(self, wanted: DeskWay) -> None:
        """Mark the way that is shown."""
        self.current = wanted
        self.buttons[wanted].setChecked(True)

    def mark(self, taken: DeskWay | None) -> None:
        """Say which way is in use."""
        for each, button in self.buttons.items():
            name = way_words(each).name
            button.setText(translate("Setup", "{way} · in use").format(way=name) if each is taken else name)
            button.setAccessibleName(button.text())
