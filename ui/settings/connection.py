"""Where the central API is and who asks: address and token, tried out before they are relied on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.cache import settings
from desktop.cache.ways import network, sign_in, switching
from desktop.cache.ways.switching import Choice
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem, explain
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel
from ui.complaint.words import in_words
from ui.errand import Errand
from ui.forms.sight import bring_into_sight
from ui.settings.account import AccountRow
from ui.settings.form import quiet_words
from ui.settings.network import NetworkFields
from ui.settings.probe import ConnectionProbe
from ui.shell.notices import language
from ui.signin.controller import SignInController
from ui.theme import metrics
from ui.theme.icons import icon
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.writer import Transaction
    from ui.bridge import DeskBridge


class Account(NamedTuple):
    """What is needed to connect."""

    url: str
    token: str
    wishes: NetworkSettings


def saved(db: Database) -> Account:
    """The account as it is saved."""
    url, token = settings.get(db, settings.SERVER_URL, ""), settings.get(db, settings.TOKEN, "")
    return Account(url, token, network.read(db))


def examined(db: Database) -> tuple[Account, bool]:
    """The account with what would be sent now, and whether that renews itself."""
    token, is_renewed = sign_in.bearer(db)
    return saved(db)._replace(token=token), is_renewed


def save(tx: Transaction, account: Account) -> None:
    """Save it, in the encrypted cache."""
    settings.put(tx, settings.SERVER_URL, account.url or None)
    settings.put(tx, settings.TOKEN, account.token or None)
    if account.token:
        sign_in.end(tx)  # a token that was entered is the officer's choice
    network.save(tx, account.wishes)


class ConnectionForm(QWidget):
    """Saving does not wait for the test: an officer may enter what they were given while there is no network."""

    saved = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.url = QLineEdit()
        self.url.setPlaceholderText("https://")
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.setText(self.tr("Show the token"))
        self._eye.toggled.connect(self._show_token)
        self.token.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.setProperty("kind", "primary")
        self.test_button = QPushButton(self.tr("Test the connection"))
        self.check_button = QPushButton(self.tr("Check the connection…"))
        self.check_button.setToolTip(self.tr("Tests the way to the server step by step"))
        self.form = QFormLayout()
        self.outcome = PlainLabel(wraps=True)
        self.outcome.setProperty("type", "secondary")
        self.account = AccountRow(bridge)
        self.probe = ConnectionProbe(bridge.desk, self)
        self._switching = Errand(self)
        self._switching.done.connect(lambda _: self._on_saved())
        self._switching.failed.connect(self._on_failed)
        self._switching.bug_raised.connect(bridge.bug_raised)
        self._leaving = SignInController(bridge.desk, self)
        self._lay_out()
        self.network = NetworkFields(bridge, self.form, self)
        self.save_button.clicked.connect(self._save)
        self.test_button.clicked.connect(self._test)
        self.check_button.clicked.connect(self._check)
        self.account.sign_in_requested.connect(self._sign_in)
        self.account.sign_out_requested.connect(self._leaving.sign_out)
        self._leaving.signed_out.connect(lambda _: self.saved.emit())
        self._leaving.failed.connect(self._on_failed)
        self._leaving.bug_raised.connect(bridge.bug_raised)
        self.url.returnPressed.connect(self.token.setFocus)
        self.token.returnPressed.connect(self._save)
        for field in (self.url, self.token):
            field.textEdited.connect(self._on_edited)
        self.network.edited.connect(self._on_edited)
        self.network.failed.connect(self._on_failed)
        self.probe.succeeded.connect(self._on_succeeded)
        self.probe.failed.connect(self._on_failed)
        self.probe.bug_raised.connect(bridge.bug_raised)
        bridge.read(saved, then=self._fill, owner=self)

    def take_theme(self) -> None:
        """Icons of the theme in force."""
        self._eye.setIcon(icon("eye-off" if self._eye.isChecked() else "eye", Role.MUTED))

    def _lay_out(self) -> None:
        form = self.form
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(2 * metrics.SPACING)
        form.setHorizontalSpacing(4 * metrics.SPACING)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("Server &address"), self.url)
        form.addRow(self.tr("Account"), self.account)
        form.addRow(self.tr("or a &token"), self.token)
        verbs = QWidget()
        buttons = FlowLayout(verbs)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.test_button)
        buttons.addWidget(self.check_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * metrics.SPACING)
        column.addLayout(form)
        column.addWidget(verbs)
        column.addWidget(self.outcome)
        self.take_theme()

    def _fill(self, account: Account) -> None:
        for field, value in ((self.url, account.url), (self.token, account.token)):
            if not field.isModified():  # an officer who began to type is not overtaken
                field.setText(value)
        self.network.fill(account.wishes)

    def _entered(self) -> Account:
        address = self.url.text().strip()
        if address and "://" not in address:  # as addresses are told and typed
            address = f"https://{address}"
            self.url.setText(address)
            self.url.setModified(True)  # the officer's all the same, whatever comes of what was saved before
        return Account(address, self.token.text().strip(), self.network.entered())

    def _say(self, text: str, ink: str) -> None:
        self.outcome.setText(text)
        self.outcome.set_ink(ink)
        if text:
            bring_into_sight(self.outcome)

    def _show_token(self, visible: bool) -> None:
        self.token.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
        self.take_theme()

    def _on_edited(self) -> None:
        self.probe.drop()
        self._say("", "muted")

    def _save(self) -> None:
        """Behind the first reading: what was not touched would be kept empty."""
        self._bridge.read(saved, then=lambda _: self._save_entered(), owner=self)

    def _save_entered(self) -> None:
        entered = self._entered()
        self._bridge.read(switching.is_another_server, entered.url, then=partial(self._save_over, entered), owner=self)

    def _save_over(self, entered: Account, is_another_server: bool) -> None:
        """Another server is a switch: what waits was queued for the one before, and is held."""
        if is_another_server:
            from sync.switching import switch

            choice = Choice(way=DeskWay.HOSTED, url=entered.url, token=entered.token, wishes=entered.wishes)
            self._switching.begin(partial(switch, self._bridge.desk, choice))
        else:
            self._bridge.write(save, entered, then=lambda _: self._on_saved(), owner=self, origin="settings")

    def _on_saved(self) -> None:
        self._say(self.tr("Saved."), "fine")
        self.saved.emit()
        self._test()

    def _sign_in(self) -> None:
        """At the server that was entered, reached as was entered; all of it is saved once that has worked."""
        from ui.signin.ways import open_sign_in

        account = self._entered()
        if not account.url:
            self._on_failed(KnownProblem("url-missing"))
            self.url.setFocus()
            return
        shown = open_sign_in(self._bridge, self.window(), account.url, account.wishes)
        shown.signed_in.connect(self._on_signed_in)

    def _on_signed_in(self) -> None:
        self.token.clear()
        self.saved.emit()

    def _test(self) -> None:
        self._say(self.tr("Connecting…"), "muted")
        self.probe.try_out(*self._entered())

    def _check(self) -> None:
        from ui.doctor.examiner import patient_of
        from ui.doctor.window import open_doctor

        shown, entered = open_doctor(self._bridge, self.window()), self._entered()

        def begin(found: tuple[Account, bool]) -> None:
            kept, is_renewed = found
            is_theirs = is_renewed and not entered.token and entered.url == kept.url
            account = entered._replace(token=kept.token) if is_theirs else entered
            shown.begin(patient_of(*account, is_renewed=is_theirs))

        self._bridge.read(examined, then=begin, owner=shown)

    def _on_succeeded(self, name: str) -> None:
        self._say(self.tr("Connected as {name}.").format(name=name), "fine")

    def _on_failed(self, problem: KnownProblem) -> None:
        told = explain(problem.code, in_words(problem.params), language())
        self._say(f"{told.title.rstrip('.')}. {told.advice}", "late")


def practice_words() -> QLabel:
    """Why there is nothing to enter in practice mode."""
    return quiet_words(
        QCoreApplication.translate(
            "ConnectionForm",
            "Practice mode works with a central API of its own on this PC, with made-up complaints. Nothing "
            "leaves this PC. Start the program without practice mode to enter a server, and to sign in there.",
        )
    )
