from __future__ import annotations

import re
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop.clock import WIB, moment
from desktop.complaint import EventKind, Status, status_of
from sync.central.generate import GeneratedComplaint, complaints
from sync.central.generate.facts import Facts
from sync.central.generate.manner import Manner, roughen, smooth
from sync.central.generate.material import Subject, material
from sync.central.generate.prose import MAX_BODY, MAX_TITLE
from sync.central.generate.spin import Choice, Slot, parse, render
from sync.central.generate.voices import Matter, recognised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.central.generate.spin import Template

NOW = datetime(2026, 3, 11, 3, 30, tzinfo=UTC)
"""A Wednesday, half past ten in Jakarta."""
MANY = 5_000
LARGEST_PROVINCE_CODE = 97
_HEARD_ON_EVERY_CAMPUS = (
    *("ukt", "kip kuliah", "siakad", "krs", "ijazah", "legalisir", "wisuda", "skripsi", "satgas", "parkir"),
    *("pangkat", "mutasi", "asrama", "kelas jauh", "jual beli ijazah", "joki", "mandiri", "pddikti", "pungutan"),
)


@pytest.fixture(scope="module")
def many() -> list[GeneratedComplaint]:
    return list(complaints(MANY, seed=7, now=NOW))


@pytest.fixture(scope="module")
def practice() -> list[GeneratedComplaint]:
    return list(complaints(300, seed=1, now=NOW))


def share(found: int, of: int = MANY) -> float:
    return found / of


def status(complaint: GeneratedComplaint) -> Status:
    return status_of(complaint.status)


# ---- the same for the same seed ------------------------------------------------------------------------------------


def test_the_same_seed_and_time_give_the_same_complaints() -> None:
    assert list(complaints(40, seed=3, now=NOW)) == list(complaints(40, seed=3, now=NOW))


def test_another_seed_gives_others() -> None:
    first, second = ({one.body for one in complaints(40, seed=seed, now=NOW)} for seed in (3, 4))
    assert not {body for body in first & second if len(body) > 100}


def test_none_are_asked_and_none_are_given() -> None:
    assert list(complaints(0, seed=1, now=NOW)) == []


def test_ten_thousand_are_made_in_a_moment() -> None:
    begun = time.process_time()
    assert sum(1 for _ in complaints(10_000, seed=1, now=NOW)) == 10_000
    assert time.process_time() - begun < 8  # two seconds on a quiet PC; machines that test are neither


# ---- shares as in LAPOR!'s public exports --------------------------------------------------------------------------


def test_classifications_have_the_shares_of_the_export(many: list[GeneratedComplaint]) -> None:
    found = Counter(one.classification for one in many)
    for classification, expected in {
        "Pengaduan Berkadar Pengawasan": 0.53,
        "Pengaduan Tidak Berkadar Pengawasan": 0.26,
        "Permintaan Informasi": 0.06,
        "Aspirasi": 0.02,
        "": 0.13,
    }.items():
        assert share(found[classification]) == pytest.approx(expected, abs=0.05), classification


def test_most_are_anonymous_or_secret(many: list[GeneratedComplaint]) -> None:
    found = Counter((one.is_anonymous, one.is_secret) for one in many)
    for flags, expected in {
        (True, False): 0.40,
        (True, True): 0.27,
        (False, True): 0.21,
        (False, False): 0.12,
    }.items():
        assert share(found[flags]) == pytest.approx(expected, abs=0.04)


def test_channels_have_the_shares_of_the_export(many: list[GeneratedComplaint]) -> None:
    found = Counter(one.channel.partition(" - ")[0] for one in many)
    assert share(found["Website"]) == pytest.approx(0.62, abs=0.05)
    assert share(found["Android"]) == pytest.approx(0.22, abs=0.04)
    assert share(found["Hotline Service"]) == pytest.approx(0.07, abs=0.03)
    assert 0 < share(found["SMS"]) < 0.05


def test_bodies_are_as_long_as_people_write(many: list[GeneratedComplaint]) -> None:
    lengths = sorted(len(one.body) for one in many)
    assert lengths[MANY // 2] == pytest.approx(351, abs=60)
    assert lengths[MANY * 9 // 10] == pytest.approx(1_074, abs=180)
    assert lengths[-1] <= MAX_BODY
    assert lengths[-1] > 2_000
    assert all(0 < len(one.title) <= MAX_TITLE and len(one.body_edited) <= MAX_BODY for one in many)
    assert max(len(one.body) for one in many if one.channel == "SMS") < 700


def test_an_admin_has_tidied_two_of_three(many: list[GeneratedComplaint]) -> None:
    assert share(sum(bool(one.body_edited) for one in many)) == pytest.approx(0.65, abs=0.08)
    assert all(one.body_edited != one.body for one in many)


def test_closed_complaints_ended_as_in_the_export(many: list[GeneratedComplaint]) -> None:
    ended = Counter(status(one) for one in many if not status(one).is_open)
    total = sum(ended.values())
    assert share(ended[Status.CLOSED_SYSTEM], total) == pytest.approx(1479 / 2039, abs=0.04)
    assert share(ended[Status.CLOSED_ADMIN], total) == pytest.approx(263 / 2039, abs=0.03)
    for rare in (Status.CLOSED_REPORTER, Status.ARCHIVED_ADMIN, Status.ARCHIVED_SYSTEM, Status.ARCHIVED_REPORTER):
        assert 0.005 < share(ended[rare], total) < 0.08
    assert ended[Status.BLOCKED]


def test_some_are_sent_twice_in_nearly_the_same_words(many: list[GeneratedComplaint]) -> None:
    def gist(one: GeneratedComplaint) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", smooth(one.body).lower()))

    twins = 0
    long_enough = [(one, gist(one)) for one in many if len(one.body) > 200]
    for number, (_, words) in enumerate(long_enough):
        near = long_enough[max(0, number - 9) : number]
        twins += any(len(words & other) / len(words | other) > 0.7 for _, other in near)
    assert 0.01 < twins / len(long_enough) < 0.06


def test_the_same_text_is_not_met_again_and_again(practice: list[GeneratedComplaint]) -> None:
    beginnings = Counter(one.body.lower()[:90] for one in practice if len(one.body) > 120)
    assert max(beginnings.values()) <= 4
    assert len({one.title.lower() for one in practice}) > 170


# ---- personal data that nobody has ---------------------------------------------------------------------------------


def test_identity_numbers_occur_but_belong_to_no_province(many: list[GeneratedComplaint]) -> None:
    numbers = [number for one in many for number in re.findall(r"\d{16}", one.body)]
    assert share(len(numbers)) == pytest.approx(0.06, abs=0.02)
    assert all(int(number[:2]) > LARGEST_PROVINCE_CODE for number in numbers)
    assert not any(re.search(r"\d{17}", one.body) for one in many)


def test_telephone_numbers_occur_but_are_assigned_to_nobody(many: list[GeneratedComplaint]) -> None:
    found = [one for one in many if re.search(r"0800[- ]?0000[- ]?\d{4}", one.body)]
    assert share(len(found)) == pytest.approx(0.03, abs=0.015)
    assert not any(re.search(r"\b08[1-9]\d{7,}", one.body) for one in many)


def test_admins_leave_no_personal_numbers_in(many: list[GeneratedComplaint]) -> None:
    assert not any(re.search(r"\d{16}|0800[- ]?0000", one.body_edited) for one in many)


def test_an_anonymous_reporter_has_no_name(many: list[GeneratedComplaint]) -> None:
    assert all(bool(one.reporter_name) is not one.is_anonymous for one in many)


# ---- a desk worth practising on ------------------------------------------------------------------------------------


def test_more_than_a_third_of_a_practice_desk_is_open(practice: list[GeneratedComplaint]) -> None:
    open_ones = Counter(status(one) for one in practice if status(one).is_open)
    assert 0.35 <= share(sum(open_ones.values()), 300) <= 0.40
    assert set(open_ones) == {
        Status.UNVERIFIED,
        Status.DISPOSED,
        Status.IN_PROGRESS,
        Status.REPORTER_REPLIED,
        Status.WAITING_INFO,
    }


def test_an_archive_of_ten_thousand_does_not_mean_thousands_to_answer(many: list[GeneratedComplaint]) -> None:
    assert share(sum(status(one).is_open for one in many)) < 0.12


def test_deadlines_lie_around_today(practice: list[GeneratedComplaint]) -> None:
    ages = Counter(
        working_days_between(moment(one.disposed_at).astimezone(WIB).date(), NOW.astimezone(WIB).date())
        for one in practice
        if status(one) is Status.DISPOSED
    )
    assert sum(ages[age] for age in range(5)) >= 10  # due within days
    assert ages[5] >= 1  # due today
    assert sum(count for age, count in ages.items() if age > 5) >= 4  # late


@pytest.mark.parametrize("now", [NOW, datetime(2026, 3, 15, 20, 0, tzinfo=UTC), datetime(2026, 8, 16, 5, tzinfo=UTC)])
def test_no_time_of_week_makes_anything_happen_later_than_now(now: datetime) -> None:
    for one in complaints(400, seed=5, now=now):
        assert moment(one.events[-1].at) < now


# ---- timelines that tell how a complaint came to its status --------------------------------------------------------


def test_tracking_ids_are_unique_and_rise_with_the_receipt(many: list[GeneratedComplaint]) -> None:
    numbers = [int(one.tracking_id) for one in many]
    assert all(low < high for low, high in pairwise(numbers))
    assert numbers[0] >= 8_500_000
    assert numbers[-1] <= 9_999_999
    received = [one.received_at for one in many]
    assert received == sorted(received, key=moment)


def test_timelines_run_forward_and_begin_with_the_receipt(many: list[GeneratedComplaint]) -> None:
    for one in many:
        times = [moment(event.at) for event in one.events]
        assert times == sorted(times)
        assert all(event.at.endswith("+07:00") for event in one.events)
        assert one.events[0].kind is EventKind.RECEIVED
        assert one.events[0].at == one.received_at


def test_timelines_end_as_the_status_says(many: list[GeneratedComplaint]) -> None:
    ends = {
        Status.UNVERIFIED: {EventKind.RECEIVED},
        Status.DISPOSED: {EventKind.DISPOSED},
        Status.IN_PROGRESS: {EventKind.FOLLOW_UP},
        Status.REPORTER_REPLIED: {EventKind.REPLY},
        Status.WAITING_INFO: {EventKind.HELD},
        Status.CLOSED_SYSTEM: {EventKind.CLOSED},
        Status.CLOSED_ADMIN: {EventKind.CLOSED},
        Status.CLOSED_REPORTER: {EventKind.CLOSED, EventKind.RATED},
        Status.ARCHIVED_ADMIN: {EventKind.ARCHIVED},
        Status.ARCHIVED_SYSTEM: {EventKind.ARCHIVED},
        Status.ARCHIVED_REPORTER: {EventKind.ARCHIVED},
        Status.BLOCKED: {EventKind.OTHER},
    }
    for one in many:
        assert one.events[-1].kind in ends[status(one)], one
        kinds = [event.kind for event in one.events]
        assert (EventKind.DISPOSED in kinds) is bool(one.disposed_at)
        if status(one).is_closed:
            assert EventKind.FOLLOW_UP in kinds
        if status(one).is_archived and status(one) is not Status.BLOCKED:
            assert one.hold_reason
        assert one.rating == next((event.rating for event in one.events if event.rating), None)


def test_institutions_act_in_office_hours_and_reporters_at_any(many: list[GeneratedComplaint]) -> None:
    office = [moment(event.at) for one in many for event in one.events if event.actor == "institution"]
    assert sum(at.weekday() < 5 and 8 <= at.hour < 17 for at in office) / len(office) > 0.99
    hours = Counter(moment(one.received_at).hour for one in many)
    assert sum(hours[hour] for hour in (*range(18, 24), *range(6))) > MANY * 0.2
    assert sum(hours[hour] for hour in range(8, 17)) > MANY * 0.5


def test_every_follow_up_and_reply_says_something(many: list[GeneratedComplaint]) -> None:
    for one in many:
        for event in one.events:
            if event.kind is EventKind.FOLLOW_UP:
                assert len(event.text) > 120
            if event.kind in {EventKind.REPLY, EventKind.HELD, EventKind.ARCHIVED}:
                assert event.text


def test_nothing_of_the_material_language_shows(many: list[GeneratedComplaint]) -> None:
    for one in many:
        texts = (one.title, one.body, one.body_edited, one.institution, *(event.text for event in one.events))
        assert not any(re.search(r"[{}\[\]|<>]|  \w", text) for text in texts if text != one.body)
        assert not re.search(r"[{}|<>]", one.body)


# ---- the material --------------------------------------------------------------------------------------------------


def all_subjects() -> list[Subject]:
    found = {id(one.case): one for weighted in material().subjects.values() for one in weighted.options}
    return list(found.values())


def slots(template: Template) -> Iterator[str]:
    for part in template:
        if isinstance(part, Slot):
            yield part.name
        elif isinstance(part, Choice):
            for option in part.options:
                yield from slots(option)


def facts_for(subject: Subject, rng: Random) -> Facts:
    given = {"i": "saya", "I": "Saya", "s": "saya", "S": "Saya", "unit": "Biro", "instansi": "Biro X"}
    return Facts(rng, material().campus, subject.case, moment=NOW.astimezone(WIB), given=given)


def test_every_topic_of_the_campus_is_there() -> None:
    topics = {one.topic.name for one in all_subjects()}
    assert len(topics) >= 16
    assert len(all_subjects()) >= 80
    told = " ".join(str((one.case.titles, one.case.story)) for one in all_subjects()).lower()
    for word in _HEARD_ON_EVERY_CAMPUS:
        assert word in told, word


def test_every_slot_of_every_text_has_its_fact() -> None:
    rng = Random(1)
    for subject in all_subjects():
        facts, case, topic = facts_for(subject, rng), subject.case, subject.topic
        own = (case.titles, case.short, case.story, case.detail, case.ask, case.answer, case.unhappy)
        of_topic = (topic.units, topic.detail, topic.tried, topic.impact, topic.ask, topic.again)
        for template in (one for templates in (*own, *of_topic) for one in templates):
            for name in slots(template):
                assert facts[name]
    shared = {name for templates in material().texts.values() for one in templates for name in slots(one)}
    facts = facts_for(all_subjects()[0], rng)
    assert all(facts[name] for name in shared)


def test_a_complaint_is_recognised_by_its_words() -> None:
    rng = Random(2)
    missed = []
    for subject in all_subjects():
        facts = facts_for(subject, rng)
        for title, story in zip(subject.case.titles, (*subject.case.story, *subject.case.story), strict=False):
            matter = Matter(render(title, rng, facts), render(story, rng, facts), "")
            if recognised(matter).case is not subject.case:
                missed.append(matter)
    assert len(missed) <= 0.08 * 2 * len(all_subjects()), missed


def test_texts_with_stray_brackets_are_not_taken() -> None:
    for text in ("a [b|c", "a b]", "a {b", "a } b"):
        with pytest.raises(ValueError, match=r"stray|without"):
            parse(text)


def test_a_fact_stays_the_same_throughout_a_complaint() -> None:
    facts = facts_for(all_subjects()[0], Random(3))
    assert facts["rp:500-9000"] == facts["rp:500-9000"]
    assert facts["tgl"] == facts["tgl"]
    with pytest.raises(KeyError):
        facts["tidak-ada"]


# ---- how reporters write -------------------------------------------------------------------------------------------


SENTENCE = "Saya sudah membayar, tetapi status yang tertulis tidak berubah. Mohon diperiksa."


def test_careful_people_are_quoted_as_they_write() -> None:
    assert roughen(SENTENCE, Manner.CAREFUL, Random(1)) == SENTENCE


def test_others_shorten_mistype_and_shout() -> None:
    casual = " ".join(roughen(SENTENCE, Manner.CASUAL, Random(seed)) for seed in range(30))
    assert {"udah", "yg", "gak"} <= set(re.findall(r"\w+", casual.lower()))
    assert roughen(SENTENCE, Manner.HURRIED, Random(2)).islower()
    assert roughen(SENTENCE, Manner.SHOUTING, Random(3)).isupper()


def test_smartcase_writes_abbreviations_out() -> None:
    assert smooth("sy sdh bayar tp blm lunas... tlg dicek yg benar") == (
        "Saya sudah bayar tetapi belum lunas. Mohon dicek yang benar"
    )
    assert smooth("TIDAK ADA KABAR!!! TOLONG") == "Tidak ada kabar! Tolong"
    assert smooth("Sudah rapi.") == "Sudah rapi."


def working_days_between(begun: date, end: date) -> int:
    days = 0
    while begun < end:
        begun += timedelta(days=1)
        days += begun.weekday() < 5
    return days
