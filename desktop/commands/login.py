"""`login` and `logout`: signing in by the browser of whoever sits there, without a window of this program."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import click

from desktop.cache import settings
from desktop.cache.ways import network
from desktop.commands import session as sessions
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_note, told_problem
from desktop.commands.signals import stopped_by_signals


@command("login", help="help-login")
@option("--server", metavar="URL", default="", help="option-server")
@option("--ca-file", type=click.Path(path_type=Path), help="option-ca-file")
def login(server: str, ca_file: Path | None) -> None:
    """Print the address for the browser and wait until the officer is back."""
    from desktop.commands.sync import read_authorities
    from sync.signin.flow import SignInFlow

    session = sessions.current()
    with session.open_desk() as desk:
        url = server or str(desk.ask(settings.get, settings.SERVER_URL, ""))
        wishes = desk.ask(network.read)
        if ca_file:
            wishes = replace(wishes, authorities=read_authorities(ca_file))
        with SignInFlow(desk, url, wishes=wishes, language=session.language) as flow, stopped_by_signals(flow.cancel):
            print_note(session.text("login-open"))
            click.echo(flow.begin(), err=session.wants_json)
            account = flow.finish()
    if session.wants_json:
        told = asdict(account)
        print_json({name: told[name] for name in ("name", "role", "institution")})
        return
    print_line(session.text("login-done", name=account.name, role=account.role))


@command("logout", help="help-logout")
def logout() -> None:
    """Forget the tokens here and have them ended there. The desk stays."""
    from sync.signin.flow import sign_out

    session = sessions.current()
    with session.open_desk() as desk:
        problem = sign_out(desk)
    if session.wants_json:
        print_json({"warning": told_problem(problem, session.language)} if problem else {})
        return
    print_line(session.text("logout-done"))
    if problem:
        print_note(session.text("logout-not-told"))
