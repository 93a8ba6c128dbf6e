"""Whatever comes in from a server, in a workbook, from a client: a known problem at most, and nothing is lost."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
import requests
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.intents import drafts
from desktop.cache.mirror import mirror
from desktop.complaint import ComplaintPatch, Departure, MirrorBatch, TrackingId
from desktop.files.kinds import is_harmless, safe_name
from desktop.intake.flow import look
from desktop.problems import KnownProblem, explain
from sync.connectors.base import Milestone
from sync.connectors.batch import arrivals
from sync.net import unpack
from tests.desktop.complaints import arrive, whole
from tests.fuzz.mutations import fuzzed, mutated, seeds

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk
    from sync.central.server import CentralServer

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # what failed is told whole

DRAFT = "Yth. Pelapor, ini tidak boleh hilang."
ONE = TrackingId("1")


def taken(data: bytes, encoding: str) -> list[object]:
    """What an answer says, as far as it can be read; then a known problem."""
    found: list[object] = []
    try:
        found.extend(arrivals(unpack.lines(unpack.unpacked([data], encoding, max_total=1 << 24))))
    except KnownProblem as problem:
        explain(problem.code, problem.params, "id")
    return found


def keep(desk: Desk, found: list[object]) -> None:
    patches = tuple(each for each in found if isinstance(each, ComplaintPatch))
    gone = tuple(each for each in found if isinstance(each, Departure))
    cursors = [each.cursor for each in found if isinstance(each, Milestone)]
    desk.do(mirror.apply, MirrorBatch(patches=patches, departures=gone, cursor=cursors[-1] if cursors else None))


@fuzzed(150)
@given(mutated("answer"))
def test_an_answer_is_read_or_told_as_a_known_problem_and_the_draft_stands(desk: Desk, data: bytes) -> None:
    if desk.ask(drafts.current, ONE) is None:
        arrive(desk, whole(1))
        desk.do(drafts.save, ONE, DRAFT)
    keep(desk, taken(data, ""))
    draft = desk.ask(drafts.current, ONE)
    assert draft is not None
    assert draft.text == DRAFT


@pytest.mark.parametrize("data", seeds("answer"))
def test_every_answer_that_is_kept_is_read(desk: Desk, data: bytes) -> None:
    keep(desk, taken(data, ""))


@fuzzed(150)
@given(mutated("answer"), st.sampled_from(["zstd", "gzip", "lapor1"]), st.booleans())
def test_a_packed_answer_is_unpacked_within_bounds_or_told(data: bytes, encoding: str, is_packed: bool) -> None:
    taken(zstandard.compress(data) if is_packed else data, encoding)


@fuzzed(60)
@given(mutated("import"), st.sampled_from([".xlsx", ".csv"]))
def test_a_workbook_is_read_or_told_as_a_known_problem(desk: Desk, data: bytes, ending: str) -> None:
    look_at(desk, data, ending)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("data", seeds("import"))
def test_every_workbook_that_is_kept_is_read_or_told(desk: Desk, data: bytes, ending: str) -> None:
    look_at(desk, data, ending)


def look_at(desk: Desk, data: bytes, ending: str) -> None:
    path = desk.data_dir.with_name(f"ekspor{ending}")
    path.write_bytes(data)
    try:
        look(desk, path)
    except KnownProblem as problem:
        explain(problem.code, problem.params, "id")


@fuzzed(300)
@given(st.one_of(st.text(max_size=300), mutated("name").map(lambda raw: raw.decode("utf-8", "replace"))))
def test_a_name_for_the_disk_stays_in_its_folder_and_opens_no_program(tmp_path: Path, name: str) -> None:
    safe = safe_name(name)
    assert (tmp_path / safe).resolve().parent == tmp_path.resolve()
    assert len(safe.encode()) <= 255
    (tmp_path / safe).write_bytes(b"MZ")
    assert not is_harmless(safe, b"MZ\x90\0")


@pytest.mark.expects_log("Invalid HTTP request received")
@fuzzed(60)
@given(mutated("upload"))
def test_an_upload_of_nonsense_is_refused_and_the_server_lives(central: CentralServer, data: bytes) -> None:
    """A seed is a request as JSON: method, path, headers, body in base64."""
    request = _request(data)
    if request is None:
        return
    method, path, headers, body = request
    headers["Authorization"] = f"Bearer {central.officers[0].token}"
    try:
        answer = requests.request(method, central.url + path, headers=headers, data=body, timeout=20, stream=True)
    except (requests.RequestException, ValueError):  # what can't be said in HTTP is not sent
        return
    assert answer.status_code < 500
    assert requests.get(central.url + "/v1/about", timeout=20).status_code == 200
    assert not [path for path in central.store.folder.parent.iterdir() if path.name.startswith("etc")]


def _request(data: bytes) -> tuple[str, str, dict[str, str], bytes] | None:
    try:
        told = json.loads(data)
        path, headers = str(told["path"]), {str(name): str(value) for name, value in told["headers"].items()}
        body = base64.b64decode(told.get("body", ""))
        return str(told["method"]), path if path.startswith("/") else "/" + path, headers, body
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
