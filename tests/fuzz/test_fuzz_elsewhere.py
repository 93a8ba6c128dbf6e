"""What comes in besides: LAPOR!'s own API, a colleague's templates, a file on a stick. As in `test_fuzz.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.intents import drafts, templates
from desktop.cache.mirror import mirror
from desktop.complaint import ComplaintPatch, MirrorBatch, TrackingId
from desktop.problems import KnownProblem, explain
from desktop.sealed_file import Kind, Label, label_of, seal, unsealed
from desktop.template_file import read
from sync.connectors.lapor3 import mapping, reading, records
from sync.connectors.lapor3.settings import Lapor3Settings
from tests.desktop.complaints import arrive, whole
from tests.fuzz.mutations import changed, changes, fuzzed, mutated, seeds

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # what failed is told whole

DRAFT = "Yth. Pelapor, ini tidak boleh hilang."
ONE = TrackingId("1")
CODE = "kenari-mawar-melati"
PLACES = Lapor3Settings(base_url="https://api.example", key="k", token="t", user_id="1", institution_id="1").places


def told_by_lapor3(desk: Desk, complaint: bytes, follow_ups: bytes) -> None:
    """Read both answers as a look at a complaint does, and keep what they tell."""
    if desk.ask(drafts.current, ONE) is None:
        arrive(desk, whole(1))
        desk.do(drafts.save, ONE, DRAFT)
    try:
        found = records.detail(reading.results(complaint), PLACES)
        said = [records.follow_up(entry, PLACES) for entry in reading.rows(reading.results(follow_ups))]
    except KnownProblem as problem:
        explain(problem.code, problem.params, "id")
        return
    events = mapping.events(found, records.in_order(said), {})
    records.fingerprint(found, said)
    rev = desk.ask(lambda db: db.execute("SELECT rev FROM complaint").fetchone()[0]) + 1
    patch = ComplaintPatch(tracking_id=ONE, rev=rev, fields=mapping.fields(found), events=tuple(events), is_whole=True)
    desk.do(mirror.apply, MirrorBatch(patches=(patch,), cursor=None))


@fuzzed(200)
@given(mutated("lapor3"), mutated("lapor3"))
def test_what_lapor3_answers_is_read_or_told_as_a_known_problem_and_the_draft_stands(
    desk: Desk, complaint: bytes, follow_ups: bytes
) -> None:
    told_by_lapor3(desk, complaint, follow_ups)
    draft = desk.ask(drafts.current, ONE)
    assert draft is not None
    assert draft.text == DRAFT


@pytest.mark.parametrize("data", seeds("lapor3"))
def test_every_answer_of_lapor3_that_is_kept_is_read(desk: Desk, data: bytes) -> None:
    told_by_lapor3(desk, data, data)


def shared(desk: Desk, data: bytes) -> None:
    try:
        found = read(data)
    except KnownProblem as problem:
        explain(problem.code, problem.params, "id")
    else:
        desk.do(templates.take_over, found)


@fuzzed(200)
@given(mutated("templates"))
def test_a_colleagues_templates_are_taken_over_or_told_as_a_known_problem(desk: Desk, data: bytes) -> None:
    shared(desk, data)


@pytest.mark.parametrize("data", seeds("templates"))
def test_every_file_of_templates_that_is_kept_is_taken_over_or_told(desk: Desk, data: bytes) -> None:
    shared(desk, data)


@fuzzed(60)
@given(st.lists(changes, min_size=1, max_size=4))
def test_a_file_on_a_stick_that_was_changed_is_never_read_as_ours(
    tmp_path: Path, made: list[tuple[str, float, int, bytes]]
) -> None:
    path, content = tmp_path / "kirim.lapor", b"UKT saya salah." * 50
    seal(path, Label(Kind.REQUEST, "b1"), CODE, [("request", content)])
    whole_file = path.read_bytes()
    path.write_bytes(changed(whole_file, made))
    try:
        label_of(path)
        with unsealed(path, CODE) as sealed:
            assert sealed.part("request") == content
    except KnownProblem as problem:
        explain(problem.code, problem.params, "id")
