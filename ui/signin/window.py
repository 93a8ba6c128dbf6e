"""The sign-in beside the work: what is going on in the browser, a way to go on where none came up, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.problems import KnownProblem, explain
from ui.clipboard import copy_secret
from ui.shell.notices import language
from ui.signin.controller import SignInController
from ui.theme import metrics

if TYPE_CHECKING:
    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.ways.sign_in import Owner
    from desktop.desk import Desk

_WIDTH = 460


class SignInWindow(QDialog):
    """Waits for the officer in the browser. Closing it ends the sign-in; nothing has changed then."""

    signed_in = Signal(object)
    """The `Owner` who signed in."""
    other_desk_requested = Signal(str)
    """The desk is another officer's: this one wants a desk of their own."""
    bug_raised = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._url = ""
        self._wishes: NetworkSettings | None = None
        self._address = ""
        self._other = ""
        self.controller = SignInController(desk, self)
        self.headline = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.headline.setProperty("type", "strong")
        self.advice = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.again_button = QPushButton(self.tr("Open the browser again"))
        self.copy_button = QPushButton(self.tr("Copy the address"))
        self.other_button = QPushButton(self.tr("Open a desk of their own"))
        self.close_button = QPushButton()
        self._lay_out()
        self.again_button.clicked.connect(self._on_again)
        self.copy_button.clicked.connect(lambda: copy_secret(self._address))
        self.other_button.clicked.connect(self._on_other)
        self.close_button.clicked.connect(self.close)
        self.controller.opened.connect(self._on_opened)
        self.controller.succeeded.connect(self._on_succeeded)
        self.controller.failed.connect(self._on_failed)
        self.controller.bug_raised.connect(self._on_bug)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way."""
        return not self.controller.is_running

    def begin(self, url: str, wishes: NetworkSettings | None = None) -> None:
        """Sign in at a server."""
        self._url, self._wishes = url, wishes
        self._say(self.tr("Asking the server…"), "", is_waiting=True)
        self.controller.begin(url, wishes=wishes, language=language())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.again_button, self.copy_button, self.other_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(self.headline)
        column.addWidget(self.advice)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(metrics.px(_WIDTH))

    def _say(self, headline: str, advice: str, *, is_waiting: bool) -> None:
        self.headline.setText(headline)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.setAccessibleDescription(f"{headline}. {advice}")
        self.copy_button.setVisible(is_waiting and bool(self._address))
        self.again_button.setVisible(not is_waiting or bool(self._address))
        self.again_button.setText(self.tr("Open the browser again") if is_waiting else self.tr("Sign in once more"))
        self.other_button.setVisible(bool(self._other) and not is_waiting)
        self.close_button.setText(self.tr("Cancel") if is_waiting else self.tr("Close"))
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _on_opened(self, address: str) -> None:
        self._address = address
        self._say(
            self.tr("Go on in the browser"),
            self.tr(
                "A page of the server has opened there. Fill in user name and password, and come back here. If no page "
                "came up, copy its address and open it in a browser on this PC."
            ),
            is_waiting=True,
        )

    def _on_succeeded(self, account: Owner) -> None:
        self._say(
            self.tr("Signed in as {name}").format(name=account.name),
            " · ".join(part for part in (account.role, account.institution) if part),
            is_waiting=False,
        )
        self.again_button.hide()
        self.close_button.setFocus()
        self._come_forward()
        self.signed_in.emit(account)

    def _on_failed(self, problem: KnownProblem) -> None:
        if problem.code == "desk-of-another":
            self._other = str(problem.params.get("officer", ""))
        self._address = ""
        told = explain(problem.code, problem.params, language())
        self._say(told.title, told.advice, is_waiting=False)
        self._come_forward()

    def _come_forward(self) -> None:
        """The browser, which the officer was sent to, lies over it."""
        if self.isVisible():
            self.raise_()
            self.activateWindow()

    def _on_bug(self, bug: object) -> None:
        self._say(self.tr("Something went wrong in the program"), "", is_waiting=False)
        self.bug_raised.emit(bug)

    def _on_again(self) -> None:
        if self.controller.is_running:
            QDesktopServices.openUrl(QUrl(self._address))
        else:
            self._other = ""
            self.begin(self._url, self._wishes)

    def _on_other(self) -> None:
        self.other_desk_requested.emit(self._other)
        self.close()

    def done(self, result: int) -> None:
        """Whoever closes it, by button, key or frame, does not want to sign in any more."""
        self.controller.cancel()
        super().done(result)
