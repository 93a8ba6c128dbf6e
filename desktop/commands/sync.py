"""`sync`: one exchange with the central API, by hand or from a timer."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.cache import settings
from desktop.cache.intents import outgoing
from desktop.cache.ways import network, sign_in, switching
from desktop.commands import session as sessions
from desktop.commands.exits import Exit, exit_for
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_note, told_problem
from desktop.commands.signals import stopped_by_signals
from desktop.intent import Outcome
from desktop.problems import KnownProblem
from sync.collector import calm_collector
from sync.connecting import connector_of, saved
from sync.engine import SyncEngine
from sync.net.certificate import authorities_in
from sync.transport import checked_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.ways.network import NetworkSettings
    from desktop.cache.writer import Transaction
    from desktop.commands.session import Session
    from desktop.desk import Desk
    from sync.report import SyncProgress, SyncReport


@command("sync", help="help-sync")
@option("--server", metavar="URL", default="", help="option-server")
@option("--token", default="", help="option-token")
@option("--token-file", type=click.Path(path_type=Path, allow_dash=True), help="option-token-file")
@option("--ca-file", type=click.Path(path_type=Path), help="option-ca-file")
def sync(server: str, token: str, token_file: Path | None, ca_file: Path | None) -> int:
    """Sync once; what was told of the server is kept when it worked."""
    session = sessions.current()
    given_token = token or (read_token(token_file) if token_file else os.environ.get("LAPOR_TOKEN", ""))
    with session.open_desk() as desk:
        account = desk.ask(saved)
        if server:
            _must_not_redirect(desk, checked_url(server))
            account = replace(account, url=checked_url(server))
        if ca_file:
            account = replace(account, wishes=replace(account.wishes, authorities=read_authorities(ca_file)))
        connector = connector_of(desk, replace(account, token=given_token or account.token))
        calm_collector()
        try:
            with stopped_by_signals(connector.abort) as is_stopped:
                report = SyncEngine(desk, connector).run(_progress(), is_stopped)
        finally:
            connector.close()
        if report.problem is None:
            desk.do(keep_account, account.url, given_token, account.wishes)
    return _print(session, report)


def _must_not_redirect(desk: Desk, url: str) -> None:
    """What was queued for one server is not sent to another by the way. Raises `server-another`."""
    if desk.ask(switching.is_another_server, url) and desk.ask(outgoing.waiting_size).ops:
        raise KnownProblem("server-another", url=url)


def keep_account(tx: Transaction, url: str, token: str, wishes: NetworkSettings) -> None:
    """Keep what was told of the server, where it differs from what is kept; without a token, the one kept stays."""
    if network.read(tx.db) != wishes:
        network.save(tx, wishes)
    if url and settings.get(tx.db, settings.SERVER_URL) != url:
        settings.put(tx, settings.SERVER_URL, url)
    if token and settings.get(tx.db, settings.TOKEN) != token.strip():
        settings.put(tx, settings.TOKEN, token.strip())
        sign_in.end(tx)  # a token that was given is the officer's choice


def read_token(file: Path) -> str:
    """The token in a file, or on standard input for `-`. Raises `file-unreadable` or `token-invalid`."""
    try:
        return sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(file), reason=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise KnownProblem("token-invalid") from error


def read_authorities(file: Path) -> str:
    """The certificates in a file, as PEM. Raises `file-unreadable` or `authority-unreadable`."""
    try:
        return authorities_in(file.read_bytes())
    except OSError as error:
        raise KnownProblem("file-unreadable", path=str(file), reason=error.strerror or "") from error


def _progress() -> Callable[[SyncProgress], None]:
    """A line on the terminal that is written over, or nothing where nobody looks."""
    if not sys.stderr.isatty():
        return lambda _: None
    text = sessions.current().text

    def show(progress: SyncProgress) -> None:
        told = text("sync-progress", done=progress.done, total=progress.total, bytes_down=progress.bytes_down)
        click.echo(f"\r\x1b[K{told}", err=True, nl=False)

    return show


def _print(session: Session, report: SyncReport) -> int:
    needing = [result for result in report.results if result.outcome in {Outcome.CONFLICT, Outcome.REFUSED}]
    trouble = report.problem or report.note
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    if session.wants_json:
        print_json(_as_json(session, report))
    else:
        numbers = {name: getattr(report, name) for name in ("requests", "bytes_up", "bytes_down", "changes", "seconds")}
        sent = len(report.results) - len(needing)
        if not report.problem or report.checkpoints or report.results:
            print_line(session.text("sync-part" if report.problem else "sync-done", sent=sent, **numbers))
        for result in needing:
            outcome = session.text(f"outcome-{result.outcome}")
            print_line(session.text("sync-look", tracking_id=result.tracking_id, outcome=outcome))
    if trouble:
        told = told_problem(trouble, session.language)
        print_note(f"{told['title']}\n{told['advice']}")
    if report.problem:
        return exit_for(report.problem.code)
    return Exit.NEEDS_A_LOOK if needing or report.note else Exit.FINE


def _as_json(session: Session, report: SyncReport) -> dict[str, Any]:
    names = ("requests", "bytes_up", "bytes_down", "checkpoints", "changes", "seconds")
    told: dict[str, Any] = {name: getattr(report, name) for name in names}
    told["results"] = [
        {"op_id": result.op_id, "tracking_id": result.tracking_id, "outcome": result.outcome}
        for result in report.results
    ]
    if report.problem:
        told["error"] = told_problem(report.problem, session.language)
    if report.note:
        told["warning"] = told_problem(report.note, session.language)
    return told
