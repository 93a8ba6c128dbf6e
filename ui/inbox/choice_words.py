"""The kinds and values of a filter, and the orders of a list, in the officer's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.cache.views.filters import Deadline, Flag
from desktop.cache.views.lists import Sort
from desktop.complaint import Status
from ui.complaint.statuses import class_words, status_words

translate = QCoreApplication.translate

_ORDERS: dict[str, list[str]] = {
    "deadlines": [each.value for each in Deadline],
    "flags": [each.value for each in Flag],
    "statuses": [each.value for each in Status],
}
KINDS_IN_ORDER = ("periods", "deadlines", "statuses", "flags", "units", "classes", "categories", "channels")


def kind_words(kind: str) -> str:
    """The heading of a kind of choice."""
    return {
        "deadlines": translate("Filter", "Deadline"),
        "statuses": translate("Filter", "Status"),
        "flags": translate("Filter", "Marks"),
        "units": translate("Filter", "Unit"),
        "classes": translate("Filter", "Class"),
        "channels": translate("Filter", "Channel"),
        "categories": translate("Filter", "Category"),
        "periods": translate("Filter", "Received in"),
    }[kind]


def value_words(kind: str, value: str) -> str:
    """A value, as it is offered and as it stands below the search box."""
    match kind:
        case "deadlines":
            return _deadline_words(Deadline(value))
        case "flags":
            return _flag_words(Flag(value))
        case "statuses":
            return status_words(Status(value), translate("Filter", "Other status"))
        case "periods":
            return _period_words(value)
    name = class_words(value) if kind == "classes" else value
    return name or _nothing_words(kind)


def place_of_value(kind: str, value: str, count: int) -> tuple[int, str]:
    """Sorts values: those with an order of their own in it, the others by how many there are."""
    order = _ORDERS.get(kind, [])
    return (order.index(value) if value in order else -count, value)


def sort_words(sort: Sort) -> str:
    """An order of a list, as it is offered."""
    return {
        Sort.TIME_LEFT: translate("Filter", "Least time left first"),
        Sort.NEWEST: translate("Filter", "Newest first"),
        Sort.OLDEST: translate("Filter", "Oldest first"),
        Sort.UNIT: translate("Filter", "By unit"),
    }[sort]


def _deadline_words(deadline: Deadline) -> str:
    return {
        Deadline.LATE: translate("Filter", "Late"),
        Deadline.TODAY: translate("Filter", "Due today"),
        Deadline.SOON: translate("Filter", "Within 2 working days"),
        Deadline.LATER: translate("Filter", "Later"),
        Deadline.NONE: translate("Filter", "No deadline"),
    }[deadline]


def _flag_words(flag: Flag) -> str:
    return {
        Flag.ANONYMOUS: translate("Filter", "Anonymous"),
        Flag.SECRET: translate("Filter", "Secret"),
        Flag.ATTACHMENT: translate("Filter", "Has attachment"),
        Flag.DRAFT: translate("Filter", "Has draft"),
    }[flag]


def _period_words(name: str) -> str:
    from desktop.recap.period import Period
    from ui.recap.spoken import spoken

    return spoken().period(Period.parse(name))


def _nothing_words(kind: str) -> str:
    return {
        "classes": translate("Filter", "No class"),
        "units": translate("Filter", "No unit"),
        "channels": translate("Filter", "No channel"),
        "categories": translate("Filter", "No category"),
    }[kind]
