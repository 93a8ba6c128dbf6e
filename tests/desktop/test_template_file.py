"""A file of templates comes back as it was, and a wrong one is told in words that help."""

from __future__ import annotations

import json

import pytest

from desktop.problems import KnownProblem, texts
from desktop.template_file import MOST_BYTES, SharedTemplate, read, write

TEMPLATES = [SharedTemplate("Salam", "Yth. {{unit}},\n\n“halo”"), SharedTemplate("Penutup", "Hormat kami")]


def file(*entries: object, **told: object) -> bytes:
    return json.dumps({"format": "lapor-templates", "version": 1, "templates": entries} | told).encode()


def test_what_is_written_is_what_is_read() -> None:
    assert read(write(TEMPLATES)) == TEMPLATES
    assert read(b"\xef\xbb\xbf" + write(TEMPLATES)) == TEMPLATES  # as Notepad saves it


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b'{\n"format": oops', "templates-not-json", {"line": 2}),
        (b"\n\xff\xfe", "templates-not-json", {"line": 2}),
        (b"[" * 100_000, "templates-not-json", {"line": 1}),
        (b"[]", "templates-other-format", {}),
        (file(format="other"), "templates-other-format", {}),
        (file(version=2), "templates-newer", {}),
        (file(version="1"), "templates-newer", {}),
        (file(), "templates-empty", {}),
        (file({"title": "a", "content": "b"}, {"title": " ", "content": "b"}), "template-malformed", {"number": 2}),
        (file({"title": "a"}), "template-malformed", {"number": 1}),
        (file({"title": "a", "content": "x" * 10_001}), "template-malformed", {"number": 1}),
        (file("a"), "template-malformed", {"number": 1}),
        (b" " * (MOST_BYTES + 1), "templates-too-large", {"limit": 1000}),
        (file(*[{"title": "a", "content": "b"}] * 501), "templates-too-large", {"limit": 1000}),
    ],
)
def test_a_wrong_file_is_told_with_the_place(data: bytes, code: str, params: dict[str, object]) -> None:
    with pytest.raises(KnownProblem) as raised:
        read(data)
    assert (raised.value.code, raised.value.params) == (code, params)
    assert all(code in texts(language) for language in ("id", "en"))
