"""Why a draft wants to be looked at again before it is sent."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_REASONS = {
    "already-sent": QT_TRANSLATE_NOOP(
        "Review", "An earlier version of this answer has been sent after all. Sending this one adds a second answer."
    ),
    "closed": QT_TRANSLATE_NOOP(
        "Review", "The complaint was closed meanwhile. Read what happened before you send this."
    ),
    "archived": QT_TRANSLATE_NOOP(
        "Review", "The complaint was archived meanwhile. Read what happened before you send this."
    ),
    "reassigned": QT_TRANSLATE_NOOP(
        "Review", "The complaint was given to another institution. Your draft stays here, but can't be sent any more."
    ),
    "withdrawn": QT_TRANSLATE_NOOP(
        "Review", "The reporter withdrew the complaint. Your draft stays here, but can't be sent any more."
    ),
    "merged": QT_TRANSLATE_NOOP(
        "Review", "The complaint was merged with another one. Your draft stays here, but can't be sent any more."
    ),
}
_GONE = QT_TRANSLATE_NOOP(
    "Review", "The complaint is no longer assigned to you. Your draft stays here, but can't be sent any more."
)


def review_words(reason: str) -> str:
    """A reason of `Draft.needs_review` in words; empty for none."""
    return QCoreApplication.translate("Review", str(_REASONS.get(reason, _GONE))) if reason else ""
