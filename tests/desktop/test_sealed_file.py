"""A file on a stick: only its code opens it, and whatever happened to it on the way is told for what it is."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.carry_code import new_code, typed
from desktop.problems import KnownProblem
from desktop.sealed_file import VERSION, Kind, Label, label_of, seal, unsealed

if TYPE_CHECKING:
    from pathlib import Path

CANARY = b"Pelapor: Siti, NIK 3201123456789012"
CODE = "lusab-babad-gutih-tugad-kanor"
LABEL = Label(Kind.REQUEST, "a-number")
PARTS = [("first", CANARY * 300), ("second", b"\0\xff"), ("first", b"more")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kirim.lapor"
    assert seal(path, LABEL, CODE, PARTS) == path.stat().st_size
    return path


def opened(path: Path, code: str = CODE) -> list[tuple[str, bytes]]:
    with unsealed(path, code) as sealed:
        return [(name, content) for name in sealed.names() for content in sealed.parts(name)]


def problem_of(path: Path, code: str = CODE) -> str:
    with pytest.raises(KnownProblem) as caught:
        opened(path, code)
    return caught.value.code


def relabelled(line: bytes, inside: bytes) -> bytes:
    """As somebody would who changes a file on purpose: length and checksum are right again."""
    told = json.loads(line) | {"size": len(inside), "sha256": hashlib.sha256(inside).hexdigest()}
    return json.dumps(told).encode() + b"\n" + inside


def test_what_was_put_in_comes_out(file: Path) -> None:
    assert opened(file) == [("first", CANARY * 300), ("first", b"more"), ("second", b"\0\xff")]
    assert label_of(file) == LABEL


def test_nothing_of_it_can_be_read(file: Path) -> None:
    raw = file.read_bytes()
    assert CANARY not in raw
    assert b"CREATE TABLE" not in raw
    assert CODE.encode() not in raw


def test_the_same_content_is_never_the_same_file(file: Path, tmp_path: Path) -> None:
    seal(tmp_path / "again", LABEL, CODE, PARTS)
    assert (tmp_path / "again").read_bytes().partition(b"\n")[2] != file.read_bytes().partition(b"\n")[2]


def test_a_wrong_code_is_told(file: Path) -> None:
    assert problem_of(file, new_code()) == "bundle-code-wrong"
    assert problem_of(file, "") == "bundle-code-wrong"
    assert problem_of(file, "'; DROP TABLE part; --") == "bundle-code-wrong"


def test_a_file_that_was_cut_off_is_told(file: Path) -> None:
    whole = file.read_bytes()
    for length in (len(whole) - 1, len(whole) // 2, whole.index(b"\n") + 1):
        file.write_bytes(whole[:length])
        assert problem_of(file) == "bundle-damaged"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", b'{"lapor":1}\n', b"\xff" * 5_000, b"[1]\n"])
def test_a_file_of_something_else_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert problem_of(file) == "bundle-foreign"


def test_a_file_of_a_later_version_is_told(file: Path) -> None:
    seal(file, replace(LABEL, needs=VERSION + 1), CODE, PARTS)
    assert problem_of(file) == "bundle-newer"
    line, _, inside = file.read_bytes().partition(b"\n")
    file.write_bytes(json.dumps(json.loads(line) | {"lapor_bundle": VERSION}).encode() + b"\n" + inside)
    assert problem_of(file) == "bundle-damaged", "it is not taken for one that is understood"


def test_a_missing_file_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "nothing") == "file-unreadable"
    with pytest.raises(KnownProblem, match="file-unwritable"):
        seal(tmp_path / "no" / "folder", LABEL, CODE, PARTS)


def test_any_byte_that_was_changed_on_purpose_is_found_out(file: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    line, _, inside = file.read_bytes().partition(b"\n")
    for _ in range(12):
        changed = bytearray(inside)
        at = chance.randrange(len(changed))
        changed[at] ^= 1 << chance.randrange(8)
        file.write_bytes(relabelled(line, bytes(changed)))
        assert problem_of(file) in {"bundle-code-wrong", "bundle-damaged"}, f"seed {seed}, byte {at}"


def test_a_page_left_out_or_exchanged_on_purpose_is_found_out(file: Path) -> None:
    line, _, inside = file.read_bytes().partition(b"\n")
    pages = [inside[start : start + 4096] for start in range(0, len(inside), 4096)]
    assert len(pages) > 3
    exchanged = [*pages[:-2], pages[-1], pages[-2]]
    for forged in (pages[:-1], exchanged):
        file.write_bytes(relabelled(line, b"".join(forged)))
        assert problem_of(file) in {"bundle-code-wrong", "bundle-damaged"}


def test_a_request_can_not_be_passed_off_as_an_answer(file: Path) -> None:
    line, _, inside = file.read_bytes().partition(b"\n")
    for change in ({"kind": "answer"}, {"id": "another"}):
        file.write_bytes(json.dumps(json.loads(line) | change).encode() + b"\n" + inside)
        assert problem_of(file) == "bundle-damaged"


def test_a_file_that_was_not_finished_leaves_the_one_before(file: Path) -> None:
    def broken() -> list[tuple[str, bytes]]:
        raise KnownProblem("connection-lost")

    before = file.read_bytes()
    with pytest.raises(KnownProblem, match="connection-lost"):
        seal(file, LABEL, CODE, (part for part in broken()))
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_code_is_understood_however_it_is_typed() -> None:
    code = new_code()
    assert len(code) == 29
    assert typed(code) == code
    assert typed(f"  {code.upper().replace('-', ' ')}\n") == code
    assert typed(code.replace("-", "")) == code
    assert typed(code[:-1]) == typed("") == typed(code.replace("-", "x")) == ""
    assert len({new_code() for _ in range(50)}) == 50
