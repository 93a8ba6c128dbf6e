"""`doctor`: the way to the server, tested step by step, with a report that can be sent to IT staff."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cache.ways import network
from desktop.cache.ways.network import NetworkSettings
from desktop.clock import system_clock
from desktop.commands import session as sessions
from desktop.commands.exits import Exit
from desktop.commands.framework import command, option
from desktop.commands.output import print_json, print_line, print_note
from desktop.commands.signals import stopped_by_signals
from desktop.commands.sync import read_authorities, read_token
from desktop.problems import KnownProblem
from sync.doctor import report
from sync.doctor.course import Patient
from sync.doctor.examination import Examination
from sync.doctor.saved import saved_patient
from sync.doctor.steps import Finding, worst
from sync.net.route import route_to

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.commands.session import Session


_Saved = tuple[Patient | None, NetworkSettings]
"""Whose way, if the desk has a server; how that is reached."""


@command("doctor", help="help-doctor")
@option("--server", metavar="URL", default="", help="option-server")
@option("--token-file", type=click.Path(path_type=Path, allow_dash=True), help="option-token-file")
@option("--ca-file", type=click.Path(path_type=Path), help="option-ca-file")
@option("--output", type=click.Path(path_type=Path, dir_okay=False), help="option-doctor-output")
def doctor(server: str, token_file: Path | None, ca_file: Path | None, output: Path | None) -> int:
    """Test the way to the server; nothing is kept and nothing is synced."""
    session = sessions.current()
    kept, wishes = _saved(session, is_enough=bool(server))
    given = read_token(token_file) if token_file else os.environ.get("LAPOR_TOKEN", "")
    if ca_file:
        wishes = replace(wishes, authorities=read_authorities(ca_file))
    patient = _patient(kept, server, given, wishes)
    findings, is_whole = _examined(session, Examination(patient)) if patient else ([], True)
    now = system_clock.now()
    if output:
        _write(output, report.report(findings, now=now, language=session.language))
    if session.wants_json:
        print_json(report.as_json(findings, now=now, language=session.language))
    elif is_whole:
        print_line(("\n" if findings else "") + report.outcome_words(findings, session.language))
    if output:
        print_note(session.text("doctor-written", path=output))
    return exit_of(findings) if is_whole else Exit.INTERRUPTED


def _patient(kept: Patient | None, server: str, given: str, wishes: NetworkSettings) -> Patient | None:
    """A token goes to the server that it is for, and an address that was given is one of contract v1's."""
    find_route = partial(route_to, wishes=wishes)
    if server:
        is_theirs = kept is not None and kept.lapor3 is None and server.strip().rstrip("/") == kept.url
        kept = replace(kept, url=server) if kept and is_theirs else Patient(url=server, token="", find_route=find_route)
    if kept is None:
        return None
    token, is_renewed = (given, False) if given else (kept.token, kept.is_renewed)
    return replace(kept, token=token, is_renewed=is_renewed, find_route=find_route)


def exit_of(findings: list[Finding]) -> Exit:
    """The code of the step that stands out, or `FINE`."""
    found = worst(findings)
    return Exit[f"WAY_{found.step.name}"] if found else Exit.FINE


def _examined(session: Session, examination: Examination) -> tuple[list[Finding], bool]:
    """All that was found, shown as it comes, and whether it went to its end."""
    findings: list[Finding] = []
    with stopped_by_signals(examination.stop) as is_stopped:
        for finding in examination.run():
            findings.append(finding)
            if not session.wants_json:
                for line in report.lines_of(finding, session.language):
                    print_line(line)
        return findings, not is_stopped()


def _saved(session: Session, *, is_enough: bool) -> _Saved:
    """What the desk knows. Where an address was given, a desk that is not there or can't be opened is no hindrance."""
    if is_enough and not (session.data_dir / "desk.db").exists():
        return None, NetworkSettings()
    try:
        with session.open_desk() as desk:
            return desk.ask(_account)
    except KnownProblem:
        if not is_enough:
            raise
        return None, NetworkSettings()


def _account(db: Database) -> _Saved:
    return saved_patient(db), network.read(db)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KnownProblem("file-unwritable", path=str(file), reason=error.strerror or "") from error
