"""Taking back what was done last: for some seconds the window offers it in its notice bar and on Ctrl+Z.

Whatever can be undone says so once it is done, from any widget of the window that outlives the deed (the pane, not the
sheet that is about to close):

    from ui.shell.undo import offer

    def _on_done(self, forward_id: int) -> None:
        words = self.tr("Forwarded to %1").replace("%1", unit)
        offer(self._pane, words, lambda: self._pane.bridge.write(forwards.withdraw, forward_id, owner=self._pane))

`undo` runs on the GUI thread, once at most; a KnownProblem of its write is told like any other. Outside of the main
window (a pane that a test shows alone) `offer` does nothing. In a text editor Ctrl+Z stays the editor's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence

from ui.shell.notice import Notice
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.shell.notice import NoticeBar

translate = QCoreApplication.translate

UNDO = "undo"
"""The key of its notice."""
OFFERED_FOR_MS = 10_000


def offer(where: QWidget, words: str, undo: Callable[[], object], *, milliseconds: int = OFFERED_FOR_MS) -> None:
    """Tell what was done, and offer to take it back; what was offered before stands."""
    keeper = _keeper(where)
    if keeper is not None:
        keeper.offer(words, undo, milliseconds)


def forget_last(where: QWidget) -> None:
    """Something newer has a way back of its own: Ctrl+Z must not undo what came before it."""
    keeper = _keeper(where)
    if keeper is not None:
        keeper.forget()


def undo_last(where: QWidget) -> bool:
    """Take back what is offered, for a text that has nothing left to undo. Returns whether there was anything."""
    keeper = _keeper(where)
    return keeper is not None and keeper.undo()


def _keeper(where: QWidget) -> Undo | None:
    found = where.window().findChild(Undo, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Undo) else None


class Undo(QObject):
    """Keeps the last thing that can be taken back, as long as it is offered. A child of the window."""

    def __init__(self, bar: NoticeBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self._undo: Callable[[], object] | None = None
        self._key = QKeySequence("Ctrl+Z")
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time_over)
        bar.put_away.connect(self._on_put_away)

    @property
    def is_offered(self) -> bool:
        """Whether there is something to take back."""
        return self._undo is not None

    def set_key(self, key: QKeySequence) -> None:
        """The key that the officer has for it, to be told with the offer."""
        self._key = key

    def offer(self, words: str, undo: Callable[[], object], milliseconds: int = OFFERED_FOR_MS) -> None:
        """Offer this in place of what was offered before."""
        self._undo = undo
        verb = translate("Undo", "Undo")
        key = self._key.toString(QKeySequence.SequenceFormat.NativeText)
        self._bar.pass_by(
            Notice(
                key=UNDO,
                title=words,
                advice="",
                icon="circle-check",
                role=Role.FINE,
                action=f"{verb}  {key}" if key else verb,
            )
        )
        self._timer.start(milliseconds)

    def undo(self) -> bool:
        """Take it back. Returns whether there was anything."""
        undo = self._undo
        self.forget()
        if undo is None:
            return False
        undo()
        return True

    def forget(self) -> None:
        """It can't be taken back any more."""
        self._undo = None
        self._timer.stop()
        self._bar.take_back(UNDO)

    def _on_time_over(self) -> None:
        if self._bar.is_in_use:
            self._timer.start()  # not under the pointer, nor while the focus is on the button
        else:
            self.forget()

    def _on_put_away(self, key: str) -> None:
        if key == UNDO:
            self.forget()
