"""A line above the status bar for what the officer should know and can do something about; never a dialog.

A notice stands until it is over or put away. One that passes by (what was done, and how to undo it) covers it for a
while.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme import metrics
from ui.theme.icons import icon, pixmap
from ui.theme.roles import Role


class Way(Enum):
    """Where the button of a notice leads."""

    NONE = auto()
    SETTINGS = auto()
    """To the settings of the connection."""
    BROWSER = auto()
    """To the page by which a network lets its guests in."""
    AGAIN = auto()
    """To one more attempt, now."""
    AGENDA = auto()
    """To what the day holds."""
    CHECK = auto()
    """To the examination of the way to the server."""
    ANYWAY = auto()
    """To a sync although this month's data is used up."""
    DATA = auto()
    """To the settings of network and data."""
    SIGN_IN = auto()
    """To the server's sign-in page in the browser."""
    UPDATES = auto()
    """To what there is of a newer version."""
    SECURITY = auto()
    """To where a PIN is set."""
    RETENTION = auto()
    """To what has outlived its time on this PC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened and what to do. `key` tells what it is about, so that it can be taken back when that is over."""

    key: str
    title: str
    advice: str
    icon: str = "circle-alert"
    role: Role = Role.LATE
    action: str = ""
    way: Way = Way.NONE


class NoticeBar(QFrame):
    """Shows the latest notice until it is over or put away, and before it one that passes by."""

    action_requested = Signal(str)
    """The key of the notice whose button was pressed."""
    put_away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Notice | None = None
        self._passing: Notice | None = None
        self.setProperty("kind", "notice")
        self._icon = QLabel()
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setProperty("type", "secondary")
        self._action = QPushButton()
        self._action.clicked.connect(self._on_action)
        self._close = QToolButton()
        self._close.setProperty("kind", "quiet")
        self._close.setAccessibleName(self.tr("Put away"))
        self._close.setToolTip(self.tr("Put away"))
        self._close.clicked.connect(self._on_put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(2 * metrics.SPACING)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()
        self.take_theme()

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return self._passing or self._standing

    @property
    def is_in_use(self) -> bool:
        """Whether the pointer or the focus is on it."""
        return self.underMouse() or self._action.hasFocus() or self._close.hasFocus()

    def stands(self, key: str) -> bool:
        """Whether the notice that stands is about this, be it covered by one that passes by."""
        return self._standing is not None and self._standing.key == key

    def tell(self, notice: Notice) -> None:
        """Show it in place of the one that stood before."""
        if notice != self._standing:
            self._standing = notice
            self._show()
        self.show()

    def pass_by(self, notice: Notice) -> None:
        """Show it before the one that stands, until it is taken back."""
        self._passing = notice
        self._show()

    def take_back(self, key: str) -> None:
        """What this notice was about is over."""
        if self._passing and self._passing.key == key:
            self._passing = None
            self._show()
        elif self._standing and self._standing.key == key:
            self._standing = None
            self._show()

    def take_theme(self) -> None:
        """Words and icons in the colours in force."""
        self._close.setIcon(icon("x", Role.MUTED))
        notice = self.notice
        if notice is None:
            return
        self._icon.setPixmap(pixmap(notice.icon, notice.role))
        title = notice.title if notice.title.endswith("?") else f"{notice.title.rstrip('.')}."
        self._text.setText(f"<b>{_plain(title)}</b> {_plain(notice.advice)}")
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self.setAccessibleName(f"{notice.title}. {notice.advice}")

    def _show(self) -> None:
        self.take_theme()
        self.setVisible(self.notice is not None)

    def _on_action(self) -> None:
        if self.notice:
            self.action_requested.emit(self.notice.key)

    def _on_put_away(self) -> None:
        if self.notice:
            key = self.notice.key
            self.take_back(key)
            self.put_away.emit(key)


def _plain(text: str) -> str:
    """Texts of problems carry words from outside (host names, servers' reasons): they are text, never markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
