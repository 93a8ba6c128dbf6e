"""Complaints about the same thing that were answered are found by their rare words, the likest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.views import similar
from desktop.complaint import Actor, EventKind, TrackingId
from tests.desktop.complaints import arrive, event, whole

if TYPE_CHECKING:
    from desktop.complaint import Event
    from desktop.desk import Desk

GRADUATION = "Legalisir ijazah dan transkrip untuk pendaftaran CPNS belum selesai, loket tutup terus."
ANSWER = "Legalisir selesai dalam tiga hari kerja."


def answered(name: str, text: str = ANSWER, actor: Actor = Actor.COLLEAGUE) -> Event:
    return event(name, EventKind.FOLLOW_UP, text=text, actor=actor)


def fill(desk: Desk) -> None:
    """Forty complaints about other things, so that words have a frequency."""
    topics = ("parkir motor hilang", "beasiswa belum cair", "dosen tidak hadir", "wifi asrama lambat")
    arrive(
        desk,
        *(
            whole(1000 + n, title=topics[n % 4], body=f"Mohon ditindak: {topics[n % 4]}.", events=(answered(f"x{n}"),))
            for n in range(40)
        ),
    )


def test_the_likest_answered_one_comes_first(desk: Desk) -> None:
    fill(desk)
    arrive(
        desk,
        whole(1, title="Legalisir ijazah lama", body=GRADUATION),
        whole(2, title="Legalisir ijazah", body=GRADUATION, events=(answered("a"),)),
        whole(3, title="Legalisir", body="Legalisir ijazah di loket lama sekali.", events=(answered("b"),)),
        whole(4, title="Legalisir ijazah", body=GRADUATION),  # not answered
        whole(5, title="Legalisir ijazah", body=GRADUATION, events=(answered("c", actor=Actor.REPORTER),)),
    )
    found = desk.ask(similar.answered_before, TrackingId("1"))
    assert [one.tracking_id for one in found] == ["2", "3"]
    assert found[0].likeness > found[1].likeness
    assert found[0].answer == ANSWER


def test_of_several_answers_the_one_that_says_most_is_shown(desk: Desk) -> None:
    fill(desk)
    arrive(
        desk,
        whole(1, title="Legalisir ijazah lama", body=GRADUATION),
        whole(2, title="Legalisir ijazah", body=GRADUATION, events=(answered("a"), answered("b", "Sudah."))),
    )
    (found,) = desk.ask(similar.answered_before, TrackingId("1"))
    assert found.answer == ANSWER


def test_other_forms_of_a_word_are_the_same_word(desk: Desk) -> None:
    fill(desk)
    arrive(
        desk,
        whole(1, title="Pelayanan perpustakaan", body="Peminjaman buku dipersulit petugas."),
        whole(2, title="Layanan pustaka", body="Pinjam buku sulit, petugasnya.", events=(answered("a"),)),
    )
    assert [one.tracking_id for one in desk.ask(similar.answered_before, TrackingId("1"))] == ["2"]


def test_what_is_about_nothing_else_or_not_here_finds_nothing(desk: Desk) -> None:
    fill(desk)
    arrive(desk, whole(1, title="Xilofon", body="Xilofon purba."))
    assert desk.ask(similar.answered_before, TrackingId("1")) == []
    assert desk.ask(similar.answered_before, TrackingId("404")) == []
