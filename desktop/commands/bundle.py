"""`bundle`: an exchange without a network here: out on a USB stick, exchanged on another PC, and home again."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.cache import settings
from desktop.cache.ways import network
from desktop.cache.ways.network import NetworkSettings
from desktop.carry_code import typed
from desktop.commands import session as sessions
from desktop.commands.exits import Exit, exit_for
from desktop.commands.framework import Program, command, option
from desktop.commands.output import print_json, print_line, print_note, told_problem
from desktop.commands.signals import stopped_by_signals
from desktop.intent import Outcome
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.commands.session import Session
    from sync.signin.passing import Invitation

bundle = Program(
    "bundle",
    lazy={
        "export": "desktop.commands.bundle:export",
        "exchange": "desktop.commands.bundle:exchange",
        "import": "desktop.commands.bundle:import_",
    },
    within="bundle",
    help="help-bundle",
    no_args_is_help=True,
)
_FILE = click.Path(path_type=Path, dir_okay=False)


@command("export", help="help-bundle-export")
@click.argument("file", type=_FILE)
@option("--server", metavar="URL", default="", help="option-server")
@option("--token-file", type=click.Path(path_type=Path, allow_dash=True), help="option-token-file")
def export(file: Path, server: str, token_file: Path | None) -> None:
    """Write what waits into a file, and tell its code. A desk that never had a network gets its account here."""
    from desktop.commands.sync import keep_account, read_token
    from sync.bundle.outward import carry_out, must_be_carried
    from sync.transport import checked_url

    session = _session()
    token = read_token(token_file) if token_file else os.environ.get("LAPOR_TOKEN", "")
    with session.open_desk() as desk:
        desk.ask(must_be_carried)
        url = checked_url(server or str(desk.ask(settings.get, settings.SERVER_URL, "")))
        desk.do(keep_account, url, token, desk.ask(network.read))
        out = carry_out(desk, file)
    if session.wants_json:
        told = {"file": str(file), "code": out.code, "ops": out.ops, "stayed": out.stayed, "bytes": out.size}
        print_json(told | {"signs_in_as": out.signs_in_as or None})
        return
    print_line(session.text("bundle-exported", file=file, ops=out.ops, bytes=out.size))
    if out.stayed:
        print_line(session.text("bundle-stayed", ops=out.stayed))
    if out.signs_in_as:
        print_line(session.text("bundle-code-signed-in", code=out.code, name=out.signs_in_as))
    else:
        print_line(session.text("bundle-code", code=out.code))


@command("exchange", help="help-bundle-exchange")
@click.argument("file", type=_FILE)
@option("--out", type=_FILE, help="option-bundle-out")
@option("--code-file", type=click.Path(path_type=Path, allow_dash=True), help="option-bundle-code-file")
@option("--ca-file", type=click.Path(path_type=Path), help="option-ca-file")
def exchange(file: Path, out: Path | None, code_file: Path | None, ca_file: Path | None) -> int:
    """Exchange a request with its central API. Opens no desk; tells where to sign in, where that is wanted."""
    from desktop.commands.sync import read_authorities
    from sync.bundle.relay import answer_beside, relay
    from sync.stop import Stop

    session = _session()
    answer = out or answer_beside(file)
    wishes = NetworkSettings(authorities=read_authorities(ca_file) if ca_file else "")
    code, stop = typed(_code(session, code_file)), Stop()
    invite = partial(_invite, session)
    with stopped_by_signals(stop):
        told = relay(file, answer, code, wishes=wishes, invite=invite, language=session.language, stop=stop)
    if session.wants_json:
        names = ("files", "records", "bytes_up", "bytes_down")
        print_json(
            {"file": str(answer), "bytes": told.size, "outcomes": dict(told.outcomes)}
            | {name: getattr(told, name) for name in names}
            | _trouble(session, error=told.problem)
        )
    else:
        sent = told.outcomes["applied"] + told.outcomes["replayed"]
        print_line(session.text("bundle-exchanged", file=answer, sent=sent, records=told.records, bytes=told.size))
    return _ended(session, told.outcomes, told.problem, None)


@command("import", help="help-bundle-import")
@click.argument("file", type=_FILE)
def import_(file: Path) -> int:
    """Take an answer in."""
    from sync.bundle.homeward import bring_home

    session = _session()
    with session.open_desk() as desk:
        home = bring_home(desk, file)
    if session.wants_json:
        print_json(
            {"outcomes": dict(home.outcomes), "changes": home.changes, "has_moved_on": home.has_moved_on}
            | _trouble(session, error=home.problem, warning=home.note)
        )
    else:
        sent = home.outcomes[Outcome.APPLIED] + home.outcomes[Outcome.REPLAYED]
        print_line(session.text("bundle-imported", sent=sent, changes=home.changes))
        if home.has_moved_on:
            print_line(session.text("bundle-moved-on"))
    return _ended(session, home.outcomes, home.problem, home.note)


def _session() -> Session:
    """Practice mode has nothing to carry: its central API is here. Raises `bundle-practice`."""
    session = sessions.current()
    if session.is_practice:
        raise KnownProblem("bundle-practice")
    return session


def _invite(session: Session, invitation: Invitation) -> None:
    print_note(session.text("bundle-sign-in", name=invitation.name, url=invitation.url))
    click.echo(invitation.address, err=session.wants_json)


def _code(session: Session, file: Path | None) -> str:
    if file is not None and str(file) != "-":
        try:
            return file.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise KnownProblem("file-unreadable", path=str(file), reason=error.strerror or "") from error
        except UnicodeDecodeError as error:
            raise KnownProblem("bundle-code-wrong") from error
    if sys.stdin.isatty():
        print_note(session.text("bundle-type-code"))
    return sys.stdin.readline()


def _trouble(session: Session, **problems: KnownProblem | None) -> dict[str, Any]:
    return {name: told_problem(found, session.language) for name, found in problems.items() if found}


def _ended(
    session: Session, outcomes: Mapping[Any, int], problem: KnownProblem | None, note: KnownProblem | None
) -> int:
    for trouble in filter(None, (problem, note)):
        told = told_problem(trouble, session.language)
        print_note(f"{told['title']}\n{told['advice']}")
    needing = outcomes.get(Outcome.CONFLICT, 0) + outcomes.get(Outcome.REFUSED, 0)
    if needing and not session.wants_json:
        print_line(session.text("bundle-look", count=needing))
    if problem:
        return exit_for(problem.code)
    return Exit.NEEDS_A_LOOK if needing or note else Exit.FINE
