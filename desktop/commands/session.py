"""What one run of the command line carries: where the desk is, which language, and how a window is opened."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NoReturn, cast

import click

import resources
from desktop.cache.connection import named_errors
from desktop.phrases import filled
from desktop.problems import KnownProblem
from desktop.profiles import APP_NAME, PRACTICE_FOLDER, all_profiles, default_data_dir, find

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.desk import Desk
    from desktop.profiles import Profile
    from desktop.recap.export.content import Content


@dataclass(slots=True)
class Session:
    """`open_window` and `paint_recap` are given by the launcher, which alone may reach up to the window's floor."""

    open_window: Callable[[Session], int]
    paint_recap: Callable[[Content, str], bytes] = field(default=lambda *_: _no_floor_above())
    """Makes the PDF of a recap, in a language."""
    self_test: Callable[[Path, str], bool] = field(default=lambda *_: _no_floor_above())
    """Writes a report of what came along to this PC, and returns whether all did."""
    language: str = field(default_factory=lambda: language_of(os.environ))
    chosen_language: str | None = None
    """As asked for on the command line; the window's own setting counts otherwise."""
    chosen_data_dir: Path | None = None
    officer: str = ""
    """Whose desk, where there are several."""
    is_practice: bool = False
    asked_for_window: bool = False
    wants_json: bool = False
    pin_file: str | None = None
    """From which file the PIN comes, `-` for standard input."""
    pin: str | None = field(default=None, repr=False)
    """The PIN, once it was told."""

    @property
    def data_dir(self) -> Path:
        """The folder of the desk: as chosen, or the first one of this account; practice has one of its own.

        Raises KnownProblem `officer-desk-unknown`, and `practice-on-desk` where a desk of real work lies in the folder
        that was chosen for practice: what waits there would be taken for sent.
        """
        if self.chosen_data_dir is not None:
            return _for_practice(self.chosen_data_dir) if self.is_practice else self.chosen_data_dir
        if self.officer and not self.is_practice:
            return find(default_data_dir(), self.officer).data_dir
        return practice_data_dir() if self.is_practice else default_data_dir()

    def desks(self) -> list[Profile]:
        """The desks among which the officer is to choose: none where it is clear which is meant."""
        if self.chosen_data_dir is not None or self.officer or self.is_practice:
            return []
        return all_profiles(default_data_dir())

    def open_desk(self) -> Desk:
        """Open the desk, with its PIN where it has one; the caller closes it."""
        from desktop.commands.pin import opened_with_pin
        from desktop.desk import Desk

        return opened_with_pin(self, lambda secret: Desk.open(self.data_dir, secret=secret))

    def text(self, key: str, **params: object) -> str:
        """A text of the command line in this session's language."""
        return filled(texts(self.language)[key], params)


def _no_floor_above() -> NoReturn:
    raise RuntimeError("this program was started without the window's floor")


def current() -> Session:
    """The session of the command that runs."""
    return click.get_current_context().ensure_object(Session)


def practice_data_dir(beside: Path | None = None) -> Path:
    """Where the desk of practice mode is, apart from the real one, which lies `beside` or where it usually does."""
    real = beside or default_data_dir()
    return real.with_name(f"{real.name if beside else APP_NAME}-practice")


def _for_practice(folder: Path) -> Path:
    """The folder, if no desk is there or one that was made for practice, as what lies in it tells from now on."""
    mark = folder / PRACTICE_FOLDER
    if (folder / "desk.db").exists() and not mark.exists():
        raise KnownProblem("practice-on-desk", path=str(folder))
    with named_errors(folder):
        mark.mkdir(parents=True, exist_ok=True)
    return folder


def language_of(environment: Mapping[str, str]) -> str:
    """English where the environment asks for it, Indonesian everywhere else."""
    chosen = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "en" if chosen.lower().startswith("en") else "id"


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of the command line in a language."""
    raw = resources.path(f"messages/commands.{language}.json").read_text(encoding="utf-8")
    return cast("dict[str, str]", json.loads(raw))
