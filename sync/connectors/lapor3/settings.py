"""How a central API of this kind is spoken to. What is not known for certain is a default here, never a constant.

`read` takes these as one JSON object, in which anything may be left out that is to stay as it is by default.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

PATHS: Mapping[str, str] = MappingProxyType(
    {
        "complaint": "/complaints/{complaint_id}/complaint",
        "followups": "/complaints/{complaint_id}/followups?page={page}",
        "add_followup": "/complaints/followup/add",
        "reject": "/complaints/process/{complaint_id}/reject",
        "institutions": "/masters/institutions/external?page_size=1000",
        "templates": "/masters/templates?page_size=1000",
    }
)
"""Where each call goes, after the base address."""

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # of a complaint: the first four were seen, the others are likely names
        "complaint.status": ("status_name",),
        "complaint.institution": ("disposition_name",),
        "complaint.institution_id": ("disposition_id",),
        "complaint.notes": ("status_logs",),
        "complaint.title": ("title",),
        "complaint.body": ("content",),
        "complaint.category": ("category_name", "category.name"),
        "complaint.classification": ("classification_name", "classification.name"),
        "complaint.channel": ("channel_name", "channel.name"),
        "complaint.location": ("location_name", "location.name"),
        "complaint.is_anonymous": ("is_anonymous",),
        "complaint.is_secret": ("is_secret",),
        "complaint.received_at": ("created_at",),
        "complaint.disposed_at": ("disposition_at",),
        "complaint.rating": ("rating",),
        "complaint.attachments": ("attachments",),
        # of an entry of its log
        "log.at": ("date", "created_at"),
        "log.text": ("content",),
        "log.id": ("id",),
        "log.status_old": ("status_old.name",),
        "log.status_new": ("status_new.name",),
        "log.institution": ("institution.name",),
        "log.institution_from": ("institution_from_id.name",),
        "log.institution_to": ("institution_to.name",),
        "log.institution_to_id": ("institution_to.id",),
        "log.note": ("note",),
        "log.noted_at": ("timestamp",),
        # of a follow-up
        "followup.id": ("id",),
        "followup.at": ("created_at",),
        "followup.text": ("content",),
        "followup.template": ("template_content",),
        "followup.template_code": ("template_code",),
        "followup.institution_from": ("institution_from_name",),
        "followup.institution_to": ("institution_to_name",),
        "followup.is_secret": ("is_secret",),
        "followup.rating": ("rating",),
        "followup.attachments": ("attachments",),
    }
)
"""Where each thing lies in an object of the answer: places are tried in their order, a dot leads into an object."""

MOST_FILES = 5
LARGEST_FILE = 5 * 1024 * 1024
"""Of LAPOR!'s own form; what the server takes is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapor3Settings:
    """All of it. Neither of the two credentials is in a `repr`, so in no log."""

    base_url: str
    key: str = field(repr=False)
    """The first credential, which goes into `key_header` behind `key_prefix`."""
    token: str = field(repr=False)
    """The second one, which goes into `token_header` as it is."""
    user_id: str = ""
    institution_id: str = ""
    """Of the officer, as the operator gave them out: a follow-up is sent in their name."""
    institution_name: str = ""
    """As follow-ups name the institution; empty: as the list of institutions has it."""
    key_header: str = "Authorization"
    key_prefix: str = "Bearer "
    token_header: str = "token"  # noqa: S105 - the name of a header
    template_code: str = ""
    """With which an answer is sent; empty where the operator named none."""
    institution_to_id: str = ""
    """To whom a follow-up is directed; empty: to the own institution."""
    paths: Mapping[str, str] = field(default_factory=lambda: PATHS)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: FIELDS)
    web_url: str = "https://www.lapor.go.id/pengaduan/{tracking_id}"
    """The page of a complaint, for what only that page can do."""
    pace: float = 1.0
    """Seconds from the beginning of one request to that of the next, at least."""
    batch: int = 100
    """Complaints that one sync looks at, at most."""

    def path(self, name: str, **values: object) -> str:
        """Where a call goes; its values are made safe for an address."""
        return self.paths[name].format_map({key: quote(str(value), safe="") for key, value in values.items()})

    def page_of(self, tracking_id: str) -> str:
        """The web page of a complaint."""
        return self.web_url.format_map({"tracking_id": quote(tracking_id, safe="")})


def read(told: Mapping[str, Any]) -> Lapor3Settings:
    """The settings that a JSON object tells. Raises `way-unreadable` where it is none of them, naming the entry."""
    known = {one.name: one for one in fields(Lapor3Settings)}
    if unknown := sorted(told.keys() - known.keys()):
        raise KnownProblem("way-unreadable", entry=str(unknown[0])[:60])
    values: dict[str, Any] = {"base_url": "", "key": "", "token": ""} | dict(told)
    for name, value in values.items():
        if not _fits(name, value):
            raise KnownProblem("way-unreadable", entry=name)
    values["paths"] = dict(PATHS) | values.get("paths", {})
    values["places"] = dict(FIELDS) | {name: tuple(places) for name, places in values.get("places", {}).items()}
    made = Lapor3Settings(**values)
    try:
        for name in made.paths:
            made.path(name, complaint_id="1", page=1)
        made.page_of("1")
    except (KeyError, ValueError, IndexError) as error:
        raise KnownProblem("way-unreadable", entry="paths") from error
    return made


def told(made: Lapor3Settings) -> dict[str, Any]:
    """What `read` takes, without what is the default."""
    plain = replace(made, base_url="", key="", token="")
    usual = Lapor3Settings(base_url="", key="", token="")
    values = {one.name: getattr(plain, one.name) for one in fields(made)}
    changed = {name: value for name, value in values.items() if value != getattr(usual, name)}
    for name in changed.keys() & {"paths", "places"}:
        changed[name] = {key: value for key, value in changed[name].items() if getattr(usual, name).get(key) != value}
    return changed | {"base_url": made.base_url, "key": made.key, "token": made.token}


def _fits(name: str, value: object) -> bool:
    match name:
        case "paths":
            return isinstance(value, dict) and all(isinstance(path, str) and path[:1] == "/" for path in value.values())
        case "places":
            return isinstance(value, dict) and all(
                isinstance(places, (list, tuple)) and all(isinstance(place, str) for place in places)
                for places in value.values()
            )
        case "pace":
            return isinstance(value, (int, float)) and 0 <= value <= 3600  # noqa: PLR2004 - an hour is no pace
        case "batch":
            return isinstance(value, int) and 0 < value <= 1000  # noqa: PLR2004 - as one page of theirs
        case _:
            return isinstance(value, str) and (not value or value.isprintable())
