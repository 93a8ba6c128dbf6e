"""A hand-over as a document (.docx) or as plain text, written so that each answer can be copied from it."""

from __future__ import annotations

import io
import json
from functools import cache
from typing import TYPE_CHECKING, cast

import resources
from desktop.clock import day_in_wib, moment
from desktop.phrases import filled
from desktop.recap.words import Words
from desktop.word_file import new_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.handover.sheet import Handover, Sheet


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a hand-over in a language."""
    raw = resources.path(f"messages/handover.{language}.json").read_text(encoding="utf-8")
    return cast("dict[str, str]", json.loads(raw))


class Telling:
    """A hand-over in words of one language, `id` or `en`."""

    def __init__(self, language: str, today: date) -> None:
        self._texts = texts(language)
        self._words = Words(language)
        self._today = today

    def title(self) -> str:
        """Of the whole."""
        return self._texts["title"].format(day=self._words.day(self._today, is_long=True))

    def advice(self, count: int) -> str:
        """What is to be done with it."""
        return filled(self._texts["advice"], {"count": count})

    def heading(self, sheet: Sheet) -> str:
        """Of one answer: its number and what it is."""
        number = f"#{sheet.tracking_id}" if sheet.tracking_id else self._texts["new"]
        return f"{number} · {self._texts[sheet.kind].format(institution=sheet.institution)}"

    def facts(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        """Name and value of what stands above the words."""
        if sheet.title:
            yield self._texts["complaint"], sheet.title
        if sheet.received_at:
            yield self._texts["received"], self._day(sheet.received_at)
        yield self._texts["written"], self._day(sheet.authored_at)
        if sheet.is_secret:
            yield self._texts["secret"], self._texts["yes"]
        if sheet.files:
            yield self._texts["files"], ", ".join(name for name, _ in file_names(sheet))

    def signature(self, officer: str) -> str:
        """Who hands it over."""
        return self._texts["signed"].format(officer=officer) if officer else ""

    def _day(self, at: str) -> str:
        return self._words.day(day_in_wib(moment(at)), is_long=True)


def file_names(sheet: Sheet) -> list[tuple[str, str]]:
    """Under which name each file lies beside the document, and its SHA-256."""
    from desktop.files.kinds import safe_name

    number = sheet.tracking_id or sheet.op_id[:8]
    return [
        (f"{number}-{place}-{safe_name(file.name)}", file.sha256) for place, file in enumerate(sheet.files, start=1)
    ]


def write_docx(handover: Handover, telling: Telling) -> bytes:
    """The document: a section an answer, whose words can be copied as they are."""
    document = new_document()
    document.core_properties.title = telling.title()
    document.core_properties.author = handover.officer
    for number, line in enumerate(handover.head):
        document.add_paragraph().add_run(line).bold = not number
    document.add_heading(telling.title(), level=1)
    document.add_paragraph(telling.advice(len(handover.sheets)))
    for sheet in handover.sheets:
        document.add_heading(telling.heading(sheet), level=2)
        for name, value in telling.facts(sheet):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(value)
        for block in sheet.text.splitlines():
            document.add_paragraph(block)
    if signature := telling.signature(handover.officer):
        document.add_paragraph()  # apart from the words of the last answer, which are copied
        document.add_paragraph(signature)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def write_txt(handover: Handover, telling: Telling) -> bytes:
    """The same as text, with the line ends and the mark that Windows's editor wants."""
    lines = [*handover.head, telling.title(), telling.advice(len(handover.sheets)), ""]
    for sheet in handover.sheets:
        lines += ["", telling.heading(sheet)]
        lines += [f"{name}: {value}" for name, value in telling.facts(sheet)]
        lines += ["", *sheet.text.splitlines()]
    if signature := telling.signature(handover.officer):
        lines += ["", signature]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
