"""Earlier versions of an answer, each shown by what is different from the text as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.complaint.words import event_time
from ui.response.browse import BrowseSheet
from ui.response.choices import Choice
from ui.response.operations import read_revisions

if TYPE_CHECKING:
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
        self.hint.setText(self.tr("The text as it stands now becomes a version too."))
        bridge.read(read_revisions, tracking_id, then=self._show_revisions, owner=self)

    def preview_of(self, choice: Choice) -> None:
        """The version, with what it had more and what it lacked."""
        self.preview.setPlainText(choice.data.text)

    def taken(self, choice: Choice) -> int:
        """Which one to bring back."""
        return int(choice.data.revision_id)

    def _show_revisions(self, revisions: list[Revision]) -> None:
        others = [revision for revision in revisions if revision.text != self._text][:_MOST_VERSIONS]
        self.show_entries(
            [self._choice(revision) for revision in others],
            self.tr("No earlier versions yet; one is kept every few minutes"),
        )

    def _choice(self, revision: Revision) -> Choice:
        now = self._bridge.desk.clock.now()
        size = self.tr("%n character(s)", "", len(revision.text))
        return Choice(event_time(revision.saved_at, now), " ".join(revision.text.split()), size, revision)
