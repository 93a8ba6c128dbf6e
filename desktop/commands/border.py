"""The border of the process: every way in which a command can end becomes an exit code and a message."""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from desktop.commands.exits import Exit, exit_for
from desktop.commands.output import print_json, print_note, told_problem
from desktop.commands.program import program
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.commands.session import Session


_FRAMES = 8
"""How many calls a bug's report shows, the innermost ones."""


def run(arguments: Sequence[str], session: Session) -> int:
    """Run the command line and return its exit code. Nothing is raised."""
    session.wants_json = "--json" in arguments  # so that also a wrong option is told in JSON
    _have_somewhere_to_write()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        # Not by `program.main`: that ends the process itself when a pipe breaks.
        with program.make_context("lapor-desktop", list(arguments), obj=session) as context:
            result = program.invoke(context)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the border of the process: nothing may pass it
        return _ended_by(error, session)
    return result if isinstance(result, int) else Exit.FINE


def _have_somewhere_to_write() -> None:
    """A windowed program on Windows has no streams, unless somebody reads them."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 open until the process ends


def _ended_by(error: BaseException, session: Session) -> int:
    """Tell what ended the command, and return its exit code."""
    match error:
        case click.exceptions.Exit(exit_code=code):  # --help and --version
            return int(code)
        case click.UsageError():
            _tell_usage(error, session)
            return Exit.USAGE
        case KnownProblem():
            tell(error, session)
            return exit_for(error.code)
        case click.Abort() | KeyboardInterrupt():
            print_note(session.text("interrupted"))
            return Exit.INTERRUPTED
        case BrokenPipeError():
            # Whoever read the output has seen enough (`… | head`); what Python flushes at its end must go somewhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.FINE
    _tell_bug(error, session)
    return Exit.BUG


def tell(problem: KnownProblem, session: Session) -> None:
    """Explain a known problem on standard error; with `--json` also as JSON on standard output."""
    told = told_problem(problem, session.language)
    print_note(f"{told['title']}\n{told['advice']}")
    if problem.code == "no-display" and session.language != "en":
        # Met by whoever set the program up, who may not be the officer.
        in_english = told_problem(problem, "en")
        print_note(f"\n{in_english['title']}\n{in_english['advice']}")
    if problem.code in {"url-missing", "token-missing", "signed-out"}:
        print_note(session.text("hint-sign-in"))
    if session.wants_json:
        print_json({"error": told})


def _tell_usage(error: click.UsageError, session: Session) -> None:
    title, advice = _meaning(error, session), ""
    if error.ctx is not None:
        with error.ctx.scope(cleanup=False):
            advice = error.ctx.get_usage() + "\n" + session.text("usage-help", command=error.ctx.command_path)
    print_note(f"{title}\n{advice}".rstrip())
    if session.wants_json:
        print_json({"error": {"code": "usage", "title": title, "advice": advice}})


def _meaning(error: click.UsageError, session: Session) -> str:
    match error:
        case click.NoSuchCommand(command_name=name):
            return session.text("usage-unknown-command", name=name)
        case click.NoSuchOption(option_name=name):
            return session.text("usage-unknown-option", name=name)
        case click.MissingParameter(param=click.Parameter() as param):
            return session.text("usage-missing", name=param.get_error_hint(error.ctx))
        case click.BadParameter(param=click.Parameter() as param):
            name = param.get_error_hint(error.ctx)
            return session.text("usage-bad-value", name=name, reason=error.message)
    return error.format_message()


def _tell_bug(error: BaseException, session: Session) -> None:
    """Where it happened, but not the error's own message: that may quote a complaint."""
    where = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)[-_FRAMES:]))
    title = session.text("bug", kind=type(error).__name__)
    print_note(f"{title}\n{where}".rstrip())
    if session.wants_json:
        print_json({"error": {"code": "bug", "title": title, "advice": where}})
