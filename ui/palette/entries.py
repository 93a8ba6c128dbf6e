"""What the palette offers: deeds of the window, acts of the complaint on the page, lists, settings, complaints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.ways.way import DeskWay
from desktop.plain_text import one_line
from desktop.sensitive import covered
from ui.palette.match import score
from ui.palette.synonyms import other_words, what_is_in
from ui.shell.actions import Group
from ui.shell.keymap import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.complaint import TrackingId
    from ui.shell.window import MainWindow

translate = QCoreApplication.translate

MOST = 50
_NOT_OFFERED = {"palette", "menu"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the palette."""

    words: str
    where: str
    """What kind of thing it is."""
    also: str = ""
    """Other words under which somebody may look for it."""
    key: str
    """As this system writes it; empty for none."""
    run: Callable[[], object]


def gather(window: MainWindow) -> list[Entry]:
    """Everything that makes sense at present, what is about the complaint first."""
    order = (Group.COMPLAINT, Group.WORK, Group.LISTS, Group.WINDOW)
    actions = window.actions_here
    deeds = [
        Entry(
            words=deed.words,
            where=_where(deed.group),
            also=other_words(deed.key),
            key=shown(actions.keys.key(deed.key)),
            run=actions.action(deed.key).trigger,
        )
        for group in order
        for deed in actions.deeds
        if deed.group is group and deed.key not in _NOT_OFFERED and deed.fits()
    ]
    return [*deeds, *_settings(window)]


def found(entries: Iterable[Entry], query: str) -> list[Entry]:
    """Those that fit, the best first; all in their order while nothing is typed."""
    if not query.strip():
        return list(entries)[:MOST]
    scored = [(score(query, f"{entry.words} {entry.where} {entry.also}"), entry) for entry in entries]
    return [entry for value, entry in sorted(scored, key=lambda each: -each[0]) if value][:MOST]


def of_complaints(window: MainWindow, complaints: Sequence[tuple[TrackingId, str]]) -> list[Entry]:
    """Complaints that were found by their number."""
    where = translate("Palette", "Complaint")
    return [
        Entry(
            words=f"#{number}  {covered(one_line(title))}",
            where=where,
            key="",
            run=partial(window.go.to_complaint, number),
        )
        for number, title in complaints
    ]


def of_number(window: MainWindow, number: TrackingId, way: DeskWay) -> Entry:
    """The way on for the number of a complaint that this PC does not hold."""
    if way is DeskWay.LAPOR3:
        words = translate("Palette", "Take complaint #%1 from LAPOR!").replace("%1", number)
        return Entry(words=words, where="", key="", run=partial(window.add_complaint, number))
    words = translate("Palette", "#%1 is not on this PC: sync, which brings it if it is yours").replace("%1", number)
    return Entry(words=words, where="", key="", run=window.link.sync_now)


def of_search(window: MainWindow, query: str) -> Entry:
    """The way on for words that are in complaints, not in names."""
    words = translate("Palette", "Search complaints for “%1”").replace("%1", query)
    return Entry(words=words, where="", key="", run=partial(window.search, query))


def _where(group: Group) -> str:
    return {
        Group.WORK: "",
        Group.COMPLAINT: translate("Palette", "This complaint"),
        Group.LISTS: translate("Palette", "List"),
        Group.WINDOW: "",
    }[group]


def _settings(window: MainWindow) -> list[Entry]:
    from ui.settings.sections import all_sections

    where = translate("Palette", "Settings")
    return [
        Entry(
            words=section.words(),
            where=where,
            key="",
            run=partial(window.go.to_settings, section.key),
            also=what_is_in(section.key),
        )
        for section in all_sections()
    ]
