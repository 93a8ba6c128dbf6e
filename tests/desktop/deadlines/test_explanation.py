"""A deadline tells from when it counts, what it passed over and why, and by which rule."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.complaint import EventKind, Status
from desktop.deadlines.calendar import WorkingCalendar
from desktop.deadlines.clocks import all_clocks
from desktop.deadlines.explanation import explain, texts
from desktop.deadlines.rules import ClockKind, Policy, Rule, Source, shipped
from tests.desktop.deadlines.facts import ORDINARY, POLICY, facts

TUESDAY = date(2026, 3, 17)
NAMES = {date(2026, 3, 19): "Hari Suci Nyepi", date(2026, 3, 20): "Cuti Bersama Hari Raya Idul Fitri"}
CALENDAR = WorkingCalendar.of(set(NAMES))
JAKARTA = ZoneInfo("Asia/Jakarta")


def _explained(
    status: Status,
    kind: ClockKind,
    *happened: tuple[EventKind, date],
    language: str = "id",
    zone: ZoneInfo = JAKARTA,
    policy: Policy = POLICY,
) -> str:
    told = facts(status, *happened, received=TUESDAY, classification=ORDINARY)
    clock = next(clock for clock in all_clocks(told, policy, CALENDAR) if clock.kind is kind)
    return explain(clock, CALENDAR, NAMES, today=TUESDAY, language=language, zone=zone)


def test_a_deadline_explains_itself_in_indonesian() -> None:
    assert _explained(Status.DISPOSED, ClockKind.FOLLOW_UP) == (
        "Tindak lanjut paling lambat Kamis 26 Maret: 5 hari kerja sejak laporan sampai pada Anda, Selasa 17 Maret. "
        "Hari itu sendiri belum dihitung. Batasnya akhir hari itu, pukul 24.00 WIB. "
        "Dilewati: Sabtu dan Minggu, 19 Maret (Hari Suci Nyepi), 20 Maret (Cuti Bersama Hari Raya Idul Fitri). "
        "Dasar: PermenPANRB 5/2025, berlaku sejak Mei 2025. Angkanya belum dicocokkan dengan naskah peraturan."
    )


def test_and_in_english() -> None:
    told = _explained(Status.UNVERIFIED, ClockKind.VERIFICATION, language="en")
    assert told.startswith(
        "To be verified by Tuesday 24 March: 3 working days since the complaint was received on Tuesday 17 March."
    )
    assert "Passed over: Saturdays and Sundays, 19 March (Hari Suci Nyepi)" in told


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Makassar", "pukul 01.00 waktu setempat pada Jumat 27 Maret"),
        ("Asia/Jayapura", "pukul 02.00 waktu setempat pada Jumat 27 Maret"),
    ],
)
def test_the_end_of_the_day_is_told_in_the_hour_of_the_place(zone: str, words: str) -> None:
    assert words in _explained(Status.DISPOSED, ClockKind.FOLLOW_UP, zone=ZoneInfo(zone))


def test_days_that_did_not_count_while_on_hold_are_told() -> None:
    held = ((EventKind.HELD, TUESDAY + timedelta(days=1)), (EventKind.REPLY, TUESDAY + timedelta(days=8)))
    told = _explained(Status.REPORTER_REPLIED, ClockKind.SETTLEMENT, *held)
    assert "Tidak dihitung selama menunggu kelengkapan: setelah 18 Maret sampai 25 Maret." in told


def test_a_clock_that_stands_says_so() -> None:
    told = _explained(Status.WAITING_INFO, ClockKind.SETTLEMENT, (EventKind.HELD, TUESDAY))
    assert told.startswith(
        "Batas penyelesaian (14 hari kerja untuk Pengaduan Tidak Berkadar Pengawasan) berhenti dihitung"
    )


def test_whose_limit_it_is_and_what_it_rests_on_are_told() -> None:
    rule = Rule(
        clock=ClockKind.FOLLOW_UP, limit=4, since="2026-02-01", basis="SK Rektor 12/2026", source=Source.OFFICER
    )
    told = _explained(Status.DISPOSED, ClockKind.FOLLOW_UP, policy=Policy([*shipped(), rule]))
    assert told.endswith("Batas ini ditetapkan di Pengaturan. Dasar: SK Rektor 12/2026, berlaku sejak 1 Februari 2026.")


def test_both_languages_have_the_same_texts() -> None:
    assert texts("id").keys() == texts("en").keys()
