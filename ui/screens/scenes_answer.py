"""Scenes of writing an answer: what helps with it, and where templates and words are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.lists import ListName
from ui.screens.scene import Scene, chosen, in_turn, listed

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _write(window: MainWindow) -> None:
    window.reading.focus_answer()


def _open_check(window: MainWindow) -> None:
    window.reading.complaint.response.help.strip.line.click()


def _versions(window: MainWindow) -> None:
    window.reading.complaint.response.help.versions.click()


def _similar(window: MainWindow) -> None:
    window.reading.complaint.response.help.similar.click()


_DRAFT = in_turn(listed(ListName.DRAFTS), chosen(0), _write)

SCENES = [
    Scene(name="answer-draft", play=_DRAFT, is_scaled=True),
    Scene(name="answer-check", play=_DRAFT, then=_open_check, is_scaled=True),
    Scene(name="answer-versions", play=_DRAFT, then=_versions, is_scaled=True),
    Scene(name="answer-similar", play=chosen(1), then=_similar, is_scaled=True),
    Scene(name="templates", play=lambda window: window.open_templates(), is_scaled=True),
    Scene(name="templates-empty", play=lambda window: window.open_templates(), is_empty=True),
    Scene(name="settings-answers", play=lambda window: window.open_settings("answers"), is_scaled=True),
]
