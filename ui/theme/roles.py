"""The colours of the window, named by what they mean, for light and dark.

Every ink on every ground that it is used on has a contrast of at least 4.5:1 (WCAG 2.2 AA); a test holds that.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import cache

from PySide6.QtGui import QColor


class Scheme(StrEnum):
    """Which of the two sets is in force."""

    LIGHT = "light"
    DARK = "dark"


class Role(Enum):
    """What a colour is for. The value is its light and its dark form."""

    GROUND = ("F6F7F9", "14181F")
    """Behind fields, and where nothing is."""
    PANEL = ("FFFFFF", "1B212B")
    """Lists and texts to read."""
    SIDE = ("EEF0F4", "171C24")
    """Navigation and status bar."""
    LINE = ("DDE1E8", "2C3440")
    HOVER = ("F1F3F7", "212834")
    """Under the pointer, on panel."""
    SIDE_HOVER = ("E3E6EC", "202732")
    """Under the pointer, on side."""
    TEXT = ("1B2330", "E6EAF0")
    MUTED = ("5A6577", "9AA6B6")
    ACCENT = ("2F56B8", "8FB0FF")
    """What can be acted on."""
    ACCENT_STRONG = ("26479A", "A9C2FF")
    """The same under the pointer."""
    ACCENT_SOFT = ("E6ECFA", "24324F")
    """Ground of what is selected."""
    ON_ACCENT = ("FFFFFF", "101A30")
    """Ink on the accent."""
    LATE = ("B3261E", "FF9A90")
    LATE_SOFT = ("FBE9E7", "3C2220")
    SOON = ("8A5200", "F2C063")
    SOON_SOFT = ("FFF1D9", "3A2E18")
    FINE = ("1E6B43", "7FD3A4")
    FINE_SOFT = ("E3F3EA", "1B3427")
    SECRET = ("5E4296", "C3ABF5")
    SECRET_SOFT = ("EFE9FA", "2E2645")

    @property
    def soft(self) -> Role:
        """The ground that goes with this ink: `LATE.soft` is `LATE_SOFT`."""
        return Role[f"{self.name}_SOFT"]

    def hex(self, scheme: Scheme) -> str:
        """The colour as `#rrggbb`."""
        light, dark = self.value
        return f"#{light if scheme is Scheme.LIGHT else dark}".lower()


_in_force = Scheme.LIGHT


def scheme() -> Scheme:
    """The scheme in force."""
    return _in_force


def put_in_force(chosen: Scheme) -> None:
    """Change the scheme; the `Theme` does this, and tells those who paint."""
    global _in_force  # noqa: PLW0603 one window, one scheme: a painter asks for a colour without being handed a theme
    _in_force = chosen


def colour(role: Role) -> QColor:
    """The colour of a role in the scheme in force."""
    return _colour(role, _in_force)


@cache
def _colour(role: Role, chosen: Scheme) -> QColor:
    return QColor(role.hex(chosen))
