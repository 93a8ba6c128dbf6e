"""Composes what a reporter writes: a title, a body of about a wanted length, and the admin's tidier version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.central.generate.draw import chance, pick
from sync.central.generate.manner import Manner, roughen
from sync.central.generate.spin import render

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from sync.central.generate.facts import Facts
    from sync.central.generate.material import Material, Persona, Subject, Templates

    Source = Templates | str
    """Templates, or the name of a shared text."""

MAX_TITLE = 169
MAX_BODY = 3_000
"""Both as observed in LAPOR!'s exports."""
_SHORT_BODY = 150
_SHORT_BODY_WITH_THANKS = 110
_LIST_FROM = 4
_LONG_BODY = 700
_ROOM = 150
"""Characters kept free for a manner of writing that makes the text longer."""


@dataclass(slots=True, kw_only=True)
class Letter:
    """The parts of a body, in the order in which they are read."""

    opening: str = ""
    intro: str = ""
    again: str = ""
    story: list[str]
    happened: list[str]
    remarks: list[str]
    asks: list[str]
    secrecy: str = ""
    personal: str = ""
    closing: str = ""

    def paragraphs(self) -> list[list[str]]:
        """Sentences by paragraph, without the empty ones."""
        parts = (
            [self.opening],
            [self.again, self.intro, *self.story],
            self.happened,
            self.remarks,
            [*self.asks, self.secrecy, self.personal, self.closing],
        )
        kept = ([sentence for sentence in part if sentence] for part in parts)
        return [part for part in kept if part]

    def add(self, section: str, text: str) -> bool:
        """Puts a text into its section; False where that has one already and takes no more."""
        held = getattr(self, section)
        if isinstance(held, list):
            held.append(text)
        elif held:
            return False
        else:
            setattr(self, section, text)
        return True

    def __len__(self) -> int:
        return sum(len(sentence) + 1 for part in self.paragraphs() for sentence in part)


class Writer:
    """Writes one complaint's texts from its subject and facts."""

    __slots__ = ("_facts", "_material", "_persona", "_rng", "_subject")

    def __init__(self, rng: Random, material: Material, subject: Subject, persona: Persona, facts: Facts) -> None:
        self._rng = rng
        self._material = material
        self._subject = subject
        self._persona = persona
        self._facts = facts

    def title(self, manner: Manner) -> str:
        """A title, in the reporter's manner where it is a loud or a hurried one."""
        text = self._say(self._subject.case.titles)
        if manner is Manner.SHOUTING:
            return text.upper()[:MAX_TITLE]
        if manner is Manner.HURRIED or (manner is Manner.CASUAL and chance(self._rng, 0.4)):
            text = text.lower()
        return text[:MAX_TITLE]

    def letter(self, length: int, *, is_secret: bool, is_again: bool = False) -> Letter:
        """The parts of a body of about that many characters."""
        rng, case = self._rng, self._subject.case
        letter = Letter(story=[], happened=[], remarks=[], asks=[])
        if is_again:
            letter.again = self._shared("again")
        if length < _SHORT_BODY:
            letter.story.append(self._say(case.short))
            if length > _SHORT_BODY_WITH_THANKS and chance(rng, 0.5):
                letter.closing = self._shared("closing")
            return letter
        letter.story.append(self._say(case.story))
        said: set[int] = set()
        written = len(letter)
        for section, source in self._plan(is_secret=is_secret):
            if written >= length:
                break
            text = self._fresh(source, said)
            if written + len(text) > MAX_BODY - _ROOM:
                break
            if text and letter.add(section, text):
                written += len(text) + 1
        return letter

    def personal(self, kind: str) -> str:
        """A sentence with a (fake) identity number or telephone number."""
        return self._shared(f"personal.{kind}")

    def body(self, letter: Letter, manner: Manner) -> str:
        """The letter as the reporter typed it."""
        return roughen(self._laid_out(letter, manner), manner, self._rng)[:MAX_BODY]

    def edited(self, letter: Letter) -> str:
        """The letter as an admin leaves it: to the point, clean, and without personal data."""
        paragraphs = letter.paragraphs()
        left_out = {letter.opening, letter.closing, letter.again}
        masked = self._material.texts["personal.masked"][0]
        lines = []
        for paragraph in paragraphs:
            kept = [render(masked, self._rng, self._facts) if s == letter.personal else s for s in paragraph]
            line = " ".join(sentence for sentence in kept if sentence not in left_out)
            if line:
                lines.append(line)
        return (" " if len(letter) < _LONG_BODY else "\n\n").join(lines)[:MAX_BODY]

    def _plan(self, *, is_secret: bool) -> Iterator[tuple[str, Source]]:
        """Sections of the letter with where their sentences come from, the most telling first."""
        rng, case, topic = self._rng, self._subject.case, self._subject.topic
        yield "asks", case.ask if chance(rng, 0.6) else topic.ask
        for share, section, source in (
            (0.45, "opening", "opening"),
            (0.55, "intro", self._persona.intro),
            (0.3 if is_secret else 0, "secrecy", "secrecy"),
            (0.5, "closing", "closing"),
        ):
            if chance(rng, share):
                yield section, source
        middle: list[tuple[str, Source]] = [("happened", case.detail), ("happened", topic.tried)]
        middle += [("remarks", topic.impact)]
        rng.shuffle(middle)
        yield from middle
        rest: list[tuple[str, Source]] = [("happened", case.detail), ("happened", topic.detail)] * 2
        rest += [("happened", topic.tried), ("asks", case.ask), ("asks", topic.ask)]
        general: list[tuple[str, Source]] = [("happened", "tried"), ("remarks", "remark"), ("remarks", "impact")]
        if not topic.is_apart:
            rest += [*general, ("asks", "ask")]
        rng.shuffle(rest)
        yield from rest
        if not topic.is_apart and chance(rng, 0.65):
            yield "happened", "visit.first"
            yield "happened", "visit.second"
            yield "happened", "visit.third"
        yield "opening", "opening"
        yield "intro", self._persona.intro
        yield "closing", "closing"
        rest = [("happened", topic.detail), ("happened", topic.tried), ("happened", case.detail)] * 3
        rest += [("remarks", topic.impact), ("remarks", topic.impact)]
        if not topic.is_apart:
            rest += [*general, *general, *general, ("happened", "tried"), ("remarks", "remark"), ("remarks", "remark")]
        rng.shuffle(rest)
        yield from rest

    def _fresh(self, source: Source, said: set[int]) -> str:
        """A sentence not said yet in this letter, or an empty text where there is none."""
        options = self._material.texts[source] if isinstance(source, str) else source
        first = int(self._rng.random() * len(options))
        for template in (*options[first:], *options[:first]):
            if id(template) not in said:
                said.add(id(template))
                return _capitalised(render(template, self._rng, self._facts))
        return ""

    def _laid_out(self, letter: Letter, manner: Manner) -> str:
        paragraphs = letter.paragraphs()
        if len(letter) < _LONG_BODY and chance(self._rng, 0.85):
            return " ".join(" ".join(paragraph) for paragraph in paragraphs)
        if manner in {Manner.CAREFUL, Manner.PLAIN} and len(letter.happened) >= _LIST_FROM and chance(self._rng, 0.35):
            lines = "\n".join(f"{number}. {text}" for number, text in enumerate(letter.happened, 1))
            at = paragraphs.index(letter.happened)
            paragraphs[at] = [f"{pick(self._rng, _LIST_HEADS)}\n{lines}"]
        separator = pick(self._rng, ("\n\n", "\n\n", "\n", " "))
        return separator.join(" ".join(paragraph) for paragraph in paragraphs)

    def _say(self, options: Templates) -> str:
        return _capitalised(render(pick(self._rng, options), self._rng, self._facts))

    def _shared(self, name: str) -> str:
        return self._say(self._material.texts[name])


_LIST_HEADS = (
    "Adapun hal-hal yang terjadi:",
    "Keterangan tambahan:",
    "Yang perlu diketahui:",
    "Berikut poin-poinnya:",
    "Perlu kami sampaikan juga:",
)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
