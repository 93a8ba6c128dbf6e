"""The list of parts: true from source, and read back as a build writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import resources
from desktop import licences

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_from_source_every_part_is_told_with_its_licence() -> None:
    parts = {part.name: part for part in licences.shipped()}
    assert len(parts) > 40
    assert [name for name, part in parts.items() if part.licence in {"", "?"}] == []
    assert {"Python", "Qt", "Lucide", "hunspell-id", "sqlcipher3", "PySide6_Essentials"} <= parts.keys()
    assert "LGPL" in parts["Qt"].licence
    assert not {"pip", "setuptools", "pytest"} & parts.keys()


def test_the_licences_are_passed_on_in_their_own_words() -> None:
    told = licences.texts()
    assert "provided 'as-is'" in told["sqlcipher3/LICENSE"]
    assert len({name.partition("/")[0] for name in told}) > 30


def test_a_packaged_program_tells_the_list_of_its_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = (licences.Part("click", "8.2", "BSD-3-Clause", "https://example.org"), *licences.OTHERS)
    (tmp_path / licences.FILE).write_text(licences.as_json(built), encoding="utf-8")
    monkeypatch.setattr(resources, "path", lambda name: tmp_path / name)
    assert licences.shipped() == built
