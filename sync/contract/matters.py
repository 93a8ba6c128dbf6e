"""Which happenings stand against an op: those that its author would have wanted to know before writing it.

A colleague's follow-up, the reporter's reply, and every decision on where the complaint goes or whether it ends.
"""

from __future__ import annotations

from desktop.complaint import EventKind

MATTERS = (
    EventKind.FOLLOW_UP,
    EventKind.REPLY,
    EventKind.VERIFIED,
    EventKind.DISPOSED,
    EventKind.HELD,
    EventKind.REJECTED,
    EventKind.ARCHIVED,
    EventKind.CLOSED,
    EventKind.REOPENED,
)
ENDINGS = (EventKind.CLOSED, EventKind.ARCHIVED)
