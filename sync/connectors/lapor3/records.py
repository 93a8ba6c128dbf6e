"""The records of this API: a complaint, an entry of its log, a follow-up, a file, in plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import msgspec

from sync.connectors.lapor3 import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Places = Mapping[str, tuple[str, ...]]

_TEXTS = {
    "title": "complaint.title",
    "body": "complaint.body",
    "category": "complaint.category",
    "classification": "complaint.classification",
    "channel": "complaint.channel",
    "location": "complaint.location",
    "institution": "complaint.institution",
    "status_raw": "complaint.status",
}
_FLAGS = {"is_anonymous": "complaint.is_anonymous", "is_secret": "complaint.is_secret"}
_TIMES = {"received_at": "complaint.received_at", "disposed_at": "complaint.disposed_at"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """A file by its address."""

    url: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """Something that became of a complaint."""

    entry_id: str
    at: str
    text: str
    status_old: str = ""
    status_new: str = ""
    institution: str = ""
    institution_to: str = ""
    institution_to_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A follow-up; one without an institution is the reporter's."""

    entry_id: str
    at: str
    text: str
    institution_from: str
    institution_to: str = ""
    template_code: str = ""
    is_secret: bool = False
    rating: int | None = None
    files: tuple[RemoteFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A complaint: what it tells by the names of the mirror's columns, and its log, oldest first."""

    told: Mapping[str, Any]
    institution_id: str
    files: tuple[RemoteFile, ...] | None
    """None where it says nothing of files."""
    log: tuple[LogEntry, ...]

    @property
    def status(self) -> str:
        """The raw text."""
        return str(self.told.get("status_raw", ""))


def detail(found: object, places: Places) -> Detail:
    """A complaint from what lies in the envelope."""
    entry: Mapping[str, Any] = next(iter(reading.rows(found)), {})
    told: dict[str, Any] = {}
    for column, place in _TEXTS.items():
        if value := reading.prose(reading.pick(entry, places[place])):
            told[column] = value
    for column, place in _FLAGS.items():
        if (value := reading.pick(entry, places[place])) is not None:
            told[column] = reading.flag(value)
    for column, place in _TIMES.items():
        if moment := reading.at(reading.pick(entry, places[place])):
            told[column] = moment
    if (rating := reading.number(reading.pick(entry, places["complaint.rating"]))) is not None:
        told["rating"] = rating or None
    attached = reading.pick(entry, places["complaint.attachments"])
    logs = reading.rows(found.get("data_logs")) if isinstance(found, dict) else []
    notes = reading.rows(reading.pick(entry, places["complaint.notes"]))
    return Detail(
        told=told,
        institution_id=reading.text(reading.pick(entry, places["complaint.institution_id"])),
        files=None if attached is None else files(attached),
        log=_log(logs, notes, places),
    )


def follow_up(entry: Mapping[str, Any], places: Places) -> FollowUp:
    """One follow-up. Its text is the officer's own, or that of the template it was sent with."""

    def of(name: str) -> Any:  # noqa: ANN401 - any JSON value
        return reading.pick(entry, places[f"followup.{name}"])

    sender, receiver = reading.text(of("institution_from")), reading.text(of("institution_to"))
    values = {"institution": sender, "institution_from": sender, "institution_to": receiver}
    text = reading.prose(of("text")) or reading.rendered(reading.prose(of("template")), values)
    moment = reading.at(of("at"))
    attached = files(of("attachments"))
    number = reading.text(of("id"))
    return FollowUp(
        entry_id=f"f{number}" if number else "f" + _digest(moment, sender, text, *(file.name for file in attached)),
        at=moment,
        text=text,
        institution_from=sender,
        institution_to=receiver,
        template_code=reading.text(of("template_code")),
        is_secret=reading.flag(of("is_secret")),
        rating=reading.number(of("rating")) or None,
        files=attached,
    )


def in_order(entries: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Oldest first."""
    once = list(entries)
    return tuple(once[place] for place in reading.in_order([entry.at for entry in once]))


def files(value: object) -> tuple[RemoteFile, ...]:
    """A list of files, which may also be an empty text, "0" or null."""
    found = []
    for entry in reading.rows(value):
        url = reading.text(entry.get("path")) or reading.text(entry.get("url"))
        if url:
            name = reading.text(entry.get("file_name")) or unquote(urlsplit(url).path.rpartition("/")[2])
            ending = reading.text(entry.get("extension")).lstrip(".")
            has_ending = not ending or name.lower().endswith("." + ending.lower())
            found.append(RemoteFile(url=url, name=name if has_ending else f"{name}.{ending}"))
    return tuple(found)


def fingerprint(complaint: Detail, follow_ups: Sequence[FollowUp]) -> str:
    """Hash of canonical JSON of what was read: it stays the same as long as there is nothing to tell."""
    canonical = msgspec.json.encode([complaint, list(follow_ups)], order="deterministic")
    return hashlib.sha256(canonical).hexdigest()


def _log(logs: Sequence[Mapping[str, Any]], notes: Sequence[Mapping[str, Any]], places: Places) -> tuple[LogEntry, ...]:
    """Both lists together, each entry once; a note that the other list tells as well is left out."""
    entries = [_entry(entry, places) for entry in logs]
    told = {(entry.at, entry.text) for entry in entries}
    for note in notes:
        at, text = reading.at(reading.pick(note, places["log.noted_at"])), reading.prose(note.get("note"))
        if text and (at, text) not in told:
            entries.append(LogEntry(entry_id="n" + _digest(at, text), at=at, text=text))
    once = list({entry.entry_id: entry for entry in entries}.values())
    return tuple(once[place] for place in reading.in_order([entry.at for entry in once]))


def _entry(entry: Mapping[str, Any], places: Places) -> LogEntry:
    def of(name: str) -> str:
        return reading.text(reading.pick(entry, places[f"log.{name}"]))

    names = ("institution", "institution_from", "institution_to", "status_old", "status_new")
    values = {name: of(name) for name in names}
    text = reading.rendered(reading.prose(of("text")), values)
    moment, number = reading.at(of("at")), of("id")
    told = (moment, text, values["status_old"], values["status_new"], values["institution_to"])
    return LogEntry(
        entry_id=f"l{number}" if number else "l" + _digest(*told),
        at=moment,
        text=text,
        status_old=values["status_old"],
        status_new=values["status_new"],
        institution=values["institution_from"] or values["institution"],
        institution_to=values["institution_to"],
        institution_to_id=of("institution_to_id"),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:24]
