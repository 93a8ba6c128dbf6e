"""Speaks for a complaint that is known by its texts only: answers, replies and new complaints while life goes on.

The store keeps no note of what a complaint was made from, and officers register complaints of their own. So the case
that fits is recognised by its words, and the course, the program or the room named in it are named again.
"""

from __future__ import annotations

import re
from functools import cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from sync.central.generate.composer import CLASSIFICATIONS, Composer
from sync.central.generate.course import newly_assigned
from sync.central.generate.draw import pick
from sync.central.generate.facts import Facts
from sync.central.generate.material import Subject, material
from sync.central.generate.spin import Choice, render
from sync.central.generate.timeline import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from random import Random

    from sync.central.generate.model import GeneratedComplaint
    from sync.central.generate.spin import Template

_WORD = re.compile(r"[a-z]{3,}")


class Matter(NamedTuple):
    """What is known of a complaint."""

    title: str
    body: str
    institution: str


class Voices:
    """The reporters, colleagues and admins of one campus."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._composer = Composer(rng)

    def complaint(self, tracking_id: str, now: datetime) -> GeneratedComplaint:
        """A new complaint that reaches the institution right now."""
        return self._composer.compose(newly_assigned(self._rng, now), tracking_id)

    def answer(self, matter: Matter, now: datetime, role: str = "answer") -> str:
        """A follow-up to it: `answer`, `progress` or `again`."""
        return self._speaker(matter, now).answer(now, role)

    def reply(self, matter: Matter, now: datetime, role: str) -> str:
        """A reply of its reporter: `thanks`, `unhappy`, `disappointed`, `nudge` or `completed`."""
        return self._speaker(matter, now).reply(now, role)

    def classification(self, matter: Matter) -> str:
        """The classification that an admin would give it."""
        return CLASSIFICATIONS.get(pick(self._rng, recognised(matter).case.classes), CLASSIFICATIONS["T"])

    def shared(self, name: str, institution: str = "") -> str:
        """One of the texts that all topics share."""
        template = pick(self._rng, material().texts[name])
        return render(template, self._rng, {"instansi": institution})

    def _speaker(self, matter: Matter, now: datetime) -> Speaker:
        texts, campus = material(), material().campus
        subject = recognised(matter)
        given = _named_in(f"{matter.title}\n{matter.body}")
        facts = Facts(self._rng, campus, subject.case, moment=now, given=given)
        unit = matter.institution.removesuffix(campus.university).strip()
        facts.settle(unit=unit or render(pick(self._rng, subject.topic.units), self._rng, facts))
        return Speaker(self._rng, texts, subject, facts)


def recognised(matter: Matter) -> Subject:
    """The case whose words are most like those of the complaint; titles count twice."""
    subjects, index = _index()
    scores = [0.0] * len(subjects)
    said = set(_WORD.findall(matter.body.lower()))
    for words in (set(_WORD.findall(matter.title.lower())), said):
        for word in words:
            for number, weight in index.get(word, ()):
                scores[number] += weight
    return subjects[max(range(len(subjects)), key=scores.__getitem__)]


@cache
def _index() -> tuple[tuple[Subject, ...], Mapping[str, tuple[tuple[int, float], ...]]]:
    """All cases, and for each word the cases that use it with its weight: rare words tell more."""
    subjects = tuple(
        {id(subject.case): subject for letter in material().subjects.values() for subject in letter.options}.values()
    )
    users: dict[str, list[int]] = {}
    sizes = []
    for number, subject in enumerate(subjects):
        case = subject.case
        words = {
            word
            for template in (*case.titles, *case.short, *case.story, *case.detail, *case.ask)
            for text in _literals(template)
            for word in _WORD.findall(text.lower())
        }
        sizes.append(len(words) ** 0.5)
        for word in words:
            users.setdefault(word, []).append(number)
    return subjects, {
        word: tuple((number, log(len(subjects) / len(numbers)) / sizes[number]) for number in numbers)
        for word, numbers in users.items()
    }


def _literals(template: Template) -> Iterator[str]:
    for part in template:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Choice):
            for option in part.options:
                yield from _literals(option)


def _named_in(text: str) -> dict[str, str]:
    """Faculty, program, course, building and room that the text names, so that an answer names the same."""
    campus = material().campus
    text = text.lower()
    found: dict[str, str] = {}
    for faculty in campus.faculties:
        for program in faculty.programs:
            for course in program.courses:
                if course.lower() in text:
                    found |= {"matkul": course, "prodi": program.name, "fak": faculty.name}
            if program.name.lower() in text and "matkul" not in found:
                found |= {"prodi": program.name, "fak": faculty.name}
        if faculty.name.lower() in text:
            found.setdefault("fak", faculty.name)
    for name, places in (("gedung", campus.buildings), ("ruang", campus.rooms)):
        named = [place for place in places if place.lower() in text]
        if named:
            found[name] = max(named, key=len)
    return found
