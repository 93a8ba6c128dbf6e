"""Composes whole complaints: draws who writes about what and how, then has the texts written and the timeline told."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from math import exp
from random import Random
from typing import TYPE_CHECKING

from desktop.complaint import EventKind, Status
from sync.central.generate.course import Course, courses
from sync.central.generate.draw import Weighted, chance, pick
from sync.central.generate.facts import Facts
from sync.central.generate.files import nearest
from sync.central.generate.manner import MANNERS, Manner
from sync.central.generate.material import material
from sync.central.generate.model import GeneratedAttachment, GeneratedComplaint
from sync.central.generate.prose import Letter, Writer
from sync.central.generate.spin import render
from sync.central.generate.timeline import Speaker, rfc3339
from sync.contract.terms import FILE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sync.central.generate.material import Material, Persona, Subject

CLASSIFICATIONS = {
    "B": "Pengaduan Berkadar Pengawasan",
    "T": "Pengaduan Tidak Berkadar Pengawasan",
    "I": "Permintaan Informasi",
    "A": "Aspirasi",
}
RAW_STATUS = {
    Status.UNVERIFIED: ("Belum Terverifikasi",),
    Status.DISPOSED: ("Terverifikasi",),
    Status.IN_PROGRESS: ("Dalam Proses", "Dalam Proses", "Diproses"),
    Status.REPORTER_REPLIED: ("Ditanggapi oleh Pelapor",),
    Status.WAITING_INFO: ("Menunggu Kelengkapan Informasi",),
    Status.CLOSED_SYSTEM: ("Ditutup oleh Sistem", "Ditutup oleh Sistem", "Ditutup Oleh Sistem"),
    Status.CLOSED_ADMIN: ("Ditutup oleh Admin",),
    Status.CLOSED_REPORTER: ("Ditutup oleh Pelapor",),
    Status.ARCHIVED_ADMIN: ("Diarsipkan oleh Admin",),
    Status.ARCHIVED_SYSTEM: ("Diarsipkan oleh Sistem",),
    Status.ARCHIVED_REPORTER: ("Diarsipkan oleh Pelapor",),
    Status.BLOCKED: ("Konten Terblokir",),
}
"""As LAPOR! writes them, in the spellings that occur."""

_LETTERS = Weighted((("B", 53), ("T", 26), ("I", 6), ("A", 2)))
_UNCLASSIFIED_SHARE = 0.108
_FLAGS = Weighted((((True, False), 40), ((True, True), 27), ((False, True), 21), ((False, False), 12)))
_CHANNELS = Weighted(
    (
        ("Website", 1148),
        ("Android", 470),
        ("Website - unusra", 130),
        ("Website - kemdiktisaintek", 31),
        ("Hotline Service", 155),
        ("Instagram", 81),
        ("SMS", 42),
        ("Email Instansi", 17),
        ("Tatap Muka", 10),
        ("Pos Surat", 5),
        ("Whatsapp", 4),
        ("ios", 2),
        ("Facebook", 2),
        ("Website Institusi", 2),
        ("Call Center", 1),
    )
)
_WRITTEN_BY_OFFICE = {"Hotline Service", "Tatap Muka", "Pos Surat", "Call Center", "Email Instansi"}
_VAGUE = "U"
"""Letter of the cases that say too little, or nothing that concerns a campus."""
_VAGUE_SHARE = {Status.ARCHIVED_ADMIN: 0.7, Status.BLOCKED: 1.0, Status.WAITING_INFO: 0.3}
_MEDIAN_LENGTH_LN, _LENGTH_SIGMA = 5.80, 0.89
_LEAST_LENGTH, _MOST_LENGTH, _SMS_LENGTH = 45, 2_900, 300
_NIK_SHARE, _PHONE_SHARE, _DUPLICATE_SHARE = 0.06, 0.03, 0.03
_EDITED_SHARE = 0.9
_ATTACHED_SHARE = 0.34
_MEDIAN_FILE_LN = 10.2
_UNIT_SHARE = 0.45
_FIRST_ID = 8_500_000
_LAST_ID = 9_900_000


@dataclass(slots=True, kw_only=True)
class _Case:
    """All that was drawn for a complaint; kept a while, because reporters send the same thing twice."""

    subject: Subject
    persona: Persona
    facts: Facts
    writer: Writer
    letter: Letter
    manner: Manner
    flags: tuple[bool, bool]
    reporter_name: str
    letter_class: str
    channel: str
    location: str
    institution: str


def complaints(count: int, *, seed: int, now: datetime) -> Iterator[GeneratedComplaint]:
    """`count` complaints in the order of their receipt, the same ones for the same seed and time.

    Up to a thousand, some 37 % are still open, with deadlines around `now` (aware); beyond that an officer's archive
    grows, not the open ones.
    """
    rng = Random(seed)  # noqa: S311 - nothing secret is drawn
    composer = Composer(rng)
    tracking_id = _FIRST_ID + int(rng.random() * 9_000)
    gap = min(90.0, (_LAST_ID - tracking_id) / (2 * max(count, 1)))
    for course in courses(count, rng, now):
        tracking_id += 1 + int(rng.random() * 2 * gap)
        yield composer.compose(course, str(tracking_id))


class Composer:
    """Makes complaints from courses, one after the other."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._material: Material = material()
        self._recent: deque[_Case] = deque(maxlen=9)

    def compose(self, course: Course, tracking_id: str) -> GeneratedComplaint:
        """The complaint of that course."""
        rng = self._rng
        if self._recent and chance(rng, _DUPLICATE_SHARE) and course.status is not Status.BLOCKED:
            case = self._once_more(pick(rng, tuple(self._recent)))
        else:
            case = self._drawn(course)
        manner = Manner.CAREFUL if case.channel in _WRITTEN_BY_OFFICE else case.manner
        body = case.writer.body(case.letter, manner)
        is_verified = any(step.kind is EventKind.VERIFIED for step in course.steps)
        body_edited = case.writer.edited(case.letter) if is_verified and chance(rng, _EDITED_SHARE) else ""
        is_edited = body_edited not in {"", body}
        is_disposed = any(step.kind is EventKind.DISPOSED for step in course.steps)
        is_anonymous, is_secret = case.flags
        names = {
            "reporter": case.reporter_name or "Pelapor",
            "admin": "Admin LAPOR!" if chance(rng, 0.3) else f"Admin {self._material.campus.ministry}",
            "system": "Sistem LAPOR!",
            "institution": case.institution,
        }
        speaker = Speaker(rng, self._material, case.subject, case.facts)
        steps = [
            step._replace(role="tidied") if is_edited and step.role == "verified" else step for step in course.steps
        ]
        events = speaker.timeline(steps, names)
        return GeneratedComplaint(
            tracking_id=tracking_id,
            title=case.writer.title(Manner.CAREFUL if is_edited else manner),
            body=body,
            body_edited=body_edited if is_edited else "",
            status=pick(rng, RAW_STATUS[course.status]),
            classification=self._classification(case.letter_class, is_verified=is_verified),
            category=case.subject.topic.category if is_verified and chance(rng, 0.87) else "",
            channel=case.channel,
            is_anonymous=is_anonymous,
            is_secret=is_secret,
            reporter_name=case.reporter_name,
            parent_institution=self._material.campus.ministry,
            institution=case.institution,
            location=case.location,
            received_at=rfc3339(course.received_at),
            disposed_at=next((e.at for e in events if e.kind is EventKind.DISPOSED), "") if is_disposed else "",
            hold_reason=next((e.text for e in reversed(events) if e.kind in _WITH_REASON), ""),
            rating=next((event.rating for event in events if event.rating), None),
            attachments=self._attachments(case.subject, course.received_at),
            events=events,
        )

    def _drawn(self, course: Course) -> _Case:
        rng = self._rng
        letter_class = _LETTERS.draw(rng)
        is_vague = chance(rng, _VAGUE_SHARE.get(course.status, 0))
        subject = self._subject(_VAGUE if is_vague else letter_class, course.received_at.month)
        persona = subject.topic.who.draw(rng)
        flags = _FLAGS.draw(rng)
        if subject.topic.is_delicate and not flags[1]:
            flags = _FLAGS.draw(rng)
        facts = Facts(rng, self._material.campus, subject.case, moment=course.received_at, given=_said_by(persona))
        unit = self._settle_unit(subject, facts)
        writer = Writer(rng, self._material, subject, persona, facts)
        manner = MANNERS.draw(rng)
        channel = _CHANNELS.draw(rng)
        letter = writer.letter(self._length(subject, channel), is_secret=flags[1])
        if chance(rng, _NIK_SHARE):
            letter.personal = writer.personal("nik")
        elif chance(rng, _PHONE_SHARE):
            letter.personal = writer.personal("phone")
        case = _Case(
            subject=subject,
            persona=persona,
            facts=facts,
            writer=writer,
            letter=letter,
            manner=manner,
            flags=flags,
            reporter_name="" if flags[0] else self._name(),
            letter_class=letter_class,
            channel=channel,
            location=self._location(),
            institution=f"{unit} {self._material.campus.university}"
            if chance(rng, _UNIT_SHARE)
            else self._material.campus.university,
        )
        self._recent.append(case)
        return case

    def _once_more(self, case: _Case) -> _Case:
        """The same reporter again, in nearly the same words: impatient, or afraid that the first one was lost."""
        letter = replace(case.letter)
        if chance(self._rng, 0.6):
            letter.again = case.writer.letter(0, is_secret=False, is_again=True).again
        channel = _CHANNELS.draw(self._rng)
        return replace(case, letter=letter, channel=case.channel if channel == "SMS" else channel)

    def _length(self, subject: Subject, channel: str) -> int:
        """About how many characters somebody writes there."""
        length = exp(self._rng.gauss(_MEDIAN_LENGTH_LN, _LENGTH_SIGMA))
        if subject.topic.is_plain:
            length *= 0.8
        return int(min(max(length, _LEAST_LENGTH), _SMS_LENGTH if channel == "SMS" else _MOST_LENGTH))

    def _subject(self, letter: str, month: int) -> Subject:
        """A case of that classification; one that does not happen in that month is drawn again."""
        subjects = self._material.subjects[letter]
        for _ in range(12):
            subject = subjects.draw(self._rng)
            if not subject.case.months or month in subject.case.months:
                break
        return subject

    def _settle_unit(self, subject: Subject, facts: Facts) -> str:
        unit = render(pick(self._rng, subject.topic.units), self._rng, facts)
        facts.settle(unit=unit)
        facts.settle(instansi=f"{unit} {self._material.campus.university}")
        return unit

    def _classification(self, letter: str, *, is_verified: bool) -> str:
        if not is_verified or chance(self._rng, _UNCLASSIFIED_SHARE):
            return ""
        return CLASSIFICATIONS[letter]

    def _name(self) -> str:
        given, family = self._material.given_names, self._material.family_names
        second = pick(self._rng, given) if chance(self._rng, 0.1) else ""
        return " ".join(f"{pick(self._rng, given)} {second} {pick(self._rng, family)}".split())

    def _location(self) -> str:
        if chance(self._rng, 0.45):
            return ""
        province, town = pick(self._rng, self._material.campus.towns)
        return province if chance(self._rng, 0.27) else f"{town}, {province}"

    def _attachments(self, subject: Subject, at: datetime) -> tuple[GeneratedAttachment, ...]:
        rng = self._rng
        if rng.random() >= _ATTACHED_SHARE:
            return ()
        files: dict[str, GeneratedAttachment] = {}
        for number in range(1 + (chance(rng, 0.3)) + (chance(rng, 0.12))):
            if chance(rng, 0.5):
                name = pick(rng, subject.topic.files)
            elif chance(rng, 0.6):
                name = f"IMG-{at:%Y%m%d}-WA{number + int(rng.random() * 90):04d}.jpg"
            else:
                name = f"Screenshot_{at:%Y%m%d}_{int(rng.random() * 1e6):06d}.png"
            attachment_id, ending = rng.randbytes(32).hex()[:16], name.rpartition(".")[2]
            file = nearest(ending, exp(rng.gauss(_MEDIAN_FILE_LN, 0.9)))
            files[name] = GeneratedAttachment(
                attachment_id=attachment_id,
                name=name,
                size=file.size,
                media_type=FILE_TYPES[ending],
                sha256=file.sha256,
            )
        return tuple(files.values())


_WITH_REASON = {EventKind.HELD, EventKind.ARCHIVED}


def _said_by(persona: Persona) -> dict[str, str]:
    """The slots that stand for who tells it and whom it concerns, at the beginning of a sentence and within."""
    teller, affected = persona.teller, persona.affected
    return {"i": teller, "I": teller.capitalize(), "s": affected, "S": affected.capitalize()}
