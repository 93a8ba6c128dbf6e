"""The text material of `resources/generate/`, parsed once: campus, people, topics, and what all topics share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import resources
from sync.central.generate.draw import Weighted
from sync.central.generate.spin import Template, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Templates = tuple[Template, ...]

_TOPIC_KEYS = frozenset({"category", "units", "who", "files", "need", "tried", "impact", "again"})


@dataclass(frozen=True, slots=True)
class Program:
    """A study program with some of its courses."""

    name: str
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Faculty:
    """A faculty with its study programs."""

    name: str
    programs: tuple[Program, ...]


@dataclass(frozen=True, slots=True)
class Institution:
    """A unit of the campus, or another institution, under the number that LAPOR! has for it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Campus:
    """The fictitious university."""

    university: str
    nicknames: tuple[str, ...]
    ministry: str
    units: tuple[Institution, ...]
    others: tuple[Institution, ...]
    officers: tuple[str, ...]
    faculties: tuple[Faculty, ...]
    sites: tuple[str, ...]
    buildings: tuple[str, ...]
    rooms: tuple[str, ...]
    towns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A kind of reporter: what they call themselves, whom the matter affects, and how they introduce themselves."""

    name: str
    teller: str
    affected: str
    intro: Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that goes wrong at a campus, told in many ways, with answers that fit it.

    In the files, cases that share most of their texts are the *angles* of one entry, each with what is its own, and a
    case may put its own texts in place of its topic's.
    """

    titles: Templates
    short: Templates
    story: Templates
    detail: Templates
    ask: Templates
    answer: Templates
    unhappy: Templates
    classes: str
    """Letters of the classifications that it can have: B, T, I, A."""
    faculties: frozenset[str]
    """Faculties at which it happens; empty for all."""
    months: frozenset[int]
    """Months in which it happens; empty for all."""
    years: tuple[int, int]
    """How many years ago the student concerned began: at least and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What several cases have in common."""

    name: str
    category: str
    units: Templates
    who: Weighted[Persona]
    files: tuple[str, ...]
    need: str
    detail: Templates
    tried: Templates
    impact: Templates
    ask: Templates
    again: Templates
    is_delicate: bool
    """Whether nearly every reporter asks for secrecy, as in cases of sexual violence."""
    is_plain: bool
    """Whether it is about questions or suggestions rather than complaints."""

    @property
    def is_apart(self) -> bool:
        """Whether the complaining sentences that all topics share would be out of place."""
        return self.is_plain or self.is_delicate


@dataclass(frozen=True, slots=True)
class Subject:
    """A case within its topic."""

    topic: Topic
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All of it."""

    campus: Campus
    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    subjects: Mapping[str, Weighted[Subject]]
    """By letter of the classification."""
    texts: Mapping[str, Templates]
    """Shared texts by their dotted path (`answer.opening`)."""


@cache
def material() -> Material:
    """The material, read and parsed at the first call."""
    people = _read("people.json")
    personas = {
        name: Persona(name=name, teller=entry["teller"], affected=entry["affected"], intro=_templates(entry["intro"]))
        for name, entry in people["personas"].items()
    }
    by_class: dict[str, list[tuple[Subject, float]]] = {}
    for file in sorted(resources.path("generate/topics").glob("*.json")):
        entry = json.loads(file.read_text("utf-8"))
        cases = [{**case, **angle} for case in entry["cases"] for angle in case.get("angles", [{}])]
        total = sum(case.get("weight", 1) for case in cases)
        for case in cases:
            subject = Subject(_topic({**entry, **_instead(case)}, personas), _case(case))
            for letter in subject.case.classes:
                weight = entry["weight"] * case.get("weight", 1) / total
                by_class.setdefault(letter, []).append((subject, weight))
    return Material(
        campus=campus(),
        given_names=tuple(people["given"]),
        family_names=tuple(people["family"]),
        subjects={letter: Weighted(subjects) for letter, subjects in by_class.items()},
        texts=dict(_flattened(_read("shared.json"))),
    )


@cache
def campus() -> Campus:
    """The fictitious university alone: quick, for those who need no texts."""
    entry = _read("campus.json")
    return Campus(
        university=entry["university"],
        nicknames=tuple(entry["nicknames"]),
        ministry=entry["ministry"],
        units=tuple(Institution(unit["id"], unit["name"]) for unit in entry["units"]),
        others=tuple(Institution(other["id"], other["name"]) for other in entry["others"]),
        officers=tuple(entry["officers"]),
        faculties=tuple(
            Faculty(
                faculty["name"],
                tuple(Program(program["name"], tuple(program["courses"])) for program in faculty["programs"]),
            )
            for faculty in entry["faculties"]
        ),
        sites=tuple(entry["sites"]),
        buildings=tuple(entry["buildings"]),
        rooms=tuple(entry["rooms"]),
        towns=tuple((province, town) for province, town in entry["towns"]),
    )


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(resources.path(f"generate/{name}").read_text("utf-8"))


def _templates(texts: Iterable[str]) -> Templates:
    return tuple(parse(text) for text in texts)


def _topic(entry: Mapping[str, Any], personas: Mapping[str, Persona]) -> Topic:
    return Topic(
        name=entry["name"],
        category=entry["category"],
        units=_templates(entry["units"]),
        who=_people(entry["who"], personas),
        files=tuple(entry["files"]),
        need=entry["need"],
        detail=_templates(entry["detail"]),
        tried=_templates(entry["tried"]),
        impact=_templates(entry["impact"]),
        ask=_templates(entry["ask"]),
        again=_templates(entry["again"]),
        is_delicate=entry.get("delicate", False),
        is_plain=entry.get("plain", False),
    )


def _people(entry: Mapping[str, float], personas: Mapping[str, Persona]) -> Weighted[Persona]:
    return Weighted((personas[name], weight) for name, weight in entry.items())


def _instead(case: Mapping[str, Any]) -> dict[str, Any]:
    """What a case says in place of its topic; `detail` and `ask` are its own, beside the topic's."""
    own = {key: value for key, value in case.items() if key in _TOPIC_KEYS}
    return own | {key: case[f"topic_{key}"] for key in ("detail", "ask") if f"topic_{key}" in case}


def _case(entry: Mapping[str, Any]) -> Case:
    return Case(
        titles=_templates(entry["titles"]),
        short=_templates(entry["short"]),
        story=_templates(entry["story"]),
        detail=_templates(entry["detail"]),
        ask=_templates(entry["ask"]),
        answer=_templates(entry["answer"]),
        unhappy=_templates(entry["unhappy"]),
        classes=entry["class"],
        faculties=frozenset(entry.get("faculties", ())),
        months=frozenset(entry.get("months", ())),
        years=_range(entry.get("years", (0, 4))),
    )


def _range(bounds: Sequence[int]) -> tuple[int, int]:
    least, most = bounds
    return least, most


def _flattened(entry: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Templates]]:
    for key, value in entry.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield prefix + key, _templates([value] if isinstance(value, str) else value)
