"""Whether a follow-up is one that this desk sent: this API keeps no id of ours, so it is known by what it says.

Ours is one of the own institution, with the same words, that was not there before it was sent, from the time since
then. All four have to hold: what is taken for sent is not sent any more.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from desktop.clock import moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sync.connectors.lapor3.records import FollowUp

SLACK = timedelta(minutes=10)
"""By how much the server's clock may seem to go behind between the request before and the follow-up's own time."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What is known of a follow-up that was on its way."""

    text: str
    began_at: datetime
    """As `began_at` tells it."""
    seen: AbstractSet[str]
    """The entries that were there before."""


def began_at(now: datetime, server_time: datetime | None) -> datetime:
    """When what leaves now leaves: by this PC's clock or the server's last word, whichever is behind.

    A clock that goes ahead would hide the follow-up, whose time is the server's.
    """
    return min(now, server_time or now)


def content_hash(text: str) -> str:
    """Of the words alone: what a form, a page or a database does to white space, signs and marks doesn't count."""
    words = html.unescape(_TAG.sub(" ", text))
    plain = unicodedata.normalize("NFKC", words)
    shown = "".join(each for each in plain if each.isspace() or unicodedata.category(each) not in {"Cc", "Cf"})
    return sha256(" ".join(shown.split()).encode()).hexdigest()


def find(attempt: Attempt, there: Iterable[FollowUp], *, institution: str, taken: AbstractSet[str]) -> FollowUp | None:
    """The follow-up that this attempt made, or None. `taken`: entries that are known as another op's."""
    wanted = content_hash(attempt.text)
    for entry in there:
        is_new = entry.entry_id not in attempt.seen and entry.entry_id not in taken
        if is_new and is_of(entry, institution) and content_hash(entry.text) == wanted and _is_since(entry, attempt):
            return entry
    return None


def is_of(entry: FollowUp, institution: str) -> bool:
    """Whether it is this institution's, whose name may be written in capitals or not. No name is nobody's."""
    sender, own = (" ".join(name.lower().split()) for name in (entry.institution_from, institution))
    return bool(sender) and sender == own


def _is_since(entry: FollowUp, attempt: Attempt) -> bool:
    return bool(entry.at) and moment(entry.at) >= attempt.began_at - SLACK
