"""The window of the sign-in, as it waits for the browser and as it refuses another officer; whose desk to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.problems import KnownProblem
from desktop.profiles import Profile
from ui.officers.chooser import OfficerChooser
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


def choosing() -> QWidget:
    """Two officers share the PC."""
    desks = [Profile(name=name, data_dir=Path("/-") / name) for name in ("Ratna Wulandari", "Agus Prasetyo")]
    return OfficerChooser(desks, desks[0].data_dir, current=desks[0].data_dir)
