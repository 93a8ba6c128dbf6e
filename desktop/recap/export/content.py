"""What goes into an export: read from the desk at one go, then completed without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from desktop.recap.alike import alike, read_texts
from desktop.recap.insight import read_insight
from desktop.recap.letterhead import read_letterhead
from desktop.recap.lines import read_lines
from desktop.recap.recap import read_recap

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.recap.alike import Alike, Text
    from desktop.recap.insight import Insight
    from desktop.recap.letterhead import Letterhead
    from desktop.recap.lines import ComplaintLine
    from desktop.recap.period import Period
    from desktop.recap.recap import Recap


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All of it. `is_masked`: whether names and numbers of persons are covered."""

    recap: Recap
    insight: Insight
    lines: tuple[ComplaintLine, ...]
    letterhead: Letterhead
    is_masked: bool
    texts: tuple[Text, ...]
    alike: tuple[Alike, ...] = ()


def read_content(db: Database, period: Period, today: date, *, is_masked: bool = True) -> Content:
    """What the desk knows of a period."""
    return Content(
        recap=read_recap(db, period, today),
        insight=read_insight(db, period, today),
        lines=tuple(read_lines(db, period, today, is_masked=is_masked)),
        letterhead=read_letterhead(db),
        is_masked=is_masked,
        texts=tuple(read_texts(db, period)),
    )


def completed(content: Content, is_stopped: Callable[[], bool] = lambda: False) -> Content:
    """With the complaints that are alike, and without the texts. Raises KnownProblem `cancelled`."""
    groups = alike(content.texts, is_stopped)
    if is_stopped():
        raise KnownProblem("cancelled")
    return replace(content, alike=groups, texts=())
