"""Complaints like this one that were answered before: look at the answers, take one as a beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.plain_text import one_line
from desktop.reuse import reusable
from desktop.sensitive import covered
from ui.complaint.words import day_of
from ui.response.browse import BrowseSheet
from ui.response.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.views.similar import AnsweredBefore
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge


class SimilarSheet(BrowseSheet):
    """`done` tells the text to insert; whom it was written to is left out of it, also in the preview."""

    def __init__(self, bridge: DeskBridge, tracking_id: TrackingId, found: Sequence[AnsweredBefore]) -> None:
        super().__init__(
            bridge,
            kind="similar",
            title=self.tr("Similar ones answered before"),
            verb=self.tr("Insert"),
            tracking_id=tracking_id,
        )
        self.hint.setText(self.tr("Names and numbers are left out. Check that the answer fits."))
        self.show_entries([self._choice(one) for one in found], "")

    def _choice(self, one: AnsweredBefore) -> Choice:
        text = reusable(
            one.answer, names=(one.reporter_name,), tracking_id=one.tracking_id, new_tracking_id=self.tracking_id
        )
        detail = f"#{one.tracking_id} · {day_of(one.answered_at)} · {' '.join(text.split())}"
        return Choice(covered(one_line(one.title)) or self.tr("(no title)"), detail, "", text)
