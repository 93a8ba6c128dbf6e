"""What an empty list means, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.cache.views.lists import ListName
from ui.theme import metrics
from ui.theme.icons import pixmap
from ui.theme.roles import Role

translate = QCoreApplication.translate
_ICON = 32


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Told in place of rows. `action` is the text of a button, or empty; `beside` is told where one would read."""

    title: str
    advice: str
    icon: str = "inbox"
    action: str = ""
    beside: str = ""


def nothing_here(name: ListName, *, has_server: bool) -> Emptiness:
    """The list has no complaint; `has_server` tells whether new ones come by a sync, or by hand."""
    comes = (
        translate("Emptiness", "New complaints come with a sync.")
        if has_server
        else translate("Emptiness", "New complaints come with the next Excel export that you take in.")
    )
    told = {
        ListName.TO_ANSWER: Emptiness(
            translate("Emptiness", "Nothing waits for your answer"),
            comes,
            "circle-check",
        ),
        ListName.OVERDUE: Emptiness(
            translate("Emptiness", "Nothing is overdue"),
            translate("Emptiness", "Complaints whose deadline has passed would be here."),
            "circle-check",
        ),
        ListName.AWAITING_UNIT: Emptiness(
            translate("Emptiness", "No unit owes you an answer"),
            translate(
                "Emptiness", "Complaints that you forward to a faculty or unit wait here, with the day it is due."
            ),
            "forward",
        ),
        ListName.AWAITING_APPROVAL: Emptiness(
            translate("Emptiness", "No answer waits for approval"),
            translate(
                "Emptiness", "Answers that your superior is to approve wait here until you record what they said."
            ),
            "hourglass",
        ),
        ListName.AWAITING_REPORTER: Emptiness(
            translate("Emptiness", "No reporter has been asked to reply"),
            translate("Emptiness", "Complaints that you answered wait here until the reporter replies."),
        ),
        ListName.ON_HOLD: Emptiness(
            translate("Emptiness", "Nothing is on hold"),
            translate("Emptiness", "Complaints that wait for the reporter to complete them are kept here."),
        ),
        ListName.DRAFTS: Emptiness(
            translate("Emptiness", "No drafts"),
            translate("Emptiness", "What you write is saved by itself and stays here until you queue it."),
            "pencil-line",
        ),
        ListName.OUTBOX: Emptiness(
            translate("Emptiness", "The outbox is empty"),
            translate("Emptiness", "Answers that you queue wait here until there is a connection."),
            "send",
        ),
        ListName.REVIEW: Emptiness(
            translate("Emptiness", "Nothing to review"),
            translate("Emptiness", "If something happens to a complaint while you are offline, you decide here."),
            "circle-check",
        ),
        ListName.DONE: Emptiness(
            translate("Emptiness", "No complaint is done yet"),
            translate("Emptiness", "Complaints that were closed are kept here to look things up."),
        ),
        ListName.ARCHIVE: Emptiness(
            translate("Emptiness", "The archive is empty"),
            translate("Emptiness", "Complaints that were archived are kept here to look things up."),
        ),
        ListName.ALL: Emptiness(
            translate("Emptiness", "No complaints on this PC yet"),
            comes,
        ),
    }[name]
    if name is ListName.ALL:
        return replace(told, beside=f"{translate('Emptiness', 'There is no complaint to read yet.')}\n{comes}")
    return replace(
        told,
        beside=translate(
            "Emptiness", "This list is empty, so there is nothing to read.\nChoose another list at the left edge."
        ),
    )


def never_synced(*, has_server: bool) -> Emptiness:
    """The desk is new."""
    if has_server:
        return Emptiness(
            translate("Emptiness", "No complaints on this PC yet"),
            translate("Emptiness", "The first sync brings the complaints that are assigned to you, most urgent first."),
            "refresh-cw",
            translate("Emptiness", "Sync now"),
            translate(
                "Emptiness", "There is no complaint to read yet.\nStart the first sync: its button is in the list."
            ),
        )
    return Emptiness(
        translate("Emptiness", "No complaints on this PC yet"),
        translate(
            "Emptiness",
            "Choose where they come from: a server of your institution, LAPOR! itself, or the official Excel export. "
            "After that this PC also works offline.",
        ),
        "settings",
        translate("Emptiness", "Set up this PC"),
        translate("Emptiness", "There is no complaint to read yet.\nSet up this PC first: the button is in the list."),
    )


def nothing_found(search: str) -> Emptiness:
    """The search found nothing."""
    return Emptiness(
        translate("Emptiness", "Nothing matches “{search}”").format(search=search),
        translate("Emptiness", "Try another word, the beginning of a word, or the number of a complaint."),
        "search-x",
        beside=translate("Emptiness", "The search found nothing to read.\nTry another word, or clear the search box."),
    )


def nothing_left() -> Emptiness:
    """The filter leaves nothing."""
    return Emptiness(
        translate("Emptiness", "The filter leaves nothing"),
        translate("Emptiness", "Remove a choice below the search box, or all of them."),
        "search-x",
        translate("Emptiness", "Remove the filter"),
        translate("Emptiness", "The filter leaves nothing to read.\nRemove it: the button is in the list."),
    )


class EmptinessView(QWidget):
    """Shows an `Emptiness` in the middle of a pane."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Emptiness | None = None
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        self._advice = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        for label in (self._title, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title.setProperty("type", "strong")
        self._advice.setProperty("type", "secondary")
        self._advice.setProperty("ink", "muted")
        self._button = QPushButton()
        self._button.clicked.connect(self.action_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(2 * metrics.SPACING)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addSpacing(metrics.SPACING)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.take_theme()

    @property
    def told(self) -> Emptiness | None:
        """What is shown."""
        return self._told

    def tell(self, told: Emptiness) -> None:
        """Show it."""
        self._told = told
        self._title.setText(told.title)
        self._advice.setText(told.advice)
        self._button.setText(told.action)
        self._button.setVisible(bool(told.action))
        self.setAccessibleName(f"{told.title}. {told.advice}")
        self.take_theme()

    def take_theme(self) -> None:
        """The icon in the colours in force."""
        self._icon.setPixmap(pixmap(self._told.icon if self._told else "inbox", Role.MUTED, _ICON))
