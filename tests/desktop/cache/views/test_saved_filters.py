from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.views import saved_filters
from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import ListName, Sort
from desktop.cache.views.saved_filters import SavedFilter

if TYPE_CHECKING:
    from desktop.desk import Desk

SMS = Filter(channels=frozenset({"SMS"}))
SECRET = Filter(flags=frozenset({"secret"}))


def _saved(name: str, chosen: Filter = SMS, list_name: ListName = ListName.ALL) -> SavedFilter:
    return SavedFilter(name=name, list_name=list_name, chosen=chosen)


def test_filters_are_kept_in_the_order_in_which_they_were_made(desk: Desk) -> None:
    desk.do(saved_filters.save, _saved("Lewat SMS"))
    desk.do(saved_filters.save, _saved("Rahasia", SECRET))
    assert desk.ask(saved_filters.known) == [_saved("Lewat SMS"), _saved("Rahasia", SECRET)]


def test_the_same_choice_under_another_name_is_renamed_in_its_place(desk: Desk) -> None:
    desk.do(saved_filters.save, _saved("Lewat SMS"))
    desk.do(saved_filters.save, _saved("Rahasia", SECRET))
    desk.do(saved_filters.save, _saved("Dari SMS"))
    assert [kept.name for kept in desk.ask(saved_filters.known)] == ["Dari SMS", "Rahasia"]


def test_another_choice_under_the_same_name_replaces_it(desk: Desk) -> None:
    desk.do(saved_filters.save, _saved("Penting"))
    desk.do(saved_filters.save, _saved("penting", SECRET))
    assert desk.ask(saved_filters.known) == [_saved("penting", SECRET)]


def test_a_removed_filter_is_gone(desk: Desk) -> None:
    desk.do(saved_filters.save, _saved("Lewat SMS"))
    desk.do(saved_filters.remove, "Lewat SMS")
    assert desk.ask(saved_filters.known) == []


def test_each_list_keeps_its_order(desk: Desk) -> None:
    desk.do(saved_filters.remember_sort, ListName.DONE, Sort.OLDEST)
    desk.do(saved_filters.remember_sort, ListName.ALL, Sort.UNIT)
    assert desk.ask(saved_filters.sorts) == {ListName.DONE: Sort.OLDEST, ListName.ALL: Sort.UNIT}


def test_what_a_newer_program_kept_does_no_harm(desk: Desk) -> None:
    desk.do(settings.put, saved_filters.FILTERS, [{"name": "x", "list": "recap", "filter": {}}])
    desk.do(settings.put, saved_filters.SORTS, {"recap": "newest", "all": "colour"})
    assert desk.ask(saved_filters.known) == []
    assert desk.ask(saved_filters.sorts) == {}
