"""What goes to a unit names no reporter who wants not to be named, and fits where it is pasted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from desktop.cache.intents import forwards
from desktop.cache.mirror import reference
from tests.ui.seeds import patch, seed, tracking_id
from ui.campus.letter import Letter, read_letter
from ui.campus.messages import MAILTO_LIMIT, Purpose, for_mail, for_whatsapp, mailto, shortened, subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk

A = tracking_id(1)
TUESDAY = date(2026, 3, 17)
DUE = date(2026, 3, 27)
BODY = "Saya Budi Santoso, NIK 7371011203040005, HP 0812-3456-7890. Mohon penjelasan tagihan UKT *semester* ini."


@pytest.fixture
def letter(desk: Desk) -> Callable[..., Letter]:
    """The letter about a complaint that was given to the Fakultas Teknik."""
    told = {"officer": {"name": "Ratna Wulandari", "role": "officer", "institution": "Universitas Nusantara Raya"}}
    desk.do(reference.put, "e1", told)

    def letter(today: date = TUESDAY, asked: str = "Mohon penjelasan.", **fields: object) -> Letter:
        defaults: dict[str, Any] = {"body": BODY, "reporter_name": "Budi Santoso", "is_anonymous": False}
        seed(desk, [patch(1, **(defaults | fields))])
        given = desk.do(forwards.forward, A, "Fakultas Teknik", asked, DUE, contact="Sari <dekanat@kampus.ac.id>")
        found = desk.ask(read_letter, A, today, given.forward_id)
        assert found is not None
        return found

    return letter


def test_the_message_says_what_a_unit_has_to_know(letter: Callable[..., Letter]) -> None:
    assert for_whatsapp(letter(title="UKT *naik*", body="Mohon penjelasan tagihan UKT.")).splitlines() == [
        "*Laporan SP4N-LAPOR! #8507001*",
        "",
        "*Yth. Fakultas Teknik*",
        "Bersama ini kami teruskan laporan masyarakat berikut untuk ditindaklanjuti.",
        "",
        "*UKT naik*",
        "Diterima Senin, 16 Maret 2026 · Pelapor: Budi Santoso",
        "",
        "Mohon penjelasan tagihan UKT.",
        "",
        "*Yang kami mohon*",
        "Mohon penjelasan.",
        "",
        "*Batas jawaban: Jumat, 27 Maret 2026*",
        "",
        "Terima kasih.",
        "Ratna Wulandari",
        "Universitas Nusantara Raya",
    ]


def test_the_mail_says_the_same_without_asterisks(letter: Callable[..., Letter]) -> None:
    told = letter(title="UKT naik", body="Mohon penjelasan.")
    assert for_mail(told) == for_whatsapp(told).replace("*", "")
    assert subject(told) == ("Laporan SP4N-LAPOR! #8507001: UKT naik (jawaban paling lambat Jumat, 27 Maret 2026)")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_identity_numbers_and_phones_never_leave(letter: Callable[..., Letter], purpose: Purpose) -> None:
    told = letter(title="Tagihan 7371011203040005")
    for text in (for_whatsapp(told, purpose), for_mail(told, purpose), unquote(mailto(told, purpose).decode())):
        assert "7371011203040005" not in text
        assert "0812-3456-7890" not in text


@pytest.mark.parametrize(
    ("flags", "named"), [({"is_anonymous": True}, "anonim"), ({"is_secret": True}, "dirahasiakan")]
)
def test_a_hidden_reporter_is_named_nowhere(letter: Callable[..., Letter], flags: dict[str, bool], named: str) -> None:
    text = for_whatsapp(letter(title="Aduan budi", **flags))
    assert f"Pelapor: {named}" in text
    assert "budi" not in text.lower()
    assert "santoso" not in text.lower()


def test_a_secret_complaint_asks_to_be_kept_so(letter: Callable[..., Letter]) -> None:
    assert "mohon tidak disebarluaskan" in for_mail(letter(is_secret=True))


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 17), "tinggal 3 hari kerja"),
        (DUE, "Batasnya hari ini"),
        (date(2026, 4, 1), "terlambat 3 hari kerja"),
    ],
)
def test_a_reminder_says_how_late_it_is(letter: Callable[..., Letter], today: date, words: str) -> None:
    text = for_whatsapp(letter(today), Purpose.REMINDER)
    assert words in text
    assert "kami teruskan pada Selasa, 17 Maret 2026" in text


def test_a_mail_is_addressed_and_never_longer_than_a_mail_program_takes(letter: Callable[..., Letter]) -> None:
    for body, asked in (("pendek", "Mohon."), ("kata " * 600, "Mohon."), ("é" * 3000, "“ü” " * 500)):
        address = mailto(letter(body=body, asked=asked))
        parts = urlsplit(address.decode())
        assert len(address) <= MAILTO_LIMIT
        assert parts.path == "dekanat@kampus.ac.id"
        assert set(parse_qs(parts.query, strict_parsing=True)) == {"subject", "body"}
        assert "�" not in unquote(parts.query)


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("satu dua\n\ntiga", 100) == "satu dua tiga"
    assert shortened("satu dua tiga empat", 14) == "satu dua tiga…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
    assert shortened("kata", 0) == ""


def test_control_characters_stay_behind(letter: Callable[..., Letter]) -> None:
    assert "\u202e" not in for_whatsapp(letter(body="abc\u202edef\x07"))


def test_a_complaint_that_is_not_here_has_no_letter(desk: Desk) -> None:
    assert desk.ask(read_letter, tracking_id(404), TUESDAY + timedelta(days=1)) is None
