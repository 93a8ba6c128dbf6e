"""Own templates are kept, changed, removed and brought back; what is shared is added and replaces nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import templates
from desktop.problems import KnownProblem
from desktop.template_file import SharedTemplate

if TYPE_CHECKING:
    from desktop.desk import Desk


def titles(desk: Desk) -> list[str]:
    return [template.title for template in desk.ask(templates.own)]


def test_a_template_is_added_changed_removed_and_brought_back(desk: Desk) -> None:
    made = desk.do(templates.add, "  Salam \n pembuka ", "Yth.")
    assert made.title == "Salam pembuka"
    desk.do(templates.edit, made.template_id, "Salam", "Yth. Pelapor")
    assert [(t.title, t.content) for t in desk.ask(templates.own)] == [("Salam", "Yth. Pelapor")]
    desk.do(templates.remove, made.template_id)
    assert titles(desk) == []
    desk.do(templates.bring_back, made.template_id)
    assert titles(desk) == ["Salam"]


def test_a_template_needs_a_name(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="template-untitled"):
        desk.do(templates.add, " \n", "isi")
    with pytest.raises(KnownProblem, match="template-not-found"):
        desk.do(templates.edit, 99, "a", "b")


def test_what_is_shared_never_replaces_what_is_here(desk: Desk) -> None:
    desk.do(templates.add, "Salam", "punya saya")
    desk.do(templates.add, "Penutup", "sama")
    shared = [SharedTemplate("salam", "punya mereka"), SharedTemplate("Penutup", "sama"), SharedTemplate("Baru", "x")]
    done = desk.do(templates.take_over, shared)
    assert (len(done.added), done.renamed, done.known) == (2, 1, 1)
    held = {t.title: t.content for t in desk.ask(templates.own)}
    assert held == {"Salam": "punya saya", "Penutup": "sama", "salam (2)": "punya mereka", "Baru": "x"}
    again = desk.do(templates.take_over, [SharedTemplate("salam (2)", "punya mereka"), *shared[1:]])
    assert again.added == ()
    desk.do(templates.remove, *(t.template_id for t in done.added))
    assert titles(desk) == ["Penutup", "Salam"]
