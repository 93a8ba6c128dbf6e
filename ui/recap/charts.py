"""What the charts of a recap show: groups of complaints, of each the part that is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.recap.figures import Dimension, Metric
from ui.recap.drawing import Bar, Part
from ui.recap.inks import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.recap.figures import Figure, Group
    from desktop.recap.recap import Recap
    from desktop.recap.words import Words

_SHORT_MONTH = 3


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the groups that they stand for; a bar of the rest stands for none and has an empty tuple."""

    dimension: Dimension
    title: str
    bars: tuple[Bar, ...]
    keys: tuple[tuple[str, ...], ...]

    @property
    def is_by_time(self) -> bool:
        """Whether its bars stand, one a month."""
        return self.dimension is Dimension.MONTH


def chart_of(recap: Recap, dimension: Dimension, words: Words, most: int) -> Chart:
    """The largest groups, and a bar for all others together; of months the last ones."""
    groups = recap.table(dimension).groups
    title = words(f"dimension.{dimension}")
    if dimension is Dimension.MONTH:
        groups = groups[-most:]
        bars = tuple(
            _bar(_month(group.key, words, with_year=not place), group, words) for place, group in enumerate(groups)
        )
        return Chart(dimension, title, bars, tuple((group.key,) for group in groups))
    shown = groups if len(groups) <= most else groups[: most - 1]
    names = [words.group(dimension, group.key) for group in shown]
    if dimension is Dimension.UNIT:
        names = short_names(names)
    bars = tuple(_bar(name, group, words) for name, group in zip(names, shown, strict=True))
    keys: tuple[tuple[str, ...], ...] = tuple((group.key,) for group in shown)
    rest = groups[len(shown) :]
    if rest:
        received, done = (sum(group.figures[metric].amount for group in rest) for metric in (_RECEIVED, _DONE))
        bars += (Bar(words("more", count=len(rest)), received, words.number(received), done),)
        keys += (tuple(group.key for group in rest),)
    return Chart(dimension, title, bars, keys)


def short_names(names: Sequence[str]) -> list[str]:
    """Without the name of the whole at their ends: `Biro Umum Universitas X` is `Biro Umum` beside `Universitas X`."""
    ends = sorted(names, key=len, reverse=True)
    return [next((name.removesuffix(f" {end}") for end in ends if name.endswith(f" {end}")), name) for name in names]


def closings(recap: Recap, words: Words) -> list[Part]:
    """Who closed what was closed."""
    patterns = {
        Metric.CLOSED_BY_SYSTEM: Pattern.HATCHED,
        Metric.CLOSED_BY_ADMIN: Pattern.SOLID,
        Metric.CLOSED_BY_REPORTER: Pattern.DOTTED,
    }
    return [_part(words.metric(metric), recap.figures[metric], pattern, words) for metric, pattern in patterns.items()]


_RECEIVED, _DONE = Metric.RECEIVED, Metric.DONE


def _bar(label: str, group: Group, words: Words) -> Bar:
    received = group.figures[_RECEIVED].amount
    return Bar(label, received, words.number(received), group.figures[_DONE].amount)


def _part(label: str, figure: Figure, pattern: Pattern, words: Words) -> Part:
    return Part(label, figure.amount, f"{words.number(figure.amount)} ({words.figure(figure)})", pattern)


def _month(key: str, words: Words, *, with_year: bool) -> str:
    """The first has its year, and each January."""
    name, year = words.group(Dimension.MONTH, key).split()
    return f"{name[:_SHORT_MONTH]} {year[2:]}" if with_year or key.endswith("-01") else name[:_SHORT_MONTH]
