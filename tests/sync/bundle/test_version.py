"""A file for a stick says which version it takes: an older program tells the officer to update, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import desktop.sealed_file
from desktop.cache import settings
from desktop.cache.ways.sign_in import Owner
from desktop.carry_code import new_code
from desktop.problems import KnownProblem
from desktop.sealed_file import VERSION, Kind, Label, label_of, seal
from sync.bundle.contents import (
    ACCOUNT,
    FILE,
    FILES,
    LEGS,
    REFERENCE,
    REQUEST,
    Account,
    CarriedFile,
    CarriedReference,
    needed_version,
)
from sync.bundle.outward import carry_out
from sync.bundle.relay import relay

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk

BY_TOKEN = Account(url="https://lapor.example.id", token="t", reference_etag="")
OWNER = Owner(server="https://lapor.example.id", id="1", name="Ratna Wulandari", role="")


def test_what_an_old_program_can_exchange_needs_no_newer_one(desk: Desk, tmp_path: Path) -> None:
    desk.do(settings.put, settings.SERVER_URL, BY_TOKEN.url)
    desk.do(settings.put, settings.TOKEN, "t")
    carry_out(desk, tmp_path / "kirim.lapor")
    assert label_of(tmp_path / "kirim.lapor").needs == 1


def test_what_it_would_misunderstand_needs_one() -> None:
    files = [CarriedFile("0" * 64, 1)]
    signs_in = Account(url=BY_TOKEN.url, token="", reference_etag="", owner=OWNER)
    trusts = Account(url=BY_TOKEN.url, token="t", reference_etag="", authorities="-----BEGIN CERTIFICATE-----")
    needed = [needed_version(*each) for each in ((BY_TOKEN, []), (signs_in, []), (trusts, []), (BY_TOKEN, files))]
    assert needed == [1, 2, 2, 2]


def test_a_program_that_knows_less_says_that_it_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, request = new_code(), tmp_path / "kirim.lapor"
    seal(request, Label(Kind.REQUEST, "a-number", needs=2), code, [])
    monkeypatch.setattr(desktop.sealed_file, "VERSION", 1)
    with pytest.raises(KnownProblem, match="bundle-newer"):
        relay(request, tmp_path / "jawaban.lapor", code)


def test_whoever_adds_to_the_files_thinks_of_programs_that_do_not_know_it() -> None:
    """Raise `VERSION`, and `needed_version` for files that have what is new; then say here what they hold."""
    assert VERSION == 2
    assert [each.__struct_fields__ for each in (Account, CarriedFile, CarriedReference)] == [
        ("url", "token", "reference_etag", "authorities", "owner"),
        ("sha256", "size"),
        ("etag", "body"),
    ]
    assert (ACCOUNT, REQUEST, FILES, FILE, REFERENCE, LEGS) == (
        "account",
        "request",
        "files",
        "file-",
        "reference",
        ("leg-0", "leg-1"),
    )
