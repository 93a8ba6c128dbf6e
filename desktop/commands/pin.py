"""The PIN on the command line: from LAPOR_PIN, a file, standard input, or asked for where somebody sits there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.commands.session import Session

T = TypeVar("T")
_TRIES = 3


def opened_with_pin(session: Session, open_by: Callable[[str | None], T]) -> T:
    """What `open_by` opens with the PIN that was given; a person is asked for it, up to three times.

    Raises KnownProblem `desk-locked` where nobody can be asked, `pin-wrong` or `pin-wait`.
    """
    given = given_pin(session)
    try:
        return open_by(given)
    except KnownProblem as problem:
        if problem.code != "desk-locked" or not sys.stdin.isatty():
            raise
    for tries_left in reversed(range(_TRIES)):
        try:
            session.pin = asked(session.text("pin-ask"))
            return open_by(session.pin)
        except KnownProblem as problem:
            if problem.code != "pin-wrong" or not tries_left or problem.params["seconds"]:
                raise
            click.echo(session.text("pin-again"), err=True)
    raise AssertionError("the last try returns or raises")


def given_pin(session: Session) -> str | None:
    """The PIN in the file that was named, or in LAPOR_PIN, which no child process is to inherit; None without either.

    Raises KnownProblem `file-unreadable`.
    """
    from_environment = os.environ.pop("LAPOR_PIN", None) or session.pin
    session.pin = from_environment
    if session.pin_file is None:
        return from_environment
    try:
        text = (
            sys.stdin.readline() if session.pin_file == "-" else Path(session.pin_file).read_text(encoding="utf-8-sig")
        )
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or ""
        raise KnownProblem("file-unreadable", path=session.pin_file, reason=reason) from error
    session.pin, session.pin_file = text.rstrip("\r\n"), None  # standard input tells it once
    return session.pin


def asked(words: str) -> str:
    """A PIN as somebody types it, unseen."""
    return str(click.prompt(words, hide_input=True, err=True))
