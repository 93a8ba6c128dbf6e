"""What a widget that is painted by hand is to a screen reader: a class says it as `accessible_role`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


@cache
def tell_roles() -> None:
    """Have Qt ask such classes; called by each before its first widget is there."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject) -> QAccessibleInterface | None:
    role = getattr(widget, "accessible_role", None)
    if isinstance(role, QAccessible.Role) and isinstance(widget, QWidget):
        return QAccessibleWidget(widget, role)
    return None
