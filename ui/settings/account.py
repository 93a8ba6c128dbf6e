"""Who is signed in, and the two buttons for that: a row in the settings of the connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.cache.ways import sign_in
from desktop.changes import ChangeSet, Topic
from ui.theme import metrics

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.ways.sign_in import Owner
    from ui.bridge import DeskBridge


class _Standing(NamedTuple):
    owner: Owner | None
    is_signed_in: bool


def _read(db: Database) -> _Standing:
    return _Standing(sign_in.owner(db), sign_in.get(db) is not None)


class AccountRow(QWidget):
    """Follows the desk: a session that ends elsewhere is seen here too."""

    sign_in_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.state = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sign_in_button = QPushButton(self.tr("Sign in…"))
        self.sign_in_button.setToolTip(self.tr("Opens the server's page in your browser"))
        self.sign_out_button = QPushButton(self.tr("Sign out"))
        self.sign_out_button.setToolTip(self.tr("Complaints, drafts and queue stay on this PC"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.sign_in_button)
        buttons.addWidget(self.sign_out_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACING)
        column.addWidget(self.state)
        column.addLayout(buttons)
        self.sign_in_button.clicked.connect(self.sign_in_requested)
        self.sign_out_button.clicked.connect(self.sign_out_requested)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._show(_Standing(None, is_signed_in=False))
        self.read()

    def read(self) -> None:
        """Look at the desk."""
        self._bridge.read(_read, then=self._show, owner=self)

    def _show(self, now: _Standing) -> None:
        owner = now.owner
        if owner is None:
            words = self.tr("Nobody has signed in on this desk yet.")
        elif now.is_signed_in:
            words = self.tr("Signed in as {name} ({role})").format(name=owner.name, role=owner.role)
        else:
            words = self.tr("Signed out. This desk belongs to {name}.").format(name=owner.name)
        self.state.setText(words)
        self.sign_in_button.setVisible(not now.is_signed_in)
        self.sign_out_button.setVisible(now.is_signed_in)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if Topic.SETTINGS in change.topics:
            self.read()
