"""Earlier versions of an answer, each shown by what is different from the text as it stands now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor

from desktop.worddiff import Change, Piece, compare
from ui.complaint.words import event_time
from ui.response.browse import BrowseSheet
from ui.response.choices import Choice
from ui.response.operations import read_revisions
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.complaint import TrackingId
    from desktop.intent import Revision
    from ui.bridge import DeskBridge

_MOST_VERSIONS = 100


class VersionSheet(BrowseSheet):
    """`done` tells the revision to bring back."""

    def __init__(self, bridge: DeskBridge, tracking_id: TrackingId, text: str) -> None:
        super().__init__(
            bridge,
            kind="versions",
            title=self.tr("Earlier versions of the answer"),
            verb=self.tr("Bring back"),
            tracking_id=tracking_id,
        )
        self._text = text
        self.hint.setText(self.tr("Green: only in the version. Struck out: only in the text as it is now."))
        bridge.read(read_revisions, tracking_id, then=self._show_revisions, owner=self)

    def preview_of(self, choice: Choice) -> None:
        """The version, with what it had more and what it lacked."""
        revision = choice.data
        then = partial(self._show_pieces, revision.revision_id)
        self._bridge.read(_compare, self._text, revision.text, then=then, owner=self)

    def taken(self, choice: Choice) -> int:
        """Which one to bring back."""
        return int(choice.data.revision_id)

    def _show_revisions(self, revisions: list[Revision]) -> None:
        others = [revision for revision in revisions if revision.text != self._text][:_MOST_VERSIONS]
        self.show_entries(
            [self._choice(revision) for revision in others],
            self.tr("No earlier versions yet; one is kept every few minutes"),
        )

    def _show_pieces(self, revision_id: int, pieces: list[Piece]) -> None:
        current = self.list.current
        if current is None or current.data.revision_id != revision_id:
            return  # the officer has moved on
        self.preview.clear()
        cursor = QTextCursor(self.preview.document())
        for piece in pieces:
            cursor.insertText(piece.text, _style(piece.change))
        self.preview.moveCursor(QTextCursor.MoveOperation.Start)
        self.preview.setAccessibleDescription(_spoken(pieces))

    def _choice(self, revision: Revision) -> Choice:
        now = self._bridge.desk.clock.now()
        size = self.tr("%n character(s)", "", len(revision.text))
        return Choice(event_time(revision.saved_at, now), " ".join(revision.text.split()), size, revision)


def _compare(_db: Database, before: str, after: str) -> list[Piece]:
    """On the desk's thread: two long texts that have little in common take a while."""
    return compare(before, after)


def _style(change: Change) -> QTextCharFormat:
    """Seen from today's text: what the version has besides is underlined, what it lacks is struck out."""
    style = QTextCharFormat()
    style.setForeground(colour(Role.TEXT))
    if change is Change.ADDED:
        style.setForeground(colour(Role.FINE))
        style.setBackground(colour(Role.FINE_SOFT))
        style.setFontUnderline(True)
    elif change is Change.REMOVED:
        style.setForeground(colour(Role.LATE))
        style.setBackground(colour(Role.LATE_SOFT))
        style.setFontStrikeOut(True)
    return style


def _spoken(pieces: list[Piece]) -> str:
    """The differences for a screen reader."""
    said = {
        Change.ADDED: QCoreApplication.translate("VersionSheet", "more: %1"),
        Change.REMOVED: QCoreApplication.translate("VersionSheet", "less: %1"),
    }
    return "; ".join(said[piece.change].replace("%1", piece.text.strip()) for piece in pieces if piece.change in said)
