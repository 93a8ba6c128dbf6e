"""The menu of the window: every deed, with its key beside it."""

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


class WindowMenu(QMenu):
    """Filled when it opens, for acts come with the reading pane and do not fit every complaint."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._add(self, Group.WORK)
        self._add_menu(Group.COMPLAINT, translate("Actions", "Complaint"))
        self._add_menu(Group.LISTS, translate("Actions", "Lists"))
        self.addSeparator()
        self._add(self, Group.WINDOW)

    def _add_menu(self, group: Group, title: str) -> None:
        menu = QMenu(title, self)
        self._add(menu, group)
        if not menu.isEmpty():
            self.addMenu(menu)

    def _add(self, menu: QMenu, group: Group) -> None:
        for deed in self._actions.deeds:
            if deed.group is group and deed.key not in _NOT_IN_MENU and deed.fits():
                menu.addAction(self._actions.action(deed.key))
