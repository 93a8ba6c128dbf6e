"""The figures of a group of complaints, each with what it is made of, and the tables that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.recap.marks import Marks


class Metric(StrEnum):
    """What a recap tells; names and definitions are in `resources/messages/recap.*.json`."""

    RECEIVED = "received"
    DISPOSED = "disposed"
    FOLLOWED_UP = "followed-up"
    DONE = "done"
    FOLLOWED_IN_TIME = "followed-in-time"
    SETTLED_IN_TIME = "settled-in-time"
    FOLLOW_UP_DAYS = "follow-up-days"
    SETTLEMENT_DAYS = "settlement-days"
    OVERDUE = "overdue"
    ON_HOLD = "on-hold"
    ARCHIVED = "archived"
    RATING = "rating"
    CLOSED_BY_SYSTEM = "closed-by-system"
    CLOSED_BY_ADMIN = "closed-by-admin"
    CLOSED_BY_REPORTER = "closed-by-reporter"
    CLOSED_UNANSWERED = "closed-unanswered"


class Unit(StrEnum):
    """What a metric is counted in."""

    COUNT = "count"
    PERCENT = "percent"
    DAYS = "days"
    STARS = "stars"


@dataclass(frozen=True, slots=True)
class Figure:
    """`amount` is a count, or the sum that is divided by `base`; a figure whose base is 0 has no value."""

    amount: int
    base: int
    unit: Unit

    @property
    def value(self) -> float | None:
        """The count, a share from 0 to 1, a mean of working days or of stars."""
        if self.unit is Unit.COUNT:
            return self.amount
        return self.amount / self.base if self.base else None


class Dimension(StrEnum):
    """What complaints are grouped by."""

    CLASS = "class"
    CATEGORY = "category"
    UNIT = "unit"
    CHANNEL = "channel"
    STATUS = "status"
    MONTH = "month"


Figures = dict[Metric, Figure]


@dataclass(frozen=True, slots=True)
class Group:
    """A line of a table: complaints that share a value, which is empty where they have none."""

    key: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Table:
    """The largest group first; months in their order."""

    dimension: Dimension
    groups: tuple[Group, ...]


def figures_of(marks: Marks) -> Figures:
    """All metrics of a group."""
    closed = marks.closed_by_system + marks.closed_by_admin + marks.closed_by_reporter
    return {
        Metric.RECEIVED: _count(marks.received),
        Metric.DISPOSED: _count(marks.disposed),
        Metric.FOLLOWED_UP: _share(marks.followed, marks.followable),
        Metric.DONE: _share(marks.done, marks.received),
        Metric.FOLLOWED_IN_TIME: _share(marks.followed_in_time, marks.followed_in_time + marks.followed_late),
        Metric.SETTLED_IN_TIME: _share(marks.settled_in_time, marks.settled_in_time + marks.settled_late),
        Metric.FOLLOW_UP_DAYS: Figure(marks.follow_up_days, marks.followed, Unit.DAYS),
        Metric.SETTLEMENT_DAYS: Figure(marks.settlement_days, marks.done_known, Unit.DAYS),
        Metric.OVERDUE: _count(marks.overdue),
        Metric.ON_HOLD: _count(marks.on_hold),
        Metric.ARCHIVED: _count(marks.archived),
        Metric.RATING: Figure(marks.stars, marks.rated, Unit.STARS),
        Metric.CLOSED_BY_SYSTEM: _share(marks.closed_by_system, closed),
        Metric.CLOSED_BY_ADMIN: _share(marks.closed_by_admin, closed),
        Metric.CLOSED_BY_REPORTER: _share(marks.closed_by_reporter, closed),
        Metric.CLOSED_UNANSWERED: _share(marks.closed_unanswered, marks.closed_by_system_known),
    }


def _count(amount: int) -> Figure:
    return Figure(amount, 0, Unit.COUNT)


def _share(part: int, whole: int) -> Figure:
    return Figure(part, whole, Unit.PERCENT)
