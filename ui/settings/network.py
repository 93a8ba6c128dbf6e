"""Proxy and certificate in the settings of the connection: rows of its form, saved with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.cache.ways.network import NetworkSettings, ProxyMode
from desktop.problems import KnownProblem
from ui.theme import metrics
from ui.theme.controls import ChoiceBox
from ui.viewer.decoder import in_background

if TYPE_CHECKING:
    from ui.bridge import DeskBridge

_MOST_PORT = 65_535
_USUAL_PORT = 8080
"""As `sync.net.route` takes it where none is given."""
_PORT_WIDTH = 96


class NetworkFields(QObject):
    """Only what the chosen kind of proxy has a use for is shown."""

    edited = Signal()
    failed = Signal(object)
    """A `KnownProblem` of the file with the certificate."""

    def __init__(self, bridge: DeskBridge, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._form, self._widget = bridge, form, parent
        self._authorities = ""
        self._is_touched = False
        self.mode = ChoiceBox()
        for mode, words in (
            (ProxyMode.SYSTEM, self.tr("As this PC says")),
            (ProxyMode.MANUAL, self.tr("Entered here")),
            (ProxyMode.NONE, self.tr("None")),
        ):
            self.mode.addItem(words, mode)
        self.mode.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.host = QLineEdit()
        self.port = QLineEdit()
        self.port.setValidator(QIntValidator(1, _MOST_PORT, self.port))
        self.port.setPlaceholderText(str(_USUAL_PORT))
        self.port.setMaximumWidth(metrics.px(_PORT_WIDTH))
        self.exceptions = QLineEdit()
        self.exceptions.setPlaceholderText("*.kampus.ac.id, 10.*")
        self.user = QLineEdit()
        self.user.setPlaceholderText(self.tr("If the proxy asks for it"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.authorities = QLabel(wordWrap=True)
        self.add_button = QPushButton(self.tr("Add a file…"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self._add_rows()
        self.mode.activated.connect(self._on_edited)
        for field in (self.host, self.port, self.exceptions, self.user, self.password):
            field.textEdited.connect(self._on_edited)
        self.add_button.clicked.connect(self._ask_file)
        self.remove_button.clicked.connect(partial(self._take_authorities, ""))
        self._show()

    def fill(self, kept: NetworkSettings) -> None:
        """Show what is saved, unless the officer has begun to change it."""
        if self._is_touched:
            return
        self.mode.setCurrentIndex(self.mode.findData(kept.mode))
        self.host.setText(kept.host)
        self.port.setText(str(kept.port) if kept.port else "")
        self.exceptions.setText(", ".join(kept.exceptions))
        self.user.setText(kept.user)
        self.password.setText(kept.password)
        self._authorities = kept.authorities
        self._show()

    def entered(self) -> NetworkSettings:
        """What is entered now."""
        chosen = NetworkSettings(
            mode=ProxyMode(self.mode.currentData()),
            user=self.user.text().strip(),
            password=self.password.text() if self.user.text().strip() else "",
            authorities=self._authorities,
        )
        if chosen.mode is not ProxyMode.MANUAL:
            return chosen
        parts = self.exceptions.text().replace(";", ",").split(",")
        exceptions = tuple(part.strip() for part in parts if part.strip())
        return replace(chosen, host=self.host.text().strip(), port=int(self.port.text() or 0), exceptions=exceptions)

    def add_file(self, path: Path) -> None:
        """Take the certificates of a file besides those that there are."""
        self._bridge.ask_files(
            lambda _: in_background(partial(_authorities_in, path)),
            then=lambda found: self._take_authorities(f"{self._authorities}\n{found}".strip()),
            failed=self.failed.emit,
            owner=self,
        )

    def _add_rows(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * metrics.SPACING)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        self._form.addRow(self.tr("&Proxy"), self.mode)
        self._form.addRow(self.tr("Proxy's addr&ess"), self.host)
        self._form.addRow(self.tr("Po&rt"), self.port)
        self._form.addRow(self.tr("Not f&or"), self.exceptions)
        self._form.addRow(self.tr("Proxy's &user name"), self.user)
        self._form.addRow(self.tr("Proxy's pass&word"), self.password)
        self._form.addRow(self.tr("Certificates"), self.authorities)
        self._form.addRow("", buttons)

    def _on_edited(self) -> None:
        self._is_touched = True
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        mode = self.mode.currentData()
        for field in (self.host, self.port, self.exceptions):
            self._form.setRowVisible(field, mode == ProxyMode.MANUAL)
        for field in (self.user, self.password):
            self._form.setRowVisible(field, mode != ProxyMode.NONE)
        self.remove_button.setVisible(bool(self._authorities))
        self.authorities.setText(self._words())

    def _words(self) -> str:
        if not self._authorities:
            return self.tr("Those that this PC trusts")
        from sync.net.certificate import names_in

        names = ", ".join(names_in(self._authorities))
        return self.tr("Those that this PC trusts, and: {names}").format(names=names)

    def _take_authorities(self, authorities: str, *_: object) -> None:
        self._authorities = authorities
        self._on_edited()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self._widget, self.tr("Certificate of the campus"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Certificates (*.pem *.crt *.cer *.der)"))
        dialog.fileSelected.connect(lambda path: self.add_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _authorities_in(path: Path) -> str:
    from sync.net.certificate import authorities_in

    try:
        return authorities_in(path.read_bytes())
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(path), reason=error.strerror or "") from error
