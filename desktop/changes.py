"""What a commit changed and who caused it: a view refreshes the rows concerned, an editor ignores its own echo."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.complaint import TrackingId


class Topic(Flag):
    """Kinds of things that a commit can change."""

    NONE = 0
    COMPLAINTS = auto()
    DRAFTS = auto()
    OUTBOX = auto()
    SETTINGS = auto()
    SYNC = auto()
    REFERENCE = auto()
    CAMPUS = auto()
    """What happens inside the campus: forwards to units, approvals, notes, groups."""
    TEMPLATES = auto()
    FILES = auto()
    """Contents of attachments that came, and files of the officer's own."""


EVERYTHING = ~Topic.NONE
ELSEWHERE = "elsewhere"
"""The origin of changes that another process made; which they were is not known."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Told after each commit. `origin` is what the writer called itself (`editor`, `sync`, …)."""

    topics: Topic
    tracking_ids: frozenset[TrackingId]
    origin: str
