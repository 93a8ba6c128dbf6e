"""Groups of complaints that say the same: found in spite of their spelling, kept as the officer put them together."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.cache.intents import twins
from desktop.cache.mirror import mirror
from desktop.complaint import ComplaintPatch, MirrorBatch, TrackingId
from desktop.likeness import gist, is_nearly_same
from desktop.problems import KnownProblem
from sync.central.generate import complaints as made_up
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

NOW = datetime(2026, 3, 11, 3, 30, tzinfo=UTC)
TEXT = "Saya sudah bayar UKT lewat virtual account kemarin tapi di SIAKAD statusnya masih belum lunas, mohon dicek."
AGAIN = "Saya sdh pernah lapor tp blm ada jawaban. " + TEXT.replace("belum", "blm").replace("kemarin", "kmrn")
OTHER = "Lampu jalan di depan gedung rektorat padam sejak minggu lalu, kalau malam gelap dan rawan untuk mahasiswa."
MANY = 3_000


def _found(desk: Desk, number: int) -> list[str]:
    return [one.tracking_id for one in desk.ask(twins.suggested, tracking_id(number))]


def test_the_same_text_in_other_spelling_is_suggested_and_another_is_not(desk: Desk) -> None:
    seed(desk, [patch(1, body=TEXT), patch(2, body=AGAIN), patch(3, body=OTHER), patch(4, body=TEXT.upper())])
    assert set(_found(desk, 1)) == {tracking_id(2), tracking_id(4)}
    assert _found(desk, 1)[0] == tracking_id(4)  # the likest first
    assert _found(desk, 3) == []


def test_what_has_ended_and_what_is_in_the_group_already_is_not_suggested(desk: Desk) -> None:
    seed(desk, [patch(1, body=TEXT), patch(2, body=TEXT, status_raw="Selesai"), patch(3, body=TEXT)])
    assert _found(desk, 1) == [tracking_id(3)]
    desk.do(twins.join, [tracking_id(1), tracking_id(3)])
    assert _found(desk, 1) == []


def test_texts_without_words_are_like_nothing(desk: Desk) -> None:
    seed(desk, [patch(1, body=""), patch(2, body=""), patch(3, body="???"), patch(4, body="😢😢")])
    assert [_found(desk, number) for number in range(1, 5)] == [[], [], [], []]


def test_groups_grow_into_one_and_two_that_part_are_none(desk: Desk) -> None:
    a, b, c, d = (tracking_id(number) for number in range(1, 5))
    desk.do(twins.join, [a, b])
    desk.do(twins.join, [c, d])
    assert desk.do(twins.join, [b, c]) == [a, b, c, d]
    assert desk.do(twins.leave, b) == [a, c, d]
    assert desk.ask(twins.of, b) == []
    desk.do(twins.leave, a)
    assert desk.do(twins.leave, c) == []
    assert desk.ask(twins.of, d) == []


def test_one_complaint_is_no_group(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="group-too-small"):
        desk.do(twins.join, [tracking_id(1), tracking_id(1)])


def test_a_group_made_anew_can_be_made_as_it_was(desk: Desk) -> None:
    a, b, c, d = (tracking_id(number) for number in range(1, 5))
    desk.do(twins.join, [a, b])
    desk.do(twins.join, [c, d])
    before = desk.do(twins.regroup, a, [c])
    assert desk.ask(twins.of, a) == [a, c, d]
    assert desk.ask(twins.of, b) == []
    desk.do(twins.put_back, before)
    assert desk.ask(twins.of, a) == [a, b]
    assert desk.ask(twins.of, c) == [c, d]
    desk.do(twins.regroup, a, [])
    assert desk.ask(twins.of, b) == []


_IDS = st.sampled_from([tracking_id(number) for number in range(1, 7)])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(["join", "leave"]), _IDS, _IDS), max_size=12))
def test_whatever_is_done_members_agree_on_their_group(
    desk: Desk, deeds: list[tuple[str, TrackingId, TrackingId]]
) -> None:
    for deed, one, other in deeds:
        if deed == "leave":
            desk.do(twins.leave, one)
        elif one != other:
            desk.do(twins.join, [one, other])
        for number in range(1, 7):
            members = desk.ask(twins.of, tracking_id(number))
            assert members == [] or (tracking_id(number) in members and len(members) > 1)
            assert all(desk.ask(twins.of, member) == members for member in members)


def test_of_made_up_twins_nearly_all_are_found_and_what_is_found_reads_the_same(desk: Desk) -> None:
    """Measured against all pairs compared one by one, which is what the index of words spares.

    The generator sends 3 % again in nearly the same words; it also tells the same story for different reporters, so
    that texts, not reporters, are the measure here.
    """
    texts = {TrackingId(one.tracking_id): one.body for one in made_up(600, seed=7, now=NOW)}
    _arrive(desk, texts)
    gists = {number: gist(text) for number, text in texts.items()}
    alike = {frozenset(pair) for pair in combinations(gists, 2) if is_nearly_same(*(gists[one] for one in pair))}
    found = {frozenset((number, one.tracking_id)) for number in texts for one in desk.ask(twins.suggested, number)}
    assert len(alike) >= 18  # 3 % of 600
    assert found <= alike
    assert len(found) >= 0.95 * len(alike)


def test_a_suggestion_comes_before_the_officer_has_read_a_line(desk: Desk) -> None:
    texts = {TrackingId(one.tracking_id): one.body for one in made_up(MANY, seed=3, now=NOW)}
    _arrive(desk, texts)
    took = []
    for number in list(texts)[::30]:
        began = time.process_time()
        desk.ask(twins.suggested, number)
        took.append(time.process_time() - began)
    assert sorted(took)[int(len(took) * 0.95)] < 0.08


def _arrive(desk: Desk, texts: dict[TrackingId, str]) -> None:
    fields = {"title": "Laporan", "status_raw": "Terverifikasi", "received_at": "2026-03-16T02:00:00Z"}
    patches = [
        ComplaintPatch(tracking_id=number, rev=1, is_whole=True, fields=fields | {"body": body})
        for number, body in texts.items()
    ]
    desk.write_as("sync", mirror.apply, MirrorBatch(patches=tuple(patches))).result()
