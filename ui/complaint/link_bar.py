"""Where the address of a link in a citizen's text is shown whole before anything is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal

from ui.clipboard import copy_secret
from ui.complaint.links import is_web_address
from ui.complaint.notice import Notice
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget


class LinkBar(Notice):
    """Asks before it hands an address to the system; what is no web address can only be copied."""

    answered = Signal()
    """The officer has answered here: the cursor has to go elsewhere."""

    def __init__(self, open_address: Callable[[QUrl], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent, Role.ACCENT)
        self._open_address = open_address
        self._address = ""
        self._open_button = self.add_button(self.tr("Open"), self._open)
        self.add_button(self.tr("Copy"), self._copy)
        self.add_button(self.tr("Cancel"), self.dismiss)

    @property
    def is_asking(self) -> bool:
        """Whether an address waits for an answer."""
        return bool(self._address)

    @property
    def open_button(self) -> QPushButton:
        """Yes."""
        return self._open_button

    def ask(self, address: str) -> None:
        """Show this address and what can be done with it."""
        self._address = address
        is_openable = is_web_address(address)
        if is_openable:
            self.say(self.tr("Open in the browser?") + "\n" + address, Role.ACCENT)
        else:
            self.say(self.tr("This address is not opened from here.") + "\n" + address, Role.SOON)
        self._open_button.setVisible(is_openable)
        first = next(button for button in self.buttons if not button.isHidden())
        first.setFocus()

    def dismiss(self) -> None:
        """Forget the address."""
        had_focus = any(button.hasFocus() for button in self.buttons)
        self._address = ""
        self.say("")
        if had_focus:
            self.answered.emit()

    def _open(self) -> None:
        if is_web_address(self._address):
            self._open_address(QUrl(self._address, QUrl.ParsingMode.StrictMode))
        self.dismiss()

    def _copy(self) -> None:
        copy_secret(self._address, self)
        self.dismiss()
