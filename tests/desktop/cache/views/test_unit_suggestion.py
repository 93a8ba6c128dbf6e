"""A unit is suggested with its reason: what was done before, what it is about, whom it names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import forwards
from desktop.cache.mirror import reference
from desktop.cache.views.unit_suggestion import Reason, Suggestion, suggest
from desktop.complaint import TrackingId
from tests.desktop.complaints import arrive, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk

UNITS = ("Biro Akademik dan Kemahasiswaan", "Biro Keuangan dan Umum", "Fakultas Teknik", "Fakultas Teknik Pertanian")


@pytest.fixture
def suggested(desk: Desk) -> Callable[..., Suggestion | None]:
    """What is suggested for a complaint with this title and text."""
    told = [{"id": str(number), "name": name} for number, name in enumerate(UNITS)]
    desk.do(reference.put, "e1", {"institutions": told})

    def suggested(title: str, body: str = "Mohon dijelaskan.", category: str = "") -> Suggestion | None:
        arrive(desk, whole(1, title=title, body=body, category=category))
        return desk.ask(suggest, TrackingId("1"))

    return suggested


@pytest.mark.parametrize(
    ("title", "unit", "word"),
    [
        ("UKT naik tanpa pemberitahuan", "Biro Keuangan dan Umum", "UKT"),
        ("Gagal isi KRS", "Biro Akademik dan Kemahasiswaan", "KRS"),
        ("Lift rusak", "Biro Keuangan dan Umum", "Lift"),
        ("Siakad tidak bisa dibuka", "UPT Teknologi Informasi dan Komunikasi", "Siakad"),
    ],
)
def test_a_topic_leads_to_the_known_unit_or_to_its_usual_name(
    suggested: Callable[..., Suggestion | None], title: str, unit: str, word: str
) -> None:
    assert suggested(title) == Suggestion(unit, Reason.TOPIC, word)


def test_a_unit_that_is_named_is_found_with_its_whole_name(suggested: Callable[..., Suggestion | None]) -> None:
    named = suggested("Dosen tidak masuk", "Dosen di fakultas teknik pertanian tidak pernah masuk.")
    assert named == Suggestion("Fakultas Teknik Pertanian", Reason.NAMED, "Fakultas Teknik Pertanian")


def test_what_the_officer_did_before_counts_more_than_the_table(
    desk: Desk, suggested: Callable[..., Suggestion | None]
) -> None:
    arrive(desk, whole(2, title="Tagihan UKT ganda", category="Pendidikan Tinggi"))
    desk.do(forwards.forward, TrackingId("2"), "Wakil Rektor II", "", date(2026, 3, 20))
    told = suggested("UKT naik", category="Pendidikan Tinggi")
    assert told == Suggestion("Wakil Rektor II", Reason.HISTORY, "1")


def test_a_forward_that_was_withdrawn_taught_nothing(desk: Desk, suggested: Callable[..., Suggestion | None]) -> None:
    arrive(desk, whole(2, title="Tagihan UKT ganda", category="Pendidikan Tinggi"))
    forward = desk.do(forwards.forward, TrackingId("2"), "Wakil Rektor II", "", date(2026, 3, 20))
    desk.do(forwards.withdraw, forward.forward_id)
    told = suggested("UKT naik", category="Pendidikan Tinggi")
    assert told == Suggestion("Biro Keuangan dan Umum", Reason.TOPIC, "UKT")


def test_nothing_is_suggested_where_nothing_speaks_for_a_unit(
    desk: Desk, suggested: Callable[..., Suggestion | None]
) -> None:
    assert suggested("Terima kasih") is None
    assert desk.ask(suggest, TrackingId("404")) is None
