"""The second step, on any PC with this program and a network, whoever's it is: its own desk has no part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from desktop.cache.ways import network
from desktop.carry_code import typed
from desktop.intent import Outcome
from sync.stop import Stop
from ui.clipboard import copy_secret
from ui.complaint.labels import PlainLabel
from ui.complaint.words import explained
from ui.landing import hand_over
from ui.shell.notices import language
from ui.stick.step import Step, ask_for_file
from ui.theme import metrics
from ui.theme.roles import Role
from ui.words import number, size

if TYPE_CHECKING:
    from desktop.cache.ways.network import NetworkSettings
    from sync.bundle.relay import Relayed
    from sync.signin.passing import Invitation
    from ui.bridge import DeskBridge

_CODE_WIDTH = 265


@dataclass(slots=True)
class _Course:
    """Outlives the step, so that its end can end an exchange that waits for the browser."""

    stop: Stop = field(default_factory=Stop)


def _end(course: _Course, *_: object) -> None:
    course.stop()


class ExchangeStep(Step):
    """Exchange a file that somebody brought. Where its officer signs in by the browser, they do so here, for that."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(
            bridge,
            self.tr("2  On a PC with a network: exchange"),
            self.tr(
                "Any PC with this program will do; nothing is kept there. Choose the file on the stick and type its "
                "code. The answer is saved beside it. To repeat this does no harm."
            ),
        )
        self._path: Path | None = None
        self._answer: Path | None = None
        self._address = ""
        self._course = _Course()
        self.destroyed.connect(partial(_end, self._course))
        self.file_button = QPushButton(self.tr("Choose the file…"))
        self.file = PlainLabel(self.tr("no file chosen"), ink="muted")
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("Code: five words"))
        self.code.setAccessibleName(self.tr("Code of the file, five words"))
        self.code.setMinimumWidth(metrics.px(_CODE_WIDTH))
        self.exchange_button = QPushButton(self.tr("Exchange"))
        self.again_button = QPushButton(self.tr("Open the browser again"))
        self.copy_button = QPushButton(self.tr("Copy the address"))
        self.stop_button = QPushButton(self.tr("Stop"))
        controls: tuple[QWidget, ...] = (
            self.file_button,
            self.file,
            self.code,
            self.exchange_button,
            self.again_button,
            self.copy_button,
            self.stop_button,
        )
        for control in controls:
            self.controls.addWidget(control)
        for button in (self.again_button, self.copy_button, self.stop_button):
            button.hide()
        self.file_button.clicked.connect(lambda _: self.ask())
        self.exchange_button.clicked.connect(lambda _: self.exchange())
        self.code.returnPressed.connect(self.exchange)
        self.again_button.clicked.connect(lambda _: self._open_browser())
        self.copy_button.clicked.connect(lambda _: copy_secret(self._address))
        self.stop_button.clicked.connect(lambda _: self._course.stop())
        self.errand.done.connect(self._on_done)

    def ask(self) -> QFileDialog:
        """Ask for the file."""
        return ask_for_file(self, self.tr("File to exchange"), lambda path: self.choose(Path(path)))

    def choose(self, path: Path) -> None:
        """Take this file."""
        self._path = path
        self.file.setText(path.name)
        self.code.setFocus()

    def exchange(self) -> None:
        """Exchange the file that was chosen."""
        if self._path is None:
            self.outcome.answer(self.tr("Choose the file on the stick first."), Role.SOON)
            self.file_button.setFocus()
        elif not typed(self.code.text()):
            self.outcome.answer(self.tr("The code is five words of five letters each."), Role.SOON)
            self.code.setFocus()
        else:
            self.bridge.read(network.read, then=partial(self._begin, self._path), owner=self)

    def say_where(self, invitation: Invitation) -> None:
        """Say as whom to sign in and where, and how to get there if no browser came up."""
        self._address = invitation.address
        words = self.tr(
            "This file is of the desk of %1. Go on in the browser: sign in as %1 at %2, for this exchange alone; the "
            "sign-in ends with it. If no page came up, copy its address and open it in a browser on this PC."
        )
        self.outcome.answer(words.replace("%2", invitation.url).replace("%1", invitation.name), Role.ACCENT)
        self._offer_browser(is_wanted=True)

    def set_busy(self, *, is_busy: bool) -> None:
        """It can be stopped while it runs."""
        for widget in (self.file_button, self.code, self.exchange_button):
            widget.setEnabled(not is_busy)
        self.stop_button.setVisible(is_busy)
        self._offer_browser(is_wanted=False)

    def _offer_browser(self, *, is_wanted: bool) -> None:
        for button in (self.again_button, self.copy_button):
            button.setVisible(is_wanted)

    def _begin(self, path: Path, wishes: NetworkSettings) -> None:
        from sync.bundle.relay import answer_beside, relay
        from ui.system_proxy import system_proxy

        self._answer = answer_beside(path)
        self._course.stop = Stop()
        work = partial(
            relay,
            path,
            self._answer,
            typed(self.code.text()),
            wishes=wishes,
            system_proxy=system_proxy,
            invite=partial(hand_over, self, self._on_invited),
            came=partial(hand_over, self, self._on_came),
            language=language(),
            stop=self._course.stop,
        )
        self.begin(work, self.tr("Exchanging…"))

    def _on_invited(self, invitation: Invitation) -> None:
        self.say_where(invitation)
        self._open_browser()

    def _open_browser(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))

    def _on_came(self) -> None:
        self.outcome.answer(self.tr("Exchanging…"), Role.ACCENT)
        self._offer_browser(is_wanted=False)

    def _on_done(self, told: Relayed) -> None:
        self.code.clear()
        name = self._answer.name if self._answer else ""
        sent = told.outcomes[Outcome.APPLIED] + told.outcomes[Outcome.REPLAYED]
        parts = [
            self.tr("The answer is beside it: %1, %2.").replace("%1", name).replace("%2", size(told.size)),
            self.tr("Sent: %1. Changes: %2.").replace("%1", number(sent)).replace("%2", number(told.records)),
            self.tr("Take the stick back to the PC that the file came from."),
        ]
        if told.problem is not None:
            why = explained(told.problem.code, told.problem.params).title
            words = self.tr("It is not whole (%1): what came can be used; exchange again for the rest.")
            parts.append(words.replace("%1", why))
        self.outcome.answer(" ".join(parts), Role.SOON if told.problem else Role.FINE)
