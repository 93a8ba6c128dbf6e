"""The window of the sign-in, as it waits for the browser and as it refuses another officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desktop.problems import KnownProblem
from ui.signin.window import SignInWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.desk import Desk

_NO_DESK = cast("Desk", None)
"""In a picture nobody signs in."""


def waiting() -> QWidget:
    """The page is open in the browser."""
    shown = SignInWindow(_NO_DESK)
    shown.controller.opened.emit("https://lapor.example.id/oauth/authorize")
    return shown


def refused() -> QWidget:
    """The desk belongs to a colleague."""
    shown = SignInWindow(_NO_DESK)
    shown.controller.failed.emit(KnownProblem("desk-of-another", owner="Ratna Wulandari", officer="Agus Prasetyo"))
    return shown
