from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.inbox.changes import Removal, steps

_ids = st.lists(st.integers(min_value=0, max_value=40), unique=True)


def _walk(old: list[int], new: list[int]) -> list[int]:
    now = list(old)
    for step in steps(old, new) or []:
        if isinstance(step, Removal):
            del now[step.first : step.last + 1]
        else:
            now[step.first : step.first] = step.ids
    return now


@given(_ids, _ids)
def test_the_steps_lead_from_the_old_list_to_the_new(old: list[int], new: list[int]) -> None:
    if steps(old, new) is not None:
        assert _walk(old, new) == new


@given(_ids.map(sorted), _ids.map(sorted))
def test_lists_in_one_order_never_need_a_new_layout(old: list[int], new: list[int]) -> None:
    assert _walk(old, new) == new


def test_one_that_moved_needs_a_new_layout() -> None:
    assert steps([1, 2, 3, 4], [1, 3, 2, 4]) is None


def test_runs_are_told_at_once() -> None:
    assert steps([1, 2, 3, 9], [1, 9]) == [Removal(1, 2)]
