"""The words of a timeline: what admins, the institution and the reporter say at each step of a complaint's course."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.complaint import EventKind
from sync.central.generate.draw import Weighted, chance, pick
from sync.central.generate.model import GeneratedEvent
from sync.central.generate.spin import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from random import Random

    from sync.central.generate.course import Step
    from sync.central.generate.facts import Facts
    from sync.central.generate.material import Material, Subject, Templates

_PATIENCE = timedelta(days=7)
"""After which an institution begins its answer with an apology."""
_STARS = Weighted(((1, 12), (2, 10), (3, 22), (4, 30), (5, 26)))
_SECRET_SHARE = 0.1
_SECRET_SHARE_DELICATE = 0.8


def rfc3339(at: datetime) -> str:
    """As the central API writes times: whole seconds, with zone."""
    return at.isoformat(timespec="seconds")


class Speaker:
    """Says what fits a subject, in the role of whoever is asked."""

    __slots__ = ("_facts", "_material", "_rng", "_subject")

    def __init__(self, rng: Random, material: Material, subject: Subject, facts: Facts) -> None:
        self._rng = rng
        self._material = material
        self._subject = subject
        self._facts = facts

    def timeline(self, steps: Iterable[Step], names: Mapping[str, str]) -> tuple[GeneratedEvent, ...]:
        """The entries for the steps of a course; `names` by actor."""
        events = []
        before: Step | None = None
        for step in steps:
            waited = step.at - before.at if before else timedelta()
            events.append(self._event(step, names[step.actor], is_late=waited > _PATIENCE))
            before = step
        return tuple(events)

    def answer(self, at: datetime, role: str = "answer", *, is_late: bool = False) -> str:
        """A follow-up of the institution: `answer` settles it, `progress` promises, `again` meets a second reply."""
        self._facts.speaking_at = at
        if role == "progress":
            parts = [self._shared("answer.opening"), self._shared("answer.progress")]
        elif role == "again":
            parts = [self._shared("answer.again"), self._one(self._subject.topic.again)]
        else:
            parts = [self._shared("answer.opening"), self._one(self._subject.case.answer)]
        if is_late and chance(self._rng, 0.7):
            parts.insert(1, self._shared("answer.late"))
        if chance(self._rng, 0.75):
            parts.append(self._shared("answer.closing"))
        return pick(self._rng, (" ", "\n\n")).join(parts)

    def reply(self, at: datetime, role: str) -> str:
        """What the reporter replies: `thanks`, `unhappy`, `nudge` or `completed`.

        `unhappy` mostly takes up what the case's own answers promise; where somebody answered in other words, the
        reporter is to be `disappointed`.
        """
        self._facts.speaking_at = at
        if role == "unhappy" and chance(self._rng, 0.65):
            text = self._one(self._subject.case.unhappy)
        else:
            text = self._shared(f"reply.{role}")
        if chance(self._rng, 0.3):
            text = text.lower()
        return text.rstrip(".") if chance(self._rng, 0.35) else text

    def hold_reason(self) -> str:
        """Why the complaint waits for its reporter: what is missing."""
        return self._shared("hold").replace("<perlu>", self._subject.topic.need)

    def _event(self, step: Step, name: str, *, is_late: bool) -> GeneratedEvent:
        kind, at, actor, role = step
        text, is_secret, rating = "", False, None
        if kind is EventKind.FOLLOW_UP:
            text = self.answer(at, role, is_late=is_late)
            share = _SECRET_SHARE_DELICATE if self._subject.topic.is_delicate else _SECRET_SHARE
            is_secret = chance(self._rng, share)
        elif kind is EventKind.REPLY:
            text = self.reply(at, role)
        elif kind is EventKind.HELD:
            text = self.hold_reason()
        elif kind is EventKind.RATED:
            text, rating = self._shared("rated"), _STARS.draw(self._rng)
        elif role != "received":
            text = self._shared(role)
        return GeneratedEvent(
            kind=kind, at=rfc3339(at), actor=actor, name=name, text=text, is_secret=is_secret, rating=rating
        )

    def _one(self, options: Templates) -> str:
        text = render(pick(self._rng, options), self._rng, self._facts)
        return text[:1].upper() + text[1:]

    def _shared(self, name: str) -> str:
        return self._one(self._material.texts[name])
