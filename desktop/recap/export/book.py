"""A recap as sheets of typed cells, which every format writes in its own way and tests read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.recap.figures import Dimension, Metric, Unit
from desktop.recap.lines import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.recap.export.content import Content
    from desktop.recap.figures import Figure, Figures
    from desktop.recap.insight import Pace
    from desktop.recap.recap import Line
    from desktop.recap.words import Words

Value = str | int | float | date | None


class Kind(StrEnum):
    """How a cell is shown; its value is a real one: a share is 0.925, not a text with a sign."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"
    DECIMAL = "decimal"
    DATE = "date"


_KINDS = {Unit.COUNT: Kind.COUNT, Unit.PERCENT: Kind.PERCENT, Unit.DAYS: Kind.DECIMAL, Unit.STARS: Kind.DECIMAL}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value."""

    value: Value
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its heads; `key` never changes, the title is in words. `chart`: the column that is worth a chart."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: int | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets; the notes say what is left out, and whether persons are covered."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def book_of(content: Content, words: Words) -> Book:
    """The sheets of a recap, the most read first."""
    recap = content.recap
    privacy = words("masked" if content.is_masked else "unmasked")
    return Book(
        title=f"{words('title')}: {words.period(recap.period)}",
        subtitle=words.made(recap),
        notes=(privacy, *words.gaps(recap.gaps)),
        sheets=(
            _summary(content, words),
            *(_table(content, dimension, words) for dimension in Dimension),
            _list("overdue", "late-days", recap.overdue, content, words),
            _list("longest-open", "open-days", recap.longest_open, content, words),
            _paces("inside", content.insight.inside, words),
            _paces("institutions", content.insight.institutions, words),
            _growing(content, words),
            _alike(content, words),
            _complaints(content, words),
        ),
    )


def flat(content: Content, words: Words) -> Sheet:
    """All groups of all tables below one head, the whole first: for programs that read one table."""
    recap = content.recap
    rows = [(Cell(words("all")), Cell(words("all")), *_figures(recap.figures))]
    rows += [
        (Cell(words(f"dimension.{table.dimension}")), Cell(words.group(table.dimension, group.key)), *each)
        for table in recap.tables
        for group in table.groups
        for each in (_figures(group.figures),)
    ]
    heads = (words("column.grouping"), words("column.group"), *_heads(words))
    return Sheet("flat", words("title"), heads, tuple(rows))


def figure_cell(figure: Figure) -> Cell:
    """A figure's value."""
    return Cell(figure.value, _KINDS[figure.unit])


def _summary(content: Content, words: Words) -> Sheet:
    recap = content.recap
    names = ("metric", "value", "amount", "base", "before", "definition")
    rows = []
    for metric in Metric:
        figure, before = recap.figures[metric], recap.figures_before[metric]
        amount, base = (None, None) if figure.unit is Unit.COUNT else (figure.amount, figure.base)
        rows.append(
            (
                Cell(words.metric(metric)),
                figure_cell(figure),
                Cell(amount, Kind.COUNT),
                Cell(base, Kind.COUNT),
                figure_cell(before),
                Cell(words.definition(metric)),
            )
        )
    return _sheet("summary", names, rows, words)


def _table(content: Content, dimension: Dimension, words: Words) -> Sheet:
    rows = [
        (Cell(words.group(dimension, group.key)), *_figures(group.figures))
        for group in content.recap.table(dimension).groups
    ]
    name = words(f"dimension.{dimension}")
    return Sheet(dimension.value, name, (name, *_heads(words)), tuple(rows), chart=1)


def _list(key: str, days: str, lines: Sequence[Line], content: Content, words: Words) -> Sheet:
    rows = [
        (
            Cell(line.tracking_id),
            Cell(fit(line.title, is_masked=content.is_masked)),
            Cell(words.group(Dimension.UNIT, line.unit)),
            Cell(words.group(Dimension.STATUS, line.status)),
            Cell(line.days, Kind.COUNT),
        )
        for line in lines
    ]
    return _sheet(key, ("number", "title", "unit", "status", days), rows, words)


def _paces(key: str, paces: Sequence[Pace], words: Words) -> Sheet:
    rows = [
        (
            Cell(words.group(Dimension.UNIT, pace.unit)),
            Cell(pace.answered, Kind.COUNT),
            Cell(pace.median, Kind.DECIMAL),
            Cell(pace.slow, Kind.COUNT),
            Cell(pace.waiting, Kind.COUNT),
        )
        for pace in paces
    ]
    return _sheet(key, ("unit", "answered", "median", "slow", "waiting"), rows, words)


def _growing(content: Content, words: Words) -> Sheet:
    rows = [
        (Cell(each.category), Cell(each.now, Kind.COUNT), Cell(each.before, Kind.COUNT))
        for each in content.insight.growing
    ]
    return _sheet("growing", ("category", "now", "before"), rows, words)


def _alike(content: Content, words: Words) -> Sheet:
    rows = [
        (
            Cell(fit(each.title, is_masked=content.is_masked)),
            Cell(len(each.tracking_ids), Kind.COUNT),
            Cell(", ".join(each.tracking_ids)),
        )
        for each in content.alike
    ]
    return _sheet("alike", ("title", "count", "numbers"), rows, words)


def _complaints(content: Content, words: Words) -> Sheet:
    names = (
        *("number", "received", "title", "class", "category", "unit", "channel", "status", "reporter"),
        *("disposed", "first-answer", "follow-up-days", "ended", "rating"),
    )
    rows = [
        (
            Cell(line.tracking_id),
            Cell(line.received, Kind.DATE),
            Cell(line.title),
            Cell(line.classification),
            Cell(line.category),
            Cell(line.unit),
            Cell(line.channel),
            Cell(words.group(Dimension.STATUS, line.status)),
            Cell(_reporter(line.reporter, words, is_anonymous=line.is_anonymous)),
            Cell(line.disposed, Kind.DATE),
            Cell(line.first_answer, Kind.DATE),
            Cell(line.follow_up_days, Kind.COUNT),
            Cell(line.ended, Kind.DATE),
            Cell(line.rating, Kind.COUNT),
        )
        for line in content.lines
    ]
    return _sheet("complaints", names, rows, words)


def _reporter(name: str | None, words: Words, *, is_anonymous: bool) -> str:
    if is_anonymous:
        return words("reporter.anonymous")
    return words("reporter.masked") if name is None else name


def _sheet(key: str, names: Iterable[str], rows: Iterable[tuple[Cell, ...]], words: Words) -> Sheet:
    heads = tuple(words(f"column.{name}") for name in names)
    return Sheet(key, words(f"sheet.{key}"), heads, tuple(rows))


def _heads(words: Words) -> tuple[str, ...]:
    return tuple(words.metric(metric) for metric in Metric)


def _figures(figures: Figures) -> tuple[Cell, ...]:
    return tuple(figure_cell(figures[metric]) for metric in Metric)
