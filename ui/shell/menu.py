"""The menu of the window: every deed, with its key beside it, in one column on a screen of 768 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.shell.actions import Group

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.actions import Actions

translate = QCoreApplication.translate

_NOT_IN_MENU = {"menu"}
_AMONG_COMPLAINTS = ("next", "previous")
_OF_THE_VIEW = ("zoom-in", "zoom-out", "zoom-reset")
_OF_HELP = ("help", "keys", "tour", "check", "updates")
_APART = {*_NOT_IN_MENU, *_AMONG_COMPLAINTS, *_OF_THE_VIEW, *_OF_HELP, "quit"}


class WindowMenu(QMenu):
    """Filled when it opens, for acts come with the reading pane and do not fit every complaint."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for part in self.findChildren(QMenu):
            part.deleteLater()
        self._add(self, *self._of(Group.WORK))
        self._add_menu(translate("Actions", "Complaint"), *_AMONG_COMPLAINTS, *self._of(Group.COMPLAINT))
        self._add_menu(translate("Actions", "Lists"), *self._of(Group.LISTS))
        self.addSeparator()
        self._add(self, *self._of(Group.WINDOW))
        self._add_menu(translate("Actions", "View"), *_OF_THE_VIEW)
        self._add_menu(translate("Actions", "Help and checks"), *_OF_HELP)
        self._add(self, "quit")

    def _of(self, group: Group) -> list[str]:
        return [deed.key for deed in self._actions.deeds if deed.group is group and deed.key not in _APART]

    def _add_menu(self, title: str, *keys: str) -> None:
        menu = QMenu(title, self)
        self._add(menu, *keys)
        self.addMenu(menu)

    def _add(self, menu: QMenu, *keys: str) -> None:
        for key in keys:
            if self._actions.deed(key).fits():
                menu.addAction(self._actions.action(key))
