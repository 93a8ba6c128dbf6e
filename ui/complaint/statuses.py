"""Statuses and classes in the officer's words. A text that the server made up anew is shown as it came."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.complaint import Status

_STATUSES = {
    Status.UNVERIFIED: QT_TRANSLATE_NOOP("Statuses", "Not yet verified"),
    Status.DISPOSED: QT_TRANSLATE_NOOP("Statuses", "Not yet followed up"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("Statuses", "In process"),
    Status.REPORTER_REPLIED: QT_TRANSLATE_NOOP("Statuses", "The reporter replied"),
    Status.WAITING_INFO: QT_TRANSLATE_NOOP("Statuses", "Awaiting completion"),
    Status.CLOSED_SYSTEM: QT_TRANSLATE_NOOP("Statuses", "Closed by the system"),
    Status.CLOSED_ADMIN: QT_TRANSLATE_NOOP("Statuses", "Closed by an admin"),
    Status.CLOSED_REPORTER: QT_TRANSLATE_NOOP("Statuses", "Closed by the reporter"),
    Status.ARCHIVED_ADMIN: QT_TRANSLATE_NOOP("Statuses", "Archived by an admin"),
    Status.ARCHIVED_SYSTEM: QT_TRANSLATE_NOOP("Statuses", "Archived by the system"),
    Status.ARCHIVED_REPORTER: QT_TRANSLATE_NOOP("Statuses", "Archived by the reporter"),
    Status.BLOCKED: QT_TRANSLATE_NOOP("Statuses", "Content blocked"),
}
_CLASSES = {
    "pengaduan berkadar pengawasan": QT_TRANSLATE_NOOP("Statuses", "With supervisory content"),
    "pengaduan tidak berkadar pengawasan": QT_TRANSLATE_NOOP("Statuses", "Without supervisory content"),
    "permintaan informasi": QT_TRANSLATE_NOOP("Statuses", "Information request"),
    "aspirasi": QT_TRANSLATE_NOOP("Statuses", "Aspiration"),
}


def status_words(status: Status, raw: str) -> str:
    """What the status means for the officer."""
    source = _STATUSES.get(status)
    return QCoreApplication.translate("Statuses", str(source)) if source else raw


def class_words(classification: str) -> str:
    """The class (*klasifikasi*) without the word that all of them share."""
    source = _CLASSES.get(" ".join(classification.lower().split()))
    return QCoreApplication.translate("Statuses", str(source)) if source else classification
