"""The facts of one complaint: who tells it, where, and when things happened; told the same way throughout."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from sync.central.generate.draw import between, chance, pick

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from random import Random

    from sync.central.generate.material import Campus, Case

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_WHILE = ("dua minggu", "tiga minggu", "hampir sebulan", "sebulan lebih", "dua bulan", "hampir dua bulan", "tiga bulan")
_HOURS = ("07.30", "08.00", "09.00", "10.15", "11.00", "13.00", "14.30", "15.45", "16.00")
_INITIALS = "ABDEFHIMNRSTWY"
_ACADEMIC_YEAR_BEGINS = 8
_EVEN_SEMESTER_BEGINS = 2
_MILLION = 1_000
"""In thousands."""


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """`12 Agustus 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


class Facts:
    """Values for the slots of the text material, each made up at its first use and kept.

    `moment` is when the reporter writes; `speaking_at` when the present text is written, which differs for answers.
    """

    __slots__ = ("_campus", "_case", "_known", "_rng", "moment", "speaking_at")

    def __init__(self, rng: Random, campus: Campus, case: Case, *, moment: datetime, given: Mapping[str, str]) -> None:
        self._rng = rng
        self._campus = campus
        self._case = case
        self._known = dict(given)
        self.moment = moment
        self.speaking_at = moment

    def __getitem__(self, name: str) -> str:
        if name == "nanti":
            return day_in_words(_working_day(self.speaking_at.date() + timedelta(days=4 + int(self._rng.random() * 9))))
        value = self._known.get(name)
        if value is None:
            if name in _PLACES:
                self._settle_place()
            else:
                self._known[name] = self._make(name)
            value = self._known[name]
        return value

    def settle(self, **values: str) -> None:
        """Gives facts that are decided elsewhere."""
        self._known.update(values)

    def _make(self, name: str) -> str:
        maker = self._MAKERS.get(name)
        if maker is not None:
            return maker(self)
        kind, _, bounds = name.partition(":")
        low, _, high = bounds.partition("-")
        if kind == "n":
            return str(self._between(int(low), int(high)))
        if kind == "rp":
            return _rupiah(self._between(int(low), int(high)), self._rng)
        raise KeyError(name)

    def _settle_place(self) -> None:
        allowed = self._case.faculties
        faculty = pick(self._rng, [one for one in self._campus.faculties if not allowed or one.name in allowed])
        program = pick(self._rng, faculty.programs)
        values = {"fak": faculty.name, "prodi": program.name, "matkul": pick(self._rng, program.courses)}
        self._known = values | self._known

    def _other_program(self) -> str:
        """A study program other than the reporter's."""
        own = self["prodi"]
        while True:
            program = pick(self._rng, pick(self._rng, self._campus.faculties).programs).name
            if program != own:
                return program

    def _between(self, low: int, high: int) -> int:
        return between(self._rng, low, high)

    def _days_ago(self, low: int, high: int) -> str:
        day = (self.moment - timedelta(days=self._between(low, high))).date()
        return day_in_words(day, with_year=chance(self._rng, 0.4))

    def _academic_year(self) -> int:
        return self.moment.year - (self.moment.month < _ACADEMIC_YEAR_BEGINS)

    def _semester(self) -> str:
        year = self._academic_year()
        return f"semester {'genap' if self._is_even_semester() else 'ganjil'} {year}/{year + 1}"

    def _is_even_semester(self) -> bool:
        return _EVEN_SEMESTER_BEGINS <= self.moment.month < _ACADEMIC_YEAR_BEGINS

    def _sem(self) -> str:
        return str(2 * (self._academic_year() - int(self["angkatan"])) + 1 + self._is_even_semester())

    def _month(self) -> str:
        return MONTHS[(self.moment - timedelta(days=self._between(28, 75))).month - 1]

    def _person(self) -> str:
        return f"{pick(self._rng, ('Bapak', 'Bapak', 'Pak', 'Ibu', 'Bu'))} {self['inisial']}"

    def _initials(self) -> str:
        return pick(self._rng, _INITIALS) + pick(self._rng, _INITIALS)

    def _student_number(self) -> str:
        return f"{self['angkatan'][2:]}{self._between(10, 59)}{self._between(1000, 9999):05d}"

    _MAKERS: ClassVar[dict[str, Callable[[Facts], str]]] = {
        "prodi2": lambda self: self._other_program(),
        "uni": lambda self: pick(self._rng, self._campus.nicknames),
        "universitas": lambda self: self._campus.university,
        "ministry": lambda self: self._campus.ministry,
        "kampus": lambda self: pick(self._rng, self._campus.sites),
        "gedung": lambda self: pick(self._rng, self._campus.buildings),
        "ruang": lambda self: pick(self._rng, self._campus.rooms),
        "kota": lambda self: pick(self._rng, self._campus.towns)[1].removeprefix("Kota ").removeprefix("Kabupaten "),
        "angkatan": lambda self: str(self._academic_year() - self._between(*self._case.years)),
        "sem": lambda self: self._sem(),
        "semke": lambda self: "semester " + self["sem"],
        "semester": lambda self: self._semester(),
        "ta": lambda self: f"{self._academic_year()}/{self._academic_year() + 1}",
        "tahun": lambda self: str(self.moment.year),
        "lulus": lambda self: str(self.moment.year - self._between(1, 6)),
        "tgl": lambda self: self._days_ago(24, 60),
        "v1": lambda self: self._days_ago(20, 23),
        "tgl2": lambda self: self._days_ago(9, 19),
        "v2": lambda self: self._days_ago(7, 8),
        "tgl3": lambda self: self._days_ago(1, 6),
        "bulan": lambda self: self._month(),
        "lama": lambda self: pick(self._rng, _WHILE),
        "jam": lambda self: pick(self._rng, _HOURS),
        "hari": lambda self: pick(self._rng, ("Senin", "Selasa", "Rabu", "Kamis", "Jumat")),
        "inisial": lambda self: self._initials(),
        "orang": lambda self: self._person(),
        "nim": lambda self: self._student_number(),
        "nik": lambda self: f"99{self._between(10**13, 10**14 - 1)}",
        "hp": lambda self: pick(self._rng, ("0800-0000-{}", "08000000{}", "0800 0000 {}")).format(
            self._between(1000, 9999)
        ),
    }


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day  # noqa: PLR2004 - Friday


def _rupiah(thousands: int, rng: Random) -> str:
    """What follows `Rp`: rounded as people round, written one of the ways they write it."""
    step = next(step for limit, step in ((50, 1), (_MILLION, 10), (math.inf, 250)) if thousands < limit)
    thousands = max(step, round(thousands / step) * step)
    if thousands >= _MILLION and chance(rng, 0.3):
        millions = f"{thousands / _MILLION:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        return f"{millions} juta"
    return f"{thousands:,}".replace(",", ".") + ".000"


_PLACES = frozenset({"fak", "prodi", "matkul"})
