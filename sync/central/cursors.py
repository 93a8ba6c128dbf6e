"""Where a client stands in the change log, as the text that it keeps between exchanges and gives back.

To the client it is opaque. It names the store and the officer, so that a cursor of another server or of another
officer's desk is recognised, and then one of:

- `42`: everything up to change 42 was told;
- `17-42`: in the middle of what changed after 17; what changed last at 42 or before was told;
- `17-42f`: the same, in the catch-up that ends a first pull;
- `42:738000:9`: in the middle of a first pull begun at change 42; complaints up to this place in its order were told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = r"(\d{1,15})"
_FORM = re.compile(
    rf"(?P<store>[A-Za-z0-9_-]{{8}})\.(?P<officer>\d{{1,9}})\.(?:{_DIGITS}|{_DIGITS}-{_DIGITS}(f?)|{_DIGITS}:{_DIGITS}:{_DIGITS})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPull:
    """Inside a first pull: all that was assigned by `snapshot`, ordered by urgency and number."""

    snapshot: int
    urgency: int = -1
    complaint_id: int = -1

    def __str__(self) -> str:
        return f"{self.snapshot}:{self.urgency}:{self.complaint_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Behind a first pull. Changes are merged since `base`: one complaint's may lie on both sides of `reached`."""

    base: int
    reached: int
    is_catch_up: bool = False

    def __str__(self) -> str:
        if self.base == self.reached and not self.is_catch_up:
            return str(self.reached)
        return f"{self.base}-{self.reached}{'f' if self.is_catch_up else ''}"


Position = FirstPull | Following


class UnknownCursorError(Exception):
    """Not a cursor that this store gave to this officer. Its text is the reason, in a word."""


def write(store_id: str, officer_id: int, position: Position) -> str:
    """The text for the client."""
    return f"{store_id}.{officer_id}.{position}"


def read(text: str, store_id: str, officer_id: int, newest: int, forgotten: int) -> Position:
    """The position in a client's text.

    `newest`: the newest change that this officer can have been told of; `forgotten`: up to where the log was let go of.
    """
    form = _FORM.fullmatch(text)
    if form is None:
        raise UnknownCursorError("unknown")
    if form["store"] != store_id or int(form["officer"]) != officer_id:
        raise UnknownCursorError("foreign")
    whole, base, reached, mark, snapshot, urgency, complaint_id = form.groups()[2:]
    position: Position
    if snapshot is not None:
        position = FirstPull(snapshot=int(snapshot), urgency=int(urgency), complaint_id=int(complaint_id))
        base = told = position.snapshot
    else:
        told = int(reached if whole is None else whole)
        base = int(base if whole is None else whole)
        position = Following(base=base, reached=told, is_catch_up=mark == "f")
    if base < forgotten:
        raise UnknownCursorError("expired")
    if told > newest:  # the store was restored from a backup older than the client
        raise UnknownCursorError("ahead")
    return position
