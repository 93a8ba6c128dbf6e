"""The JSON of the observed API, field by field.

Its habits are kept, for a client has to live with them: raw status texts in changing capitals, templates whose
placeholders nobody filled in, logs in no order, times of day without a zone (WIB), lists of files that come as `"0"` or
as an empty text where there are none.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from desktop.clock import WIB
from desktop.complaint import EventKind, Status, status_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sync.replica.model import Case, FollowUp, Institution, LogEntry, StoredFile

Json = dict[str, Any]

FILES_PATH = "/app/uploads/public"
_NO_FILES: tuple[Any, ...] = ([], "0", "")
_COLORS = {"Belum Terverifikasi": "#9e9e9e", "Terverifikasi": "#f39c12", "Dalam Proses": "#3498db"}
_OTHER_COLOR = "#27ae60"
_TEMPLATES = {
    EventKind.RECEIVED: "Laporan diterima.",
    EventKind.VERIFIED: "{{institution}} memverifikasi laporan. Status: {{status_old}} menjadi {{status_new}}.",
    EventKind.DISPOSED: "{{institution_from}} mendisposisikan laporan kepada {{institution_to_link}}.",
    EventKind.FOLLOW_UP: "{{institution}} menindaklanjuti laporan. Status: {{status_old}} menjadi {{status_new}}.",
    EventKind.REPLY: "Pelapor menanggapi tindak lanjut. Status: {{status_old}} menjadi {{status_new}}.",
    EventKind.HELD: "{{institution}} menunda laporan. Status: {{status_old}} menjadi {{status_new}}.",
    EventKind.REJECTED: "{{institution_from}} mengusulkan agar laporan ditangani {{institution_to}}.",
}
_OTHER_TEMPLATE = "Status laporan berubah dari {{status_old}} menjadi {{status_new}}."


class Shapes:
    """Makes answers. `storage` is the address before `FILES_PATH` that files are told to be at."""

    def __init__(self, *, storage: str, tells_texts: bool, shuffle: random.Random | None = None) -> None:
        """`tells_texts` adds what is inferred and not observed; `shuffle` mixes all lists anew, also follow-ups."""
        self._storage = storage
        self._tells_texts = tells_texts
        self._shuffle = shuffle

    def complaint(self, case: Case) -> Json:
        """`GET /complaints/{id}/complaint`."""
        log = list(case.log)
        (self._shuffle or random.Random(case.id)).shuffle(log)  # noqa: S311 - an order that means nothing
        data = {
            "status_code": status_code(case.status),
            "status_name": as_written(case.status, case.id),
            "disposition_id": case.disposition.id if case.disposition else None,
            "disposition_name": case.disposition.name if case.disposition else None,
            "status_logs": [{"note": entry.note or entry.status_after, "timestamp": told(entry.at)} for entry in log],
        }
        if self._tells_texts:
            data |= self._texts(case)
        return envelope({"data": data, "data_logs": [_log_entry(entry, case) for entry in log]})

    def follow_ups(self, entries: Sequence[FollowUp], *, has_zero_files: bool = False) -> list[Json]:
        """The rows of a page of `GET /complaints/{id}/followups`."""
        rows = [self._follow_up(entry, has_zero_files=has_zero_files) for entry in entries]
        if self._shuffle:
            self._shuffle.shuffle(rows)
        return rows

    def listed(self, case: Case) -> Json:
        """A row of the list that is inferred and has not been observed."""
        return {
            "complaint_id": case.id,
            "title": case.title,
            "status_code": status_code(case.status),
            "status_name": as_written(case.status, case.id),
            "disposition_id": case.disposition.id if case.disposition else None,
            "disposition_name": case.disposition.name if case.disposition else None,
            "created_at": told(case.received_at),
        }

    def _follow_up(self, entry: FollowUp, *, has_zero_files: bool) -> Json:
        files: Any = [
            {"path": self._path(file), "file_name": file.name, "extension": file.extension} for file in entry.files
        ]
        if not files:
            files = _NO_FILES[int(entry.at.timestamp()) % len(_NO_FILES)]
        return {
            "institution_from_name": entry.sender.name if entry.sender else None,
            "institution_to_name": entry.receiver.name if entry.receiver else None,
            "template_code": entry.template_code or None,
            "template_content": entry.template_content or None,
            "content": entry.content,
            "created_at": told(entry.at),
            "attachments": "0" if has_zero_files else files,
        }

    def _texts(self, case: Case) -> Json:
        return {
            "complaint_id": case.id,
            "title": case.title,
            "content": case.content,
            "content_final": case.content_final or None,
            "classification_name": case.classification or None,
            "category_name": case.category or None,
            "channel_name": case.channel,
            "location_name": case.location or None,
            "is_anonymous": int(case.is_anonymous),
            "is_secret": int(case.is_secret),
            "created_at": told(case.received_at),
            "attachments": [
                {"path": self._path(file), "file_name": file.name, "extension": file.extension}
                for file in case.attachments
            ]
            or "0",
        }

    def _path(self, file: StoredFile) -> str:
        return f"{self._storage}{FILES_PATH}/{file.id}/{quote(file.name)}"


def page(rows: Sequence[Any], *, number: int, size: int, url: str) -> Json:
    """One page as Laravel tells it, from all rows; `url` is the address without `page`, with the rest of its query."""
    last = max(1, -(-len(rows) // size))
    start = (number - 1) * size
    shown = list(rows[start : start + size])

    def at(which: int) -> str | None:
        return f"{url}{'&' if '?' in url else '?'}page={which}" if 1 <= which <= last else None

    return {
        "current_page": number,
        "data": shown,
        "first_page_url": at(1),
        "from": start + 1 if shown else None,
        "last_page": last,
        "last_page_url": at(last),
        "next_page_url": at(number + 1),
        "path": url.partition("?")[0],
        "per_page": size,
        "prev_page_url": at(number - 1),
        "to": start + len(shown) if shown else None,
        "total": len(rows),
    }


def envelope(results: Json) -> Json:
    """What every answer to a question is wrapped in."""
    return {"results": results, "message": "Success", "status": 200}


def told(at: datetime) -> str:
    """`d-m-Y H:i:s`, in WIB."""
    return at.astimezone(WIB).strftime("%d-%m-%Y %H:%M:%S")


def as_written(status: str, number: int) -> str:
    """A status as it happens to be written: one complaint in three has other capitals."""
    return {1: str.title, 4: str.upper}.get(number % 6, str)(status)


def status_code(status: str) -> int:
    """Codes exist; which number means what has not been observed, so these are made up."""
    return 101 + list(Status).index(status_of(status)) * 7


def _log_entry(entry: LogEntry, case: Case) -> Json:
    return {
        "content": _TEMPLATES.get(entry.kind, _OTHER_TEMPLATE),
        # Both names have been seen for the time.
        "date" if entry.status_before == entry.status_after else "created_at": told(entry.at),
        "institution": _named(entry.actor),
        "institution_from_id": _named(entry.actor),
        "institution_to": {"id": entry.receiver.id, "name": entry.receiver.name} if entry.receiver else None,
        "status_old": _colored(entry.status_before, case),
        "status_new": _colored(entry.status_after, case),
        "data": json.dumps({"note": entry.note}) if entry.note else "",
    }


def _named(institution: Institution | None) -> Json | None:
    return {"name": institution.name} if institution else None


def _colored(status: str, case: Case) -> Json:
    return {"name": as_written(status, case.id), "color": _COLORS.get(status, _OTHER_COLOR)}
